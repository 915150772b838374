/** The days of the baseline, set when the plan was approved or anew with a reason, and how far the plan is from them now. */
import { daysBetween } from '#core/kernel/calendar.ts'
import type { PhaseKey } from '#core/plan/plan.ts'

/** One planned day of a baseline. */
export interface BaselineDay {
  /** `phase:<key>`, or `off`. */
  readonly thing: string
  readonly plannedOn: string
}

type PhaseDay = { readonly phaseKey: PhaseKey; readonly goLiveOn: string }

/** How far one promised thing is from its day. */
export interface Slip {
  /** `phase:<key>`, or `off`. */
  readonly thing: string
  readonly phaseKey: PhaseKey
  readonly planned: string
  /** Null when the plan no longer has it. */
  readonly now: string | null
  /** Days later than planned; negative is earlier, null when it is gone. */
  readonly days: number | null
}

const thingOf = (phaseKey: PhaseKey): string => (phaseKey === 'off' ? 'off' : `phase:${phaseKey}`)
const phaseOf = (thing: string): PhaseKey => (thing.startsWith('phase:') ? thing.slice('phase:'.length) : thing)

/**
 * What is promised when a plan is approved (TL-4): the first day of each phase, and the day the old system goes off.
 *
 * @example baselineOf([{ phaseKey: 'off', goLiveOn: '2027-01-25' }]) // [{ thing: 'off', plannedOn: '2027-01-25' }]
 */
export const baselineOf = (phases: readonly PhaseDay[]): BaselineDay[] =>
  phases.map(({ phaseKey, goLiveOn }) => ({ thing: thingOf(phaseKey), plannedOn: goLiveOn }))

/**
 * Each promised day beside the day it has now (TL-4), in the order of the promised days; unchanged ones have 0 days.
 *
 * @example slipsOf([{ thing: 'off', plannedOn: '2027-01-25' }], [{ phaseKey: 'off', goLiveOn: '2027-02-15' }])[0]?.days // 21
 */
export const slipsOf = (baseline: readonly BaselineDay[], phases: readonly PhaseDay[]): Slip[] => {
  const days = new Map(phases.map(({ phaseKey, goLiveOn }) => [phaseKey, goLiveOn]))
  return baseline
    .map(({ thing, plannedOn }): Slip => {
      const phaseKey = phaseOf(thing)
      const now = days.get(phaseKey) ?? null
      return { thing, phaseKey, planned: plannedOn, now, days: now === null ? null : daysBetween(plannedOn, now) }
    })
    .toSorted((a, b) => (a.planned < b.planned ? -1 : a.planned > b.planned ? 1 : a.thing < b.thing ? -1 : 1))
}

/** The days of a baseline that was replaced. */
export const pastDays = ({ days }: { readonly days: string }): readonly BaselineDay[] => JSON.parse(days) as BaselineDay[]
