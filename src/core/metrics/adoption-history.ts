/** How adoption came about: weekly active by days since each person's own go-live, time to first use, and week by week (ME-2, ME-11). */
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import { type Duration, medianDays, productLimit, startedWithin } from '#core/metrics/survival.ts'

/** By person: the days of use, each once and in order; days are counts since 1970. */
export type DaysOfUse = Pick<ReadonlyMap<string, readonly number[]>, 'get'>

export interface HistoryQuestion {
  readonly asOf: number
  /** The newest day that the sources speak of: nothing is known of the days after it. */
  readonly newest: number
  /** Days in which somebody must have been seen to count as active. */
  readonly window: number
}

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

const noDays: readonly number[] = []

/** In which of some weeks somebody was seen, from their days, as one bit each; `ends` are the last days of the weeks, in order. */
const seenIn = (days: readonly number[], ends: readonly number[], window: number): number => {
  let seen = 0
  let at = days.length - 1
  for (let week = ends.length - 1; week >= 0; week--) {
    const until = ends[week] ?? 0
    while (at >= 0 && (days[at] ?? 0) > until) at -= 1
    if (at < 0) break
    if ((days[at] ?? 0) > until - window) seen |= 1 << week
  }
  return seen
}

const isLiveOn = ({ goLive }: AdoptionPerson, day: number): boolean => goLive !== null && goLive <= day

const daysOf = (live: readonly AdoptionPerson[], used: DaysOfUse, { newest, window }: HistoryQuestion): DayOfCohort[] => {
  const counts = Array.from({ length: dueAfterDays + 1 }, () => ({ active: 0, of: 0 }))
  for (const { personId, goLive } of live) {
    if (goLive === null) continue
    const days = used.get(personId) ?? []
    let at = 0
    for (let day = 0; day <= dueAfterDays && goLive + day <= newest; day++) {
      const count = counts[day]
      if (!count) break
      while (at < days.length && (days[at] ?? 0) <= goLive + day) at++
      const last = days[at - 1]
      count.of += 1
      if (last !== undefined && last > goLive + day - window) count.active += 1
    }
  }
  return counts.flatMap(({ active, of }, day) => (of > 0 && of >= mostFollowed * live.length ? [{ day, active, of }] : []))
}

const firstUseOf = (people: readonly AdoptionPerson[], used: DaysOfUse, newest: number): FirstUse => {
  let overdue = 0
  const durations = people.flatMap(({ personId, goLive, leftOn }): Duration[] => {
    if (goLive === null || goLive > newest) return []
    const until = leftOn === null ? newest : Math.min(newest, leftOn)
    if (until < goLive) return []
    const [first] = used.get(personId) ?? []
    if (first !== undefined && first <= until) return [{ days: Math.max(0, first - goLive), hasStarted: true }]
    if (leftOn === null && until - goLive > firstUseDays) overdue += 1
    return [{ days: until - goLive, hasStarted: false }]
  })
  const steps = productLimit(durations)
  return {
    people: durations.length,
    started: durations.filter(({ hasStarted }) => hasStarted).length,
    medianDays: medianDays(steps),
    within: durations.some(({ days }) => days >= firstUseDays) || steps.at(-1)?.waiting === 0 ? startedWithin(steps, firstUseDays) : null,
    overdue,
    steps: steps.map(({ days, waiting }) => ({ day: days, share: 1 - waiting })),
  }
}

/** Each cohort of whom somebody is live; people who left count for the first use until their last day, and nowhere else (ME-11). */
export const cohortHistories = (people: readonly AdoptionPerson[], used: DaysOfUse, question: HistoryQuestion): CohortHistory[] =>
  [...Map.groupBy(people, ({ phaseKey }) => phaseKey)].flatMap(([phaseKey, members]) => {
    const live = members.filter((person) => person.out === null && isLiveOn(person, question.newest))
    const everLive = members.filter(({ out }) => out !== 'excluded')
    const firstUse = firstUseOf(everLive, used, question.newest)
    return firstUse.people === 0 ? [] : [{ phaseKey, live: live.length, days: daysOf(live, used, question), firstUse }]
  })

/** The weeks up to the newest day, the oldest first: who was live, and who was seen in the new and in the old system. */
export const weeksOfUse = (
  people: readonly AdoptionPerson[],
  inNew: DaysOfUse,
  old: { readonly days: DaysOfUse; readonly newest: number | null },
  { newest, window }: HistoryQuestion,
  weeks: number,
): WeekOfUse[] => {
  const ends = Array.from({ length: weeks }, (_, index) => newest - 7 * (weeks - 1 - index))
  const counts = ends.map(() => ({ live: 0, activeLive: 0, inNew: 0, inOld: 0, inBoth: 0 }))
  for (const person of people) {
    if (person.out !== null) continue
    const ofNew = seenIn(inNew.get(person.personId) ?? noDays, ends, window)
    const ofOld = seenIn(old.days.get(person.personId) ?? noDays, ends, window)
    for (let week = 0; week < counts.length; week++) {
      const count = counts[week]
      if (!count) continue
      const [isNew, isOld, isLive] = [(ofNew & (1 << week)) !== 0, (ofOld & (1 << week)) !== 0, isLiveOn(person, ends[week] ?? 0)]
      if (isLive) count.live += 1
      if (isLive && isNew) count.activeLive += 1
      if (isNew) count.inNew += 1
      if (isOld) count.inOld += 1
      if (isNew && isOld) count.inBoth += 1
    }
  }
  return counts.map((count, week) => {
    const until = ends[week] ?? 0
    const isTold = old.newest !== null && old.newest >= until
    return { until, ...count, inOld: isTold ? count.inOld : null, inBoth: isTold ? count.inBoth : null }
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
    return fall >= 2 && steep >= 0.2 ? [{ key, active: last.activeLive, of: last.live, steep }] : []
  })
  const [worst] = falls.toSorted((one, other) => other.steep - one.steep)
  return worst ? { key: worst.key, active: worst.active, of: worst.of } : null
}
