/** Which source of usage decides, and the verdicts of the four goals as last concluded. */
import type { Kysely } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'usageChoice', 'rolloutId sourceId? chosenAt chosenBy')
    .addPrimaryKeyConstraint('usageChoice_key', ['organisationId', 'rolloutId'])
    .execute()
  await productTable(db, 'goalVerdict', 'rolloutId phaseKey goal verdict reason notedOn')
    .addColumn('people', 'integer', filled)
    .addPrimaryKeyConstraint('goalVerdict_key', ['organisationId', 'rolloutId', 'phaseKey', 'goal'])
    .execute()
  await indexVersions(db, ['usageChoice', 'goalVerdict'])
}
