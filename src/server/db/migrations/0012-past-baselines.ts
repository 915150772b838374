/** Baselines that were replaced by a new one, with the reason. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('pastBaseline')
    .addColumn('organisationId', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('rolloutId', 'text', (column) => column.notNull())
    .addColumn('replacedAt', 'text', (column) => column.notNull())
    .addColumn('replacedBy', 'text', (column) => column.notNull())
    .addColumn('because', 'text', (column) => column.notNull())
    .addColumn('approvedAt', 'text', (column) => column.notNull())
    .addColumn('approvedBy', 'text', (column) => column.notNull())
    .addColumn('days', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('pastBaseline_key', ['organisationId', 'rolloutId', 'replacedAt'])
    .execute()
  await db.schema.createIndex('pastBaseline_version').on('pastBaseline').columns(['organisationId', 'version']).execute()
}
