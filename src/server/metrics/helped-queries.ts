/** Reads what helped: who was reached by a message, a session, a visit or an answer on which day, beside who used the tool when (ME-14). */
import { covers } from '#core/metrics/adoption-figures.ts'
import { type Reach, type UsageHistory, type WhatHelped, whatHelped } from '#core/metrics/what-helped.ts'
import type { DaysOfUse } from '#core/metrics/use-since-start.ts'
import type { Database } from '#server/db/database.ts'
import type { AdoptionReading } from '#server/metrics/adoption-reading.ts'
import { attendanceOf } from '#server/metrics/attendance-query.ts'
import { dayAt } from '#server/metrics/usage-directory.ts'
import { daysOfUse } from '#server/metrics/usage-history.ts'

/** Everyone who was reached, by kind of help; a day is that of the organisation. */
const reachesOf = async ({ db }: Database, organisationId: string, rolloutId: string, zone: string): Promise<readonly Reach[]> => {
  const dayOfInstant = (instant: string): number => dayAt(Date.parse(instant), zone)
  const read = await db
    .selectFrom('delivery')
    .select(['personId', 'readAt'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('readAt', 'is not', null)
    .execute()
  const attended = (await attendanceOf(db, organisationId, rolloutId)).filter(({ minutes }) => minutes > 0)
  const helped = await db
    .selectFrom('appointment')
    .leftJoin('buddy', (join) =>
      join
        .onRef('buddy.organisationId', '=', 'appointment.organisationId')
        .onRef('buddy.rolloutId', '=', 'appointment.rolloutId')
        .onRef('buddy.personId', '=', 'appointment.personId'),
    )
    .select(['appointment.personId', 'appointment.startsAt', 'appointment.officeKey', 'appointment.hostId', 'buddy.buddyId'])
    .where('appointment.organisationId', '=', organisationId)
    .where('appointment.rolloutId', '=', rolloutId)
    .where('appointment.state', '=', 'done')
    .where('appointment.startsAt', 'is not', null)
    .execute()
  const answered = await db
    .selectFrom('objection')
    .select(['personId', 'answeredAt'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('answeredAt', 'is not', null)
    .where('personId', 'is not', null)
    .execute()
  return [
    ...read.map(({ personId, readAt }): Reach => ({ kind: 'message', personId, day: dayOfInstant(readAt ?? '') })),
    ...attended.map(({ personId, startsAt }): Reach => ({ kind: 'session', personId, day: dayOfInstant(startsAt) })),
    ...helped.map(({ personId, startsAt, officeKey, hostId, buddyId }): Reach => ({
      kind: hostId !== null && hostId === buddyId ? 'buddy' : officeKey !== null ? 'officeHour' : 'visit',
      personId,
      day: dayOfInstant(startsAt ?? ''),
    })),
    ...answered.map(({ personId, answeredAt }): Reach => ({
      kind: 'objection',
      personId: personId ?? '',
      day: dayOfInstant(answeredAt ?? ''),
    })),
  ]
}

/** Whether somebody was seen in a span of days, by search in their days. */
const seenBetween = (used: DaysOfUse, personId: string, from: number, to: number): boolean => {
  const days = used.get(personId) ?? []
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return (days[low] ?? Infinity) <= to
}

/** What helped, or why nothing can be compared: no source tells each day (ME-4). */
export type HelpedTold = WhatHelped | { readonly noData: 'grain' }

/** Answers that are kept: what helped changes with the day and with what was imported, not from one minute to the next. */
const mostKept = 20
const keptBy = new WeakMap<Database, Map<string, Promise<HelpedTold>>>()

const compare = async (database: Database, organisationId: string, reading: AdoptionReading): Promise<HelpedTold> => {
  const { rolloutId, directory, asOf, from, deciding, people, sources } = reading
  const daily = sources.filter(
    ({ system, grain, sourceId }) => system === 'new' && grain === 'daily' && (deciding === null || sourceId === deciding),
  )
  const newest = daily.reduce((latest, one) => Math.max(latest, one.newest ?? 0), 0)
  if (newest === 0) return { noData: 'grain' }
  const used = await daysOfUse(database, directory, { system: 'new', from, until: asOf, deciding })
  const oldest = people.reduce((first, { personId }) => Math.min(first, used.get(personId)?.[0] ?? asOf), asOf)
  const history: UsageHistory = { oldest, newest: Math.min(newest, asOf), isActive: (personId, first, last) => seenBetween(used, personId, first, last) } // prettier-ignore
  // Of people whom no source covers nobody knows whether they became active.
  const covered = people.filter((person) => person.out === null && daily.some((source) => covers(source, person)))
  return whatHelped(covered, await reachesOf(database, organisationId, rolloutId, directory.zone), history)
}

/** What helped up to the day of a reading. */
export const helpedOn = (database: Database, organisationId: string, reading: AdoptionReading): Promise<HelpedTold> => {
  const kept = keptBy.get(database) ?? new Map<string, Promise<HelpedTold>>()
  keptBy.set(database, kept)
  const { rolloutId, asOf, deciding, directory } = reading
  const key = JSON.stringify([organisationId, rolloutId, asOf, deciding, directory.state.versions])
  const found = kept.get(key)
  if (found) return found
  const [oldest] = kept.size >= mostKept ? kept.keys() : []
  if (oldest !== undefined) kept.delete(oldest)
  const told = compare(database, organisationId, reading)
  kept.set(key, told)
  told.catch(() => kept.get(key) === told && kept.delete(key))
  return told
}
