/** Who and what is taken when: trainers and rooms, counted while a plan is made and numbered once it stands. */

/** What is taken, by quarter: of trainers how many at once, of each place how many rooms at once. */
export class Ledger {
  readonly #taken = new Map<number, number>()
  /** Sessions in each room by day: how many places trainers must be at. */
  readonly #visits = new Map<number, Map<number, number>>()
  readonly #pitch: number
  readonly #numbers = new Map<string, number>()

  constructor(pitch: number) {
    this.#pitch = pitch
  }

  /** Trainers have number 0, rooms of a place one of their own. */
  numberOf(locationId: string): number {
    let number = this.#numbers.get(locationId)
    if (number === undefined) this.#numbers.set(locationId, (number = this.#numbers.size + 1))
    return number
  }

  isFree(of: number, start: number, limit: number): boolean {
    for (let quarter = start; quarter < start + this.#pitch; quarter++)
      if ((this.#taken.get(of * 2 ** 26 + quarter) ?? 0) >= limit) return false
    return true
  }

  take(of: number, start: number, count: 1 | -1): void {
    for (let quarter = start; quarter < start + this.#pitch; quarter++) {
      const key = of * 2 ** 26 + quarter
      this.#taken.set(key, (this.#taken.get(key) ?? 0) + count)
    }
  }

  visit(day: number, room: number, count: 1 | -1): void {
    let visits = this.#visits.get(day)
    if (!visits) this.#visits.set(day, (visits = new Map()))
    const left = (visits.get(room) ?? 0) + count
    if (left === 0) visits.delete(room)
    else visits.set(room, left)
  }

  /** Whether trainers can be at this place all day: someone is there already, or someone has no other place that day. */
  canStay(day: number, room: number, trainers: number): boolean {
    const visits = this.#visits.get(day)
    return !visits || visits.has(room) || visits.size < trainers
  }
}

/** A thing that is taken for a while. */
export interface Taken<T> {
  readonly start: number
  readonly what: T
  /** What it would like to follow on the same helper: sessions at one place keep their trainer. */
  readonly like: string
}

/**
 * Numbers (from 1) for whoever or whatever serves each of some spans of equal length, none twice at a time, with the
 * fewest there can be; among those free, the one that last served the same comes first.
 *
 * @example numbered([{ start: 0, what: 'a', like: '' }, { start: 2, what: 'b', like: '' }], 6).get('b') // 2
 */
export const numbered = <T>(spans: readonly Taken<T>[], length: number): Map<T, number> => {
  const numbers = new Map<T, number>()
  const freeFrom: number[] = []
  const served: string[] = []
  for (const { start, what, like } of spans.toSorted((a, b) => a.start - b.start)) {
    let chosen = -1
    for (let number = 0; number < freeFrom.length; number++) {
      if ((freeFrom[number] ?? 0) > start) continue
      if (chosen < 0) chosen = number
      if (served[number] === like) {
        chosen = number
        break
      }
    }
    if (chosen < 0) chosen = freeFrom.length
    freeFrom[chosen] = start + length
    served[chosen] = like
    numbers.set(what, chosen + 1)
  }
  return numbers
}
