/** In which language people told something, and the same in others. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'translation', 'rolloutId about ofId language personId? locationId? text answer? writtenAt writtenBy')
    .addPrimaryKeyConstraint('translation_key', ['organisationId', 'rolloutId', 'about', 'ofId', 'language'])
    .execute()
  for (const table of ['story', 'feedback']) await db.schema.alterTable(table).addColumn('language', 'text').execute()
  await indexVersions(db, ['translation'])
}
