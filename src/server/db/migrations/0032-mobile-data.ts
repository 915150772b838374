/** The new tool's mobile data at a location: readings of phones, and what data costs there. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'dataReading', 'rolloutId readingId locationId startOn endOn? notedBy')
    .addColumn('startMb', 'double precision', (column) => column.notNull())
    .addColumn('endMb', 'double precision')
    .addPrimaryKeyConstraint('dataReading_key', ['organisationId', 'rolloutId', 'readingId'])
    .execute()
  await productTable(db, 'dataPrice', 'rolloutId locationId pricePerGb currency paidBy notedOn notedBy')
    .addPrimaryKeyConstraint('dataPrice_key', ['organisationId', 'rolloutId', 'locationId'])
    .execute()
  await indexVersions(db, ['dataReading', 'dataPrice'])
}
