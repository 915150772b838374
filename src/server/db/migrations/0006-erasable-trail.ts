/** Rows of the trail are sealed over digests of their payload, so that it can be taken out; and how long things are kept. */
import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull()

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const name of ['inputSalt', 'inputDigest', 'changesSalt', 'changesDigest', 'emptied'])
    await db.schema.alterTable('audit').addColumn(name, 'text').execute()
  await db.schema
    .createTable('retention')
    .addColumn('organisationId', 'text', filled)
    .addColumn('version', 'integer', filled)
    .addColumn('id', 'text', filled)
    .addColumn('forgetAfterDays', 'integer')
    .addColumn('booksDays', 'integer', filled)
    .addColumn('changedAt', 'text', filled)
    .addPrimaryKeyConstraint('retention_key', ['organisationId', 'id'])
    .execute()
  await db.schema.createIndex('retention_version').on('retention').columns(['organisationId', 'version']).execute()
}
