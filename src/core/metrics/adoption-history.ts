/** How adoption came about: weekly active by days since each person's own go-live, time to first use, and week by week (ME-2, ME-11). */
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import { medianDays, productLimitOf, startedWithin } from '#core/metrics/survival.ts'
import type { Grouping } from '#core/metrics/people-facts.ts'
import { BitCounts, byGroup, type HistoryQuestion, mostWeeks, type PeopleUse, weekBits, weekEnds } from '#core/metrics/use-since-start.ts'

export interface DayOfCohort {
  /** Days since each person's own go-live. */
  readonly day: number
  readonly active: number
  /** How many have been live for so long. */
  readonly of: number
}

export interface FirstUse {
  /** Everyone who is or was live, those who left included. */
  readonly people: number
  readonly started: number
  /** The first day by which half of them had started; null where half is not reached. */
  readonly medianDays: number | null
  /** The estimated share that starts within `firstUseDays`; null while nobody has been live for so long. */
  readonly within: number | null
  /** Live for longer than that, and not started. */
  readonly overdue: number
  /** The share that has started up to each day on which somebody did. */
  readonly steps: readonly { readonly day: number; readonly share: number }[]
}

export interface CohortHistory {
  readonly phaseKey: string | null
  readonly live: number
  readonly days: readonly DayOfCohort[]
  readonly firstUse: FirstUse
}

export interface WeekOfUse {
  /** The last day of the week. */
  readonly until: number
  readonly live: number
  readonly activeLive: number
  readonly inNew: number
  /** Null in a week that the sources of the old system do not speak of to its end. */
  readonly inOld: number | null
  readonly inBoth: number | null
}

/** Days after go-live within which somebody is expected to begin (ME-11): until then nobody is called late. */
export const firstUseDays = 7
/** A cohort's line ends where fewer than this share of it has been live. */
export const mostFollowed = 0.8

/** Counts of a cohort while its people are added; `of` says of how many days since go-live somebody is known, most of them all. */
const emptyCohort = (phaseKey: string | null) => ({
  phaseKey,
  live: 0,
  active: new BitCounts(),
  of: new Int32Array(dueAfterDays + 1),
  /** By days from go-live who started after so many, and whose days ended there. */
  started: [] as number[],
  ended: [] as number[],
  overdue: 0,
})
type Cohort = ReturnType<typeof emptyCohort>

const addToCohort = (cohort: Cohort, { goLive, out, leftOn }: AdoptionPerson, active: number, first: number, newest: number): void => {
  if (goLive === null || goLive > newest || out === 'excluded') return
  const until = leftOn === null ? newest : Math.min(newest, leftOn)
  if (until >= goLive) {
    const hasStarted = first > 0 && first <= until
    if (!hasStarted && leftOn === null && until - goLive > firstUseDays) cohort.overdue += 1
    const days = hasStarted ? Math.max(0, first - goLive) : until - goLive
    cohort.ended[days] = (cohort.ended[days] ?? 0) + 1
    if (hasStarted) cohort.started[days] = (cohort.started[days] ?? 0) + 1
  }
  if (out !== null) return
  cohort.live += 1
  const last = Math.min(dueAfterDays, newest - goLive)
  cohort.of[last]! += 1
  // The first bit is of the day before go-live; days that are still to come are of nobody.
  cohort.active.add((active >> 1) & ((2 << last) - 1))
}

const firstUseOf = ({ ended, started: begun, overdue }: Cohort): FirstUse => {
  const durations = new Map<number, { started: number; all: number }>()
  let [people, started] = [0, 0]
  for (const [days, all = 0] of ended.entries()) {
    if (all === 0) continue
    const some = begun[days] ?? 0
    durations.set(days, { started: some, all })
    people += all
    started += some
  }
  const steps = productLimitOf(durations)
  return {
    people,
    started,
    medianDays: medianDays(steps),
    within: [...durations.keys()].some((days) => days >= firstUseDays) || steps.at(-1)?.waiting === 0 ? startedWithin(steps, firstUseDays) : null, // prettier-ignore
    overdue,
    steps: steps.map(({ days, waiting }) => ({ day: days, share: 1 - waiting })),
  }
}

const daysOfCohort = ({ live, active, of }: Cohort): DayOfCohort[] => {
  const days: DayOfCohort[] = []
  const counts = active.first(dueAfterDays + 1)
  let known = live
  for (let day = 0; day <= dueAfterDays; day++) {
    if (known > 0 && known >= mostFollowed * live) days.push({ day, active: counts[day] ?? 0, of: known })
    known -= of[day] ?? 0
  }
  return days
}

/** Each cohort of whom somebody is live; people who left count for the first use until their last day, and nowhere else (ME-11). */
export const cohortHistories = (use: PeopleUse, phases: Grouping, { newest }: HistoryQuestion): CohortHistory[] =>
  byGroup(use, phases, emptyCohort, (cohort, person, active, first) => addToCohort(cohort, person, active, first, newest)).flatMap(
    (cohort) => {
      const firstUse = firstUseOf(cohort)
      return firstUse.people === 0 ? [] : [{ phaseKey: cohort.phaseKey, live: cohort.live, days: daysOfCohort(cohort), firstUse }]
    },
  )

/** By group the weeks up to the newest day, the oldest first: who was live, and who was seen in the new and in the old system. */
export const weeksOfUse = (
  use: PeopleUse,
  groups: Grouping,
  { newest, newestOld }: { readonly newest: number; readonly newestOld: number | null },
  weeks: number,
): { readonly key: string | null; readonly weeks: readonly WeekOfUse[] }[] => {
  const ends = weekEnds(newest, weeks)
  const empty = (key: string | null) => ({ key, counts: new BitCounts() })
  return byGroup(use, groups, empty, ({ counts }, _person, _active, _first, seen) => counts.add(seen)).map(({ key, counts }) => {
    const all = counts.first(5 * mostWeeks)
    return {
      key,
      weeks: ends.map((until, week) => {
        const people = (what: keyof typeof weekBits): number => all[weekBits[what] + mostWeeks - weeks + week] ?? 0
        const isTold = newestOld !== null && newestOld >= until
        return {
          until,
          live: people('live'),
          activeLive: people('activeLive'),
          inNew: people('inNew'),
          inOld: isTold ? people('inOld') : null,
          inBoth: isTold ? people('inBoth') : null,
        }
      }),
    }
  })
}

/** A location whose use fell, by the two last weeks of each: at least two people fewer, the steepest fall first. */
export const steepestFall = <K>(
  weeks: ReadonlyMap<K, readonly WeekOfUse[]>,
): { readonly key: K; readonly active: number; readonly of: number } | null => {
  const falls = [...weeks].flatMap(([key, list]) => {
    const [before, last] = list.slice(-2)
    if (!before || !last || last.live === 0 || before.live === 0) return []
    const fall = before.activeLive - last.activeLive
    const steep = before.activeLive / before.live - last.activeLive / last.live
    return fall >= 2 && steep >= 0.2 - 1e-9 ? [{ key, active: last.activeLive, of: last.live, steep }] : []
  })
  const [worst] = falls.toSorted((one, other) => other.steep - one.steep)
  return worst ? { key: worst.key, active: worst.active, of: worst.of } : null
}
