/** What a pause of the rollout, of a phase or of a location holds: whether messages wait, and which go-lives and sessions are frozen (CO-3, CM-10). */
import { todayIn } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'

type Pause = Pick<Row<'pause'>, 'phaseKey' | 'locationId' | 'endedAt'>

/** What is paused: a phase, a location, or everyone where both are null. */
export interface PauseScope {
  readonly phaseKey: string | null
  readonly locationId: string | null
}

/**
 * The pause in which a message or one reader's delivery waits (CM-10); undefined where nothing is paused. With a location given,
 * a pause of that location counts; a message to every location goes on for the others.
 *
 * @example pausedBy(pauses, { phaseKey: 'core', locationId: 'albina' })?.because // 'The line to Albina is down.'
 */
export const pausedBy = <P extends Pause>(pauses: readonly P[], about: PauseScope): P | undefined =>
  pauses.find(
    (pause) =>
      pause.endedAt === null &&
      (pause.phaseKey === null || pause.phaseKey === about.phaseKey) &&
      (pause.locationId === null || pause.locationId === about.locationId),
  )

/**
 * Whether what belongs to a go-live waits with it (CO-3): the go-live itself, a session before it, an office hour after it. Without a
 * location it is for several, and waits only where the pause is for all of them.
 *
 * @example waitsWith(pauses, phases, zone)({ phaseKey: 'core', locationId: 'albina', goLiveOn: '2026-12-14' }) // true
 */
export const waitsWith =
  (pauses: readonly (Pause & Pick<Row<'pause'>, 'pausedAt'>)[], phases: readonly Phase[], zone: string) =>
  ({ goLiveOn, ...site }: PauseScope & { readonly phaseKey: string; readonly goLiveOn: string }): boolean =>
    pauses.some((pause) => pause.endedAt === null && goLiveOn > todayIn(zone, pause.pausedAt) && coversSite(pause, phases)(site))

/** Whether everything of one scope is part of another. */
export const isWithin = (inner: PauseScope, outer: PauseScope): boolean =>
  (outer.phaseKey === null || outer.phaseKey === inner.phaseKey) && (outer.locationId === null || outer.locationId === inner.locationId)

type Phase = Pick<Row<'phase'>, 'phaseKey' | 'position' | 'goLiveOn' | 'headCount'>
type Site = Pick<Row<'phaseSite'>, 'phaseKey' | 'locationId' | 'goLiveOn'>
type Session = Pick<Row<'session'>, 'phaseKey' | 'locationId' | 'startsAt' | 'cancelledAt' | 'closedAt'>

/** Whether a pause covers a phase at a location: a paused phase holds the phases after it too, because they follow in order. */
export const coversSite =
  (scope: PauseScope, phases: readonly Phase[]) =>
  ({ phaseKey, locationId }: PauseScope & { readonly phaseKey: string }): boolean => {
    if (scope.locationId !== null && scope.locationId !== locationId) return false
    if (scope.phaseKey === null) return true
    const positionOf = (key: string): number => phases.find((phase) => phase.phaseKey === key)?.position ?? 0
    return positionOf(phaseKey) >= positionOf(scope.phaseKey)
  }

interface Frozen<S extends Site, T extends Session, P extends Phase> {
  /** Go-lives after the day of the pause. */
  readonly sites: readonly S[]
  /** Sessions for those who are not live yet, after the moment of the pause. */
  readonly sessions: readonly T[]
  /** The old system stays on whatever is paused (CO-3). */
  readonly off: P | null
}

/**
 * What a pause freezes (CO-3): what is live stays live and keeps its support. `since` is the instant of the pause; days are days of the
 * organisation's zone.
 *
 * @example frozenBy({ phaseKey: null, locationId: 'albina' }, rows, pause.pausedAt, zone).sites.length // 2
 */
export const frozenBy = <S extends Site, T extends Session, P extends Phase>(
  scope: PauseScope,
  rows: { readonly phases: readonly P[]; readonly phaseSites: readonly S[]; readonly sessions: readonly T[] },
  since: string,
  zone: string,
): Frozen<S, T, P> => {
  const day = todayIn(zone, since)
  const covers = coversSite(scope, rows.phases)
  const sites = rows.phaseSites.filter((site) => site.goLiveOn > day && covers(site))
  const waiting = new Set(sites.flatMap(({ phaseKey, locationId }) => [phaseKey, `${phaseKey}/${locationId}`]))
  const sessions = rows.sessions.filter(
    ({ phaseKey, locationId, startsAt, cancelledAt, closedAt }) =>
      cancelledAt === null &&
      closedAt === null &&
      Date.parse(startsAt) > Date.parse(since) &&
      (locationId === null ? scope.locationId === null && waiting.has(phaseKey) : waiting.has(`${phaseKey}/${locationId}`)),
  )
  const off = rows.phases.find(({ phaseKey, headCount, goLiveOn }) => phaseKey === 'off' && headCount === 0 && goLiveOn > day)
  return { sites, sessions, off: off ?? null }
}

/** Whether something that is frozen would happen today or should have: then it has to move on. `today` is a day of the zone. */
export const isDue = (
  { sites, sessions, off }: Frozen<Site, Session, Phase>,
  today: string,
  zone: string,
): { readonly goLive: boolean; readonly session: boolean } => ({
  goLive: sites.some(({ goLiveOn }) => goLiveOn <= today) || (off !== null && off.goLiveOn <= today),
  session: sessions.some(({ startsAt }) => todayIn(zone, startsAt) <= today),
})
