/** Rows as the browser holds them: one map per table, never changed in place, so that a change is a new map of that table alone. */
import { type Change, isNeeded, neededRows, type Needs } from '#core/kernel/command.ts'
import { rowKey } from '#core/kernel/table.ts'
import { shapeOfTables, tableKeys } from '#core/registry/table-keys.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'

export type AnyRow = StoredRow<TableName>
export type RowMap<T extends TableName = TableName> = ReadonlyMap<string, StoredRow<T>>
export type RowSets = { readonly [T in TableName]: RowMap<T> }

/** A change as the server's feed tells it. */
export interface FedChange {
  readonly version: number
  readonly table: string
  readonly key: string
  readonly op: 'put' | 'remove'
  readonly row: Record<string, unknown> | null
}

/** A piece of the feed: everything after one version up to another. */
export interface Fed {
  readonly version: number
  readonly changes: readonly FedChange[]
  /** There is more after this version already. */
  readonly more?: boolean
  /** The scope of the rows that this device is to hold, and the tables that it leaves on the server; a live stream does not say it again. */
  readonly scope?: string
  readonly absent?: readonly string[]
  /** These rows take the place of all that came before. */
  readonly reset?: boolean
}

/** What a device holds, by the name that the server gave it. */
export interface Scope {
  readonly name: string
  readonly absent: ReadonlySet<string>
}
/** Before the server has said anything. */
export const noScope: Scope = { name: '', absent: new Set() }
/** The scope after a piece of the feed. */
export const scopeAfter = (scope: Scope, { scope: name, absent }: Fed): Scope =>
  name === undefined || name === scope.name ? scope : { name, absent: new Set(absent) }

/** Whether the first rows of this device are still coming in after this piece: what there is then shows too little. */
export const isFirstFill = (after: number, { more, reset }: Fed, before: boolean): boolean =>
  more === true && (after === 0 || reset === true || before)

export const tableNames = Object.keys(tableKeys) as TableName[]
const isTable = (name: string): name is TableName => Object.hasOwn(tableKeys, name)

/** Changed with the columns of any table: rows kept by an older version of the programme are fetched anew. */
export const shapeOfRows = String(shapeOfTables)

/** The version that rows carry while only this device knows them. */
export const notSentYet = -1

export const noRows = Object.fromEntries(tableNames.map((name) => [name, new Map()])) as unknown as RowSets

/** Writes to sets of rows; copies a table the first time it is written to. */
const writer = (sets: RowSets) => {
  const next: Record<string, ReadonlyMap<string, AnyRow>> = { ...(sets as unknown as Record<string, ReadonlyMap<string, AnyRow>>) }
  const copied = new Set<string>()
  const mapOf = (table: TableName): Map<string, AnyRow> => {
    if (!copied.has(table)) {
      copied.add(table)
      next[table] = new Map(next[table])
    }
    return next[table] as Map<string, AnyRow>
  }
  return { mapOf, done: (): RowSets => (copied.size === 0 ? sets : (next as unknown as RowSets)) }
}

/** The rows after a piece of the feed. Tables this programme does not know are left out. */
export const afterFeed = (sets: RowSets, changes: readonly FedChange[]): RowSets => {
  const { mapOf, done } = writer(sets)
  for (const { table, key, op, row } of changes) {
    if (!isTable(table)) continue
    if (op === 'put' && row) mapOf(table).set(key, row as unknown as AnyRow)
    else mapOf(table).delete(key)
  }
  return done()
}

/** The rows after the changes a command decided on. */
export const afterChanges = (sets: RowSets, changes: readonly Change[], organisationId: string): RowSets => {
  const { mapOf, done } = writer(sets)
  for (const { op, table, row } of changes) {
    const key = rowKey(tableKeys[table], row)
    if (op === 'put') mapOf(table).set(key, { ...row, organisationId, version: notSentYet } as AnyRow)
    else mapOf(table).delete(key)
  }
  return done()
}

/** The facts a command needs, from the rows at hand; rows come in the order of their keys, as the server gives them. */
export const factsFor = (sets: RowSets, needs: Needs): Record<string, AnyRow[]> => {
  const facts: Record<string, AnyRow[]> = {}
  for (const due of neededRows(needs, facts)) {
    const { table } = due.need
    const of = tableKeys[table]
    const found: AnyRow[] = []
    for (const row of sets[table].values())
      if (isNeeded(due, row as unknown as Record<string, unknown>)) found.push(row as unknown as AnyRow)
    facts[due.name] = found.sort((a, b) => (rowKey(of, a) < rowKey(of, b) ? -1 : 1))
  }
  return facts
}
