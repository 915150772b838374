/** How somebody wants to get messages, and the secret of an organisation behind the address in its mails that says so. */
import type { Kysely } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'channelChoice', 'personId channel chosenAt')
    .addPrimaryKeyConstraint('channelChoice_key', ['organisationId', 'personId'])
    .execute()
  await indexVersions(db, ['channelChoice'])
  await db.schema
    .createTable('mailSecret')
    .addColumn('organisationId', 'text', (column) => column.primaryKey())
    .addColumn('secret', 'text', filled)
    .execute()
}
