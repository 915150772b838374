/** Notices are found by how their mail stands: those that wait to leave, and those about which somebody has to decide. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.createIndex('notice_state').on('notice').columns(['organisationId', 'state']).execute()
}
