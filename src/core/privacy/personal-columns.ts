/** By which columns a row is about somebody, and which tables forgetting somebody can change. */
import type { TableName } from '#core/kernel/rows.ts'
import type { Table } from '#core/kernel/table.ts'
import { personal } from '#core/registry/personal.ts'

/** Which column says whose row it is; null where rows are nobody's. */
export const personColumn = ({ name }: Pick<Table, 'name'>): string | null => personal[name]?.whose ?? null

const byPerson = ['personId', 'buddyId', 'hostId', 'ownerId'] as const
/** Every column by which a row is about somebody, theirs or in their hands. */
export const personColumns = (table: Pick<Table, 'name' | 'columns'>): readonly string[] => {
  const whose = personColumn(table)
  return [...new Set([...(whose ? [whose] : []), ...byPerson.filter((column) => Object.hasOwn(table.columns, column))])]
}

/** Tables of which forgetting somebody can change a row. */
export const tablesWithNames: readonly TableName[] = Object.entries(personal).flatMap(([name, { whose, own, quotes }]) =>
  quotes.length > 0 || (own.length > 0 && whose !== null) ? [name as TableName] : [],
)
