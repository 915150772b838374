/** The feed by whom a row speaks of, and by location where it speaks of nobody, so that a member's first feed is found without a look at everyone's; buddies by who helps. */
import { type Kysely, sql } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index "feed_person" on "feed" ("organisationId", "person") where "person" is not null`.execute(db)
  await sql`create index "feed_location" on "feed" ("organisationId", "location", "table") where "person" is null`.execute(db)
  await db.schema.createIndex('buddy_helper').on('buddy').columns(['organisationId', 'buddyId']).execute()
}
