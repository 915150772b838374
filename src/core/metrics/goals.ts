/** The guide's four goals of a rollout: for a group of people, one verdict each and the reason for it (ME-16). */
import type { AdoptionGroup, AdoptionReason } from '#core/metrics/adoption-figures.ts'

export const goalKeys = ['active', 'satisfaction', 'recommendation', 'improvement'] as const
export type GoalKey = (typeof goalKeys)[number]

/** What each goal asks: a share 0 to 1, a mean 0 to 10, an NPS above this, an improvement above this. */
export const goalNeeds: Readonly<Record<GoalKey, number>> = { active: 0.8, satisfaction: 7, recommendation: 0, improvement: 0 }

export type GoalReason =
  | AdoptionReason
  /** Nobody was asked yet. */
  | 'notAsked'
  /** Too few answered for the answers to decide (GA-8). */
  | 'openAnswers'
  /** No baseline was taken, or nothing was measured again since. */
  | 'noBaseline'
  | 'notMeasuredAgain'
  /** What was measured again could as well be chance. */
  | 'unclear'
  /** One measure improved and another became worse. */
  | 'mixed'

export interface GoalVerdict {
  readonly key: GoalKey
  readonly goal: 'met' | 'not met' | 'not known'
  readonly reason: GoalReason
  /** The figure: in the unit of `goalNeeds`; null where there is none. */
  readonly value: number | null
  /** How many more replies can settle it at the soonest; null where replies settle nothing. */
  readonly replies: number | null
}

/** Answers of a group, settled on the basis of GA-8: `open` as long as the silent could still decide. */
export interface SettledAnswers {
  readonly value: number | null
  readonly settled: 'met' | 'unmet' | 'open'
  readonly replies: number | null
}

/** How one measure changed since the baseline: above 0 is better, as a share of the baseline; the bounds are null for an estimate. */
export interface MeasuredChange {
  readonly improvement: number
  readonly low: number | null
  readonly high: number | null
}

/** What is known of a group. Null: nobody was asked, or no baseline was taken. */
export interface GoalEvidence {
  readonly active: Pick<AdoptionGroup, 'share' | 'verdict'>
  readonly satisfaction: SettledAnswers | null
  readonly recommendation: SettledAnswers | null
  /** Measures that were taken again; empty where none was. */
  readonly improvement: readonly MeasuredChange[] | null
}

type Said = Omit<GoalVerdict, 'key'>

const unknown = (reason: GoalReason, value: number | null = null, replies: number | null = null): Said => ({
  goal: 'not known',
  reason,
  value,
  replies,
})
const known = (isMet: boolean, value: number | null): Said => ({
  goal: isMet ? 'met' : 'not met',
  reason: isMet ? 'met' : 'below',
  value,
  replies: null,
})

const ofAnswers = (answers: SettledAnswers | null): Said => {
  if (answers === null) return unknown('notAsked')
  const { settled, value, replies } = answers
  return settled === 'open' ? unknown('openAnswers', value, replies) : known(settled === 'met', value)
}

/** Met where one measure is surely better and none surely worse; an estimate counts as it stands. */
const ofChanges = (changes: readonly MeasuredChange[] | null): Said => {
  if (changes === null) return unknown('noBaseline')
  if (changes.length === 0) return unknown('notMeasuredAgain')
  const best = changes.reduce((one, other) => (other.improvement > one.improvement ? other : one)).improvement
  const isBetter = changes.some(({ improvement, low }) => (low ?? improvement) > goalNeeds.improvement)
  const isWorse = changes.some(({ improvement, high }) => (high ?? improvement) < goalNeeds.improvement)
  if (isBetter && isWorse) return { ...known(false, best), reason: 'mixed' }
  return isBetter || isWorse ? known(isBetter, best) : unknown('unclear', best)
}

/**
 * The four goals in the order of the guide: 80 % active within four weeks of their own go-live, satisfied 7 or more, NPS above 0,
 * a measurable improvement against the baseline (ME-16).
 */
export const goalVerdicts = ({ active, satisfaction, recommendation, improvement }: GoalEvidence): readonly GoalVerdict[] => [
  { key: 'active', ...active.verdict, value: active.share, replies: null },
  { key: 'satisfaction', ...ofAnswers(satisfaction) },
  { key: 'recommendation', ...ofAnswers(recommendation) },
  { key: 'improvement', ...ofChanges(improvement) },
]
