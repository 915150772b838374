/** Statements that write changed rows into their tables and the feed. */
import type { CompiledQuery } from 'kysely'
import type { Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { type Cell, deletions, type Target, upserts } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import { cellsOf, type Difference, targets } from '#server/db/differences.ts'

/** What a command made of a row, and the version that it made. */
export interface PendingRow extends Difference {
  readonly version: number
}

const feedTarget: Target = {
  table: 'feed',
  key: [
    ['table', 'text'],
    ['rowKey', 'text'],
  ],
  columns: [
    ['table', 'text'],
    ['rowKey', 'text'],
    ['op', 'text'],
    ['person', 'text?'],
    ['location', 'text?'],
    ['movedAt', 'integer'],
  ],
  // Someone who saw the row under another person or place has to be told that it is gone for them.
  instead: {
    movedAt: `case when "feed"."person" is not distinct from excluded."person" and "feed"."location" is not distinct from excluded."location" then "feed"."movedAt" else excluded."version" end`,
  },
}

const feedCells = ({ table, key, version, before, after }: PendingRow): Cell[] => {
  const { person, location } = (tables[table] as Table).speaksOf
  const row = after ?? before ?? {}
  return [
    version,
    table,
    key,
    after ? 'put' : 'remove',
    person ? (row[person] ?? null) : null,
    location ? (row[location] ?? null) : null,
    0,
  ]
}

/** Statements that write rows, stamped with their versions: no row stands there twice. */
export function* changeWrites(
  kind: Database['kind'],
  organisationId: string,
  rows: ReadonlyMap<TableName, readonly PendingRow[]>,
): Generator<CompiledQuery> {
  for (const [table, ofTable] of rows) {
    const target = targets[table]
    const gone = ofTable.filter(({ after }) => !after).map(({ before }) => cellsOf(target.key, before ?? {}))
    const kept = ofTable.flatMap(({ version, after }) => (after ? [[version, ...cellsOf(target.columns, after)]] : []))
    yield* deletions(kind, target, organisationId, gone)
    yield* upserts(kind, target, organisationId, kept)
  }
  for (const ofTable of rows.values()) yield* upserts(kind, feedTarget, organisationId, ofTable.map(feedCells))
}
