/** Seats, completion and who is missing of an organisation that is too large for a device (TR-6, TR-7). */
import { stillWorks } from '#server/db/works-on.ts'
import { type Kysely, sql } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import type { ListPage } from '#core/kernel/list-page.ts'
import type { TrainingTime } from '#core/finance/measured-hours.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { trainedOf } from '#core/training/completion.ts'
import type { Missing, MissingQuery, PhaseCompletion } from '#core/training/phase-completion.ts'
import { type SeatCounts, seatCounts } from '#core/training/seat-counts.ts'
import { besideIndex } from '#server/db/beside-index.ts'
import type { Database, Readable } from '#server/db/database.ts'
import { instantSql } from '#server/db/instant.ts'
import { foldedSql } from '#server/db/folded.ts'
import { type PageAsked, pageOf } from '#server/db/list-page.ts'
import type { Schema } from '#server/db/schema.ts'

/** The counts of some sessions; of a champion only those at their locations. */
export const seatsOfSessions = async (
  { db }: Database,
  actor: Actor,
  rolloutId: string,
  keys: readonly string[],
): Promise<(SeatCounts & { sessionKey: string })[]> => {
  if (keys.length === 0) return []
  const { organisationId, locationIds } = actor
  const ofTable = (table: 'attendee' | 'attendance') => {
    const rows = (
      db as unknown as Kysely<Record<string, { organisationId: string; rolloutId: string; sessionKey: string; locationId: string | null }>>
    )
      .selectFrom(table)
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('sessionKey', 'in', keys)
    return readsAll(actor) ? rows : rows.where('locationId', 'in', locationIds.length > 0 ? locationIds : [''])
  }
  const attendees = (await ofTable('attendee').selectAll().execute()) as unknown as Schema['attendee'][]
  const attendance = (await ofTable('attendance').selectAll().execute()) as unknown as Schema['attendance'][]
  return [...seatCounts(attendees, attendance)].map(([sessionKey, counts]) => ({ sessionKey, ...counts }))
}

const presentShareOf = async (db: Kysely<Schema>, organisationId: string, rolloutId: string): Promise<number> => {
  const rollout = await db
    .selectFrom('rollout')
    .select('settings')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .executeTakeFirst()
  return settingsOf(rollout?.settings ?? '{}').presentShare
}

/** Everyone assigned: in a phase, not left out, and not gone before today; for a champion those at their locations. */
const assigned = (db: Kysely<Schema>, { organisationId, role, locationIds }: Actor, rolloutId: string, today: string) => {
  const everywhere = db
    .selectFrom('participant')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
    )
    .where('participant.organisationId', '=', organisationId)
    .where('participant.rolloutId', '=', rolloutId)
    .where('participant.excludedAt', 'is', null)
    .where(stillWorks('person.leftOn', today))
  return role === 'champion' ? everywhere.where('person.locationId', 'in', locationIds.length > 0 ? locationIds : ['']) : everywhere
}

interface Of {
  readonly organisationId: string
  readonly rolloutId: string
}

/** Whether somebody was at one session for long enough, as `isComplete` of core says it. Asked once for all, not once for each person. */
const isTrained = ({ organisationId, rolloutId }: Of, presentShare: number) => sql<boolean>`"participant"."personId" in (
  select "attendance"."personId" from "attendance" inner join "session" on "session"."organisationId" = "attendance"."organisationId"
    and "session"."rolloutId" = "attendance"."rolloutId" and "session"."sessionKey" = "attendance"."sessionKey"
  where "attendance"."organisationId" = ${organisationId} and "attendance"."rolloutId" = ${rolloutId} and "session"."minutes" > 0
    and "attendance"."minutes" >= "session"."minutes" * cast(${presentShare} as double precision) - 1e-9)`

/** Whether somebody has a seat in a session to come. */
const hasSeatAhead = (kind: Database['kind'], { organisationId, rolloutId }: Of, now: string) => sql<boolean>`"participant"."personId" in (
  select "attendee"."personId" from "attendee" inner join "session" on "session"."organisationId" = "attendee"."organisationId"
    and "session"."rolloutId" = "attendee"."rolloutId" and "session"."sessionKey" = "attendee"."sessionKey"
  where "attendee"."organisationId" = ${organisationId} and "attendee"."rolloutId" = ${rolloutId} and "attendee"."state" = 'seat'
    and "session"."cancelledAt" is null and "session"."closedAt" is null and ${instantSql(kind, sql<string>`"session"."startsAt"`)} > ${Date.parse(now) / 1000})`

/** How far each phase is, or each of some, in the order of the phases; those without people are left out. A champion is told of their locations. */
export const completionByPhase = async (
  { db, kind }: Readable,
  actor: Actor,
  rolloutId: string,
  { now, today, phases }: { now: string; today: string; phases?: readonly string[] },
): Promise<PhaseCompletion[]> => {
  if (phases?.length === 0) return []
  const of = { organisationId: actor.organisationId, rolloutId }
  const share = await presentShareOf(db, actor.organisationId, rolloutId)
  const counted = await assigned(db, actor, rolloutId, today)
    .innerJoin('phase', (join) =>
      join
        .onRef('phase.organisationId', '=', 'participant.organisationId')
        .onRef('phase.rolloutId', '=', 'participant.rolloutId')
        .onRef('phase.phaseKey', '=', 'participant.phaseKey'),
    )
    .where('phase.headCount', '>', 0)
    .$if(phases !== undefined, (all) => all.where('phase.phaseKey', 'in', phases ?? []))
    .select((on) => [
      'phase.phaseKey',
      'phase.position',
      on.fn.countAll().as('assigned'),
      sql<number>`sum(case when ${isTrained(of, share)} then 1 else 0 end)`.as('complete'),
      sql<number>`sum(case when ${isTrained(of, share)} then 0 when ${hasSeatAhead(kind, of, now)} then 1 else 0 end)`.as('seated'),
    ])
    .groupBy(['phase.phaseKey', 'phase.position'])
    .orderBy('phase.position')
    .execute()
  return counted.map(({ phaseKey, assigned, complete, seated }) => ({
    phaseKey,
    assigned: Number(assigned),
    complete: Number(complete),
    seated: Number(seated),
  }))
}

/** Who takes part and what training took of them so far, in sums: what `trainingTime` of core counts from rows (RV-4). */
export const trainingTimeOf = async ({ db }: Readable, actor: Actor, rolloutId: string, today: string): Promise<TrainingTime> => {
  const { people } = await assigned(db, actor, rolloutId, today)
    .select((on) => on.fn.countAll().as('people'))
    .executeTakeFirstOrThrow()
  const time = await db
    .selectFrom('attendance')
    .innerJoin('session', (join) =>
      join
        .onRef('session.organisationId', '=', 'attendance.organisationId')
        .onRef('session.rolloutId', '=', 'attendance.rolloutId')
        .onRef('session.sessionKey', '=', 'attendance.sessionKey'),
    )
    .where('attendance.organisationId', '=', actor.organisationId)
    .where('attendance.rolloutId', '=', rolloutId)
    .where('attendance.minutes', '>', 0)
    .where('session.cancelledAt', 'is', null)
    .select((on) => [
      on.fn.sum('attendance.minutes').as('minutes'),
      on.fn.countAll().as('attended'),
      on.fn.count('attendance.sessionKey').distinct().as('sessions'),
    ])
    .executeTakeFirstOrThrow()
  return { people: Number(people), minutes: Number(time.minutes ?? 0), sessions: Number(time.sessions), attended: Number(time.attended) }
}

/** Those of a phase who are not trained yet, by name, a page at a time. Problem: access.badInput for a cursor of another list. */
export const missingOfPhase = async (
  { db, kind }: Readable,
  actor: Actor,
  { rolloutId, phaseKey }: MissingQuery,
  { now, today }: { now: string; today: string },
  asked: PageAsked,
): Promise<ListPage<Missing>> => {
  const { organisationId } = actor
  const share = await presentShareOf(db, organisationId, rolloutId)
  const fitting = assigned(db, actor, rolloutId, today)
    .where('participant.phaseKey', '=', phaseKey)
    .where(sql<boolean>`not ${isTrained({ organisationId, rolloutId }, share)}`)
  const { items: people, ...rest } = await pageOf(
    fitting,
    (page) => page.select(['person.personId', 'person.name']),
    [{ by: foldedSql(kind, sql<string>`"person"."name"`) }, { by: sql.ref('person.personId') }],
    asked,
  )
  const ids = people.map(({ personId }) => personId)
  const rows = { attendees: [] as Schema['attendee'][], attendance: [] as Schema['attendance'][], sessions: [] as Schema['session'][] }
  if (ids.length > 0) {
    const ofThese = (table: 'attendee' | 'attendance') =>
      (db as unknown as Kysely<Record<string, { organisationId: string; rolloutId: string; personId: string }>>)
        .selectFrom(table)
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where(besideIndex('rolloutId'), '=', rolloutId)
        .where('personId', 'in', ids)
        .execute()
    rows.attendees = (await ofThese('attendee')) as unknown as Schema['attendee'][]
    rows.attendance = (await ofThese('attendance')) as unknown as Schema['attendance'][]
    const keys = [...new Set([...rows.attendees, ...rows.attendance].map(({ sessionKey }) => sessionKey))]
    rows.sessions = await db
      .selectFrom('session')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('sessionKey', 'in', keys.length > 0 ? keys : [''])
      .execute()
  }
  const states = trainedOf(rows.sessions, rows.attendance, share)
  const sessionOf = new Map(rows.sessions.map((row) => [row.sessionKey, row]))
  const isToCome = (sessionKey: string): boolean => {
    const session = sessionOf.get(sessionKey)
    return (
      session !== undefined && session.cancelledAt === null && session.closedAt === null && Date.parse(session.startsAt) > Date.parse(now)
    )
  }
  const seatsOf = Map.groupBy(rows.attendees, ({ personId }) => personId)
  const items = people.map(({ personId, name }): Missing => {
    const seats = seatsOf.get(personId) ?? []
    const state = states.get(personId) ?? 'toCome'
    const coming = seats
      .filter((seat) => seat.state === 'seat' && isToCome(seat.sessionKey))
      .map(({ sessionKey }) => sessionKey)
      .toSorted((one, other) => Date.parse(sessionOf.get(one)?.startsAt ?? '') - Date.parse(sessionOf.get(other)?.startsAt ?? ''))
    return {
      personId,
      name,
      state: state === 'complete' ? 'toCome' : state,
      next: coming[0] ?? null,
      waits: seats.some((seat) => seat.state === 'waiting' && isToCome(seat.sessionKey)),
      excused: seats.some((seat) => seat.state === 'apology'),
    }
  })
  return { ...rest, items }
}
