/** What is written of what was folded: numbers for names that have none yet, and the counts of each import. */
import type { CompiledQuery } from 'kysely'
import { append } from '#core/kernel/many.ts'
import { mostWorkflows, unfoldKey } from '#core/metrics/usage-fold.ts'
import type { Database } from '#server/db/database.ts'
import type { UsageNameRow } from '#server/db/schema.ts'
import type { WrittenDay } from '#server/metrics/source-days.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'
import { addUsage, keepNumbers, touchDays, type UsageBook } from '#server/metrics/usage-rows.ts'

/** Workflows while a group is folded: those with numbers, and new names that get one only if a line that is taken has them. */
export const workflowsOf = (directory: UsageDirectory) => {
  const names = directory.workflows()
  const places = new Map(names.map((name, index) => [name, index + 1]))
  return {
    nameAt: (place: number): string => names[place - 1] ?? '',
    placeOf: (name: string): number | undefined => {
      let place = places.get(name)
      if (place === undefined && names.length < mostWorkflows) places.set(name, (place = names.push(name)))
      return place
    },
  }
}

/** Counts by fold key that go under one import of a source. */
export interface ImportSums {
  readonly sourceId: string
  readonly importId: string
  readonly counts: ReadonlyMap<number, number>
  /** Of a report without names: how many people were active, by day; they are kept under person 0. */
  readonly totals?: ReadonlyMap<number, number>
}

/** How many values a row of a day has: person, system, workflow and count. */
const width = 4
/** More rows than one commit has of a day. */
const mostRows = 2 ** 22

/** The rows of a day in the order of the table, person by person, so that neighbours are written together. */
const byPerson = (values: readonly number[]): readonly number[] => {
  const order = Float64Array.from({ length: values.length / width }, (_, row) => (values[row * width] ?? 0) * mostRows + row).sort()
  const sorted: number[] = []
  for (const at of order) {
    const from = (at % mostRows) * width
    sorted.push(values[from] ?? 0, values[from + 1] ?? 0, values[from + 2] ?? 0, values[from + 3] ?? 0)
  }
  return sorted
}

/** What a transaction writes, in order, once it holds the book. */
export interface SumWrites {
  readonly queries: readonly CompiledQuery[]
  readonly days: readonly WrittenDay[]
  /** Whether names were given numbers. */
  readonly hasNewNames: boolean
}

/** What adds sums to those of the database; `workflowAt` names the workflow of a place in the keys. */
export const writesOf = (
  database: Pick<Database, 'db' | 'kind'>,
  directory: UsageDirectory,
  { number: organisation, names, written }: UsageBook,
  sums: readonly ImportSums[],
  workflowAt: (place: number) => string,
): SumWrites => {
  const { organisationId, rolloutId } = directory
  const { kind } = database
  const fresh = new Map<string, UsageNameRow>()
  const numberOf = (what: UsageNameRow['kind'], name: string): number => {
    const known = directory.numberOf(what, name)
    if (known !== undefined) return known
    const key = `${what} ${name}`
    const given = fresh.get(key) ?? { organisationId, kind: what, name, number: names + fresh.size + 1 }
    fresh.set(key, given)
    return given.number
  }
  const days: WrittenDay[] = []
  const counted: CompiledQuery[] = []
  const touched: number[] = []
  for (const { sourceId, importId, counts, totals } of sums) {
    if (counts.size === 0 && !totals?.size) continue
    const source = numberOf('source', `${rolloutId}/${sourceId}`)
    const ofImport = numberOf('import', `${rolloutId}/${importId}`)
    const ofDay = new Map<number, number[]>()
    const valuesOf = (day: number): number[] => {
      const found = ofDay.get(day) ?? []
      if (found.length === 0) ofDay.set(day, found)
      return found
    }
    for (const [key, count] of counts) {
      const [slot, day, system, place] = unfoldKey(key)
      const person = directory.numberOfSlot(slot) ?? numberOf('person', directory.personIdOf(slot))
      valuesOf(day).push(person, system, place === 0 ? 0 : numberOf('workflow', workflowAt(place)), count)
    }
    for (const [day, count] of totals ?? []) valuesOf(day).push(0, 0, 0, count)
    for (const [day, unsorted] of ofDay) {
      const values = byPerson(unsorted)
      append(counted, addUsage(kind, { organisation, source, day, ofImport }, values))
      touched.push(organisation, source, day, written)
      days.push({ source, day, values })
    }
  }
  const queries = [...keepNumbers(database, [...fresh.values()]), ...counted, ...touchDays(kind, touched)]
  return { queries, days, hasNewNames: fresh.size > 0 }
}
