/** Business impact: measures, their readings, and when the baseline was frozen. */
import type { Kysely } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'impactMeasure', 'rolloutId measureId name unit')
    .addColumn('perWeek', 'double precision')
    .addPrimaryKeyConstraint('impactMeasure_key', ['organisationId', 'rolloutId', 'measureId'])
    .execute()
  await productTable(db, 'impactReading', 'rolloutId readingId measureId stage how takenOn personId? notedBy')
    .addColumn('value', 'double precision', filled)
    .addColumn('low', 'double precision')
    .addColumn('high', 'double precision')
    .addPrimaryKeyConstraint('impactReading_key', ['organisationId', 'rolloutId', 'readingId'])
    .execute()
  await productTable(db, 'impactFreeze', 'rolloutId frozenAt frozenBy?')
    .addPrimaryKeyConstraint('impactFreeze_key', ['organisationId', 'rolloutId'])
    .execute()
  await indexVersions(db, ['impactMeasure', 'impactReading', 'impactFreeze'])
}
