/** The verbs of seats: sign up, wait, and say in advance that one cannot come. */
import { zoneAt } from '#core/regional/at-location.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { refuseBeyond, selfOf } from '#core/access/access-scope.ts'
import { type At, type Change, command, type Facts, rows, rowsAmong } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { id, maybeText, nullable, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'
import { isToCome, type SeatOf, Seating } from '#core/training/seating.ts'
import { busyAt, busyElsewhere } from '#core/training/session-clashes.ts'

/** Where a session is, for the time at which people there are told that it is. */
interface Around {
  readonly organisation: readonly Pick<Row<'organisation'>, 'zone'>[]
  readonly places: readonly Row<'location'>[]
  readonly rollouts: readonly Row<'rollout'>[]
}

type Spot = Pick<Row<'session'>, 'locationId'> & Partial<Pick<Row<'session'>, 'form' | 'room' | 'link'>>

/**
 * Where a session is: its room and location, or its link; null where it is online and its link is not known.
 *
 * @example whereOf({ form: 'room', room: 'Hall 2', locationId: 'albina', link: null }, places) // 'Hall 2, Albina'
 */
export const whereOf = (session: Spot, places: readonly Pick<Row<'location'>, 'locationId' | 'name'>[]): string | null => {
  if (session.form !== 'room') return session.link ?? null
  const name = places.find((row) => row.locationId === session.locationId)?.name
  return [...new Set([session.room, name])].filter(Boolean).join(', ')
}

/** What a notice says of a session: of which tool, when, in which zone, and where. */
export const toldOf = ({ organisation, places, rollouts }: Around, session: Spot & Pick<Row<'session'>, 'startsAt'>) => {
  const place = places.find((row) => row.locationId === session.locationId)
  return {
    tool: rollouts[0]?.tool ?? '',
    startsAt: session.startsAt,
    zone: zoneAt(place, organisation[0]),
    ...(place ? {} : { isOnline: true as const }),
    where: whereOf(session, places),
  }
}

const newYear = Date.UTC(2026, 0, 1)

/** What a notice does in a calendar; a later one about the same session counts for more. */
export const inCalendar = (at: At, method: 'request' | 'cancel') => ({
  method,
  sequence: Math.max(0, Math.floor((Date.parse(at.now) - newYear) / 1000)),
})

/** Tells everyone who moved up from a waiting list, and everyone whose old seat was given up for another, with what it does in their calendar. */
export const seatNotices = (at: At, from: number, around: Around, { movedUp, givenUp }: Pick<Seating, 'movedUp' | 'givenUp'>): Change[] => {
  const tell = (code: 'training.notice.movedUp' | 'training.notice.givenUp', method: 'request' | 'cancel') => {
    const first = method === 'request' ? from : from + movedUp.length
    return ({ personId, session }: SeatOf, index: number): Change =>
      noticeTo(at, first + index, {
        personId,
        rolloutId: session.rolloutId,
        code,
        params: toldOf(around, session),
        sessionKey: session.sessionKey,
        ...inCalendar(at, method),
      })
  }
  return [...movedUp.map(tell('training.notice.movedUp', 'request')), ...givenUp.map(tell('training.notice.givenUp', 'cancel'))]
}

/** What people of a line may have at another time; a device that knows less passes over nobody, and the server decides. */
interface Days {
  readonly sessions: readonly StoredRow<'session'>[]
  readonly attendees: readonly StoredRow<'attendee'>[]
  readonly appointments: readonly StoredRow<'appointment'>[]
  readonly officeHours: readonly StoredRow<'officeHour'>[]
}

/** The seats of a rollout, where nobody moves up into a time at which they have something else. */
export const seatingOf = (facts: Days, rolloutId: string, at: At): Seating =>
  new Seating(
    facts.sessions.filter((row) => row.rolloutId === rolloutId),
    facts.attendees.filter((row) => row.rolloutId === rolloutId),
    at.now,
    busyElsewhere(facts, at.now),
  )

/** The place of a person as rows carry it, refused where they are not within reach. */
const placeWithinReach = (at: At, personId: string, person: Row<'person'> | undefined): string | null => {
  if (person === undefined) {
    // A device may know nobody, not even its own person; anyone else is then not there.
    if (personId === at.by.personId) return null
    throw new Problem('access.notFound', {})
  }
  refuseBeyond(at, person)
  return person.locationId
}

/**
 * What those have at another time who may move up into a session, or into a seat that is given up for it: the lines of the sessions that
 * come free in turn, and the days of everyone in them. `people` is whoever signs up or leaves.
 */
export const daysInLine = (rolloutId: string, sessionKey: string, personId: string) => {
  const sessionsNamed = ['asked', 'own', 'theirs'].map((need) => [need, 'sessionKey'] as const)
  const peopleNamed = ['people', 'inLine'].map((need) => [need, 'personId'] as const)
  return {
    asked: rows('session', { rolloutId, sessionKey }),
    own: rows('attendee', { personId }),
    seated: rowsAmong('attendee', 'sessionKey', sessionsNamed, { rolloutId }),
    inLine: rowsAmong('attendee', 'sessionKey', sessionsNamed, { rolloutId, state: 'waiting' }),
    theirs: rowsAmong('attendee', 'personId', [['inLine', 'personId']]),
    sessions: rowsAmong('session', 'sessionKey', sessionsNamed),
    booked: rowsAmong('appointment', 'personId', peopleNamed, { state: 'booked' }),
    hosted: rowsAmong('appointment', 'hostId', peopleNamed, { state: 'booked' }),
    officeHours: rowsAmong('officeHour', 'hostId', peopleNamed),
  }
}

const once = <R extends object>(rows: readonly R[], key: (row: R) => string): R[] => [
  ...new Map(rows.map((row) => [key(row), row])).values(),
]

/** The same as days of everyone: each row once. */
export const daysFrom = ({ own, seated, theirs, booked, hosted, sessions, officeHours }: Facts<ReturnType<typeof daysInLine>>): Days => ({
  sessions,
  officeHours,
  attendees: once([...own, ...seated, ...theirs], (row) => `${row.rolloutId}/${row.sessionKey}/${row.personId}`),
  appointments: once([...booked, ...hosted], (row) => `${row.rolloutId}/${row.appointmentId}`),
})

const around = (rolloutId: string) => ({
  organisation: rows('organisation'),
  places: rows('location'),
  rollouts: rows('rollout', { rolloutId }),
})

const input = { rolloutId: id, sessionKey: id, personId: nullable(id) }

/**
 * Signs oneself or, within reach, somebody else up: a seat, or the end of the line where none is free (TR-6).
 * Problems: `training.notToCome`, `training.alreadySigned`, `training.personBusy`, `training.leftOut`, `access.notFound`.
 */
export const signUp = command({
  name: 'training.signUp',
  about: 'Takes a seat in a session, or a place in its line where none is free; a seat elsewhere goes to the next in line there (TR-6).',
  may: 'part.take',
  input: shape(input),
  needs: ({ rolloutId, sessionKey, personId }, at) => {
    const who = personId ?? at.by.personId ?? ''
    return {
      ...around(rolloutId),
      ...daysInLine(rolloutId, sessionKey, who),
      people: rows('person', { personId: who }),
      participants: rows('participant', { rolloutId, personId: who }),
    }
  },
  decide: (facts, { rolloutId, sessionKey, personId: given }, at) => {
    const personId = given ?? selfOf(at)
    const locationId = placeWithinReach(at, personId, facts.people[0])
    const ours = facts.sessions.filter((row) => row.rolloutId === rolloutId)
    const session = ours.find((row) => row.sessionKey === sessionKey)
    if (!session) throw new Problem('access.notFound', {})
    const told = toldOf(facts, session)
    const name = facts.people[0]?.name ?? at.by.name
    if (!isToCome(session, at.now)) throw new Problem('training.notToCome', { startsAt: told.startsAt, zone: told.zone })
    if (facts.people[0] && !worksOn(facts.people[0], at.today)) throw new Problem('training.leftOut', { name })
    if (facts.participants[0]?.excludedAt) throw new Problem('training.leftOut', { name })
    const days = daysFrom(facts)
    const seating = seatingOf(days, rolloutId, at)
    const before = seating.of(personId, sessionKey)
    if (before?.state === 'seat' || before?.state === 'waiting') throw new Problem('training.alreadySigned', { name })
    const diary = {
      sessions: days.sessions,
      seats: days.attendees.filter((row) => row.personId === personId),
      appointments: days.appointments.filter((row) => row.personId === personId || row.hostId === personId),
      officeHours: days.officeHours.filter(({ hostId }) => hostId === personId),
    }
    // A seat in another session of this rollout is given up for this one, so it is no clash.
    const busy = busyAt(diary, session, { session: (row) => row.rolloutId === rolloutId })
    if (busy) throw new Problem('training.personBusy', { name, startsAt: busy.startsAt, zone: told.zone })
    const state = seating.come(session, { personId, locationId })
    return [
      ...seating.changes(),
      noticeTo(at, 0, {
        personId,
        rolloutId,
        code: state === 'seat' ? 'training.notice.seat' : 'training.notice.waiting',
        params: told,
        ...(state === 'seat' ? { sessionKey, ...inCalendar(at, 'request') } : {}),
      }),
      ...seatNotices(at, 1, facts, seating),
    ]
  },
})

/**
 * Gives a seat or a place in the line back before the session; the seat goes to whoever waited longest (TR-6).
 * Problems: `training.notToCome`, `training.notSigned`, `access.notFound`.
 */
export const cannotCome = command({
  name: 'training.cannotCome',
  about: 'Says in advance that somebody cannot come; the seat goes to whoever waited longest, who is told (TR-6).',
  may: 'part.take',
  input: shape({ ...input, because: maybeText(300) }),
  needs: ({ rolloutId, sessionKey, personId }, at) => ({
    ...around(rolloutId),
    ...daysInLine(rolloutId, sessionKey, personId ?? at.by.personId ?? ''),
    people: rows('person', { personId: personId ?? at.by.personId ?? '' }),
  }),
  decide: (facts, { rolloutId, sessionKey, personId: given, because }, at) => {
    const personId = given ?? selfOf(at)
    placeWithinReach(at, personId, facts.people[0])
    const ours = facts.sessions.filter((row) => row.rolloutId === rolloutId)
    const session = ours.find((row) => row.sessionKey === sessionKey)
    if (!session) throw new Problem('access.notFound', {})
    const told = toldOf(facts, session)
    if (!isToCome(session, at.now)) throw new Problem('training.notToCome', { startsAt: told.startsAt, zone: told.zone })
    const seating = seatingOf(daysFrom(facts), rolloutId, at)
    const row = seating.of(personId, sessionKey)
    if (!row || row.state === 'apology') throw new Problem('training.notSigned', { name: facts.people[0]?.name ?? at.by.name })
    seating.leave(session, row, because)
    const freed = row.state === 'seat'
    return [
      ...seating.changes(),
      ...(freed
        ? [
            noticeTo(at, 0, {
              personId,
              rolloutId,
              code: 'training.notice.released',
              params: told,
              sessionKey,
              ...inCalendar(at, 'cancel'),
            }),
          ]
        : []),
      ...seatNotices(at, 1, facts, seating),
    ]
  },
})
