/** Which workflows count as key in a rollout. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'keyWorkflow', 'rolloutId workflow chosenAt chosenBy')
    .addPrimaryKeyConstraint('keyWorkflow_key', ['organisationId', 'rolloutId', 'workflow'])
    .execute()
  await indexVersions(db, ['keyWorkflow'])
}
