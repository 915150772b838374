/** People are found by their address and their number, and a membership by its person, however many there are. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.createIndex('person_email').on('person').columns(['organisationId', 'email']).execute()
  await db.schema.createIndex('person_number').on('person').columns(['organisationId', 'employeeNumber']).execute()
  await db.schema.createIndex('membership_person').on('membership').columns(['organisationId', 'personId']).execute()
}
