/** The rollouts of an organisation, as a condition: few, so that rows whose key begins with the rollout are found without a look at everyone's. */
import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { Schema } from '#server/db/schema.ts'

export const rolloutsOf = (db: Kysely<Schema>, organisationId: string): SelectQueryBuilder<Schema, 'rollout', { rolloutId: string }> =>
  db.selectFrom('rollout').select('rolloutId').where('organisationId', '=', organisationId)
