/** The rollouts and messages of an organisation, as conditions: few, so that rows whose key begins with them are found without a look at everyone's. */
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Schema } from '#server/db/schema.ts'

export const rolloutsOf = (db: Kysely<Schema>, organisationId: string): SelectQueryBuilder<Schema, 'rollout', { rolloutId: string }> =>
  db.selectFrom('rollout').select('rolloutId').where('organisationId', '=', organisationId)

/**
 * What has to be added where rows are asked for by one column alone, so that the key of the table finds them: that they are of one of the
 * rollouts, or of one of the messages. Nothing where the key does not have that column after those.
 */
export const withinFew = (db: Kysely<Schema>, organisationId: string, table: TableName, column: string): RawBuilder<SqlBool> | null => {
  const key: readonly string[] = tables[table].key
  const before = key.slice(0, Math.max(0, key.indexOf(column))).join()
  if (before === 'rolloutId') return sql<SqlBool>`"rolloutId" in ${rolloutsOf(db, organisationId)}`
  if (before !== 'rolloutId,messageKey') return null
  const messages = db.selectFrom('message').select(['rolloutId', 'messageKey']).where('organisationId', '=', organisationId)
  return sql<SqlBool>`("rolloutId", "messageKey") in ${messages}`
}
