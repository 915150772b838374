/** Rows that the commands of one commit ask for: loaded once and together, and read as earlier commands of the commit left them. */
import type { CompiledQuery, Kysely } from 'kysely'
import { type DueNeed, isNeeded, neededRows, type Needs } from '#core/kernel/command.ts'
import { rowKey } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { type Equal, selectionOf, selectionOfAny, shapeOf } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import { targets } from '#server/db/differences.ts'
import { type LoadedFacts, type LoadedRow, rowsFor } from '#server/db/facts.ts'
import type { PendingChanges } from '#server/db/pending-changes.ts'
import type { Schema } from '#server/db/schema.ts'

interface Loaded {
  rows: readonly LoadedRow[]
  /** The same by key, once a pending change met them. */
  byKey: Map<string, LoadedRow> | null
  /** How many of the table's pending changes they hold. */
  seen: number
}

/** Needs of one table that name the same columns. */
interface Group {
  readonly table: TableName
  readonly wheres: Equal[]
}

interface SharedFacts {
  /** Statements that load what is going to be needed. */
  readonly ahead: readonly CompiledQuery[]
  /** Takes in what those statements answered, in their order. */
  take(answers: readonly Record<string, unknown>[][]): void
  /** The rows that a command needs, by the names it gave. */
  load(trx: Kysely<Schema>, needs: Needs): Promise<LoadedFacts>
}

const nameOf = (table: TableName, where: Equal): string => `${table} ${JSON.stringify(where)}`

/** Makes the rows of a commit; `expected` are the needs of its commands as far as they are known before it begins. */
export const createSharedFacts = (
  kind: Database['kind'],
  organisationId: string,
  pending: PendingChanges,
  expected: readonly Needs[],
): SharedFacts => {
  const loaded = new Map<string, Loaded>()
  const keep = (table: TableName, where: Equal, rows: readonly LoadedRow[]): Loaded => {
    const fresh: Loaded = { rows, byKey: null, seen: 0 }
    loaded.set(nameOf(table, where), fresh)
    return fresh
  }

  const groups = new Map<string, Group>()
  const named = new Set<string>()
  for (const { table, where, among } of expected.flatMap((needs) => Object.values(needs))) {
    // What rows of others name is not known ahead.
    if (among) continue
    const equal = where as Equal
    if (named.has(nameOf(table, equal))) continue
    named.add(nameOf(table, equal))
    const shape = `${table} ${shapeOf(equal)}`
    const group = groups.get(shape)
    if (group) group.wheres.push(equal)
    else groups.set(shape, { table, wheres: [equal] })
  }

  const take: SharedFacts['take'] = (answers) => {
    for (const [index, { table, wheres }] of [...groups.values()].entries()) {
      const rows = (answers[index] ?? []) as LoadedRow[]
      const columns = Object.keys(wheres[0] ?? {})
      const valuesOf = (row: Record<string, unknown>): string => JSON.stringify(columns.map((column) => row[column]))
      const byValues = wheres.length > 1 ? Map.groupBy(rows, valuesOf) : null
      for (const where of wheres) keep(table, where, byValues ? (byValues.get(valuesOf(where)) ?? []) : rows)
    }
  }

  /** Brings rows up to what is pending. */
  const current = (due: DueNeed, of: Loaded): readonly LoadedRow[] => {
    const { table } = due.need
    const changes = pending.changesOf(table)
    if (of.seen === changes.length) return of.rows
    of.byKey ??= new Map(of.rows.map((row) => [rowKey(tables[table], row), row]))
    for (const { key, after, version } of changes.slice(of.seen)) {
      if (after && isNeeded(due, after)) of.byKey.set(key, { ...after, organisationId, version } as unknown as LoadedRow)
      else of.byKey.delete(key)
    }
    of.seen = changes.length
    of.rows = [...of.byKey.values()]
    return of.rows
  }

  return {
    ahead: [...groups.values()].map(({ table, wheres }) =>
      wheres.length > 1
        ? selectionOfAny(kind, targets[table], organisationId, wheres)
        : selectionOf(kind, table, organisationId, wheres[0] ?? {}),
    ),
    take,
    load: async (trx, needs) => {
      const facts: LoadedFacts = {}
      for (const due of neededRows(needs, facts)) {
        const { table, where, among } = due.need
        const equal = where as Equal
        const rows = () => rowsFor(trx, kind, organisationId, due)
        const found = among
          ? { rows: await rows(), byKey: null, seen: 0 }
          : (loaded.get(nameOf(table, equal)) ?? keep(table, equal, await rows()))
        facts[due.name] = [...current(due, found)]
      }
      return facts
    },
  }
}
