/** A pause can be of one person, who then has an earliest first day of their own. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('pause').addColumn('personId', 'text').execute()
  await db.schema.alterTable('participant').addColumn('notBeforeOn', 'text').execute()
}
