/** The seat of one person who was moved to another phase, where there is a free one (TR-2, TR-6). */
import { type At, type Change, put, remove } from '#core/kernel/command.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { peopleFromRows, type PlanRows } from '#core/plan/plan-facts.ts'
import { isToCome, seatsTaken } from '#core/training/seating.ts'

type Rows = Pick<PlanRows, 'organisation' | 'people' | 'locations' | 'participants' | 'sessions' | 'attendees'>

/**
 * Gives up the seats to come of somebody whose phase is another one now, for a free seat in a session of that phase at their location and in
 * their language: in the emptiest one, so that the groups stay alike. Null where there is none for which nobody waits, and where they
 * chose, gave up or wait for a seat themselves. Seats in what has been stay.
 *
 * @example seatAfterMove(after, moved, at) // [remove attendee core/albina/nl/3, put attendee rest/albina/nl/1]
 */
export const seatAfterMove = (from: Rows, { rolloutId, personId, phaseKey }: StoredRow<'participant'>, at: At): Change[] | null => {
  const people = from.people.filter((row) => row.personId === personId)
  const person = peopleFromRows({ ...from, people }, at).people[0]
  const toCome = new Map(from.sessions.flatMap((row) => (isToCome(row, at.now) ? [[row.sessionKey, row] as const] : [])))
  const own = from.attendees.filter((row) => row.personId === personId && toCome.has(row.sessionKey))
  if (!person || own.some(({ state, chosenAt }) => state !== 'seat' || chosenAt !== null)) return null
  const queued = new Set(from.attendees.flatMap(({ state, sessionKey }) => (state === 'waiting' ? [sessionKey] : [])))
  const [offered] = [...toCome.values()]
    .filter(
      (row) =>
        row.phaseKey === phaseKey &&
        row.locationId === person.locationId &&
        row.language === person.language &&
        !queued.has(row.sessionKey),
    )
    .map((session) => ({ session, free: session.seats - seatsTaken(from.attendees, session) }))
    .filter(({ free }) => free > 0)
    .toSorted((one, other) => other.free - one.free || (one.session.sessionKey < other.session.sessionKey ? -1 : 1))
  if (!offered) return null
  const { sessionKey } = offered.session
  return [
    ...own.map((row) => remove('attendee', row)),
    put('attendee', { rolloutId, sessionKey, personId, locationId: person.locationId, state: 'seat', chosenAt: null, because: null }),
  ]
}
