/** What a pause of the rollout, of a phase, of a location or of one person holds: whether messages wait, and which go-lives and sessions are frozen (CO-3, CM-10). */
import { todayIn } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'

type Pause = PauseScope & Pick<Row<'pause'>, 'endedAt'>

/** What is paused: one person, a phase, a location, or everyone where all are null. The location of a person says only who may read it. */
export interface PauseScope {
  readonly personId: string | null
  readonly phaseKey: string | null
  readonly locationId: string | null
}

/** What may be part of a pause: of one person where it names one. */
type About = Omit<PauseScope, 'personId'> & Partial<Pick<PauseScope, 'personId'>>

/** The pause of everyone. */
export const isOfEveryone = ({ personId, phaseKey, locationId }: PauseScope): boolean =>
  personId === null && phaseKey === null && locationId === null

/** Whether everything of one scope is part of another. */
export const isWithin = (inner: About, outer: PauseScope): boolean =>
  outer.personId !== null
    ? outer.personId === inner.personId
    : (outer.phaseKey === null || outer.phaseKey === inner.phaseKey) && (outer.locationId === null || outer.locationId === inner.locationId)

/**
 * The pause in which a message waits (CM-10); undefined where nothing is paused. With a location given, a pause of that location counts;
 * a message to several people goes on for those who are not paused.
 *
 * @example pausedBy(pauses, { phaseKey: 'core', locationId: 'albina' })?.because // 'The line to Albina is down.'
 */
export const pausedBy = <P extends Pause>(pauses: readonly P[], about: About): P | undefined =>
  pauses.find((pause) => pause.endedAt === null && isWithin(about, pause))

/**
 * Whether what belongs to a go-live waits with it (CO-3): the go-live itself, a session before it, an office hour after it. Without a
 * location it is for several, and waits only where the pause is for all of them; with a person it is theirs.
 *
 * @example waitsWith(pauses, phases, zone)({ phaseKey: 'core', locationId: 'albina', goLiveOn: '2026-12-14' }) // true
 */
export const waitsWith =
  (pauses: readonly (Pause & Pick<Row<'pause'>, 'pausedAt'>)[], phases: readonly Phase[], zone: string) =>
  ({ goLiveOn, personId, ...site }: About & { readonly phaseKey: string; readonly goLiveOn: string }): boolean =>
    pauses.some(
      (pause) =>
        pause.endedAt === null &&
        goLiveOn > todayIn(zone, pause.pausedAt) &&
        (pause.personId === null ? coversSite(pause, phases)(site) : pause.personId === personId),
    )

type Phase = Pick<Row<'phase'>, 'phaseKey' | 'position' | 'goLiveOn' | 'headCount'>
type Site = Pick<Row<'phaseSite'>, 'phaseKey' | 'locationId' | 'goLiveOn'>
type Session = Pick<Row<'session'>, 'sessionKey' | 'phaseKey' | 'locationId' | 'startsAt' | 'cancelledAt' | 'closedAt'>
type Participant = Pick<Row<'participant'>, 'personId' | 'phaseKey' | 'goLiveOn'>
type Seat = Pick<Row<'attendee'>, 'sessionKey' | 'personId' | 'state'>

/** Whether a pause covers a phase at a location: a paused phase holds the phases after it too, because they follow in order; that of one person covers none. */
export const coversSite =
  (scope: PauseScope, phases: readonly Phase[]) =>
  ({ phaseKey, locationId }: About & { readonly phaseKey: string }): boolean => {
    if (scope.personId !== null) return false
    if (scope.locationId !== null && scope.locationId !== locationId) return false
    if (scope.phaseKey === null) return true
    const positionOf = (key: string): number => phases.find((phase) => phase.phaseKey === key)?.position ?? 0
    return positionOf(phaseKey) >= positionOf(scope.phaseKey)
  }

interface Frozen<S extends Site, T extends Session, P extends Phase, Q extends Participant, A extends Seat> {
  /** Go-lives after the day of the pause. */
  readonly sites: readonly S[]
  /** Sessions for those who are not live yet, after the moment of the pause. */
  readonly sessions: readonly T[]
  /** Of one person who is paused: their own go-live, where it is to come. */
  readonly people: readonly Q[]
  /** Their seats in sessions after the moment of the pause, which are held for the others. */
  readonly seats: readonly { readonly seat: A; readonly session: T }[]
  /** The old system stays on whatever is paused (CO-3). */
  readonly off: P | null
}

/**
 * What a pause freezes (CO-3): what is live stays live and keeps its support. `since` is the instant of the pause; days are days of the
 * organisation's zone.
 *
 * @example frozenBy({ phaseKey: null, locationId: 'albina' }, rows, pause.pausedAt, zone).sites.length // 2
 */
export const frozenBy = <S extends Site, T extends Session, P extends Phase, Q extends Participant, A extends Seat>(
  scope: PauseScope,
  rows: {
    readonly phases: readonly P[]
    readonly phaseSites: readonly S[]
    readonly sessions: readonly T[]
    readonly participants?: readonly Q[]
    readonly attendees?: readonly A[]
  },
  since: string,
  zone: string,
): Frozen<S, T, P, Q, A> => {
  const day = todayIn(zone, since)
  const covers = coversSite(scope, rows.phases)
  const sites = rows.phaseSites.filter((site) => site.goLiveOn > day && covers(site))
  const waiting = new Set(sites.flatMap(({ phaseKey, locationId }) => [phaseKey, `${phaseKey}/${locationId}`]))
  const ahead = rows.sessions.filter(
    ({ startsAt, cancelledAt, closedAt }) => cancelledAt === null && closedAt === null && Date.parse(startsAt) > Date.parse(since),
  )
  const sessions = ahead.filter(({ phaseKey, locationId }) =>
    locationId === null ? scope.locationId === null && waiting.has(phaseKey) : waiting.has(`${phaseKey}/${locationId}`),
  )
  const isTheirs = ({ personId }: { readonly personId: string }): boolean => personId === scope.personId
  const byKey = new Map(scope.personId === null ? [] : ahead.map((session) => [session.sessionKey, session]))
  const off = rows.phases.find(({ phaseKey, headCount, goLiveOn }) => phaseKey === 'off' && headCount === 0 && goLiveOn > day)
  return {
    sites,
    sessions,
    people: (rows.participants ?? []).filter((one) => isTheirs(one) && one.goLiveOn !== null && one.goLiveOn > day),
    seats: (rows.attendees ?? []).flatMap((seat) => {
      const session = isTheirs(seat) && seat.state === 'seat' ? byKey.get(seat.sessionKey) : undefined
      return session ? [{ seat, session }] : []
    }),
    off: off ?? null,
  }
}

/** Whether something that is frozen would happen today or should have: then it has to move on. `today` is a day of the zone. */
export const isDue = (
  { sites, sessions, people, seats, off }: Frozen<Site, Session, Phase, Participant, Seat>,
  today: string,
  zone: string,
): { readonly goLive: boolean; readonly session: boolean; readonly seat: boolean } => ({
  goLive:
    sites.some(({ goLiveOn }) => goLiveOn <= today) ||
    people.some(({ goLiveOn }) => goLiveOn !== null && goLiveOn <= today) ||
    (off !== null && off.goLiveOn <= today),
  session: sessions.some(({ startsAt }) => todayIn(zone, startsAt) <= today),
  seat: seats.some(({ session }) => todayIn(zone, session.startsAt) <= today),
})
