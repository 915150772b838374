/** When the reviews of a rollout are due: a week, a month and three months after it is complete (RV-1, RV-2, RV-3). */
import { addDays, dayNumber, daysBetween, todayIn } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'

export const reviewMoments = ['week1', 'month1', 'month3'] as const
export type ReviewMoment = (typeof reviewMoments)[number]

/** Which of the three moments a text names; null for another. */
export const momentNamed = (text: string): ReviewMoment | null => reviewMoments.find((one) => one === text) ?? null

/** Days before an open review in which it is already asked for. */
const reviewAskedDays = 3

/** The same day so many months later; the last day of a month that is shorter. Days are `YYYY-MM-DD`. */
const monthsAfter = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
  const length = dayNumber(new Date(Date.UTC(year, month + months, 1)).toISOString().slice(0, 10)) - dayNumber(first)
  return addDays(first, Math.min(date, length) - 1)
}

export interface CompletionFacts {
  readonly phases: readonly Pick<Row<'phase'>, 'goLiveOn'>[]
  readonly oldSystem: Pick<Row<'oldSystem'>, 'switchedOffAt'> | undefined
  /** The time zone of the organisation. */
  readonly zone: string
}

/**
 * The day on which a rollout is complete: the old system was switched off; until then, the last planned start, which is the switch-off where
 * there is one. Null without a plan.
 *
 * @example completedOn({ phases: [{ goLiveOn: '2027-01-26' }], oldSystem: undefined, zone: 'America/Paramaribo' }) // '2027-01-26'
 */
export const completedOn = ({ phases, oldSystem, zone }: CompletionFacts): string | null => {
  if (oldSystem?.switchedOffAt != null) return todayIn(zone, oldSystem.switchedOffAt)
  return phases.reduce<string | null>((last, { goLiveOn }) => (last === null || goLiveOn > last ? goLiveOn : last), null)
}

/**
 * The day of a review, counted from the day on which the rollout is complete.
 *
 * @example reviewDay('month1', '2027-01-31') // '2027-02-28'
 */
export const reviewDay = (moment: ReviewMoment, completed: string): string =>
  moment === 'week1' ? addDays(completed, 7) : monthsAfter(completed, moment === 'month1' ? 1 : 3)

export interface ReviewAt {
  readonly moment: ReviewMoment
  /** The day from which it can be held, `YYYY-MM-DD`. */
  readonly on: string
  /** The day on which it was held; null while it is open. */
  readonly heldOn: string | null
  readonly state: 'held' | 'later' | 'soon' | 'overdue'
}

/** The three reviews in their order, with the day of each and how it stands today. */
export const reviewsOf = (
  completed: string,
  held: readonly Pick<Row<'review'>, 'moment' | 'heldOn'>[],
  today: string,
): readonly ReviewAt[] =>
  reviewMoments.map((moment) => {
    const on = reviewDay(moment, completed)
    const heldOn = held.find((one) => one.moment === moment)?.heldOn ?? null
    const left = daysBetween(today, on)
    return { moment, on, heldOn, state: heldOn !== null ? 'held' : left < 0 ? 'overdue' : left <= reviewAskedDays ? 'soon' : 'later' }
  })
