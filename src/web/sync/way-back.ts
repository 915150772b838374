/** The way back from a command: its own reverse, offered only where it puts back everything that the command changed. */
import type { Change, Reversal } from '#core/kernel/command.ts'
import { rowKey } from '#core/kernel/table.ts'
import { tableKeys } from '#core/registry/table-keys.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import type { Decided } from '#web/sync/outbox.ts'
import { afterChanges, type RowSets } from '#web/sync/rows.ts'

/** When something was done: the same deed again bears another moment. When something starts or is due is no such stamp. */
const stamp = /(?:ed|held)At$/

/** The row of a change as it stands in some rows; of a stamp only whether there is one. */
const standing = (sets: RowSets, table: TableName, key: string): string => {
  const row = sets[table].get(key)
  if (!row) return ''
  const { organisationId: _, version: __, ...values } = row as StoredRow<TableName>
  const known = Object.entries(values).filter(([, value]) => value !== null)
  return JSON.stringify(known.map(([column, value]) => [column, stamp.test(column) || value]).toSorted())
}

/** Whether every row that some changes touch is the same in both sets of rows. */
export const areSame = (one: RowSets, other: RowSets, changes: readonly Change[]): boolean =>
  changes.every(({ table, row }) => {
    const key = rowKey(tableKeys[table], row)
    return standing(one, table, key) === standing(other, table, key)
  })

/** What is needed to try a way back. */
interface Trial {
  /** The rows before the command, and what it changed. */
  readonly before: RowSets
  readonly changes: readonly Change[]
  readonly reversals: readonly Reversal[]
  readonly organisationId: string
  readonly decide: (reversal: Reversal, sets: RowSets) => Decided
}

/**
 * Whether the reverse of a command leads back: tried on the rows at hand, nothing may be left of the command, no notice to
 * anybody included. The rows after the command come along, to see later whether somebody changed them since.
 *
 * @example wayBack({ before, changes, reversals, organisationId, decide })?.after
 */
export const wayBack = ({
  before,
  changes,
  reversals,
  organisationId,
  decide,
}: Trial): { readonly after: RowSets; readonly reversals: readonly Reversal[] } | undefined => {
  if (reversals.length === 0 || changes.length === 0) return undefined
  const after = afterChanges(before, changes, organisationId)
  const touched: Change[] = [...changes]
  let sets = after
  for (const reversal of reversals) {
    const decided = decide(reversal, sets)
    if (!('changes' in decided)) return undefined
    for (const change of decided.changes) touched.push(change)
    sets = afterChanges(sets, decided.changes, organisationId)
  }
  return areSame(before, sets, touched) ? { after, reversals } : undefined
}
