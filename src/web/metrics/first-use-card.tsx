/** Time to first use by cohort: the share that has begun, by days since each own first day (ME-11). */
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import { firstUseDays } from '#core/metrics/adoption-history.ts'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { f, voice } from '#web/base/language.ts'
import { type CardProps, numbered, percent } from '#web/metrics/adoption-card.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { usageOrigin } from '#web/metrics/origin.ts'
import { LineChart } from '#web/metrics/line-chart.tsx'
import { phaseOrder } from '#web/metrics/phase-order.ts'

const words = voice(adoptionWords)

const cohortsOf = (answer: AdoptionAnswer) =>
  numbered(answer, phaseOrder.value).flatMap((group) => {
    const found = answer.cohorts?.find(({ phaseKey }) => phaseKey === group.key)
    return found ? [{ ...group, ...found.firstUse, followed: found.days.at(-1)?.day ?? 0 }] : []
  })

export const firstUseTable = (answer: AdoptionAnswer): ChartTable => ({
  columns: [words('cohort'), words('started'), words('median'), words('within'), words('overdue')],
  rows: cohortsOf(answer).map(({ name, started, people, medianDays, within, overdue }) => [
    name,
    words('activeOf', { active: started, of: people }),
    medianDays === null ? words('notReachedYet') : String(medianDays),
    percent(within),
    f().number(overdue),
  ]),
})

export const FirstUseCard = ({ answer, open }: CardProps) => {
  const cohorts = cohortsOf(answer)
  if (cohorts.length === 0) return null
  const sum = (of: (one: (typeof cohorts)[number]) => number): number => cohorts.reduce((total, one) => total + of(one), 0)
  const [started, people, overdue] = [sum((one) => one.started), sum((one) => one.people), sum((one) => one.overdue)]
  return (
    <ChartCard
      id="first-use"
      origin={({ answer: of, chosen }) => usageOrigin(of, chosen, { isDaily: true })}
      title={words('firstUse')}
      table={firstUseTable(answer)}
    >
      <LineChart
        high={190}
        wideOnPaper={250}
        said={words('firstUseSaid', {
          lines: cohorts.map(({ name, medianDays, within }) => words('firstUseLine', { name, median: medianDays, within: within === null ? null : percent(within) })), // prettier-ignore
        })}
        from={0}
        to={dueAfterDays}
        ticks={[0, firstUseDays, dueAfterDays].map((at) => ({ at, label: at === 0 ? '0' : words('day', { day: at }) }))}
        most={1}
        called={percent}
        mark={firstUseDays}
        isStepped
        lines={cohorts.map(({ key, position, medianDays, steps, followed }) => ({
          key,
          label: words('firstUseLabel', { position, median: medianDays }),
          points: [[0, 0] as const, ...steps.map(({ day, share }) => [Math.min(day, dueAfterDays), share] as const), [followed, steps.at(-1)?.share ?? 0] as const], // prettier-ignore
        }))}
      />
      <p class="small soft">
        {words('firstUseAbout', { started, people, overdue })}{' '}
        {overdue > 0 && (
          <button type="button" class="link-button no-print" onClick={() => open({ list: 'never' })}>
            {words('who')}
          </button>
        )}
      </p>
    </ChartCard>
  )
}
