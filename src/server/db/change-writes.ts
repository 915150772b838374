/** Statements that write changed rows into their tables and the feed. */
import type { Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { type Cell, deletions, type Target, upserts, type WriteFrom } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import { cellsOf, type Difference, targets } from '#server/db/differences.ts'

/** What a command made of a row, and the version that it made, counted from a base. */
export interface PendingRow extends Difference {
  readonly version: number
}

const feedTarget: Target = {
  table: 'feed',
  key: [
    ['table', 'text'],
    ['rowKey', 'text'],
  ],
  shared: [
    ['table', 'text'],
    ['op', 'text'],
    ['movedAt', 'integer'],
  ],
  columns: [
    ['rowKey', 'text'],
    ['person', 'text?'],
    ['location', 'text?'],
  ],
  // Someone who saw the row under another person or place has to be told that it is gone for them.
  instead: {
    movedAt: `case when "feed"."person" is not distinct from excluded."person" and "feed"."location" is not distinct from excluded."location" then "feed"."movedAt" else excluded."version" end`,
  },
}

const feedCells = ({ table, key, version, before, after }: PendingRow): Cell[] => {
  const { person, location } = (tables[table] as Table).speaksOf
  const row = after ?? before ?? {}
  return [version, key, person ? (row[person] ?? null) : null, location ? (row[location] ?? null) : null]
}

/** Statements that write rows, stamped with their versions: no row stands there twice. Each is made when it is asked for. */
export function* changeWrites(
  kind: Database['kind'],
  organisationId: string,
  rows: ReadonlyMap<TableName, readonly PendingRow[]>,
): Generator<WriteFrom> {
  for (const [table, ofTable] of rows) {
    const target = targets[table]
    const gone = ofTable.filter(({ after }) => !after).map(({ before }) => cellsOf(target.key, before ?? {}))
    const kept = ofTable.flatMap(({ version, after }) => (after ? [[version, ...cellsOf(target.columns, after)]] : []))
    for (const query of deletions(kind, target, organisationId, gone)) yield () => query
    yield* upserts(kind, target, organisationId, kept)
  }
  for (const [table, ofTable] of rows)
    for (const [op, some] of Map.groupBy(ofTable, ({ after }) => (after ? 'put' : 'remove')))
      yield* upserts(kind, feedTarget, organisationId, some.map(feedCells), [table, op, 0])
}

/** The same for what one command changes, made ahead: its version is the one after the base. */
export const writesAhead = (kind: Database['kind'], organisationId: string, differences: readonly Difference[]): readonly WriteFrom[] => {
  const rows = differences.map((difference): PendingRow => ({ ...difference, version: 1 }))
  return [
    ...changeWrites(
      kind,
      organisationId,
      Map.groupBy(rows, ({ table }) => table),
    ),
  ]
}
