/** The seats of a person are found without a look at everyone's. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.createIndex('attendee_person').on('attendee').columns(['organisationId', 'personId']).execute()
}
