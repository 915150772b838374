/** A source of usage says of which locations it tells; without, it tells of everyone. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('usageSource').addColumn('locationIds', 'text').execute()
}
