/** Every row of a table of one organisation, in the order of its key. */
import { tableKeys } from '#core/registry/table-keys.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'

/** What is taken from a place in the list is the same on every database; for small organisations, because it reads the whole table. */
export const rowsByKey = async <T extends TableName>({ db }: Database, organisationId: string, table: T): Promise<Row<T>[]> => {
  let rows = db
    .selectFrom(table as 'person')
    .selectAll()
    .where('organisationId', '=', organisationId)
  for (const column of tableKeys[table].key) rows = rows.orderBy(column as 'personId')
  return (await rows.execute()) as unknown as Row<T>[]
}
