/** Whether a reading is of the baseline or of the time after it: the baseline ends with its freeze, at the latest with the first go-live (ME-7). */
import { todayIn } from '#core/kernel/calendar.ts'
import type { At } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

export type Stage = 'before' | 'after'

/** The first day on which anybody works with the new tool; null while nothing is planned. */
export const firstGoLiveOn = (phases: readonly Pick<Row<'phase'>, 'goLiveOn' | 'headCount'>[]): string | null =>
  phases.reduce<string | null>(
    (first, { goLiveOn, headCount }) => (headCount > 0 && (first === null || goLiveOn < first) ? goLiveOn : first),
    null,
  )

/**
 * The stage of what was taken on a day. From the first go-live on it is after; before that it is of the baseline, until that is frozen.
 * Problem: impact.frozen.
 */
export const stageOf = (
  takenOn: string,
  first: string | null,
  freeze: Pick<Row<'impactFreeze'>, 'frozenAt'> | undefined,
  { zone }: Pick<At, 'zone'>,
): Stage => {
  if (first !== null && takenOn >= first) return 'after'
  if (freeze) throw new Problem('impact.frozen', { on: todayIn(zone, freeze.frozenAt), first })
  return 'before'
}

/**
 * Whether a reading says something of its stage: what is measured of somebody after the first go-live, but before their own, says
 * nothing of the time after. They are those with whom the others are compared (ME-7, ME-13). Of nobody by name it always counts, and
 * where the go-live is not at hand (undefined; null is not planned).
 *
 * @example isOfItsStage({ stage: 'after', personId: 'milton', takenOn: '2026-11-20' }, '2026-11-30') // false
 */
export const isOfItsStage = (
  { stage, personId, takenOn }: Pick<Row<'impactReading'>, 'stage' | 'personId' | 'takenOn'>,
  goLiveOn: string | null | undefined,
): boolean => stage === 'before' || personId === null || goLiveOn === undefined || (goLiveOn !== null && goLiveOn <= takenOn)
