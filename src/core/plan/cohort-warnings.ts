/** What a placement could not keep: bands, pins, support that is short, and facts that are missing. */
import { chooseChampions } from '#core/plan/champions.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import type { PhaseKey, PlanFacts, PlanPerson, Shape } from '#core/plan/plan.ts'
import { groupBy, namesOf } from '#core/plan/ranking.ts'
import { bandFor } from '#core/plan/shape.ts'
import { type Going, worstWeek } from '#core/plan/support-load.ts'
import { note, type Note } from '#core/kernel/note.ts'

/** The week of go-live of each champion that cohorts would have (PH-8). */
export const championWeeks = (facts: PlanFacts, cohorts: readonly Cohort[]): number[] => {
  const weekOf = new Map(cohorts.flatMap(({ week, people }) => people.map(({ id }) => [id, week] as const)))
  return chooseChampions(facts, cohorts).champions.map(({ person }) => weekOf.get(person) ?? 1)
}

/** How many people go live in which week. */
export const goingsOf = (cohorts: readonly Cohort[]): Going[] => cohorts.map(({ week, people }) => ({ week, people: people.length }))

const bandWarnings = (cohorts: readonly Cohort[], headCount: number, begun: ReadonlySet<PhaseKey>): Note[] =>
  cohorts.flatMap(({ key, people }) => {
    const band = bandFor(key, headCount)
    if (!band || begun.has(key) || (people.length >= band.least && people.length <= band.most)) return []
    const bounds = { phase: key, people: people.length, ...band }
    if (people.length < band.least) return [note('plan.warning.tooFew', bounds)]
    const pilots = people.filter(({ pilot }) => pilot).length
    return [
      pilots > band.most
        ? note('plan.warning.pilotsOverShare', { pilots, most: band.most, phase: key })
        : note('plan.warning.tooMany', bounds),
    ]
  })

/** One warning for each phase during which help falls short, for its worst week (PH-8). */
const supportWarnings = (facts: PlanFacts, cohorts: readonly Cohort[]): Note[] => {
  const { settings } = facts
  const weeksLive = championWeeks(facts, cohorts)
  return cohorts.flatMap(({ key, week, people }, index) => {
    if (people.length === 0) return []
    const next = cohorts.slice(index + 1).find((later) => later.people.length > 0)
    const weeks = Array.from({ length: next ? next.week - week : 3 }, (_, after) => week + after)
    const worst = worstWeek(weeks, goingsOf(cohorts), weeksLive, settings)
    if (!worst) return []
    const short = worst.tickets - worst.capacity
    const hours = Math.ceil(short / Math.max(1, settings.ticketsPerHour) - 1e-9)
    const champions =
      settings.championHours > 0 ? Math.ceil(short / Math.max(1, settings.ticketsPerHour) / settings.championHours - 1e-9) : 0
    const tickets = Math.ceil(worst.tickets - 1e-9)
    return [
      note('plan.warning.supportShort', {
        phase: key,
        week: worst.week,
        tickets,
        capacity: Math.floor(worst.capacity + 1e-9),
        champions,
        hours,
      }),
    ]
  })
}

const pinWarnings = (lost: readonly PlanPerson[]): Note[] =>
  [...groupBy(lost, ({ pinned }) => pinned ?? '')].map(([phase, people]) => note('plan.warning.pinUnknown', { ...namesOf(people), phase }))

const useWarning = (shape: Shape, people: readonly PlanPerson[]): Note[] =>
  (shape === 'phased' || shape === 'growing') && people.every(({ oldUse }) => oldUse === null) ? [note('plan.warning.useUnknown', {})] : []

/**
 * Everything a placement has to warn of, in a stable order (PH-3, PH-4, PH-8, PH-10); `lost` are people pinned to a phase
 * that is not there, and nothing can be done about the size of phases that have `begun`. Raises no Problem.
 *
 * @example placementWarnings(facts, 'phased', cohorts, [], new Set()).map(({ code }) => code) // ['plan.warning.useUnknown']
 */
export const placementWarnings = (
  facts: PlanFacts,
  shape: Shape,
  cohorts: readonly Cohort[],
  lost: readonly PlanPerson[],
  begun: ReadonlySet<PhaseKey>,
): Note[] => [
  ...useWarning(shape, facts.people),
  ...pinWarnings(lost),
  ...bandWarnings(cohorts, facts.people.length, begun),
  ...supportWarnings(facts, cohorts),
]
