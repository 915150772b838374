/** What the commands of one commit changed and is not written yet: later commands see it, and all of it is written together. */
import type { CompiledQuery } from 'kysely'
import type { TableName } from '#core/registry/tables.ts'
import { changeWrites, type PendingRow } from '#server/db/change-writes.ts'
import type { Database } from '#server/db/database.ts'
import type { Cells, Difference } from '#server/db/differences.ts'

export interface PendingChanges {
  /** Takes in what a command changed, under its version. */
  add(version: number, differences: readonly Difference[]): void
  /** What was changed in a table, in order; grows. */
  changesOf(table: TableName): readonly PendingRow[]
  /** A row as it was left; undefined where nothing changed it. */
  rowOf(table: TableName, key: string): Cells | null | undefined
  /** Statements that write all of it, each row as it was left last; then nothing is pending any more. */
  writes(kind: Database['kind'], organisationId: string): Iterable<CompiledQuery>
}

/** Begins with nothing. */
export const createPendingChanges = (): PendingChanges => {
  const logs = new Map<TableName, PendingRow[]>()
  const latest = new Map<TableName, Map<string, PendingRow>>()

  const add: PendingChanges['add'] = (version, differences) => {
    for (const difference of differences) {
      const { table, key } = difference
      if (!logs.has(table)) logs.set(table, [])
      if (!latest.has(table)) latest.set(table, new Map())
      const pending: PendingRow = { ...difference, version }
      logs.get(table)?.push(pending)
      latest.get(table)?.set(key, pending)
    }
  }

  return {
    add,
    changesOf: (table) => logs.get(table) ?? [],
    rowOf: (table, key) => {
      const pending = latest.get(table)?.get(key)
      return pending && pending.after
    },
    *writes(kind, organisationId) {
      const rows = new Map([...latest].map(([table, ofTable]) => [table, [...ofTable.values()]]))
      logs.clear()
      latest.clear()
      for (const write of changeWrites(kind, organisationId, rows)) yield write(0)
    },
  }
}
