/** The drop-in hours that are for somebody, for those who do not read the table: with the name of the host and what is free (TR-3). */
import type { Kysely } from 'kysely'
import type { Actor } from '#core/access/access.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { waitsWith } from '#core/plan/pauses.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import type { Row } from '#core/registry/tables.ts'
import { freeInHour } from '#core/training/help-times.ts'
import { rolloutsOf } from '#server/db/rollouts-of.ts'
import type { Schema } from '#server/db/schema.ts'

export interface HourAhead extends Omit<Row<'officeHour'>, 'hostId' | 'phaseKey'> {
  /** Null where nobody sits there yet. */
  readonly host: string | null
  /** Quarters of the hour that nobody has taken. */
  readonly free: number
}

/** Days of office hours that are told ahead. */
const daysAhead = 21

/** Tells which hours wait with their go-live in a pause. */
const frozenIn = async (
  db: Kysely<Schema>,
  organisationId: string,
  rolloutIds: readonly string[],
): Promise<(hour: Pick<Row<'officeHour'>, 'rolloutId' | 'phaseKey' | 'locationId'>) => boolean> => {
  const pauses = await db
    .selectFrom('pause')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', 'in', rolloutIds)
    .where('endedAt', 'is', null)
    .execute()
  if (pauses.length === 0) return () => false
  const phases = await db
    .selectFrom('phase')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', 'in', rolloutIds)
    .execute()
  const sites = await db
    .selectFrom('phaseSite')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', 'in', rolloutIds)
    .execute()
  const organisation = await db.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId).executeTakeFirst()
  return ({ rolloutId, phaseKey, locationId }) => {
    const here = <T extends { readonly rolloutId: string }>(all: readonly T[]): T[] => all.filter((row) => row.rolloutId === rolloutId)
    const [phase] = here(phases).filter((row) => row.phaseKey === phaseKey)
    const site = here(sites).find((row) => row.phaseKey === phaseKey && row.locationId === locationId)
    const goLiveOn = site?.goLiveOn ?? phase?.goLiveOn ?? ''
    return waitsWith(here(pauses), here(phases), zoneAt(organisation))({ phaseKey, locationId, goLiveOn })
  }
}

/**
 * The hours of the coming three weeks at somebody's own place or online, of the rollouts they are in; none for an account that is nobody,
 * and none that follow a go-live which waits in a pause (CO-3).
 */
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
        .where('rolloutId', 'in', rolloutsOf(db, organisationId))
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
      'officeHour.phaseKey',
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
  const isFrozen = await frozenIn(db, organisationId, rolloutIds)
  return rows
    .filter(
      (hour) =>
        (hour.locationId === null || hour.locationId === person?.locationId) &&
        Date.parse(hour.startsAt) + hour.minutes * 60_000 > Date.parse(instant) &&
        !isFrozen(hour),
    )
    .toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
    .map(({ hostId: _, phaseKey: __, ...hour }) => {
      const taken = booked.filter((row) => row.rolloutId === hour.rolloutId && row.officeKey === hour.officeKey)
      return { ...hour, free: freeInHour(hour, taken, instant).length }
    })
}
