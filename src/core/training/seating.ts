/** Seats of a rollout's sessions while a command moves people about: who sits, who waits, and who moves up. */
import { type Change, put, remove } from '#core/kernel/command.ts'
import type { Row } from '#core/kernel/rows.ts'

type Session = Row<'session'>
type Attendee = Row<'attendee'>

/** Whether a session is still to come: planned, not called off, not begun. */
export const isToCome = ({ startsAt, cancelledAt, closedAt }: Session, now: string): boolean =>
  cancelledAt === null && closedAt === null && Date.parse(startsAt) > Date.parse(now)

/** Whether two stretches of time (instants and minutes) share a moment. */
export const overlaps = (
  one: { readonly startsAt: string; readonly minutes: number },
  other: { readonly startsAt: string; readonly minutes: number },
): boolean => {
  const [a, b] = [Date.parse(one.startsAt), Date.parse(other.startsAt)]
  return a < b + other.minutes * 60_000 && b < a + one.minutes * 60_000
}

/** How many seats of a session are taken: who waits and who said that they cannot come has none (TR-6). */
export const seatsTaken = (attendees: readonly Attendee[], { rolloutId, sessionKey }: Pick<Session, 'rolloutId' | 'sessionKey'>): number =>
  attendees.filter((row) => row.sessionKey === sessionKey && row.rolloutId === rolloutId && row.state === 'seat').length

/** Those who have a seat in a session that takes place. */
export const hasSeat = ({ state }: Pick<Attendee, 'state'>): boolean => state === 'seat'

const first = (a: Attendee, b: Attendee): number => {
  const [one, other] = [a.chosenAt ?? '', b.chosenAt ?? '']
  return one < other ? -1 : one > other ? 1 : a.personId < b.personId ? -1 : 1
}

/** Those who wait, in the order in which they asked. */
export const inLine = (attendees: readonly Attendee[], sessionKey: string): Attendee[] =>
  attendees.filter((row) => row.sessionKey === sessionKey && row.state === 'waiting').toSorted(first)

/** A person and a session in which a seat became theirs, or was theirs until now. */
export interface SeatOf {
  readonly personId: string
  readonly session: Session
}

/**
 * The seats of one rollout (TR-6): everyone sits in one session to come; a seat that comes free goes to whoever waited longest,
 * whose own old seat comes free in turn. Who has something else at that time is passed over, and stays in line. Sessions that have begun
 * are not touched.
 *
 * @example seating.leave('crm-1', 'ann', null); seating.movedUp // [{ personId: 'bob', session }]
 */
export class Seating {
  readonly #sessions: ReadonlyMap<string, Session>
  readonly #rows: Map<string, Attendee>
  readonly #changed = new Map<string, Change>()
  readonly #now: string
  readonly #isBusy: (personId: string, session: Session) => boolean
  readonly movedUp: SeatOf[] = []
  /** Seats that were given up for another one. */
  readonly givenUp: SeatOf[] = []

  constructor(
    sessions: readonly Session[],
    attendees: readonly Attendee[],
    now: string,
    isBusy: (personId: string, session: Session) => boolean = () => false,
  ) {
    this.#sessions = new Map(sessions.map((row) => [row.sessionKey, row]))
    this.#rows = new Map(attendees.map((row) => [`${row.personId} ${row.sessionKey}`, row]))
    this.#now = now
    this.#isBusy = isBusy
  }

  of(personId: string, sessionKey: string): Attendee | undefined {
    return this.#rows.get(`${personId} ${sessionKey}`)
  }

  /** How many seats are free; below nought when more sit there than there are seats. */
  free(session: Session): number {
    return session.seats - seatsTaken([...this.#rows.values()], session)
  }

  /** Gives a person a seat, or a place in the line where there is none; says which. */
  come(session: Session, who: Pick<Attendee, 'personId' | 'locationId'>): 'seat' | 'waiting' {
    const state = this.free(session) > 0 ? 'seat' : 'waiting'
    const { rolloutId, sessionKey } = session
    this.#put({ rolloutId, sessionKey, ...who, state, chosenAt: this.#now, because: null })
    // Whoever waits keeps the seat they have until they move up; of two wishes the last one counts.
    this.#releaseOthers(who.personId, sessionKey, state === 'seat')
    return state
  }

  /** Notes that somebody cannot come, or no longer waits; the seat goes on to the next in line. */
  leave(session: Session, row: Attendee, because: string | null): void {
    if (row.state === 'waiting') this.#take(row)
    else this.#put({ ...row, state: 'apology', chosenAt: this.#now, because })
    this.moveUp(session)
  }

  /** Takes back the seats, and places in the line, of people who are not there any more. */
  clear(session: Session, isGone: (personId: string) => boolean): void {
    for (const row of this.#rows.values())
      if (row.sessionKey === session.sessionKey && row.state !== 'apology' && isGone(row.personId)) this.#take(row)
  }

  /** Lets those who wait move up as far as there are seats. */
  moveUp(session: Session): void {
    if (!isToCome(session, this.#now)) return
    for (let left = this.free(session); left > 0; left--) {
      const next = inLine([...this.#rows.values()], session.sessionKey).find(({ personId }) => !this.#isBusy(personId, session))
      if (!next) return
      this.#put({ ...next, state: 'seat' })
      this.movedUp.push({ personId: next.personId, session })
      this.#releaseOthers(next.personId, session.sessionKey, true)
    }
  }

  changes(): Change[] {
    return [...this.#changed.values()]
  }

  /** Takes away other wishes of a person, and with `seats` their seat elsewhere too. */
  #releaseOthers(personId: string, sessionKey: string, seats: boolean): void {
    const others = [...this.#rows.values()].filter((row) => row.personId === personId && row.sessionKey !== sessionKey)
    for (const row of others) {
      const session = this.#sessions.get(row.sessionKey)
      if (!session || !isToCome(session, this.#now)) continue
      if (row.state === 'apology' || (row.state === 'seat' && !seats)) continue
      this.#take(row)
      if (row.state !== 'seat') continue
      this.givenUp.push({ personId, session })
      this.moveUp(session)
    }
  }

  #put(row: Attendee): void {
    const key = `${row.personId} ${row.sessionKey}`
    this.#rows.set(key, row)
    this.#changed.set(key, put('attendee', row))
  }

  #take(row: Attendee): void {
    const key = `${row.personId} ${row.sessionKey}`
    this.#rows.delete(key)
    this.#changed.set(key, remove('attendee', row))
  }
}
