/** The drop-in hours that are for somebody, for those who do not read the table: with the name of the host and what is free (TR-3). */
import type { Kysely } from 'kysely'
import type { Actor } from '#core/access/access.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row } from '#core/registry/tables.ts'
import { freeInHour } from '#core/training/help-times.ts'
import type { Schema } from '#server/db/schema.ts'

export interface HourAhead extends Omit<Row<'officeHour'>, 'hostId' | 'phaseKey'> {
  /** Null where nobody sits there yet. */
  readonly host: string | null
  /** Quarters of the hour that nobody has taken. */
  readonly free: number
}

/** Days of office hours that are told ahead. */
const daysAhead = 21

/** The hours of the coming three weeks at somebody's own place or online, of the rollouts they are in; none for an account that is nobody. */
export const officeHoursAhead = async (
  db: Kysely<Schema>,
  actor: Pick<Actor, 'organisationId' | 'personId'>,
  instant: string,
): Promise<HourAhead[]> => {
  const { organisationId, personId } = actor
  const mine = personId
    ? await db
        .selectFrom('participant')
        .select('rolloutId')
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .where('excludedAt', 'is', null)
        .execute()
    : []
  const person = personId
    ? await db
        .selectFrom('person')
        .select('locationId')
        .where('organisationId', '=', organisationId)
        .where('personId', '=', personId)
        .executeTakeFirst()
    : undefined
  if (mine.length === 0) return []
  const rolloutIds = mine.map(({ rolloutId }) => rolloutId)
  const from = instant.slice(0, 10)
  const rows = await db
    .selectFrom('officeHour')
    .leftJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'officeHour.organisationId').onRef('person.personId', '=', 'officeHour.hostId'),
    )
    .select([
      'officeHour.rolloutId',
      'officeHour.officeKey',
      'officeHour.locationId',
      'officeHour.startsAt',
      'officeHour.minutes',
      'officeHour.hostId',
      'person.name as host',
    ])
    .where('officeHour.organisationId', '=', organisationId)
    .where('officeHour.rolloutId', 'in', rolloutIds)
    // Instants carry the offset of their place: a day either way is let through here and looked at below.
    .where('officeHour.startsAt', '>=', addDays(from, -1))
    .where('officeHour.startsAt', '<', addDays(from, daysAhead + 1))
    .execute()
  const booked = await db
    .selectFrom('appointment')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', 'in', rolloutIds)
    .where('state', '=', 'booked')
    .where('officeKey', 'is not', null)
    .execute()
  return rows
    .filter(
      ({ locationId, startsAt, minutes }) =>
        (locationId === null || locationId === person?.locationId) && Date.parse(startsAt) + minutes * 60_000 > Date.parse(instant),
    )
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
    .map(({ hostId: _, ...hour }) => {
      const taken = booked.filter((row) => row.rolloutId === hour.rolloutId && row.officeKey === hour.officeKey)
      return { ...hour, free: freeInHour(hour, taken, instant).length }
    })
}
