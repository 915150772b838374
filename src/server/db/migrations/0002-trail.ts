/** The audit trail is read by who did something and by when; each finds its rows without going through all of them. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.createIndex('audit_account').on('audit').columns(['organisationId', 'accountId', 'version']).execute()
  await db.schema.createIndex('audit_at').on('audit').columns(['organisationId', 'at']).execute()
}
