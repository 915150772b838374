/** The days on which people were seen by each source, kept in memory and brought up to date from the days that were written since (ME-1, ME-4). */
import { setImmediate } from 'node:timers/promises'
import type { LastSeen } from '#core/metrics/adoption-figures.ts'
import type { DaysOfUse } from '#core/metrics/use-since-start.ts'
import type { Database } from '#server/db/database.ts'
import { ChangedPeople } from '#server/metrics/changed-people.ts'
import { LastDays, type LastDaysSpan, page, SourceDays, type WrittenDay } from '#server/metrics/source-days.ts'
import { dayAfter, rowsOn } from '#server/metrics/stored-usage-days.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** Those of some days in order that lie between two, with both. */
const within = (days: readonly number[], from: number, until: number): readonly number[] => {
  let [first, after] = [0, days.length]
  while (first < after && (days[first] ?? 0) < from) first += 1
  while (after > first && (days[after - 1] ?? 0) > until) after -= 1
  return days.slice(first, after)
}

/** The days of a rollout's sources. Days are counts since 1970; sources, people and workflows go by their numbers. */
export class UsageDays {
  readonly #directory: UsageDirectory
  #written = 0
  readonly #sources = new Map<number, SourceDays>()
  #turn: Promise<void> = Promise.resolve()
  /** Of whom something is known anew. */
  readonly changed = new ChangedPeople()

  constructor(directory: UsageDirectory) {
    this.#directory = directory
  }

  /** Brings it up to what its directory knows; one at a time. */
  refresh(database: Database): Promise<void> {
    const turn = this.#turn.then(() => this.#refresh(database))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #refresh({ db, kind }: Database): Promise<void> {
    const { rolloutId, sources, state } = this.#directory
    const { organisation, names, written } = state
    const undone = this.#directory.undone()
    const known = JSON.stringify(undone)
    const numbers = [...sources.keys()].flatMap((id) => this.#directory.numberOf('source', `${rolloutId}/${id}`) ?? [])
    const fresh = numbers.filter((number) => this.#sources.get(number)?.undone !== known)
    if (written === this.#written && fresh.length === 0) return
    const read = async (source: number, of: SourceDays, day: number): Promise<void> => {
      let hasRows = false
      for (let from = 0; from <= names; from += page) {
        const rows = await rowsOn(db, kind, { organisation, source, day, undone, from, until: from + page })
        of.takePage(day, from, rows, this.changed)
        hasRows ||= rows.length > 0
        // A day of a large organisation takes a while; others are answered in between.
        if (from + page <= names) await setImmediate()
      }
      of.endDay(day, hasRows)
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
      const of = new SourceDays(known, this.#directory)
      for (let day = await dayAfter(db, organisation, source, -1); day !== null; day = await dayAfter(db, organisation, source, day)) {
        await read(source, of, day)
        await setImmediate()
      }
      this.#sources.set(source, of)
    }
    if (fresh.length > 0) this.changed.everybody()
    this.#written = written
  }

  /**
   * Adds what this process has just written, so that its days need not be read again. Where something else was written since, or
   * somebody is not known here yet, nothing is done: the days are read with the next question.
   */
  add(written: number, days: readonly WrittenDay[]): void {
    this.#turn = this.#turn.then(() => this.#add(written, days))
  }

  #add(written: number, days: readonly WrittenDay[]): void {
    if (this.#written !== written - 1) return
    if (!days.every((one) => this.#sources.get(one.source)?.knowsAllIn(one))) return
    for (const one of days) this.#sources.get(one.source)?.add(one, this.changed)
    this.#written = written
  }

  /** The first and the newest day up to one of which a source says anything; null where there is none. */
  ends(source: number, until: number): ReturnType<SourceDays['ends']> {
    return this.#sources.get(source)?.ends(until) ?? { oldest: null, newest: null }
  }

  /** The last day of everyone in a source. */
  lastSeen(source: number, span: LastDaysSpan): LastSeen {
    return new LastDays(this.#sources.get(source) ?? new SourceDays('', this.#directory), span)
  }

  /** The days of everyone in some sources together, between two days and with them. */
  between(sources: readonly number[], from: number, until: number): DaysOfUse {
    const all = sources.flatMap((source) => this.#sources.get(source) ?? [])
    // Asked several times for each person: what has to be cut is cut once.
    const cut = new Map<string, readonly number[]>()
    return {
      get: (personId) => {
        let found: readonly number[] | undefined
        for (const of of all) {
          const days = of.ofPerson(personId)
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
    return of ? of.workflowsBetween(from, until) : new Map()
  }
}

const ofDirectory = new WeakMap<UsageDirectory, UsageDays>()

/** The days that are in memory already; undefined before they were asked for. */
export const keptUsageDays = (directory: UsageDirectory): UsageDays | undefined => ofDirectory.get(directory)

/** The days of the sources of a rollout as its directory knows them. */
export const usageDaysOf = async (database: Database, directory: UsageDirectory): Promise<UsageDays> => {
  const found = ofDirectory.get(directory) ?? new UsageDays(directory)
  ofDirectory.set(directory, found)
  await found.refresh(database)
  return found
}
