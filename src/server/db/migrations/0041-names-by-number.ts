/** The newest names of usage are found by their numbers: with 100,000 people each new name had all of them looked through. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.createIndex('usageName_number').on('usageName').columns(['organisationId', 'number']).execute()
}
