/** To which organisation the person of an account belongs, since person ids are made by clients, and what led a company identity to it. */
import { type Kysely, sql } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('account').addColumn('organisationId', 'text').execute()
  await sql`update "account" set "organisationId" = (select min("membership"."organisationId") from "membership" where "membership"."accountId" = "account"."accountId") where "personId" is not null`.execute(
    db,
  )
  // Of somebody whose access was taken away no membership says where it was, unless there is one organisation only.
  await sql`update "account" set "organisationId" = (select min("organisationId") from "organisation") where "personId" is not null and "organisationId" is null and (select count(distinct "organisationId") from "organisation") = 1`.execute(
    db,
  )
  await sql`update "membership" set "personId" = (select "account"."personId" from "account" where "account"."accountId" = "membership"."accountId" and "account"."organisationId" = "membership"."organisationId") where "personId" is null`.execute(
    db,
  )
  // How an identity was linked was not kept; the next sign-in with the account's own address says it.
  await db.schema
    .alterTable('companyIdentity')
    .addColumn('foundBy', 'text', (column) => column.notNull().defaultTo('staffList'))
    .execute()
}
