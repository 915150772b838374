/** The baseline of a plan on paper: its days beside those of now, and the baselines before it with the reasons. */
import { todayIn } from '#core/kernel/calendar.ts'
import { type BaselineDay, pastDays, slipsOf } from '#core/plan/slips.ts'
import { note } from '#core/kernel/note.ts'
import type { PaperList } from '#files/plan/paper-list.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

/** Each day of the baseline beside the day of now. */
const slipsIn = ({ plan }: Telling, days: readonly BaselineDay[]) =>
  slipsOf(
    days,
    plan.phases.map(({ key, goLive }) => ({ phaseKey: key, goLiveOn: goLive })),
  )

export const baselineLists = (told: Telling): PaperList[] => {
  const { baselines, words, format: f, phase, say } = told
  if (!baselines) return []
  const slipSaid = (days: number | null): string =>
    say(
      days === null
        ? note('plan.slip.gone', {})
        : days === 0
          ? note('plan.slip.none', {})
          : days > 0
            ? note('plan.slip.late', { days })
            : note('plan.slip.early', { days: -days }),
    )
  const dated = (days: readonly BaselineDay[]): string =>
    f.list(slipsIn(told, days).map(({ phaseKey, planned }) => `${phase(phaseKey)} ${f.day(planned, 'short')}`))
  return [
    {
      title: words('baseline', { day: todayIn(baselines.zone, baselines.approvedAt), name: baselines.approvedBy }),
      lines: slipsIn(told, baselines.days).map(
        ({ phaseKey, planned, days }) => `${phase(phaseKey)}: ${f.day(planned, 'short')}, ${slipSaid(days)}`,
      ),
    },
    {
      title: words('baselinesBefore'),
      lines: baselines.past.map((past) =>
        words('baselineBefore', {
          from: todayIn(baselines.zone, past.approvedAt),
          until: todayIn(baselines.zone, past.replacedAt),
          name: past.replacedBy,
          because: past.because,
          days: dated(pastDays(past)),
        }),
      ),
    },
  ]
}

/** The same as data. */
export const baselineData = (told: Telling) =>
  told.baselines && {
    approvedAt: told.baselines.approvedAt,
    approvedBy: told.baselines.approvedBy,
    days: slipsIn(told, told.baselines.days).map(({ phaseKey, planned, now, days }) => ({ phase: phaseKey, on: planned, now, days })),
    earlier: told.baselines.past.map((past) => ({
      approvedAt: past.approvedAt,
      approvedBy: past.approvedBy,
      replacedAt: past.replacedAt,
      replacedBy: past.replacedBy,
      because: past.because,
      days: slipsIn(told, pastDays(past)).map(({ phaseKey, planned }) => ({ phase: phaseKey, on: planned })),
    })),
  }
