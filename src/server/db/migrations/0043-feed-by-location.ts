/** The feed by location where a row speaks of somebody there, with people of no location, so that a champion's first feed is found without a look at everyone's. */
import { type Kysely, sql } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await sql`create index "feed_placed" on "feed" ("organisationId", "location")
    where coalesce("person", '') <> '' and ("location" is not null or "table" = 'person')`.execute(db)
}
