/** What a command really changes: its changes beside the rows as they are. */
import type { Kysely } from 'kysely'
import { digestOf } from '#server/base/digest.ts'
import type { Change, Needs } from '#core/kernel/command.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { type Cell, type Column, selectMany, type Target } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import type { LoadedFacts } from '#server/db/facts.ts'
import type { Schema } from '#server/db/schema.ts'
import { noUnwrittenRows, type UnwrittenRows } from '#server/db/unwritten-rows.ts'

export type Cells = Record<string, Cell>

/** A row before and after; null where it is not there. */
export interface Difference {
  readonly table: TableName
  readonly key: string
  readonly before: Cells | null
  readonly after: Cells | null
}

export const targets = Object.fromEntries(
  (Object.values(tables) as Table[]).map(({ name, key, columns }): [string, Target] => {
    const all = Object.entries(columns)
    return [name, { table: name, key: all.filter(([column]) => key.includes(column)), columns: all }]
  }),
) as Record<TableName, Target>

export const cellsOf = (columns: readonly Column[], row: Cells): Cell[] => columns.map(([name]) => row[name] ?? null)

// A pair for each cell of everyone would cost more than the cells.
const columnsOnly = (table: TableName, row: Cells): Cells => {
  const only: Cells = {}
  for (const [name] of targets[table].columns) only[name] = row[name] ?? null
  return only
}

/** Rows the command saw are rows as they are; a key it asked for by its own columns and did not get is not there. */
const seen = (table: TableName, needs: Needs, facts: LoadedFacts): { rows: Map<string, Cells>; covers: (row: Cells) => boolean } => {
  const rows = new Map<string, Cells>()
  const wheres: Cells[] = []
  for (const [name, need] of Object.entries(needs)) {
    if (need.table !== table) continue
    for (const row of facts[name] ?? []) rows.set(rowKey(tables[table], row), row as unknown as Cells)
    if (need.among) continue
    const where = need.where as Cells
    if (Object.keys(where).every((column) => (tables[table].key as readonly string[]).includes(column))) wheres.push(where)
  }
  return { rows, covers: (row) => wheres.some((where) => Object.entries(where).every(([column, value]) => row[column] === value)) }
}

/** A row as it was left and is not written yet: null where it was taken away, undefined where nothing is pending for it. */
type PendingRowOf = (table: TableName, key: string) => Cells | null | undefined

/** Compares changes with the rows as they are; what changes nothing is left out, and of two changes to a row the last counts. */
export const differencesOf = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  organisationId: string,
  changes: readonly Change[],
  needs: Needs,
  facts: LoadedFacts,
  pendingRow: PendingRowOf = () => undefined,
  unwritten: UnwrittenRows = noUnwrittenRows,
): Promise<Difference[]> => {
  const wanted = new Map<TableName, Map<string, Change>>()
  for (const change of changes) {
    let ofTable = wanted.get(change.table)
    if (!ofTable) wanted.set(change.table, (ofTable = new Map()))
    ofTable.set(rowKey(tables[change.table], change.row), change)
  }
  const differences: Difference[] = []
  for (const [table, ofTable] of wanted) {
    const target = targets[table]
    const { rows, covers } = seen(table, needs, facts)
    const unseen: [string, Change][] = []
    for (const [key, change] of ofTable) {
      if (rows.has(key) || covers(change.row as unknown as Cells)) continue
      const pending = pendingRow(table, key)
      if (pending) rows.set(key, pending)
      else if (pending === undefined) unseen.push([key, change])
    }
    if (unseen.length > 0) {
      const keys = unseen.map(([, { row }]) => cellsOf(target.key, row as unknown as Cells))
      for (const row of await selectMany(trx, kind, target, organisationId, keys)) rows.set(rowKey(tables[table], row), row)
      const asked = { table, columns: target.key.map(([name]) => name), among: keys }
      const [found = []] = unwritten.tables.has(table) ? await unwritten.matching([asked]) : []
      for (const { key, after } of found) {
        if (after) rows.set(key, after)
        else rows.delete(key)
      }
    }
    for (const [key, change] of ofTable) {
      const stored = rows.get(key)
      const before = stored ? columnsOnly(table, stored) : null
      const after = change.op === 'put' ? columnsOnly(table, change.row as unknown as Cells) : null
      const same = before && after ? target.columns.every(([name]) => before[name] === after[name]) : before === after
      if (!same) differences.push({ table, key, before, after })
    }
  }
  return differences
}

/** The columns of each table of which the trail keeps a digest. */
const digestedIn = new Map<string, readonly string[]>(
  (Object.values(tables) as Table[]).map(({ name, declared }) => [
    name,
    Object.keys(declared).filter((column) => declared[column]?.trail === 'digest'),
  ]),
)

const withDigests = (table: TableName, row: Cells): Cells => {
  const columns = (digestedIn.get(table) ?? []).filter((column) => typeof row[column] === 'string')
  if (columns.length === 0) return row
  return { ...row, ...Object.fromEntries(columns.map((column) => [column, digestOf(String(row[column]))])) }
}

/** What a row that came or went held, beside what its key says. */
const heldBeside = (table: TableName, row: Cells): Cells => {
  const { key } = targets[table]
  const isPlain = key.every(([name]) => !String(row[name]).includes('/'))
  const held: Cells = {}
  for (const name in row) {
    const value = row[name] ?? null
    if (value !== null && !(isPlain && key.some(([column]) => column === name))) held[name] = value
  }
  return held
}

/**
 * Differences as the audit trail keeps them, each as JSON: of a changed row only the columns that changed, of one that came or went those
 * that hold something its key does not say, and of long texts that are made for each row a digest.
 */
export const auditedChanges = (differences: readonly Difference[]): readonly string[] =>
  differences.map(({ table, key, before, after }) => {
    const alone = (row: Cells | null): Cells | null => row && withDigests(table, heldBeside(table, row))
    if (!before || !after) return JSON.stringify({ table, key, before: alone(before), after: alone(after) })
    const changed = Object.keys(after).filter((column) => before[column] !== after[column])
    const only = (row: Cells): Cells => withDigests(table, Object.fromEntries(changed.map((column) => [column, row[column] ?? null])))
    return JSON.stringify({ table, key, before: only(before), after: only(after) })
  })

/** Which rows were changed, each as JSON, and nothing of what they held. */
export const unsaidChanges = (differences: readonly Difference[]): readonly string[] =>
  differences.map(({ table, key, before, after }) => JSON.stringify({ table, key, before: before && {}, after: after && {} }))
