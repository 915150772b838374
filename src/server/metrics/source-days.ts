/** On which days one source saw each person, in memory by the numbers of people (ME-1, ME-4). Days are counts since 1970. */
import type { LastSeen } from '#core/metrics/adoption-figures.ts'
import type { ChangedPeople } from '#server/metrics/changed-people.ts'
import { countIn, differing, hasBit, union, withBit, withPage } from '#server/metrics/people-bits.ts'
import type { UsageNames } from '#server/metrics/usage-names.ts'

/** Days before the newest one of which it is also kept who did which workflow. */
const workflowDays = 14
/** So many numbers of people are read before others are answered in between; a multiple of eight. */
export const page = 16_384

/** What is asked of the numbers of people. */
export type PeopleNumbers = Pick<UsageNames, 'numberOf' | 'personNumbered'>

/** What was written of a day of a source: person, system, workflow and count in turn, in one flat list. */
export interface WrittenDay {
  readonly source: number
  readonly day: number
  readonly values: readonly number[]
}

export interface LastDaysSpan {
  readonly after: number
  readonly until: number
  /** Somebody may be covered who was never seen. */
  readonly tellsNever: boolean
}

/** Takes a day into the days of somebody, or out of them; most often it is the newest one. */
const setDay = (days: number[], day: number, isSeen: boolean): void => {
  if (isSeen && (days.at(-1) ?? -1) < day) return void days.push(day)
  const after = days.findLastIndex((one) => one <= day)
  const isThere = after >= 0 && days[after] === day
  if (isSeen && !isThere) days.splice(after + 1, 0, day)
  if (!isSeen && isThere) days.splice(after, 1)
}

export class SourceDays {
  /** The numbers of the imports that were undone when it was read. */
  readonly undone: string
  readonly #names: PeopleNumbers
  /** By number of a person the days on which they were seen, in order; day 0 stands for somebody who is covered and was never seen. */
  readonly #ofPerson: (number[] | undefined)[] = []
  /** By day who was seen, one bit for the number of each person; totals without names are person 0. */
  readonly #onDay = new Map<number, Uint8Array>()
  /** Of the newest days, by day and number of a workflow who did it, in bits as above. */
  readonly #workflows = new Map<number, Map<number, Uint8Array>>()

  constructor(undone: string, names: PeopleNumbers) {
    this.undone = undone
    this.#names = names
  }

  #set(person: number, day: number, isSeen: boolean): void {
    while (this.#ofPerson.length <= person) this.#ofPerson.push(undefined)
    const days = (this.#ofPerson[person] ??= [])
    setDay(days, day, isSeen)
    if (days.length === 0) this.#ofPerson[person] = undefined
  }

  /** Takes what is stored of a page of people on a day, a person and a workflow in turn, in the place of what was known of them. */
  takePage(day: number, from: number, rows: Uint32Array, changed: ChangedPeople): void {
    let most = 0
    for (let at = 0; at < rows.length; at += 2) most = Math.max(most, (rows[at] ?? 0) - from)
    const seen = new Uint8Array(rows.length === 0 ? 0 : (most >> 3) + 1)
    for (let at = 0; at < rows.length; at += 2) seen[((rows[at] ?? 0) - from) >> 3]! |= 1 << ((rows[at] ?? 0) & 7)
    const pageOf = (bits: Uint8Array | undefined): Uint8Array | undefined => bits?.subarray(from >> 3, (from + page) >> 3)
    const before = this.#onDay.get(day)
    for (const place of differing(pageOf(before), seen)) {
      const personId = this.#names.personNumbered(from + place)
      if (personId !== undefined) {
        this.#set(from + place, day, hasBit(seen, place))
        changed.add(personId)
      }
      // A number that has no name here yet is asked for again.
      else seen[place >> 3]! &= ~(1 << (place & 7))
    }
    if (rows.length > 0 || before) this.#onDay.set(day, withPage(before, seen, from, page))
    const workflows = new Map<number, Uint8Array>()
    for (let at = 0; at < rows.length; at += 2) {
      const [place, workflow] = [(rows[at] ?? 0) - from, rows[at + 1] ?? 0]
      if (workflow > 0 && hasBit(seen, place)) workflows.set(workflow, withBit(workflows.get(workflow), place))
    }
    const known = this.#workflows.get(day) ?? new Map<number, Uint8Array>()
    this.#workflows.set(day, known)
    for (const workflow of new Set([...known.keys(), ...workflows.keys()])) {
      const [was, is] = [known.get(workflow), workflows.get(workflow) ?? new Uint8Array()]
      for (const place of differing(pageOf(was), is)) changed.add(this.#names.personNumbered(from + place) ?? '')
      known.set(workflow, withPage(was, is, from, page))
    }
  }

  /** Called when each page of a day was taken; a day without any row is no day of the source. */
  endDay(day: number, hasRows: boolean): void {
    if (!hasRows) this.#onDay.delete(day)
    this.#dropOld()
  }

  /** Whether everybody in what was written has a name here. */
  knowsAllIn({ values }: WrittenDay): boolean {
    for (let at = 0; at < values.length; at += 4) if (this.#names.personNumbered(values[at] ?? 0) === undefined) return false
    return true
  }

  /** Adds what was written of people who have names here. */
  add({ day, values }: WrittenDay, changed: ChangedPeople): void {
    for (let at = 0; at < values.length; at += 4) this.#add(day, values[at] ?? 0, values[at + 2] ?? 0, changed)
  }

  #add(day: number, person: number, workflow: number, changed: ChangedPeople): void {
    const personId = this.#names.personNumbered(person)
    if (personId === undefined) return
    const seen = this.#onDay.get(day)
    if (!hasBit(seen, person)) {
      this.#set(person, day, true)
      this.#onDay.set(day, withBit(seen, person))
      changed.add(personId)
    }
    if (!seen) this.#dropOld()
    if (workflow === 0) return
    const workflows = this.#workflows.get(day) ?? new Map<number, Uint8Array>()
    if (hasBit(workflows.get(workflow), person)) return
    this.#workflows.set(day, workflows.set(workflow, withBit(workflows.get(workflow), person)))
    changed.add(personId)
  }

  /** Who did which workflow is kept of the newest days alone. */
  #dropOld(): void {
    const newest = this.ends(Infinity).newest ?? 0
    for (const day of this.#workflows.keys()) if (day <= newest - workflowDays) this.#workflows.delete(day)
  }

  /** The first and the newest day up to one of which the source says anything; null where there is none. */
  ends(until: number): { readonly oldest: number | null; readonly newest: number | null } {
    let [oldest, newest]: [number | null, number | null] = [null, null]
    for (const day of this.#onDay.keys()) {
      if (day <= 0 || day > until) continue
      if (oldest === null || day < oldest) oldest = day
      if (newest === null || day > newest) newest = day
    }
    return { oldest, newest }
  }

  /** The days of somebody, in order. */
  ofPerson(personId: string): readonly number[] | undefined {
    const number = this.#names.numberOf('person', personId)
    return number === undefined ? undefined : this.#ofPerson[number]
  }

  /** The people who have days. */
  *people(): Generator<string> {
    for (const [number, days] of this.#ofPerson.entries()) {
      const personId = days && this.#names.personNumbered(number)
      if (personId !== undefined) yield personId
    }
  }

  /** How many were seen on one of the days that count. */
  countOn(counts: (day: number) => boolean): number {
    return countIn(union([...this.#onDay].flatMap(([day, bits]) => (counts(day) ? [bits] : []))))
  }

  /** By number of a workflow who did it between two days, in bits; null where that is not kept any more. */
  workflowsBetween(from: number, until: number): ReadonlyMap<number, Uint8Array> | null {
    if (from <= (this.ends(Infinity).newest ?? 0) - workflowDays) return null
    const sets = new Map<number, Uint8Array[]>()
    for (const [day, workflows] of this.#workflows) {
      if (day < from || day > until) continue
      for (const [workflow, bits] of workflows) sets.set(workflow, [...(sets.get(workflow) ?? []), bits])
    }
    return new Map([...sets].map(([workflow, some]) => [workflow, union(some)]))
  }
}

/** The last of some days up to one, after another; undefined where there is none. */
const lastOf = (days: readonly number[], after: number, until: number): number | undefined => {
  let at = days.length - 1
  while (at >= 0 && (days[at] ?? 0) > until) at -= 1
  const day = days[at]
  return day !== undefined && day > after ? day : undefined
}

/** The days of a source up to one, as the figures ask for them. Of a source that tells each day, only the days after `after` count. */
export class LastDays implements LastSeen {
  #size: number | undefined
  readonly #of: SourceDays
  readonly #span: LastDaysSpan

  constructor(of: SourceDays, span: LastDaysSpan) {
    this.#of = of
    this.#span = span
  }

  get(personId: string): number | null | undefined {
    const days = this.#of.ofPerson(personId)
    if (!days) return undefined
    const { after, until, tellsNever } = this.#span
    return lastOf(days, after, until) ?? (tellsNever && days[0] === 0 ? null : undefined)
  }
  has(personId: string): boolean {
    return this.get(personId) !== undefined
  }
  *keys(): MapIterator<string> {
    for (const personId of this.#of.people()) if (this.has(personId)) yield personId
  }
  get size(): number {
    const { after, until, tellsNever } = this.#span
    return (this.#size ??= this.#of.countOn((day) => (day > after && day <= until) || (tellsNever && day === 0)))
  }
}
