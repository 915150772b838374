/** Who sits where after a replan: what people chose, what was set by hand and what has been stays; the plan seats the others (TR-2, TR-6). */
import type { PlannedSession } from '#core/plan/plan.ts'
import type { Row } from '#core/kernel/rows.ts'
import { isToCome } from '#core/training/seating.ts'

type Session = Row<'session'>
type Attendee = Row<'attendee'>

export interface Seated {
  readonly rolloutId: string
  readonly planned: readonly PlannedSession[]
  /** Sessions and seats as they are stored. */
  readonly sessions: readonly Session[]
  readonly attendees: readonly Attendee[]
  /** The phase in which the plan has each person; who is not in it has none. */
  readonly phaseOf: ReadonlyMap<string, string>
  readonly placeOf: ReadonlyMap<string, string | null>
  /** Sessions that a replan neither rewrites nor takes away. */
  readonly isKept: (sessionKey: string) => boolean
  readonly now: string
}

export interface Seats {
  readonly wanted: Attendee[]
  readonly stays: (row: Attendee) => boolean
  /** Those of each phase for whom no session to come has a seat, though they had none or could not come. */
  readonly without: ReadonlyMap<string, number>
}

/**
 * The seats that the plan gives, and which stored ones stay as they are (PH-10, TR-6).
 *
 * A seat of one's own choice holds as long as its session does; when that is gone or called off, the plan's seat takes its place. Whoever
 * sits in a session that was set by hand, or that has been, gets no second seat. Where own choices have filled a session, the plan's
 * people go to another one of the same phase, place and language that has room; for whom there is none is counted.
 *
 * @example seatsAfter(seated).wanted[0] // { sessionKey: 'core/albina/1', personId: 'milton', state: 'seat', chosenAt: null, … }
 */
export const seatsAfter = ({ rolloutId, planned, sessions, attendees, phaseOf, placeOf, isKept, now }: Seated): Seats => {
  const stored = new Map(sessions.map((row) => [row.sessionKey, row]))
  const inPlan = new Set(planned.map(({ key }) => key))
  const holds = (row: Attendee): boolean => {
    const session = stored.get(row.sessionKey)
    const kept = isKept(row.sessionKey)
    if (kept && (!session || !isToCome(session, now))) return true
    const phase = phaseOf.get(row.personId)
    if (phase === undefined) return false
    if (row.chosenAt !== null) return kept || inPlan.has(row.sessionKey)
    return kept && session?.phaseKey === phase
  }
  const staying = new Set(attendees.filter(holds))
  // Whoever waits keeps the plan's seat meanwhile; a session that was called off gives nobody one.
  const settled = new Set(
    [...staying].flatMap((row) => {
      const session = stored.get(row.sessionKey)
      if (row.state === 'waiting' || session?.cancelledAt) return []
      const isOfPhase = session?.phaseKey === phaseOf.get(row.personId)
      // An apology speaks of that one session: once it has been, or is of another phase, the person still needs a seat.
      if (row.state === 'apology') return session && isOfPhase && isToCome(session, now) ? [row.personId] : []
      return row.chosenAt !== null || isOfPhase ? [row.personId] : []
    }),
  )
  const taken = new Map<string, number>()
  const takes = (key: string): void => void taken.set(key, (taken.get(key) ?? 0) + 1)
  for (const { state, sessionKey } of staying) if (state === 'seat') takes(sessionKey)
  /** How many can sit there: none in what has begun or was called off, and what was set by hand has the seats it was given. */
  const seatsIn = ({ key, seats }: PlannedSession): number => {
    if (!isKept(key)) return seats
    const session = stored.get(key)
    return session && isToCome(session, now) ? session.seats : 0
  }
  const hasRoom = (session: PlannedSession): boolean => (taken.get(session.key) ?? 0) < seatsIn(session)
  const lines = new Set([...staying].flatMap(({ state, sessionKey }) => (state === 'waiting' ? [sessionKey] : [])))
  const sat = new Set(attendees.flatMap(({ state, sessionKey, personId }) => (state === 'seat' ? [`${sessionKey} ${personId}`] : [])))
  /** Whether a seat for somebody would be one for which others wait already. */
  const jumps = ({ key }: PlannedSession, personId: string): boolean => lines.has(key) && !sat.has(`${key} ${personId}`)
  const wanted: Attendee[] = []
  const seat = (sessionKey: string, personId: string): void => {
    takes(sessionKey)
    wanted.push({
      rolloutId,
      sessionKey,
      personId,
      locationId: placeOf.get(personId) ?? null,
      state: 'seat',
      chosenAt: null,
      because: null,
    })
  }
  const over: { readonly session: PlannedSession; readonly personId: string }[] = []
  for (const session of planned)
    for (const personId of session.attendees) {
      if (settled.has(personId)) continue
      if (hasRoom(session) && !jumps(session, personId)) seat(session.key, personId)
      else over.push({ session, personId })
    }
  const without = new Map<string, number>()
  const excused = new Set(
    attendees.flatMap(({ state, sessionKey, personId }) => (state === 'apology' ? [`${sessionKey} ${personId}`] : [])),
  )
  /** Who was never in a session that has been is somebody new: the plan of what has been does not look back for them. */
  const isMissed = ({ key }: PlannedSession, personId: string): boolean => {
    const session = stored.get(key)
    return session?.cancelledAt != null || excused.has(`${key} ${personId}`) || (session !== undefined && isToCome(session, now))
  }
  for (const { session, personId } of over) {
    const { phase, locationId, language } = session
    const other = planned.find(
      (one) => one.phase === phase && one.locationId === locationId && one.language === language && hasRoom(one) && !jumps(one, personId),
    )
    if (other) seat(other.key, personId)
    else if (!isKept(session.key)) seat(session.key, personId)
    else if (isMissed(session, personId)) without.set(phase, (without.get(phase) ?? 0) + 1)
  }
  return { wanted, stays: (row) => staying.has(row), without }
}
