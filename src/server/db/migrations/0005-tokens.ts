/** Machine tokens, and when each was last used. */
import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull()

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('accessToken')
    .addColumn('organisationId', 'text', filled)
    .addColumn('version', 'integer', filled)
    .addColumn('tokenId', 'text', filled)
    .addColumn('name', 'text', filled)
    .addColumn('rights', 'text', filled)
    .addColumn('rolloutId', 'text')
    .addColumn('secretHash', 'text', filled)
    .addColumn('makerId', 'text', filled)
    .addColumn('makerName', 'text', filled)
    .addColumn('createdAt', 'text', filled)
    .addColumn('expiresAt', 'text')
    .addColumn('revokedAt', 'text')
    .addPrimaryKeyConstraint('accessToken_key', ['organisationId', 'tokenId'])
    .execute()
  await db.schema.createIndex('accessToken_version').on('accessToken').columns(['organisationId', 'version']).execute()
  await db.schema.createIndex('accessToken_secret').on('accessToken').column('secretHash').execute()
  await db.schema
    .createTable('tokenUse')
    .addColumn('organisationId', 'text', filled)
    .addColumn('tokenId', 'text', filled)
    .addColumn('usedAt', 'text', filled)
    .addPrimaryKeyConstraint('tokenUse_key', ['organisationId', 'tokenId'])
    .execute()
}
