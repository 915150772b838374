/** What everyone is told of a rollout, in languages beside the organisation's own. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('detail')
    .addColumn('organisationId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('rolloutId', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('detail_key', ['organisationId', 'rolloutId', 'detail', 'language'])
    .execute()
  await db.schema.createIndex('detail_version').on('detail').columns(['organisationId', 'version']).execute()
}
