/** Reminders of those who can settle a check of a go/no-go check. */
import type { Kysely } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'gateReminder', 'rolloutId remindedOf phaseKey remindedOn remindedBy throughId?')
    .addColumn('people', 'integer', filled)
    .addPrimaryKeyConstraint('gateReminder_key', ['organisationId', 'rolloutId', 'remindedOf'])
    .execute()
  await indexVersions(db, ['gateReminder'])
}
