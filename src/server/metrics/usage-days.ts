/** The days on which people were seen by each source, kept in memory and brought up to date from the days that were written since (ME-1, ME-4). */
import { setImmediate } from 'node:timers/promises'
import type { LastSeen } from '#core/metrics/adoption-figures.ts'
import type { DaysOfUse } from '#core/metrics/use-since-start.ts'
import type { Database } from '#server/db/database.ts'
import { ChangedPeople } from '#server/metrics/changed-people.ts'
import { countIn, differing, hasBit, union, withBit } from '#server/metrics/people-bits.ts'
import { dayAfter, rowsOn } from '#server/metrics/stored-usage-days.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** Days before the newest one of which it is also kept who did which workflow. */
const workflowDays = 14

/** What one source said, without the imports that were undone. */
interface SourceDays {
  /** The numbers of the imports that were undone when it was read. */
  readonly undone: string
  /** By person the days on which they were seen, in order; day 0 stands for somebody who is covered and was never seen. */
  readonly ofPerson: Map<string, number[]>
  /** By day who was seen, one bit for the number of each person; totals without names are person 0. */
  readonly onDay: Map<number, Uint8Array>
  /** Of the newest days, by day and number of a workflow who did it, in bits as above. */
  readonly workflows: Map<number, Map<number, Uint8Array>>
}

/** Takes a day into the days of somebody, or out of them; most often it is the newest one. */
const setDay = (ofPerson: Map<string, number[]>, personId: string, day: number, isSeen: boolean): void => {
  const days = ofPerson.get(personId)
  if (!days) return void (isSeen && ofPerson.set(personId, [day]))
  const after = days.findLastIndex((one) => one <= day)
  const isThere = after >= 0 && days[after] === day
  if (isSeen && !isThere) days.splice(after + 1, 0, day)
  if (!isSeen && isThere) days.splice(after, 1)
  if (days.length === 0) ofPerson.delete(personId)
}

/** The last of some days up to one, after another; undefined where there is none. */
const lastOf = (days: readonly number[], after: number, until: number): number | undefined => {
  let at = days.length - 1
  while (at >= 0 && (days[at] ?? 0) > until) at -= 1
  const day = days[at]
  return day !== undefined && day > after ? day : undefined
}

/** Those of some days in order that lie between two, with both. */
const within = (days: readonly number[], from: number, until: number): readonly number[] => {
  let [first, after] = [0, days.length]
  while (first < after && (days[first] ?? 0) < from) first += 1
  while (after > first && (days[after - 1] ?? 0) > until) after -= 1
  return days.slice(first, after)
}

interface LastDaysSpan {
  readonly after: number
  readonly until: number
  /** Somebody may be covered who was never seen. */
  readonly tellsNever: boolean
}

/** The days of a source up to one, as the figures ask for them. Of a source that tells each day, only the days after `from` count. */
class LastDays implements LastSeen {
  #size: number | undefined
  readonly #of: Pick<SourceDays, 'ofPerson' | 'onDay'>
  readonly #span: LastDaysSpan

  constructor(of: Pick<SourceDays, 'ofPerson' | 'onDay'>, span: LastDaysSpan) {
    this.#of = of
    this.#span = span
  }

  get(personId: string): number | null | undefined {
    const days = this.#of.ofPerson.get(personId)
    if (!days) return undefined
    const { after, until, tellsNever } = this.#span
    return lastOf(days, after, until) ?? (tellsNever && days[0] === 0 ? null : undefined)
  }
  has(personId: string): boolean {
    return this.get(personId) !== undefined
  }
  *keys(): MapIterator<string> {
    for (const personId of this.#of.ofPerson.keys()) if (this.has(personId)) yield personId
  }
  get size(): number {
    const { after, until, tellsNever } = this.#span
    const counts = (day: number): boolean => (day > after && day <= until) || (tellsNever && day === 0)
    return (this.#size ??= countIn(union([...this.#of.onDay].flatMap(([day, bits]) => (counts(day) ? [bits] : [])))))
  }
}

/** The days of a rollout's sources. Days are counts since 1970; sources, people and workflows go by their numbers. */
export class UsageDays {
  #written = 0
  readonly #sources = new Map<number, SourceDays>()
  #turn: Promise<void> = Promise.resolve()
  /** Of whom something is known anew. */
  readonly changed = new ChangedPeople()

  /** Brings it up to what a directory knows; one at a time. */
  refresh(database: Database, directory: UsageDirectory): Promise<void> {
    const turn = this.#turn.then(() => this.#refresh(database, directory))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #refresh({ db, kind }: Database, directory: UsageDirectory): Promise<void> {
    const { organisation, written } = directory.state
    const undone = directory.undone()
    const known = JSON.stringify(undone)
    const numbers = [...directory.sources.keys()].flatMap((id) => directory.numberOf('source', `${directory.rolloutId}/${id}`) ?? [])
    const fresh = numbers.filter((number) => this.#sources.get(number)?.undone !== known)
    if (written === this.#written && fresh.length === 0) return
    const read = async (source: number, of: SourceDays, day: number): Promise<void> => {
      const rows = await rowsOn(db, kind, { organisation, source, day, undone })
      this.#take(of, day, rows, directory)
    }
    if (written !== this.#written && this.#sources.size > 0) {
      const touched = await db
        .selectFrom('usageTouched')
        .select(['source', 'day'])
        .where('organisation', '=', organisation)
        .where('written', '>', this.#written)
        .execute()
      for (const { source, day } of touched) {
        const of = this.#sources.get(source)
        if (of && !fresh.includes(source)) await read(source, of, day)
      }
    }
    for (const source of fresh) {
      const of: SourceDays = { undone: known, ofPerson: new Map(), onDay: new Map(), workflows: new Map() }
      for (let day = await dayAfter(db, organisation, source, -1); day !== null; day = await dayAfter(db, organisation, source, day)) {
        await read(source, of, day)
        // A year of a large organisation takes a while; others are answered in between.
        await setImmediate()
      }
      this.#sources.set(source, of)
    }
    if (fresh.length > 0) this.changed.everybody()
    this.#written = written
  }

  /** Takes what is stored of one day in the place of what was known of it. */
  #take(of: SourceDays, day: number, rows: Uint32Array, directory: UsageDirectory): void {
    let most = 0
    for (let at = 0; at < rows.length; at += 2) most = Math.max(most, rows[at] ?? 0)
    const seen = new Uint8Array((most >> 3) + 1)
    for (let at = 0; at < rows.length; at += 2) seen[(rows[at] ?? 0) >> 3]! |= 1 << ((rows[at] ?? 0) & 7)
    for (const person of differing(of.onDay.get(day), seen)) {
      const personId = directory.personNumbered(person)
      if (personId !== undefined) {
        setDay(of.ofPerson, personId, day, hasBit(seen, person))
        this.changed.add(personId)
      }
      // A number that has no name here yet is asked for again.
      else seen[person >> 3]! &= ~(1 << (person & 7))
    }
    if (rows.length > 0) of.onDay.set(day, seen)
    else of.onDay.delete(day)
    const workflows = new Map<number, Uint8Array>()
    for (let at = 0; at < rows.length; at += 2) {
      const [person, workflow] = [rows[at] ?? 0, rows[at + 1] ?? 0]
      if (workflow > 0 && hasBit(seen, person)) workflows.set(workflow, withBit(workflows.get(workflow), person))
    }
    const before = of.workflows.get(day)
    for (const workflow of new Set([...(before?.keys() ?? []), ...workflows.keys()]))
      for (const person of differing(before?.get(workflow), workflows.get(workflow)))
        this.changed.add(directory.personNumbered(person) ?? '')
    of.workflows.set(day, workflows)
    this.#dropOld(of)
  }

  /** Who did which workflow is kept of the newest days alone. */
  #dropOld(of: SourceDays): void {
    const newest = this.#newest(of, Infinity) ?? 0
    for (const day of of.workflows.keys()) if (day <= newest - workflowDays) of.workflows.delete(day)
  }

  /**
   * Adds what this process has just written, so that its days need not be read again. Where something else was written since, or
   * somebody is not known here yet, nothing is done: the days are read with the next question.
   */
  add(directory: UsageDirectory, written: number, rows: readonly WrittenRow[]): void {
    this.#turn = this.#turn.then(() => this.#add(directory, written, rows))
  }

  #add(directory: UsageDirectory, written: number, rows: readonly WrittenRow[]): void {
    if (this.#written !== written - 1) return
    if (rows.some(({ source, person }) => !this.#sources.has(source) || directory.personNumbered(person) === undefined)) return
    for (const { source, day, person, workflow } of rows) {
      const of = this.#sources.get(source)
      const personId = directory.personNumbered(person)
      if (!of || personId === undefined) continue
      if (!hasBit(of.onDay.get(day), person)) {
        setDay(of.ofPerson, personId, day, true)
        of.onDay.set(day, withBit(of.onDay.get(day), person))
        this.changed.add(personId)
      }
      if (workflow === 0) continue
      const workflows = of.workflows.get(day) ?? new Map<number, Uint8Array>()
      if (hasBit(workflows.get(workflow), person)) continue
      of.workflows.set(day, workflows.set(workflow, withBit(workflows.get(workflow), person)))
      this.changed.add(personId)
    }
    for (const source of new Set(rows.map((row) => row.source))) {
      const of = this.#sources.get(source)
      if (of) this.#dropOld(of)
    }
    this.#written = written
  }

  #newest(of: SourceDays, until: number): number | null {
    let newest: number | null = null
    for (const day of of.onDay.keys()) if (day > 0 && day <= until && (newest === null || day > newest)) newest = day
    return newest
  }

  /** The first and the newest day up to one of which a source says anything; null where there is none. */
  ends(source: number, until: number): { readonly oldest: number | null; readonly newest: number | null } {
    const of = this.#sources.get(source)
    if (!of) return { oldest: null, newest: null }
    let oldest: number | null = null
    for (const day of of.onDay.keys()) if (day > 0 && day <= until && (oldest === null || day < oldest)) oldest = day
    return { oldest, newest: this.#newest(of, until) }
  }

  /** The last day of everyone in a source. */
  lastSeen(source: number, span: LastDaysSpan): LastSeen {
    return new LastDays(this.#sources.get(source) ?? { ofPerson: new Map(), onDay: new Map() }, span)
  }

  /** The days of everyone in some sources together, between two days and with them. */
  between(sources: readonly number[], from: number, until: number): DaysOfUse {
    const all = sources.flatMap((source) => this.#sources.get(source)?.ofPerson ?? [])
    // Asked several times for each person: what has to be cut is cut once.
    const cut = new Map<string, readonly number[]>()
    return {
      get: (personId) => {
        let found: readonly number[] | undefined
        for (const ofPerson of all) {
          const days = ofPerson.get(personId)
          if (days) found = found ? [...new Set([...found, ...days])].toSorted((one, other) => one - other) : days
        }
        if (!found || ((found[0] ?? 0) >= from && (found.at(-1) ?? 0) <= until)) return found
        let some = cut.get(personId)
        if (!some) cut.set(personId, (some = within(found, from, until)))
        return some.length === 0 ? undefined : some
      },
    }
  }

  /** By number of a workflow who did it in a source between two days, in bits; null where that is not kept any more. */
  workflowsBetween(source: number, from: number, until: number): ReadonlyMap<number, Uint8Array> | null {
    const of = this.#sources.get(source)
    if (!of) return new Map()
    if (from <= (this.#newest(of, Infinity) ?? 0) - workflowDays) return null
    const sets = new Map<number, Uint8Array[]>()
    for (const [day, workflows] of of.workflows) {
      if (day < from || day > until) continue
      for (const [workflow, bits] of workflows) sets.set(workflow, [...(sets.get(workflow) ?? []), bits])
    }
    return new Map([...sets].map(([workflow, some]) => [workflow, union(some)]))
  }
}

/** A row of folded usage as it was written. */
export interface WrittenRow {
  readonly source: number
  readonly day: number
  readonly person: number
  readonly workflow: number
}

const ofDirectory = new WeakMap<UsageDirectory, UsageDays>()

/** The days that are in memory already; undefined before they were asked for. */
export const keptUsageDays = (directory: UsageDirectory): UsageDays | undefined => ofDirectory.get(directory)

/** The days of the sources of a rollout as its directory knows them. */
export const usageDaysOf = async (database: Database, directory: UsageDirectory): Promise<UsageDays> => {
  const found = ofDirectory.get(directory) ?? new UsageDays()
  ofDirectory.set(directory, found)
  await found.refresh(database, directory)
  return found
}
