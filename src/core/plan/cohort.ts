/** A cohort: the people who go live together, and in which weeks. */
import type { PhaseKey, PlanPerson } from '#core/plan/plan.ts'

export interface Cohort {
  readonly key: PhaseKey
  /** 1-based place in the order of go-lives. */
  readonly position: number
  /** 1-based week of go-live, counted from the week of the rollout's start. */
  readonly week: number
  /** Weeks until the next cohort. */
  readonly weeks: number
  /** In their stable order (PH-11); empty for milestones such as `full` and `off`. */
  readonly people: PlanPerson[]
}

/**
 * Whether the people of a phase were chosen to go first; in a plan without such a phase nobody was.
 *
 * @example goesFirst('early') // true
 */
export const goesFirst = (phaseKey: string | null): boolean => phaseKey === 'early' || phaseKey === 'pilot' || phaseKey === 'week-1'
