/** Sessions as the pages show them: where and when, who sits in them, who waits, who cannot come, and how far they are. */
import { addDays, dayOf, localOf } from '#core/kernel/calendar.ts'
import { waitsWith } from '#core/plan/pauses.ts'
import type { StoredRow } from '#core/registry/tables.ts'

export type Seat = StoredRow<'attendee'>
/** `toTake`: over or under way, and attendance is not complete. */
export type Stage = 'toCome' | 'toTake' | 'closed' | 'cancelled'

export interface SessionView {
  readonly session: StoredRow<'session'>
  readonly stage: Stage
  readonly zone: string
  /** Null for a session online. */
  readonly place: string | null
  /** The day at the place, `YYYY-MM-DD`. */
  readonly day: string
  readonly endsAt: string
  readonly seated: readonly Seat[]
  /** In the order in which they asked. */
  readonly waiting: readonly Seat[]
  readonly apologies: readonly Seat[]
}

export interface SessionViewRows {
  readonly sessions: readonly StoredRow<'session'>[]
  readonly attendees: readonly Seat[]
  readonly places: readonly StoredRow<'location'>[]
  /** The organisation's zone, for what has no place. */
  readonly zone: string
}

const stageOf = ({ cancelledAt, closedAt, startsAt }: StoredRow<'session'>, now: string): Stage => {
  if (cancelledAt) return 'cancelled'
  if (closedAt) return 'closed'
  return Date.parse(startsAt) > Date.parse(now) ? 'toCome' : 'toTake'
}

/** The instant at which something of so many minutes ends. */
export const endOf = (startsAt: string, minutes: number): string => new Date(Date.parse(startsAt) + minutes * 60_000).toISOString()

/** All sessions in the order of their start (TR-2, TR-6). */
export const sessionViewsOf = ({ sessions, attendees, places, zone }: SessionViewRows, now: string): SessionView[] => {
  const placeOf = new Map(places.map((place) => [place.locationId, place]))
  const bySession = new Map<string, Seat[]>()
  for (const seat of attendees) {
    const seats = bySession.get(seat.sessionKey)
    if (seats) seats.push(seat)
    else bySession.set(seat.sessionKey, [seat])
  }
  return sessions
    .map((session) => {
      const place = session.locationId === null ? undefined : placeOf.get(session.locationId)
      const local = place?.zone ?? zone
      const seats = bySession.get(session.sessionKey) ?? []
      return {
        session,
        stage: stageOf(session, now),
        zone: local,
        place: session.form === 'room' ? (place?.name ?? null) : null,
        day: dayOf(localOf(Date.parse(session.startsAt), local).day),
        endsAt: endOf(session.startsAt, session.minutes),
        seated: seats.filter((seat) => seat.state === 'seat'),
        waiting: seats
          .filter((seat) => seat.state === 'waiting')
          .toSorted((one, other) => ((one.chosenAt ?? '') < (other.chosenAt ?? '') ? -1 : 1)),
        apologies: seats.filter((seat) => seat.state === 'apology'),
      }
    })
    .toSorted((one, other) => Date.parse(one.session.startsAt) - Date.parse(other.session.startsAt))
}

/** What a heading speaks of: attendance that is missing of the last week, else the next session, else nothing. */
export const mattersNow = (sessionViews: readonly SessionView[], today: string): SessionView | undefined =>
  sessionViews.find(({ stage, day }) => stage === 'toTake' && day >= addDays(today, -7)) ??
  sessionViews.find(({ stage }) => stage === 'toCome')

/** The address of a session's page. */
export const sessionPath = (sessionKey: string): string => `/training/session/${encodeURIComponent(sessionKey)}`

interface OwnDay {
  readonly phaseKey: string | null
  readonly goLiveOn: string | null
}

/** Whether a session still to come waits in a pause with its go-live, for somebody who has the phases and their own day (CO-3). */
export const waitsInPause =
  (rows: { pauses: readonly StoredRow<'pause'>[]; phases: readonly StoredRow<'phase'>[]; own: OwnDay | undefined; zone: string }) =>
  ({ stage, session: { phaseKey, locationId } }: Pick<SessionView, 'stage' | 'session'>): boolean => {
    const day = phaseKey === rows.own?.phaseKey ? rows.own.goLiveOn : rows.phases.find((one) => one.phaseKey === phaseKey)?.goLiveOn
    return stage === 'toCome' && waitsWith(rows.pauses, rows.phases, rows.zone)({ phaseKey, locationId, goLiveOn: day ?? '' })
  }
