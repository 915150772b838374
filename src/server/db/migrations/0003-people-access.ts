/** Roles and personal links as rows that travel: who signs in here, and the links by which people come in. */
import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'

const filled = (column: ColumnDefinitionBuilder): ColumnDefinitionBuilder => column.notNull()

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('membership')
    .addColumn('version', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  for (const name of ['name', 'email', 'personId', 'givenAt', 'givenBy', 'sessionsEndedAt'])
    await db.schema.alterTable('membership').addColumn(name, 'text').execute()
  // Accounts that are here already appear to their owners as if they were written by the last command.
  await sql`update "membership" set
      "name" = (select "name" from "account" where "account"."accountId" = "membership"."accountId"),
      "email" = (select "email" from "account" where "account"."accountId" = "membership"."accountId"),
      "personId" = (select "personId" from "account" where "account"."accountId" = "membership"."accountId"),
      "version" = coalesce((select "version" from "organisationVersion" o where o."organisationId" = "membership"."organisationId"), 0)`.execute(
    db,
  )
  await sql`insert into "feed" ("organisationId", "version", "table", "rowKey", "op", "person", "location", "movedAt")
    select "organisationId", "version", 'membership', "accountId", 'put', null, null, 0 from "membership"`.execute(db)
  await db.schema.createIndex('membership_version').on('membership').columns(['organisationId', 'version']).execute()
  await db.schema
    .createTable('invitation')
    .addColumn('organisationId', 'text', filled)
    .addColumn('version', 'integer', filled)
    .addColumn('invitationId', 'text', filled)
    .addColumn('personId', 'text')
    .addColumn('name', 'text', filled)
    .addColumn('email', 'text')
    .addColumn('language', 'text')
    .addColumn('role', 'text', filled)
    .addColumn('locationIds', 'text', filled)
    .addColumn('secretHash', 'text', filled)
    .addColumn('madeAt', 'text', filled)
    .addColumn('madeBy', 'text', filled)
    .addColumn('expiresAt', 'text', filled)
    .addColumn('usedAt', 'text')
    .addColumn('accountId', 'text')
    .addColumn('deviceHash', 'text')
    .addColumn('revokedAt', 'text')
    .addPrimaryKeyConstraint('invitation_key', ['organisationId', 'invitationId'])
    .execute()
  await db.schema.createIndex('invitation_version').on('invitation').columns(['organisationId', 'version']).execute()
  await db.schema.createIndex('invitation_secret').on('invitation').column('secretHash').execute()
}
