/** Who attended which session of a rollout, and for how long. */
import type { Kysely } from 'kysely'
import type { Schema } from '#server/db/schema.ts'

/** The minutes of each person in each session, with the session's start and its own minutes. */
export const attendanceOf = (db: Kysely<Schema>, organisationId: string, rolloutId: string) =>
  db
    .selectFrom('attendance')
    .innerJoin('session', (join) =>
      join
        .onRef('session.organisationId', '=', 'attendance.organisationId')
        .onRef('session.rolloutId', '=', 'attendance.rolloutId')
        .onRef('session.sessionKey', '=', 'attendance.sessionKey'),
    )
    .select(['attendance.personId', 'attendance.minutes', 'session.startsAt', 'session.minutes as length'])
    .where('attendance.organisationId', '=', organisationId)
    .where('attendance.rolloutId', '=', rolloutId)
    .execute()
