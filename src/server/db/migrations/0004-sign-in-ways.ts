/** The books of the other ways to sign in: passkeys, challenges, mailed links, company sign-on, and how long a guesser waits. */
import type { ColumnDefinitionBuilder, Kysely } from 'kysely'

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull()
const key = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull().primaryKey()
const ofAccount = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder =>
  column.notNull().references('account.accountId').onDelete('cascade')

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('passkey')
    .addColumn('credentialId', 'text', key)
    .addColumn('accountId', 'text', ofAccount)
    .addColumn('publicKey', 'text', filled)
    .addColumn('counter', 'bigint', filled)
    .addColumn('transports', 'text', filled)
    .addColumn('name', 'text', filled)
    .addColumn('createdAt', 'text', filled)
    .addColumn('lastUsedAt', 'text')
    .execute()
  await db.schema.createIndex('passkey_account').on('passkey').column('accountId').execute()
  await db.schema
    .createTable('signInChallenge')
    .addColumn('secretHash', 'text', key)
    .addColumn('purpose', 'text', filled)
    .addColumn('accountId', 'text')
    .addColumn('expiresAt', 'text', filled)
    .execute()
  await db.schema.createIndex('signInChallenge_expiry').on('signInChallenge').column('expiresAt').execute()
  await db.schema
    .createTable('mailedLink')
    .addColumn('secretHash', 'text', key)
    .addColumn('accountId', 'text', ofAccount)
    .addColumn('purpose', 'text', filled)
    .addColumn('askedAt', 'text', filled)
    .addColumn('askedFrom', 'text', filled)
    .addColumn('expiresAt', 'text', filled)
    .addColumn('usedAt', 'text')
    .execute()
  await db.schema.createIndex('mailedLink_account').on('mailedLink').column('accountId').execute()
  await db.schema
    .createTable('companyIdentity')
    .addColumn('issuer', 'text', filled)
    .addColumn('subject', 'text', filled)
    .addColumn('accountId', 'text', ofAccount)
    .addColumn('linkedAt', 'text', filled)
    .addColumn('lastUsedAt', 'text', filled)
    .addPrimaryKeyConstraint('companyIdentity_key', ['issuer', 'subject'])
    .execute()
  await db.schema.createIndex('companyIdentity_account').on('companyIdentity').column('accountId').execute()
  await db.schema
    .createTable('guessing')
    .addColumn('bucket', 'text', key)
    .addColumn('tries', 'integer', filled)
    .addColumn('lastAt', 'text', filled)
    .addColumn('freeAt', 'text', filled)
    .addColumn('forgottenAt', 'text', filled)
    .execute()
  await db.schema.createIndex('guessing_forgotten').on('guessing').column('forgottenAt').execute()
}
