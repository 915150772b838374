/** When a copy of an export of the old system was stored on the server, and by whom. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of ['keptAt', 'keptBy']) await db.schema.alterTable('oldExport').addColumn(column, 'text').execute()
}
