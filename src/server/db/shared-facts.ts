/** Rows that the commands of one commit ask for: loaded once and together, and read as earlier commands of the commit left them. */
import type { CompiledQuery, Kysely } from 'kysely'
import { type DueNeed, isNeeded, neededRows, type Needs } from '#core/kernel/command.ts'
import { rowKey } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { type Cell, type Equal, selectionOf, selectionOfAny, shapeOf } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import { targets } from '#server/db/differences.ts'
import { type LoadedFacts, type LoadedRow, rowsFor } from '#server/db/facts.ts'
import type { PendingChanges } from '#server/db/pending-changes.ts'
import type { Schema } from '#server/db/schema.ts'
import { noUnwrittenRows, type RowsAsked, type UnwrittenRow, type UnwrittenRows } from '#server/db/unwritten-rows.ts'

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
  /** Takes in what those statements answered, in their order, and rows that are committed and not in their tables yet. */
  take(answers: readonly Record<string, unknown>[][], unwritten?: UnwrittenRows): Promise<void>
  /** The rows that a command needs, by the names it gave. */
  load(trx: Kysely<Schema>, needs: Needs): Promise<LoadedFacts>
}

const nameOf = (table: TableName, where: Equal): string => `${table} ${JSON.stringify(where)}`

const askedBy = (table: TableName, where: Equal): RowsAsked => ({ table, columns: Object.keys(where), among: [Object.values(where)] })

const askedByDue = ({ need: { table, where, among }, values }: DueNeed): RowsAsked => {
  if (!among) return askedBy(table, where as Equal)
  const fixed: readonly Cell[] = Object.values(where as Equal)
  return { table, columns: [...Object.keys(where), among.column], among: [...(values ?? [])].map((value) => [...fixed, value]) }
}

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

  let behind = noUnwrittenRows
  /** Rows as they are once what is unwritten is in its tables; `holds` says which of that the rows are to hold. */
  const completed = (
    table: TableName,
    rows: readonly LoadedRow[],
    unwritten: readonly UnwrittenRow[],
    holds: (row: Record<string, unknown>) => boolean,
  ): readonly LoadedRow[] => {
    if (unwritten.length === 0) return rows
    const gone = new Set(unwritten.map(({ key }) => key))
    const left = rows.filter((row) => !gone.has(rowKey(tables[table], row)))
    const come = unwritten.flatMap(({ after }) => (after && holds(after) ? [{ ...after, organisationId } as unknown as LoadedRow] : []))
    return left.concat(come)
  }

  const take: SharedFacts['take'] = async (answers, unwritten = noUnwrittenRows) => {
    behind = unwritten
    const all = [...groups.values()].map((group, index) => ({ ...group, rows: (answers[index] ?? []) as LoadedRow[] }))
    const touched = all.filter(({ table }) => behind.tables.has(table))
    const found = await behind.matching(touched.flatMap(({ table, wheres }) => wheres.map((where) => askedBy(table, where))))
    let next = 0
    for (const { table, wheres, rows } of all) {
      const columns = Object.keys(wheres[0] ?? {})
      const valuesOf = (row: Record<string, unknown>): string => JSON.stringify(columns.map((column) => row[column]))
      const byValues = wheres.length > 1 ? Map.groupBy(rows, valuesOf) : null
      for (const where of wheres) {
        const own = byValues ? (byValues.get(valuesOf(where)) ?? []) : rows
        const isTouched = behind.tables.has(table)
        keep(table, where, isTouched ? completed(table, own, found[next++] ?? [], (row) => valuesOf(row) === valuesOf(where)) : own)
      }
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
        const rows = async (): Promise<readonly LoadedRow[]> => {
          const own = await rowsFor(trx, kind, organisationId, due)
          if (!behind.tables.has(table)) return own
          const [found = []] = await behind.matching([askedByDue(due)])
          return completed(table, own, found, (row) => isNeeded(due, row))
        }
        const found = among
          ? { rows: await rows(), byKey: null, seen: 0 }
          : (loaded.get(nameOf(table, equal)) ?? keep(table, equal, await rows()))
        facts[due.name] = [...current(due, found)]
      }
      return facts
    },
  }
}
