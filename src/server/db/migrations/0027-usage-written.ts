/** How often usage of an organisation was written: figures that were counted since the last time still hold. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('usageBook')
    .addColumn('written', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
