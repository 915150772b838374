/** The verbs of attendance: note one person, take over a report, close a session. */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { type At, command, type Need, put, rows } from '#core/kernel/command.ts'
import { amount, id, listOf, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Minutes before the start from which people can be ticked off at the door. */
const minutesBefore = 60

/** Nobody is at a session for longer than it takes. */
const minutesAt = (session: Row<'session'>, minutes: number): number => Math.min(minutes, session.minutes)

const attended = (
  session: Row<'session'>,
  person: Pick<Row<'person'>, 'personId' | 'locationId'>,
  minutes: number,
  source: string,
  at: At,
) =>
  put('attendance', {
    rolloutId: session.rolloutId,
    sessionKey: session.sessionKey,
    personId: person.personId,
    locationId: person.locationId,
    minutes: minutesAt(session, minutes),
    source,
    notedAt: at.now,
    notedBy: at.by.name,
  })

/** A session of which attendance can be noted. Problems: `training.calledOffAlready`, `training.notBegun`, `access.notFound`. */
const heldSession = ([session]: readonly Row<'session'>[], at: At): Row<'session'> => {
  if (!session) throw new Problem('access.notFound', {})
  if (session.cancelledAt !== null) throw new Problem('training.calledOffAlready', {})
  if (Date.parse(session.startsAt) - minutesBefore * 60_000 > Date.parse(at.now)) throw new Problem('training.notBegun', {})
  return session
}

/**
 * Notes how long one person was there, nought for who did not come; one command a person, so that it works offline (TR-6). Also of a
 * session that is closed: what a trainer noted without a network may come in later than the closing.
 */
export const noteAttendance = command({
  name: 'training.noteAttendance',
  about: 'Notes how many minutes one person was at a session; nought: did not come (TR-6).',
  may: 'place.help',
  input: shape({ rolloutId: id, sessionKey: id, personId: id, minutes: amount(0, 1440) }),
  needs: ({ rolloutId, sessionKey, personId }) => ({
    sessions: rows('session', { rolloutId, sessionKey }),
    people: rows('person', { personId }),
  }),
  decide: ({ sessions, people }, { minutes }, at) => {
    const person = people[0]
    if (!sessions[0] || !person) throw new Problem('access.notFound', {})
    refuseBeyond(at, person)
    return [attended(heldSession(sessions, at), person, minutes, 'hand', at)]
  },
})

/** Takes over what a report of a meeting says of each person (TR-6); what it said before stays as it was noted. Problems: as above, and `access.notFound` for somebody who is not there. */
export const takeAttendance = command({
  name: 'training.takeAttendance',
  about: 'Takes over the minutes of everyone in a report of Microsoft Teams or Zoom, as matched and confirmed before (TR-6).',
  may: 'training.run',
  input: shape({
    rolloutId: id,
    sessionKey: id,
    source: oneOf(['teams', 'zoom']),
    rows: listOf(shape({ personId: id, minutes: amount(0, 1440) }), 2000),
  }),
  needs: ({
    rolloutId,
    sessionKey,
    rows: given,
  }): Record<`person ${string}`, Need<'person'>> & { readonly sessions: Need<'session'>; readonly noted: Need<'attendance'> } => ({
    ...Object.fromEntries(given.map(({ personId }) => [`person ${personId}`, rows('person', { personId })])),
    sessions: rows('session', { rolloutId, sessionKey }),
    noted: rows('attendance', { rolloutId, sessionKey }),
  }),
  decide: (facts, { source, rows: given }, at) => {
    const session = heldSession(facts.sessions, at)
    const noted = new Map(facts.noted.map((one) => [one.personId, one]))
    return given.flatMap(({ personId, minutes }) => {
      const person = facts[`person ${personId}`]?.[0]
      if (!person) throw new Problem('access.notFound', {}, { field: 'rows' })
      const known = noted.get(personId)
      const isNoted = known?.source === source && known.minutes === minutesAt(session, minutes)
      return isNoted ? [] : [attended(session, person, minutes, source, at)]
    })
  },
})

/** Says that attendance is complete: who had a seat and was not noted did not come (TR-6, TR-7). Problems as `noteAttendance`. */
export const closeSession = command({
  name: 'training.closeSession',
  about: 'Says that attendance of a session is complete; whoever had a seat and was not noted did not come (TR-7).',
  may: 'place.help',
  input: shape({ rolloutId: id, sessionKey: id }),
  needs: ({ rolloutId, sessionKey }) => ({
    sessions: rows('session', { rolloutId, sessionKey }),
    attendees: rows('attendee', { rolloutId, sessionKey }),
    attendance: rows('attendance', { rolloutId, sessionKey }),
  }),
  decide: ({ sessions, attendees, attendance }, _input, at) => {
    if (!sessions[0]) throw new Problem('access.notFound', {})
    refuseBeyond(at, sessions[0])
    const session = heldSession(sessions, at)
    if (session.closedAt !== null) return []
    const noted = new Set(attendance.map(({ personId }) => personId))
    const missed = attendees.filter(({ state, personId }) => state === 'seat' && !noted.has(personId))
    return [put('session', { ...session, closedAt: at.now }), ...missed.map((row) => attended(session, row, 0, 'hand', at))]
  },
})
