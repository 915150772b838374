/** Links by which people answer the weekly question without signing in. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'pulseLink', 'rolloutId personId secretHash madeAt madeBy')
    .addPrimaryKeyConstraint('pulseLink_key', ['organisationId', 'rolloutId', 'personId'])
    .execute()
  await indexVersions(db, ['pulseLink'])
  await db.schema.createIndex('pulseLink_secret').on('pulseLink').column('secretHash').execute()
}
