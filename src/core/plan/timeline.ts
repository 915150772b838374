/** When each phase starts and ends, at each place: the timeline that everything else of a plan hangs on. */
import type { Cohort } from '#core/plan/cohort.ts'

/** The first day of a phase at one place, and for how many people. */
export interface PhaseSite {
  readonly locationId: string
  readonly goLive: string
  readonly headCount: number
}

/** A cohort with its days. */
export interface DatedPhase extends Cohort {
  /** First day of the phase: of its earliest place. */
  readonly goLive: string
  /** Last working day of its weeks; for `off`, the day itself. */
  readonly ends: string
  /** One for each place with people in the phase; none for a milestone. */
  readonly sites: readonly PhaseSite[]
}
