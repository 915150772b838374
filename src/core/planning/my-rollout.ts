/** A rollout as one of its people sees it: their own day and their own training, and nothing of the machinery. */
import { dayOf, daysBetween, localOf } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'
import { waitsWith } from '#core/plan/pauses.ts'
import { startWaitsSince } from '#core/plan/waiting-starts.ts'
import { type AgendaItem, sessionAgenda } from '#core/training/agenda.ts'

export interface MyRows {
  readonly participant: Row<'participant'> | undefined
  readonly phases: readonly Row<'phase'>[]
  readonly attendees: readonly Row<'attendee'>[]
  readonly sessions: readonly Row<'session'>[]
  readonly places: readonly Row<'location'>[]
  readonly pauses: readonly Row<'pause'>[]
  /** Where they work. */
  readonly locationId: string | null
  /** The organisation's zone, for what has no place. */
  readonly zone: string
}

export interface MySession {
  readonly sessionKey: string
  readonly startsAt: string
  readonly endsAt: string
  /** The day at the place, `YYYY-MM-DD`. */
  readonly day: string
  readonly zone: string
  /** Null for a session online. */
  readonly place: string | null
  readonly room: string | null
  readonly agenda: readonly AgendaItem[]
}

export type MyRollout =
  /** Not in it, or no day yet. */
  | { readonly kind: 'undated' }
  /** Left out on purpose: this person goes on as before. */
  | { readonly kind: 'excluded' }
  | {
      readonly kind: 'dated'
      readonly goLiveOn: string
      /** Days from today; negative once it has begun. */
      readonly days: number
      /** Their first day is still to come and waits in a pause (CO-3). */
      readonly paused: boolean
      /** The day on which they were to start, while their start waits for its go/no-go check (GA-4). */
      readonly waitsSinceOn: string | null
      /** How many others start with them. */
      readonly colleagues: number
      readonly sessions: readonly MySession[]
    }

const agendaOf = (minutes: number): readonly AgendaItem[] => (minutes >= 60 && minutes <= 90 ? sessionAgenda(minutes) : [])

/**
 * What one person has to know: their day, with how many, and their sessions in the time of their place (PH-2, TR-1, RG-5).
 *
 * @example myRollout({ participant, phases, attendees, sessions, places, pauses, locationId, zone }, '2026-11-22') // { kind: 'dated', goLiveOn: '2026-11-30', days: 8, … }
 */
export const myRollout = (
  { participant, phases, attendees, sessions, places, pauses, locationId, zone }: MyRows,
  today: string,
): MyRollout => {
  if (participant?.excludedAt) return { kind: 'excluded' }
  if (!participant?.goLiveOn) return { kind: 'undated' }
  const { goLiveOn, phaseKey, personId, rolloutId } = participant
  const mine = new Set(
    attendees
      .filter((seat) => seat.rolloutId === rolloutId && seat.personId === personId && seat.state === 'seat')
      .map((seat) => seat.sessionKey),
  )
  const ownPhases = phases.filter((phase) => phase.rolloutId === rolloutId)
  const placeOf = new Map(places.map((place) => [place.locationId, place]))
  return {
    kind: 'dated',
    goLiveOn,
    days: daysBetween(today, goLiveOn),
    paused:
      phaseKey !== null &&
      waitsWith(
        pauses.filter((pause) => pause.rolloutId === rolloutId),
        ownPhases,
        zone,
      )({ phaseKey, locationId: locationId ?? '', goLiveOn, personId }),
    waitsSinceOn: startWaitsSince(ownPhases, participant, today),
    colleagues: Math.max(0, (ownPhases.find((phase) => phase.phaseKey === phaseKey)?.headCount ?? 1) - 1),
    sessions: sessions
      .filter((session) => session.rolloutId === rolloutId && session.cancelledAt === null && mine.has(session.sessionKey))
      .map((session) => {
        const place = session.locationId === null ? undefined : placeOf.get(session.locationId)
        const local = place?.zone ?? zone
        const begins = Date.parse(session.startsAt)
        return {
          sessionKey: session.sessionKey,
          startsAt: session.startsAt,
          endsAt: new Date(begins + session.minutes * 60_000).toISOString(),
          day: dayOf(localOf(begins, local).day),
          zone: local,
          place: session.form === 'room' ? (place?.name ?? null) : null,
          room: session.room,
          agenda: agendaOf(session.minutes),
        }
      })
      .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt)),
  }
}
