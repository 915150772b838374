/** The go/no-go gates of a rollout with the checks that they have by default, for every shape of a plan (GA-1, GA-5, GA-7). */
import { daysBetween } from '#core/kernel/calendar.ts'
import type { Check } from '#core/gates/check-shapes.ts'

/** Where the evidence of a check comes from. */
export type CheckSource =
  /** Open items of the two-week and the one-week list of the phase. */
  | 'preparation'
  /** Open issues of the pilot (AP-4). */
  | 'pilotIssues'
  /** 1 when the rollback runbook is written and was drilled, 0 when not. */
  | 'runbook'
  /** Days since the last export of the old system. */
  | 'backup'
  /** Who used the tool in the last seven days, among the people of the cohort. */
  | 'active'
  /** How satisfied people are, 0 to 10. */
  | 'satisfaction'
  /** How likely they would recommend it, 0 to 10. */
  | 'recommendation'
  /** Questions for each active person, a week. */
  | 'tickets'
  /** Who of the coming cohort completed the training. */
  | 'training'
  /** Open major and critical issues. */
  | 'issues'
  /** 1 when the drill was held since the runbook last changed, 0 when not. */
  | 'drill'
  /** Who says that they can do their work with the new tool. */
  | 'atEase'
  /** Workflows that were done only in the old system in the last seven days. */
  | 'oldOnly'
  /** 1 when known or not applicable, 0 when not: the export with its checksum, the tried restore, the archive, the end of the contract. */
  | 'export'
  | 'restore'
  | 'archive'
  | 'contract'

/** A check of a gate, and whom it is about. */
export interface GateCheck extends Check {
  readonly source: CheckSource
  /** The phases whose people it is about, in order; empty where it is about no people. */
  readonly phases: readonly string[]
  /** A lower bound of the forecast share that passes the check as well (GA-5); null where no forecast counts. */
  readonly forecastAtLeast: number | null
  /** Whether a figure that fell since the window before passes as well (GA-5). */
  readonly passesWhenFalling: boolean
}

export interface Gate {
  /** The phase that it stands before; `off` before the old system is switched off. */
  readonly phaseKey: string
  /** The day of that phase, YYYY-MM-DD: when the gate should have passed. */
  readonly dueOn: string
  readonly checks: readonly GateCheck[]
}

/** A phase as a gate needs it. */
export interface GatePhase {
  readonly key: string
  readonly goLiveOn: string
  readonly headCount: number
}

/** The thresholds of the default checks (GA-5, GA-7); shares are 0 to 1. */
export const gateDefaults = {
  activeEarly: 0.6,
  activeDue: 0.8,
  forecast: 0.8,
  satisfaction: 7,
  recommendation: 0,
  trained: 0.8,
  atEase: 0.8,
  backupDays: 7,
  /** Days after a go-live from which the goal itself is asked (ME-2). */
  dueAfterDays: 28,
  minimum: 5,
  /** The share of a group whose answers decide (GA-8): a minimum above it would ask more of a group of five than the basis does. */
  answered: 0.8,
  /** Below this many people scores are shown and do not count: one of two answers would decide alone. */
  fewestForScores: 3,
} as const

const check = (
  source: CheckSource,
  rest: Pick<GateCheck, 'kind' | 'metric' | 'compare' | 'threshold'> & Partial<Omit<GateCheck, 'source'>>,
): GateCheck => ({
  key: source,
  source,
  phases: [],
  basis: null,
  windows: 1,
  minimum: 1,
  maxAgeDays: 8,
  dryRun: false,
  forecastAtLeast: null,
  passesWhenFalling: false,
  ...rest,
})

/** A guard that is met when a count is not above a limit. */
const atMost = (source: CheckSource, threshold: number): GateCheck =>
  check(source, { kind: 'guard', metric: 'number', compare: '<=', threshold })
/** A guard that is met when something is known to be so. */
const isSo = (source: CheckSource): GateCheck => check(source, { kind: 'guard', metric: 'number', compare: '>=', threshold: 1 })

const backup = atMost('backup', gateDefaults.backupDays)

const first = (): GateCheck[] => [atMost('preparation', 0), atMost('pilotIssues', 0), isSo('runbook'), backup]

/** Questions that are expected of each active person in the week before a gate, by days since the go-live measured (PH-8). */
const expectedTickets = (days: number, [inFirst, inSecond, after]: readonly [number, number, number]): number =>
  days <= 7 ? inFirst : days <= 14 ? inSecond : after

/**
 * The phases that a later gate measures: the phase before, or everyone so far where the phase it stands before brings no new people.
 * Phases without people are never measured.
 */
const measured = (phases: readonly GatePhase[], at: number): readonly GatePhase[] => {
  const before = phases.slice(0, at).filter(({ headCount }) => headCount > 0)
  return phases[at]?.headCount === 0 ? before : before.slice(-1)
}

const later = (phases: readonly GatePhase[], at: number, ticketsPerWeek: readonly [number, number, number]): GateCheck[] => {
  const coming = phases[at]
  const cohort = measured(phases, at)
  const last = cohort.at(-1)
  if (!coming || !last) return []
  const people = cohort.reduce((total, { headCount }) => total + headCount, 0)
  const days = daysBetween(last.goLiveOn, coming.goLiveOn)
  const isDue = days >= gateDefaults.dueAfterDays
  const about = { phases: cohort.map(({ key }) => key), minimum: Math.min(gateDefaults.minimum, people) }
  const scores = {
    ...about,
    kind: 'signal',
    minimum: Math.min(gateDefaults.minimum, Math.ceil(people * gateDefaults.answered - 1e-9)),
    dryRun: people < gateDefaults.fewestForScores,
  } as const
  return [
    check('active', {
      ...about,
      kind: 'signal',
      metric: 'share',
      compare: '>=',
      threshold: isDue ? gateDefaults.activeDue : gateDefaults.activeEarly,
      forecastAtLeast: isDue ? null : gateDefaults.forecast,
    }),
    check('satisfaction', { ...scores, metric: 'mean', compare: '>=', threshold: gateDefaults.satisfaction }),
    check('recommendation', { ...scores, metric: 'nps', compare: '>', threshold: gateDefaults.recommendation }),
    check('tickets', {
      phases: about.phases,
      kind: 'signal',
      metric: 'number',
      compare: '<=',
      threshold: expectedTickets(days, ticketsPerWeek),
      passesWhenFalling: true,
    }),
    ...(coming.headCount > 0
      ? [
          check('training', {
            kind: 'signal',
            metric: 'share',
            compare: '>=',
            threshold: gateDefaults.trained,
            phases: [coming.key],
            minimum: Math.min(gateDefaults.minimum, coming.headCount),
          }),
        ]
      : []),
    atMost('issues', 0),
    backup,
    isSo('drill'),
  ]
}

const beforeOff = (phases: readonly GatePhase[]): GateCheck[] => {
  const withPeople = phases.filter(({ headCount }) => headCount > 0)
  const people = withPeople.reduce((total, { headCount }) => total + headCount, 0)
  const everyone = {
    kind: 'signal',
    metric: 'share',
    compare: '>=',
    phases: withPeople.map(({ key }) => key),
    minimum: Math.min(gateDefaults.minimum, people),
  } as const
  return [
    check('active', { ...everyone, threshold: gateDefaults.activeDue }),
    check('atEase', {
      ...everyone,
      threshold: gateDefaults.atEase,
      minimum: Math.min(gateDefaults.minimum, Math.ceil(people * gateDefaults.answered - 1e-9)),
      maxAgeDays: 35,
    }),
    atMost('oldOnly', 0),
    atMost('issues', 0),
    isSo('export'),
    isSo('restore'),
    isSo('archive'),
    isSo('contract'),
  ]
}

/**
 * The gates of a plan in order, one before each phase and one before the old system is switched off (GA-1), with the checks of GA-5
 * and GA-7. `phases` are in the order of the plan; `ticketsPerWeek` are the questions a person is expected to ask in the first, the
 * second and every later week (PH-8).
 *
 * @example defaultGates(phases, [0.8, 0.4, 0.2]).map(({ phaseKey }) => phaseKey) // ['early', 'core', 'rest', 'off']
 */
export const defaultGates = (phases: readonly GatePhase[], ticketsPerWeek: readonly [number, number, number]): Gate[] =>
  phases.map((phase, at) => ({
    phaseKey: phase.key,
    dueOn: phase.goLiveOn,
    checks: phase.key === 'off' ? beforeOff(phases) : at === 0 ? first() : later(phases, at, ticketsPerWeek),
  }))
