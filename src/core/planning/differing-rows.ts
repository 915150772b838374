/** Rows of a plan beside those that are stored. */
import { type Change, put, remove } from '#core/kernel/command.ts'
import type { Row } from '#core/kernel/rows.ts'
import { rowKey } from '#core/kernel/table.ts'
import { checklistTables } from '#core/checklist/checklist-tables.ts'
import { communicationTables } from '#core/communication/communication-tables.ts'
import { peopleTables } from '#core/people/people-tables.ts'
import { planTables } from '#core/plan/plan-tables.ts'
import { trainingTables } from '#core/training/training-tables.ts'

/** Whether a stored row has what each column of a wanted one has. */
const same = (stored: Record<string, unknown>, wanted: Record<string, unknown>): boolean =>
  Object.keys(wanted).every((column) => (stored[column] ?? null) === (wanted[column] ?? null))

/** The tables that a plan writes. */
const tables = { ...peopleTables, ...planTables, ...communicationTables, ...trainingTables, ...checklistTables }

/** Puts what is new or different, removes what is gone; rows equal to what is stored give no change. */
export const differing = <T extends keyof typeof tables>(
  table: T,
  stored: readonly Row<T>[],
  wanted: readonly Row<T>[],
  settled: (row: Row<T>) => boolean = () => false,
): Change[] => {
  const before = new Map(stored.map((row) => [rowKey(tables[table], row), row]))
  const changes: Change[] = []
  for (const row of wanted) {
    const key = rowKey(tables[table], row)
    const old = before.get(key)
    before.delete(key)
    if (old ? !settled(old) && !same(old, row) : !settled(row)) changes.push(put(table, row))
  }
  for (const old of before.values()) if (!settled(old)) changes.push(remove(table, old))
  return changes
}
