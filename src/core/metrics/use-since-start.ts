/** What somebody's days of use come to: active on which days since their own go-live, in which weeks, and since when (ME-2, ME-11). */
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import { type FactsReader, type Grouping, readFacts } from '#core/metrics/people-facts.ts'

/** By person: the days of use, each once and in order; days are counts since 1970. */
export type DaysOfUse = Pick<ReadonlyMap<string, readonly number[]>, 'get'>

export interface HistoryQuestion {
  readonly asOf: number
  /** The newest day that the sources speak of: nothing is known of the days after it. */
  readonly newest: number
  /** Days in which somebody must have been seen to count as active. */
  readonly window: number
}

/** Weeks of the longest series. */
export const mostWeeks = 6
/** The day before go-live, and the days from it to day 28: so many bits. */
export const daysFollowed = dueAfterDays + 2

/** The last days of the weeks up to the newest day, the oldest first. */
export const weekEnds = (newest: number, weeks: number): number[] => Array.from({ length: weeks }, (_, index) => newest - 7 * (weeks - 1 - index)) // prettier-ignore

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

/** On which days from the one before go-live on somebody was active, one bit each. */
const activeSince = (days: readonly number[], goLive: number, window: number): number => {
  const before = goLive - 1
  let active = 0
  for (let at = days.length - 1; at >= 0; at--) {
    const day = (days[at] ?? 0) - before
    if (day <= -window) break
    for (let bit = Math.max(0, day); bit < Math.min(daysFollowed, day + window); bit++) active |= 1 << bit
  }
  return active
}

/** What is kept of somebody's last weeks, the oldest week in the first bit of each: where they were seen, when live, and both at once. */
export const weekBits = { inNew: 0, inOld: mostWeeks, live: 2 * mostWeeks, activeLive: 3 * mostWeeks, inBoth: 4 * mostWeeks } as const
const allWeeks = (1 << mostWeeks) - 1

/** The weeks of somebody from those in which they were seen in the two systems; of who left nothing counts. */
const weeksOf = ({ goLive, out }: AdoptionPerson, inNew: number, inOld: number, newest: number): number => {
  if (out !== null) return 0
  const weeks = goLive === null || goLive > newest ? 0 : Math.min(mostWeeks, Math.floor((newest - goLive) / 7) + 1)
  const live = allWeeks & ~(allWeeks >> weeks)
  return (
    (inNew << weekBits.inNew) |
    (inOld << weekBits.inOld) |
    (live << weekBits.live) |
    ((live & inNew) << weekBits.activeLive) |
    ((inNew & inOld) << weekBits.inBoth)
  )
}

/** Counts for each of 32 bits in how many numbers it is set: by bytes first, so that a number costs four additions. */
export class BitCounts {
  readonly #bytes = new Int32Array(4 * 256)

  add(bits: number): void {
    this.#bytes[bits & 255]! += 1
    this.#bytes[256 + ((bits >>> 8) & 255)]! += 1
    this.#bytes[512 + ((bits >>> 16) & 255)]! += 1
    this.#bytes[768 + (bits >>> 24)]! += 1
  }

  /** The counts of the first bits. */
  first(length: number): number[] {
    const counts = Array.from({ length }, () => 0)
    for (const [place, people] of this.#bytes.entries()) {
      if (people === 0) continue
      for (let rest = place & 255, bit = (place >> 8) * 8; rest > 0 && bit < length; rest >>= 1, bit++) if (rest & 1) counts[bit]! += people
    }
    return counts
  }
}

const noDays: readonly number[] = []
const width = 3

/** Reads what somebody's days come to: the bits of `activeSince`, their first day (0 for none), and their weeks as `weekBits` says. */
export const useReader = (inNew: DaysOfUse, inOld: DaysOfUse, { newest, window }: HistoryQuestion): FactsReader<AdoptionPerson> => {
  const ends = weekEnds(newest, mostWeeks)
  return {
    width,
    read: (person, into, at) => {
      const { personId, goLive } = person
      const days = inNew.get(personId) ?? noDays
      into[at] = goLive === null ? 0 : activeSince(days, goLive, window)
      into[at + 1] = days[0] ?? 0
      into[at + 2] = weeksOf(person, seenIn(days, ends, window), seenIn(inOld.get(personId) ?? noDays, ends, window), newest)
    },
  }
}

/** People and what their days of use come to; only some of them are looked at, in groups. */
export interface PeopleUse {
  readonly people: readonly AdoptionPerson[]
  readonly facts: Int32Array
  /** Numbers of each person in the facts, and which is the first of those that `useReader` wrote. */
  readonly width: number
  readonly from: number
  readonly isLookedAt: (index: number) => boolean
}

/** Everybody's use, from their days. */
export const useOf = (people: readonly AdoptionPerson[], inNew: DaysOfUse, inOld: DaysOfUse, question: HistoryQuestion): PeopleUse => ({
  people,
  facts: readFacts(people, useReader(inNew, inOld, question)),
  width,
  from: 0,
  isLookedAt: () => true,
})

/** Makes something for each group of whom somebody is looked at, in the order in which they are met; adds the people to it. */
export const byGroup = <T>(
  { people, facts, width: step, from, isLookedAt }: PeopleUse,
  { names, of }: Grouping,
  make: (name: string | null) => T,
  add: (to: T, person: AdoptionPerson, active: number, first: number, weeks: number) => void,
): T[] => {
  const made: (T | undefined)[] = []
  const met: T[] = []
  for (let index = 0, at = from; index < people.length; index++, at += step) {
    const person = people[index]
    if (!person || !isLookedAt(index)) continue
    const place = of[index] ?? 0
    let to = made[place]
    if (to === undefined) {
      to = made[place] = make(names[place] ?? null)
      met.push(to)
    }
    add(to, person, facts[at] ?? 0, facts[at + 1] ?? 0, facts[at + 2] ?? 0)
  }
  return met
}
