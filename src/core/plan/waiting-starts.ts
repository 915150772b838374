/** Starts that wait for the approval of their go/no-go check: nothing skips it (GA-4). */
import { dayNumber, instantOf } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'
import { coversSite, pausedBy } from '#core/plan/pauses.ts'

type Phase = Pick<Row<'phase'>, 'phaseKey' | 'position' | 'goLiveOn' | 'headCount'>
type Dated = Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn' | 'waitsSinceOn'>
type Standing = Pick<Row<'gate'>, 'phaseKey' | 'approvedAt'>

/**
 * Whether a phase waits for the approval of its gate (GA-4). A phase without a gate is not looked at yet, or began before gates were kept.
 *
 * @example waitsForGate(gates, 'core') // true
 */
export const waitsForGate = (gates: readonly Standing[], phaseKey: string): boolean =>
  gates.some((gate) => gate.phaseKey === phaseKey && gate.approvedAt === null)

/**
 * Whether a phase cannot start: its gate is not approved, or was never looked at although that of an earlier phase was (GA-1, GA-4), as
 * after weeks without a server.
 */
export const isHeldBack = (
  gates: readonly Standing[],
  phases: readonly Pick<Phase, 'phaseKey' | 'position'>[],
  phaseKey: string,
): boolean => {
  if (gates.some((gate) => gate.phaseKey === phaseKey)) return waitsForGate(gates, phaseKey)
  const positionOf = new Map(phases.map((phase) => [phase.phaseKey, phase.position]))
  const own = positionOf.get(phaseKey) ?? 0
  return gates.some((gate) => (positionOf.get(gate.phaseKey) ?? own) < own)
}

/** The gate of a phase that starts on the day on which the plan is approved: it waits before anybody has looked at it (GA-1). */
export const freshGate = (rolloutId: string, phaseKey: string, today: string): Row<'gate'> => ({
  rolloutId,
  phaseKey,
  verdict: 'no-data',
  verdictOn: today,
  holding: '[]',
  needs: 'owner',
  evaluatedOn: today,
  approvedAt: null,
  approvedBy: null,
  approvedBecause: null,
  overridden: null,
})

/**
 * The day on which somebody was to start, where their start waits for its go/no-go check; null where it does not (GA-4). What everybody sees
 * of it: gates are for those who lead. Whoever began before, as after a rollback in which they stayed, does not wait.
 *
 * @example startWaitsSince(phases, { phaseKey: 'core', goLiveOn: '2026-12-02' }, '2026-12-01') // '2026-11-30'
 */
export const startWaitsSince = (
  phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'waitsSinceOn'>[],
  { phaseKey, goLiveOn }: { readonly phaseKey: string | null; readonly goLiveOn: string | null },
  today: string,
): string | null =>
  goLiveOn === null || goLiveOn < today ? null : (phases.find((phase) => phase.phaseKey === phaseKey)?.waitsSinceOn ?? null)

type Telling = Pick<Row<'message'>, 'phaseKey' | 'sendOn'>

/** The phase of whose start a message tells: from its first day on, and as soon as the day that is told waits; what is sent before goes out. */
const toldPhase = <P extends Dated>(phases: readonly P[], { phaseKey, sendOn }: Telling): P | undefined =>
  phases.find((one) => one.phaseKey === phaseKey && (sendOn >= one.goLiveOn || one.waitsSinceOn !== null))

/** Whether a message tells of a start that cannot happen yet: then it must not leave (GA-4, CM-10). */
export const waitsWithGate = (
  gates: readonly Standing[],
  phases: readonly (Dated & Pick<Phase, 'position'>)[],
  message: Telling,
): boolean => {
  const phase = toldPhase(phases, message)
  return phase !== undefined && isHeldBack(gates, phases, phase.phaseKey)
}

/** What keeps starts and messages without a day of their own. */
export interface Waits {
  readonly pauses: readonly Pick<Row<'pause'>, 'personId' | 'phaseKey' | 'locationId' | 'endedAt'>[]
  readonly gates: readonly Standing[]
  readonly phases: readonly Dated[]
}

/**
 * Why a message goes out on no day that could be told: a pause, or a start that waits for its go/no-go check (CM-10, GA-4). A gate that is
 * not looked at yet takes no day away: until then the day of the plan is told.
 *
 * @example waitOf({ pauses: [], gates, phases }, welcome) // 'gate'
 */
export const waitOf = (
  { pauses, gates, phases }: Waits,
  message: Telling & Pick<Row<'message'>, 'locationId'>,
): 'pause' | 'gate' | null => {
  if (pausedBy(pauses, message)) return 'pause'
  const phase = toldPhase(phases, message)
  return phase !== undefined && waitsForGate(gates, phase.phaseKey) ? 'gate' : null
}

/** What of a phase has its day and waits for a gate: everything in its scope that lies after the moment `since`. */
export interface WaitingStart {
  readonly personId: null
  readonly phaseKey: string
  readonly locationId: null
  readonly pausedAt: string
  readonly shiftedDays: 0
}

type Pause = Pick<Row<'pause'>, 'personId' | 'phaseKey' | 'locationId' | 'endedAt'>

/**
 * The first phase whose day has come without an approval, as what a pause of it would freeze (GA-4, CO-3); undefined where none waits.
 * What is paused anyway is moved by its pause. `today` is a day of the organisation's `zone`.
 */
export const startThatWaits = (
  {
    phases,
    phaseSites,
    gates,
    pauses,
  }: {
    readonly phases: readonly Phase[]
    readonly phaseSites: readonly Pick<Row<'phaseSite'>, 'phaseKey' | 'locationId'>[]
    readonly gates: readonly Standing[]
    readonly pauses: readonly Pause[]
  },
  today: string,
  zone: string,
): WaitingStart | undefined => {
  const open = pauses.filter(({ endedAt }) => endedAt === null)
  const isPaused = ({ phaseKey }: Phase): boolean => {
    const own = phaseSites.filter((site) => site.phaseKey === phaseKey)
    return own.length === 0 ? open.length > 0 : own.every((site) => open.some((pause) => coversSite(pause, phases)(site)))
  }
  const first = phases
    .toSorted((a, b) => a.position - b.position)
    .find((phase) => phase.goLiveOn <= today && isHeldBack(gates, phases, phase.phaseKey) && !isPaused(phase))
  if (!first) return undefined
  const dayBefore = instantOf(dayNumber(first.goLiveOn) - 1, 12 * 60, zone)
  return { personId: null, phaseKey: first.phaseKey, locationId: null, pausedAt: new Date(dayBefore).toISOString(), shiftedDays: 0 }
}

/**
 * The phase whose gate is looked at: the first that has not started. One that waits for its gate has not started, whatever its day was.
 *
 * @example nextStart(phases, gates, '2026-12-07')?.phaseKey // 'rest'
 */
export const nextStart = <P extends Pick<Phase, 'phaseKey' | 'position' | 'goLiveOn'>>(
  phases: readonly P[],
  gates: readonly Standing[],
  today: string,
): P | undefined =>
  phases
    .toSorted((a, b) => a.position - b.position)
    .find(({ phaseKey, goLiveOn }) => goLiveOn > today || isHeldBack(gates, phases, phaseKey))
