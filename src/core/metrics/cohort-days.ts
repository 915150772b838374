/** Each cohort folded into counts by day since go-live: who has never used the tool, who is active, who came back (ME-10, ME-12). */
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { mostFollowed } from '#core/metrics/adoption-history.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import { groupingOf, type Grouping } from '#core/metrics/people-facts.ts'
import { BitCounts, byGroup, type DaysOfUse, type HistoryQuestion, type PeopleUse, useOf } from '#core/metrics/use-since-start.ts'

/** What is known beforehand, as counts of days since 1970: from when on the old system cannot be used, and when people are at home. */
export interface KnownAhead {
  readonly oldEnds: number | null
  readonly closed: ReadonlySet<number>
}

/** Counts have one entry for the day before go-live and one for each day since, up to day 28; everyone counted is followed to the last. */
export interface CohortDays {
  readonly key: string | null
  /** The day by which everyone counted was live: a count since 1970. */
  readonly since: number
  readonly people: number
  /** Who has not used the tool up to that day. */
  readonly never: readonly number[]
  /** Who used it in the week up to that day. */
  readonly active: readonly number[]
  /** Who is active on that day, and had lapsed seven days before; 0 in the first six days. */
  readonly back: readonly number[]
  readonly ahead?: KnownAhead | undefined
}

/**
 * The first day on which enough of a cohort are live, from how many have been live for how many days; its line is drawn up to the newest
 * day from there.
 */
const sinceOf = (liveFor: readonly number[], newest: number): number => {
  const wanted = Math.max(1, Math.ceil(liveFor.reduce((sum, people) => sum + people, 0) * mostFollowed - 1e-9))
  let live = 0
  for (let days = liveFor.length - 1; days >= 0; days--) if ((live += liveFor[days] ?? 0) >= wanted) return newest - days
  return 0
}

/** The go-live of somebody who can be counted. */
const countedFrom = ({ goLive, out }: AdoptionPerson, newest: number): number | null => (out === null && goLive !== null && goLive <= newest ? goLive : null) // prettier-ignore

const emptyCohort = (key: string | null, since: number, length: number) => ({
  key,
  since,
  people: 0,
  length,
  began: new Int32Array(length + 1),
  active: new BitCounts(),
  back: new BitCounts(),
})

/**
 * Folds cohorts into counts; those who left or are excluded, or are live later than the most of their cohort, are not counted. The
 * state of a person on a day: never used it, active (used it in the window up to that day), or lapsed. `ahead` is for the forecast.
 */
export const cohortDaysFrom = (
  use: PeopleUse,
  cohorts: Grouping,
  { newest, window }: HistoryQuestion,
  ahead?: KnownAhead,
): CohortDays[] => {
  const goLives = byGroup(
    use,
    cohorts,
    (key) => ({ key, liveFor: [] as number[] }),
    ({ liveFor }, person) => {
      const goLive = countedFrom(person, newest)
      if (goLive !== null) liveFor[newest - goLive] = (liveFor[newest - goLive] ?? 0) + 1
    },
  )
  const sinces = new Map(goLives.map(({ key, liveFor }) => [key, sinceOf(liveFor, newest)]))
  const empty = (key: string | null) => {
    const since = sinces.get(key) ?? 0
    return emptyCohort(key, since, Math.max(0, Math.min(dueAfterDays, newest - since) + 2))
  }
  const counted = byGroup(use, cohorts, empty, (cohort, person, active, first) => {
    const goLive = countedFrom(person, newest)
    if (goLive === null || goLive > cohort.since) return
    cohort.people += 1
    // Places are days from the one before go-live on.
    const began = first === 0 ? cohort.length : Math.min(cohort.length, Math.max(0, first - goLive + 1))
    cohort.began[began]! += 1
    const lapsed = ~active & (began > 31 ? 0 : -1 << began)
    cohort.active.add(active)
    cohort.back.add(active & (lapsed << window))
  })
  return counted.flatMap(({ key, since, people, began, active, back, length }) => {
    let never = people
    const neverOn = Array.from({ length }, (_, index) => (never -= began[index] ?? 0))
    return people === 0 ? [] : [{ key, since, people, never: neverOn, active: active.first(length), back: back.first(length), ahead }]
  })
}

/** The cohorts of people by `keyOf`, from their days. */
export const cohortDays = (
  people: readonly AdoptionPerson[],
  used: DaysOfUse,
  question: HistoryQuestion,
  keyOf: (person: AdoptionPerson) => string | null = ({ phaseKey }) => phaseKey,
  ahead?: KnownAhead,
): CohortDays[] => cohortDaysFrom(useOf(people, used, new Map(), question), groupingOf(people, keyOf), question, ahead)
