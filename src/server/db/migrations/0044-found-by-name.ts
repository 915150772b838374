/**
 * What is asked for by somebody's name, or by that of what it belongs to, is found without a look at everyone's. These indexes begin with
 * the name: one that begins with the organisation would be taken by SQLite for what has an index of its own as well.
 */
import { type Kysely, sql } from 'kysely'

const named: Readonly<Record<string, readonly (readonly [string, ...string[]])[]>> = {
  membership: [['accountId']],
  account: [['personId']],
  invitation: [['personId']],
  attendance: [['personId']],
  appointment: [['personId', 'rolloutId'], ['hostId'], ['officeKey', 'rolloutId']],
  officeHour: [['hostId']],
  ticket: [['personId'], ['ownerId']],
  notice: [['personId']],
  usageAlias: [['identity']],
  impactReading: [['measureId', 'rolloutId']],
}

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const [table, indexes] of Object.entries(named))
    for (const [name, ...others] of indexes)
      await db.schema
        .createIndex(`${table}_${name}`)
        .on(table)
        .columns([name, 'organisationId', ...others])
        .execute()
  // Few have left, few wait for a seat, and few notices are about a session; the others need no room in these.
  await sql`create index "person_left" on "person" ("organisationId", "leftOn") where "leftOn" is not null`.execute(db)
  await sql`create index "attendee_waiting" on "attendee" ("organisationId", "rolloutId", "sessionKey") where "state" = 'waiting'`.execute(
    db,
  )
  await sql`create index "notice_session" on "notice" ("sessionKey", "organisationId", "rolloutId") where "sessionKey" is not null`.execute(
    db,
  )
}
