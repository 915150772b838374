/** Files from the inbox that were not imported, with the reason. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'usageRefusal', 'refusalId rolloutId? fileName reason refusedAt settledAt? settledBy?')
    .addPrimaryKeyConstraint('usageRefusal_key', ['organisationId', 'refusalId'])
    .execute()
  await indexVersions(db, ['usageRefusal'])
}
