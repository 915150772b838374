/** People who join after the rollout, and the steps of their small rollout. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(
    db,
    'newcomer',
    'rolloutId personId locationId? startsOn welcomedAt welcomedBy accountAt? accountBy? materialsAt? materialsBy? checkedAt? checkedBy? checkNote?',
  )
    .addPrimaryKeyConstraint('newcomer_key', ['organisationId', 'rolloutId', 'personId'])
    .execute()
  await indexVersions(db, ['newcomer'])
}
