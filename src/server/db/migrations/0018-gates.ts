/** How each go/no-go check stands, checks that were changed, and every evaluation with its inputs. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(
    db,
    'gate',
    'rolloutId phaseKey verdict verdictOn holding needs evaluatedOn approvedAt? approvedBy? approvedBecause? overridden?',
  )
    .addPrimaryKeyConstraint('gate_key', ['organisationId', 'rolloutId', 'phaseKey'])
    .execute()
  await productTable(db, 'gateCheck', 'rolloutId phaseKey checkKey kind? basis? because changedAt changedBy')
    .addColumn('threshold', 'double precision')
    .addColumn('windows', 'integer')
    .addColumn('minimum', 'integer')
    .addColumn('maxAgeDays', 'integer')
    .addColumn('dryRun', 'integer')
    .addPrimaryKeyConstraint('gateCheck_key', ['organisationId', 'rolloutId', 'phaseKey', 'checkKey'])
    .execute()
  await productTable(db, 'gateEvaluation', 'rolloutId phaseKey asOfOn evaluatedAt verdict inputs')
    .addPrimaryKeyConstraint('gateEvaluation_key', ['organisationId', 'rolloutId', 'phaseKey', 'asOfOn'])
    .execute()
  await indexVersions(db, ['gate', 'gateCheck', 'gateEvaluation'])
}
