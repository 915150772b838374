/** Writes what was folded: gives numbers to names that have none yet, and adds the counts of each import. */
import type { Kysely } from 'kysely'
import { mostWorkflows, unfoldKey } from '#core/metrics/usage-fold.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema, UsageBookRow, UsageNameRow } from '#server/db/schema.ts'
import type { WrittenRow } from '#server/metrics/source-days.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'
import { addUsage, giveNumbers, touchDays } from '#server/metrics/usage-rows.ts'

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

/** Adds sums in the transaction that holds the book, and answers the rows; `workflowAt` names the workflow of a place in the keys. */
export const writeSums = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  directory: UsageDirectory,
  { number: organisation, names, written }: Omit<UsageBookRow, 'organisationId'>,
  sums: readonly ImportSums[],
  workflowAt: (place: number) => string,
): Promise<readonly WrittenRow[]> => {
  const wanted = new Map<string, Pick<UsageNameRow, 'kind' | 'name'>>()
  const want = (what: UsageNameRow['kind'], name: string): void => {
    if (directory.numberOf(what, name) === undefined) wanted.set(`${what} ${name}`, { kind: what, name })
  }
  const within = (id: string): string => `${directory.rolloutId}/${id}`
  for (const { sourceId, importId, counts, totals } of sums) {
    if (counts.size === 0 && !totals?.size) continue
    want('source', within(sourceId))
    want('import', within(importId))
    for (const key of counts.keys()) {
      const [slot, , , workflow] = unfoldKey(key)
      want('person', directory.personIdOf(slot))
      if (workflow > 0) want('workflow', workflowAt(workflow))
    }
  }
  const given = await giveNumbers(trx, kind, directory.organisationId, names, [...wanted.values()])
  const fresh = new Map(given.map((row) => [`${row.kind} ${row.name}`, row.number]))
  const numberOf = (what: UsageNameRow['kind'], name: string): number => directory.numberOf(what, name) ?? fresh.get(`${what} ${name}`) ?? 0
  const rows: WrittenRow[] = []
  for (const { sourceId, importId, counts, totals = [] } of sums) {
    const source = numberOf('source', within(sourceId))
    const ofImport = numberOf('import', within(importId))
    const values: number[] = []
    const touched = new Set<number>()
    // In the order of the table's key, so that neighbours are written together.
    for (const key of Float64Array.from(counts.keys()).sort()) {
      const [slot, day, system, workflow] = unfoldKey(key)
      touched.add(day)
      const person = numberOf('person', directory.personIdOf(slot))
      const place = workflow === 0 ? 0 : numberOf('workflow', workflowAt(workflow))
      rows.push({ source, day, person, workflow: place })
      values.push(organisation, source, day, person, system, place, ofImport, counts.get(key) ?? 0)
    }
    for (const [day, count] of totals) {
      touched.add(day)
      rows.push({ source, day, person: 0, workflow: 0 })
      values.push(organisation, source, day, 0, 0, 0, ofImport, count)
    }
    await addUsage(trx, kind, values)
    await touchDays(
      trx,
      kind,
      [...touched].flatMap((day) => [organisation, source, day, written]),
    )
  }
  return rows
}
