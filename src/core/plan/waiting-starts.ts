/** Starts that wait for the approval of their go/no-go check: nothing skips it (GA-4). */
import { dayNumber, instantOf } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'
import { coversSite } from '#core/plan/pauses.ts'

type Phase = Pick<Row<'phase'>, 'phaseKey' | 'position' | 'goLiveOn' | 'headCount'>
type Standing = Pick<Row<'gate'>, 'phaseKey' | 'approvedAt'>

/**
 * Whether a phase waits for the approval of its gate (GA-4). A phase without a gate that was ever evaluated began before gates were kept.
 *
 * @example waitsForGate(gates, 'core') // true
 */
export const waitsForGate = (gates: readonly Standing[], phaseKey: string): boolean =>
  gates.some((gate) => gate.phaseKey === phaseKey && gate.approvedAt === null)

/**
 * Whether a message tells of a start whose gate is not approved: it waits, because that start does not happen (GA-4, CM-10). What is sent
 * to a phase before its first day goes out.
 */
export const waitsWithGate = (
  gates: readonly Standing[],
  phases: readonly Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>[],
  { phaseKey, sendOn }: Pick<Row<'message'>, 'phaseKey' | 'sendOn'>,
): boolean => {
  const phase = phases.find((one) => one.phaseKey === phaseKey)
  return phase !== undefined && sendOn >= phase.goLiveOn && waitsForGate(gates, phase.phaseKey)
}

/** What of a phase has its day and waits for a gate: everything in its scope that lies after the moment `since`. */
export interface WaitingStart {
  readonly phaseKey: string
  readonly locationId: null
  readonly pausedAt: string
  readonly shiftedDays: 0
}

type Pause = Pick<Row<'pause'>, 'phaseKey' | 'locationId' | 'endedAt'>

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
    .find((phase) => phase.goLiveOn <= today && waitsForGate(gates, phase.phaseKey) && !isPaused(phase))
  if (!first) return undefined
  const dayBefore = instantOf(dayNumber(first.goLiveOn) - 1, 12 * 60, zone)
  return { phaseKey: first.phaseKey, locationId: null, pausedAt: new Date(dayBefore).toISOString(), shiftedDays: 0 }
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
  phases.toSorted((a, b) => a.position - b.position).find(({ phaseKey, goLiveOn }) => goLiveOn > today || waitsForGate(gates, phaseKey))
