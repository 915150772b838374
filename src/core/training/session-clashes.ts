/** What stands in the way of a session at a time: its trainer, its room, or somebody in it is taken, or the place is closed (TR-2). */
import { dayOf, localOf, weekday } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { isToCome, overlaps } from '#core/training/seating.ts'
import { trainerNamed } from '#core/training/trainer.ts'

type Session = Row<'session'>
type Place = Pick<Row<'location'>, 'locationId' | 'name' | 'country' | 'zone' | 'opensAt' | 'closesAt'>
interface Stretch {
  readonly startsAt: string
  readonly minutes: number
}

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
/** Trainers that the plan only counts stand for no one outside their rollout. */
const isCounted = (trainer: string): boolean => trainerNamed(trainer) === null

const isSame = (one: Session, other: Session): boolean => one.rolloutId === other.rolloutId && one.sessionKey === other.sessionKey

/** Minutes that a trainer has at least to get from one location to another of the same country. */
const travelMinutes = 60

/** Whether a trainer cannot get from one session to the other in time; online sessions ask for no journey, also those of one location. */
const isTooFar = (one: Session, other: Session, places: ReadonlyMap<string, Place>): boolean => {
  if (one.form !== 'room' || other.form !== 'room') return false
  const [here, there] = [places.get(one.locationId ?? ''), places.get(other.locationId ?? '')]
  if (!here || !there || here === there) return false
  const [from, to] = [Date.parse(one.startsAt), Date.parse(other.startsAt)]
  if (here.country !== there.country) return localOf(from, here.zone).day === localOf(to, there.zone).day
  const between = from < to ? to - from - one.minutes * 60_000 : from - to - other.minutes * 60_000
  return between < travelMinutes * 60_000
}

/**
 * Refuses a session whose trainer or room is taken at its time, in any rollout, or whose trainer cannot get there: from
 * another country not on one day, from another location not within the hour (TR-2).
 * Problems: `training.trainerBusy`, `training.trainerElsewhere`, `training.roomBusy`.
 *
 * @example refuseTaken(session, sessions, places, 'America/Paramaribo')
 */
export const refuseTaken = (session: Session, sessions: readonly Session[], places: readonly Place[], zone: string): void => {
  const others = sessions.filter((other) => other.cancelledAt === null && !isSame(other, session))
  const meanwhile = others.filter((other) => overlaps(other, session))
  const trainer = folded(session.trainer)
  const isTheirs = (other: Session): boolean =>
    folded(other.trainer) === trainer && (other.rolloutId === session.rolloutId || !isCounted(session.trainer))
  const taught = meanwhile.find(isTheirs)
  const byId = new Map(places.map((place) => [place.locationId, place]))
  const away = others.find((other) => isTheirs(other) && isTooFar(session, other, byId))
  if (taught) throw new Problem('training.trainerBusy', { trainer: session.trainer, startsAt: taught.startsAt, zone }, { field: 'trainer' })
  if (away) {
    const place = byId.get(away.locationId ?? '')
    throw new Problem(
      'training.trainerElsewhere',
      { trainer: session.trainer, startsAt: away.startsAt, zone: place?.zone ?? zone, place: place?.name ?? '' },
      { field: 'trainer' },
    )
  }
  const { room, locationId } = session
  const held = meanwhile.find(
    (other) => room !== null && other.room !== null && other.locationId === locationId && folded(other.room) === folded(room),
  )
  if (held && room !== null) throw new Problem('training.roomBusy', { room, startsAt: held.startsAt, zone }, { field: 'room' })
}

/**
 * Refuses a time that is not inside the working hours of a place, on a day nobody works there, or in a closed period of the rollout (TR-2,
 * RG-5, TL-3). Problems: `training.closedThen`, `training.dayOff`, `training.closedPeriod`.
 *
 * @example refuseOutsideHours({ startsAt: '2026-11-26T14:00:00-03:00', minutes: 80 }, [albina], holidays, freezes)
 */
export const refuseOutsideHours = (
  stretch: Stretch,
  places: readonly Place[],
  holidays: readonly Pick<Row<'holiday'>, 'country' | 'day' | 'off'>[],
  freezes: readonly Pick<Row<'freeze'>, 'name' | 'fromOn' | 'toOn' | 'locationId'>[],
): void => {
  for (const place of places) {
    const { day, minutes } = localOf(Date.parse(stretch.startsAt), place.zone)
    const on = dayOf(day)
    if (weekday(day) > 5 || holidays.some((row) => row.country === place.country && row.day === on && row.off === 1))
      throw new Problem('training.dayOff', { place: place.name, day: on }, { field: 'startsAt' })
    const closed = freezes.find(
      (row) => (row.locationId === null || row.locationId === place.locationId) && row.fromOn <= on && on <= row.toOn,
    )
    if (closed) throw new Problem('training.closedPeriod', { place: place.name, day: on, name: closed.name }, { field: 'startsAt' })
    if (minutes < place.opensAt || minutes + stretch.minutes > place.closesAt)
      throw new Problem(
        'training.closedThen',
        { place: place.name, startsAt: stretch.startsAt, zone: place.zone, opensAt: place.opensAt, closesAt: place.closesAt },
        { field: 'startsAt' },
      )
  }
}

/** What one person already has at a time: seats in sessions that take place, help that is booked, hours in which they help. */
export interface Diary {
  readonly sessions: readonly Session[]
  readonly seats: readonly Row<'attendee'>[]
  /** Booked appointments of theirs, as asker or as host. */
  readonly appointments: readonly Row<'appointment'>[]
  /** Office hours they host. */
  readonly officeHours: readonly Row<'officeHour'>[]
}

/**
 * The first thing somebody has at a time, apart from what is named; undefined when they are free (TR-2).
 *
 * @example busyAt(diary, session, () => false)?.startsAt
 */
export const busyAt = (
  { sessions, seats, appointments, officeHours }: Diary,
  stretch: Stretch,
  apart: { readonly session?: (session: Session) => boolean; readonly appointmentId?: string; readonly officeKey?: string | null },
): Stretch | undefined => {
  const seated = new Set(seats.filter(({ state }) => state === 'seat').map((row) => `${row.rolloutId} ${row.sessionKey}`))
  const mine = sessions.filter(
    (row) => row.cancelledAt === null && seated.has(`${row.rolloutId} ${row.sessionKey}`) && !apart.session?.(row),
  )
  const booked = appointments.flatMap((row) =>
    row.state === 'booked' && row.startsAt !== null && row.appointmentId !== apart.appointmentId
      ? [{ startsAt: row.startsAt, minutes: row.minutes }]
      : [],
  )
  const hosted = officeHours.filter((row) => row.officeKey !== apart.officeKey)
  return [...mine, ...booked, ...hosted].find((one) => overlaps(one, stretch))
}

/**
 * Says of anybody whether they have something else while a session of their rollout lasts (TR-2, TR-6). Seats in other sessions of it that
 * are to come do not count: they are given up for this one.
 *
 * @example new Seating(sessions, attendees, at.now, busyElsewhere(facts, at.now))
 */
export const busyElsewhere =
  (
    {
      sessions,
      attendees,
      appointments,
      officeHours,
    }: Pick<Diary, 'sessions' | 'appointments' | 'officeHours'> & { readonly attendees: readonly Row<'attendee'>[] },
    now: string,
  ) =>
  (personId: string, session: Session): boolean => {
    const diary = {
      sessions,
      seats: attendees.filter((row) => row.personId === personId),
      appointments: appointments.filter((row) => row.personId === personId || row.hostId === personId),
      officeHours: officeHours.filter(({ hostId }) => hostId === personId),
    }
    return busyAt(diary, session, { session: (row) => row.rolloutId === session.rolloutId && isToCome(row, now) }) !== undefined
  }
