/** Who and what is taken when: rooms counted by location, trainers one by one, because a trainer has to travel. */
import type { PlanLocation } from '#core/plan/plan.ts'

/** Rooms taken at once, by location and quarter of an hour. */
export class Rooms {
  readonly #taken = new Map<string, Map<number, number>>()
  readonly #pitch: number

  constructor(pitch: number) {
    this.#pitch = pitch
  }

  isFree(place: PlanLocation, start: number, limit: number): boolean {
    const taken = this.#taken.get(place.id)
    if (!taken) return limit > 0
    for (let quarter = start; quarter < start + this.#pitch; quarter++) if ((taken.get(quarter) ?? 0) >= limit) return false
    return true
  }

  take(place: PlanLocation, start: number, count: 1 | -1): void {
    let taken = this.#taken.get(place.id)
    if (!taken) this.#taken.set(place.id, (taken = new Map()))
    for (let quarter = start; quarter < start + this.#pitch; quarter++) taken.set(quarter, (taken.get(quarter) ?? 0) + count)
  }
}

interface Diary {
  /** Quarters in which this trainer teaches. */
  readonly busy: Set<number>
  /** Where this trainer is on a day, and for how many sessions; online sessions can be given from anywhere. */
  readonly stays: Map<number, { readonly place: PlanLocation; sessions: number }>
  /** Sessions given at each location, so that people meet the trainer they know. */
  readonly homes: Map<string, number>
}

/** The diaries of all trainers: one location a day, and no two countries on two days in a row. */
export class Trainers {
  readonly #diaries: Diary[] = []
  readonly #pitch: number

  constructor(pitch: number) {
    this.#pitch = pitch
  }

  #diary(trainer: number): Diary {
    return (this.#diaries[trainer] ??= { busy: new Set(), stays: new Map(), homes: new Map() })
  }

  #isIdle({ busy }: Diary, start: number): boolean {
    for (let quarter = start; quarter < start + this.#pitch; quarter++) if (busy.has(quarter)) return false
    return true
  }

  #canBeAt({ stays }: Diary, day: number, place: PlanLocation): boolean {
    const here = stays.get(day)
    if (here) return here.place === place
    return [day - 1, day + 1].every((next) => (stays.get(next)?.place.country ?? place.country) === place.country)
  }

  /** Trainers, of so many, who can be at a location on a day: those who are there first, then those who know it. */
  for(place: PlanLocation, day: number, limit: number): number[] {
    const rank = (trainer: number): number => {
      const diary = this.#diaries[trainer]
      if (!diary) return 2
      if (diary.stays.has(day)) return 0
      return diary.homes.has(place.id) ? 1 : diary.homes.size === 0 ? 2 : 3
    }
    return this.#those(limit, (diary) => this.#canBeAt(diary, day, place)).toSorted((a, b) => rank(a) - rank(b) || a - b)
  }

  /** All of so many trainers, in the order of their numbers: an online session asks for no journey. */
  anywhere(limit: number): number[] {
    return this.#those(limit, () => true)
  }

  /** Those who suit, and one more who has nothing yet while there are fewer than the limit. */
  #those(limit: number, suits: (diary: Diary) => boolean): number[] {
    const found: number[] = []
    for (let trainer = 0; trainer < Math.min(limit, this.#diaries.length); trainer++) if (suits(this.#diary(trainer))) found.push(trainer)
    if (this.#diaries.length < limit) found.push(this.#diaries.length)
    return found
  }

  /** The first of some trainers who has nothing else then. */
  idle(of: readonly number[], start: number): number | undefined {
    return of.find((trainer) => {
      const diary = this.#diaries[trainer]
      return !diary || this.#isIdle(diary, start)
    })
  }

  take(trainer: number, place: PlanLocation | undefined, day: number, start: number): void {
    const { busy, stays, homes } = this.#diary(trainer)
    for (let quarter = start; quarter < start + this.#pitch; quarter++) busy.add(quarter)
    if (!place) return
    homes.set(place.id, (homes.get(place.id) ?? 0) + 1)
    const stay = stays.get(day)
    if (stay) stay.sessions++
    else stays.set(day, { place, sessions: 1 })
  }

  giveBack(trainer: number, place: PlanLocation | undefined, day: number, start: number): void {
    const { busy, stays, homes } = this.#diary(trainer)
    for (let quarter = start; quarter < start + this.#pitch; quarter++) busy.delete(quarter)
    if (!place) return
    const given = (homes.get(place.id) ?? 0) - 1
    if (given > 0) homes.set(place.id, given)
    else homes.delete(place.id)
    const stay = stays.get(day)
    if (stay && --stay.sessions === 0) stays.delete(day)
  }
}

/**
 * Numbers (from 1) for the rooms of some sessions of equal length, none twice at a time, with the fewest there can be.
 *
 * @example numbered([{ start: 0, what: 'a' }, { start: 2, what: 'b' }], 6).get('b') // 2
 */
export const numbered = <T>(spans: readonly { readonly start: number; readonly what: T }[], length: number): Map<T, number> => {
  const numbers = new Map<T, number>()
  const freeFrom: number[] = []
  for (const { start, what } of spans.toSorted((a, b) => a.start - b.start)) {
    const free = freeFrom.findIndex((from) => from <= start)
    const chosen = free < 0 ? freeFrom.length : free
    freeFrom[chosen] = start + length
    numbers.set(what, chosen + 1)
  }
  return numbers
}
