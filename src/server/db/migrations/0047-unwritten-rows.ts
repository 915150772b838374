/** Rows of a large change that is committed and not yet in its tables, in pieces that are written one after the other. */
import { type Kysely } from 'kysely'
import { filled } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('organisationVersion').addColumn('unwritten', 'text').execute()
  await db.schema
    .createTable('unwrittenRows')
    .addColumn('organisationId', 'text', filled)
    .addColumn('commandId', 'text', filled)
    .addColumn('version', 'integer', filled)
    .addColumn('piece', 'integer', filled)
    .addColumn('rows', 'text', filled)
    .addPrimaryKeyConstraint('unwrittenRows_key', ['organisationId', 'commandId', 'piece'])
    .execute()
}
