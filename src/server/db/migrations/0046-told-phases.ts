/** With which phases each is told to those who see no names: fixed, so that two weeks cannot be subtracted (ME-8). */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'toldPhase', 'rolloutId phaseKey groupKey')
    .addPrimaryKeyConstraint('toldPhase_key', ['organisationId', 'rolloutId', 'phaseKey'])
    .execute()
  await indexVersions(db, ['toldPhase'])
}
