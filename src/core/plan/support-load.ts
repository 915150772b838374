/** How many calls for help a plan expects in a week, and how many its champions and office hours can answer (PH-8). */
import type { PlanSettings } from '#core/plan/settings.ts'

/** So many people go live in a week of the rollout. */
export interface Going {
  readonly week: number
  readonly people: number
}

type Assumptions = Pick<PlanSettings, 'ticketsPerWeek' | 'ticketsPerHour' | 'championHours'>

/** Tickets expected in a week from everyone live by then (PH-8): most in their own first week, fewer later. */
export const ticketsIn = (week: number, goings: readonly Going[], { ticketsPerWeek: [first, second, after] }: Assumptions): number =>
  goings.reduce((sum, going) => {
    const age = week - going.week
    return age < 0 ? sum : sum + going.people * (age === 0 ? first : age === 1 ? second : after)
  }, 0)

/** Hours of office hours in a week (TR-3), counted once however many groups share them: five after a go-live, then three, then none by plan. */
export const officeHoursIn = (week: number, goings: readonly Going[]): number => {
  const latest = goings.reduce((last, going) => (going.week <= week && going.people > 0 ? Math.max(last, going.week) : last), -Infinity)
  return latest === week ? 5 : latest === week - 1 ? 3 : 0
}

/**
 * Tickets that can be answered in a week (PH-8): office hours, and the hours of champions live by then.
 *
 * `championWeeks` holds the week of go-live of each champion. Raises no Problem.
 *
 * @example capacityIn(1, [{ week: 1, people: 20 }], [1, 1], defaultSettings) // (5 + 2 × 3) × 6 = 66
 */
export const capacityIn = (week: number, goings: readonly Going[], championWeeks: readonly number[], settings: Assumptions): number =>
  settings.ticketsPerHour * (officeHoursIn(week, goings) + settings.championHours * championWeeks.filter((live) => live <= week).length)

/** How many people more may start in a week before help runs short; may be below zero. */
export const startersIn = (week: number, goings: readonly Going[], championWeeks: readonly number[], settings: Assumptions): number => {
  const left = capacityIn(week, [...goings, { week, people: 1 }], championWeeks, settings) - ticketsIn(week, goings, settings)
  const each = settings.ticketsPerWeek[0]
  return each > 0 ? Math.floor(left / each + 1e-9) : left >= 0 ? Infinity : 0
}

/** The week among several in which help falls furthest short, and by how many tickets; undefined when it never does. */
export const worstWeek = (
  weeks: readonly number[],
  goings: readonly Going[],
  championWeeks: readonly number[],
  settings: Assumptions,
): { week: number; tickets: number; capacity: number } | undefined => {
  let worst: { week: number; tickets: number; capacity: number } | undefined
  for (const week of weeks) {
    const tickets = ticketsIn(week, goings, settings)
    const capacity = capacityIn(week, goings, championWeeks, settings)
    if (tickets > capacity + 1e-9 && tickets - capacity > (worst ? worst.tickets - worst.capacity : 0)) worst = { week, tickets, capacity }
  }
  return worst
}
