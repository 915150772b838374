/** Reads what figures of satisfaction, recommendation and being at ease are made of, and statements about the old system. */
import type { Kysely } from 'kysely'
import { addDays } from '#core/kernel/calendar.ts'
import { type PulseFigures, pulseFigures, type PulseRows } from '#core/pulse/pulse-figures.ts'
import { atEaseEveryDays, weekOf } from '#core/pulse/pulse-week.ts'
import type { Schema } from '#server/db/schema.ts'
import { stillWorks } from '#server/db/works-on.ts'

/** Everyone of a rollout who counts on a day: assigned, not excluded, still employed. */
export const pulsePeople = (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string) =>
  db
    .selectFrom('participant')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
    )
    .select(['participant.personId', 'participant.phaseKey', 'participant.goLiveOn', 'person.locationId'])
    .where('participant.organisationId', '=', organisationId)
    .where('participant.rolloutId', '=', rolloutId)
    .where('participant.excludedAt', 'is', null)
    .where(stillWorks('person.leftOn', asOf))
    .orderBy('participant.personId')
    .execute()

/** What figures of a day are made of, and of `back` weeks before it. */
const pulseRows = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string, back: number): Promise<PulseRows> => {
  const rowsOf = <T extends 'pulseMode' | 'phase' | 'pulseReply' | 'pulseAnswer' | 'atEase'>(table: T) =>
    db
      .selectFrom(table as 'phase')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
  const from = addDays(weekOf(asOf), -7 * (back + 1))
  const since = addDays(asOf, -7 * back - atEaseEveryDays - 7)
  return {
    people: await pulsePeople(db, organisationId, rolloutId, asOf),
    phases: await rowsOf('phase').execute(),
    modes: (await rowsOf('pulseMode').execute()) as never,
    replies: (await rowsOf('pulseReply')
      .where('weekOn' as 'endsOn', '>=', from)
      .execute()) as never,
    answers: (await rowsOf('pulseAnswer')
      .where('weekOn' as 'endsOn', '>=', from)
      .execute()) as never,
    ease: (await rowsOf('atEase')
      .where('saidOn' as 'endsOn', '>=', since)
      .execute()) as never,
  }
}

/**
 * Satisfaction, NPS and who is at ease on a day (`YYYY-MM-DD`), of all and of each cohort, with how many were asked and who is silent
 * (ME-5, GA-7, GA-8). Ids of people; whoever shows them keeps to ME-8.
 */
export const pulseFiguresOn = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string): Promise<PulseFigures> =>
  pulseFigures(await pulseRows(db, organisationId, rolloutId, asOf, 0), asOf)

/** The figures of a day, and those of all at the end of some weeks before it, oldest first and the day itself last. */
export const pulseSeriesTo = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string, weeks: number) => {
  const rows = await pulseRows(db, organisationId, rolloutId, asOf, weeks)
  const days = Array.from({ length: weeks }, (_, back) => addDays(weekOf(asOf), -1 - 7 * back)).toReversed()
  return { figures: pulseFigures(rows, asOf), before: days.map((day) => pulseFigures(rows, day)) }
}

/** The newest statement about the old system up to a day, and what it says is still done only there (GA-7); undefined without one. */
export const oldUseOn = (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string) =>
  db
    .selectFrom('oldUse')
    .select(['statedOn', 'stillThere', 'statedBy'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('statedOn', '<=', asOf)
    .orderBy('statedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
