/** How many people of a phase are active, noted beside the goal of use, so that the weekly update can tell it (CM-3). */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const column of ['active', 'covered']) await db.schema.alterTable('goalVerdict').addColumn(column, 'integer').execute()
}
