/** A gate as the server tells it to a page. */
import type { DrawnBounds, Verdict } from '#core/gates/check-shapes.ts'
import type { GateCheck } from '#core/gates/default-gates.ts'
import type { GateCheckResult } from '#core/gates/gate.ts'

/** A few people who can supply what is missing, and how many there are in all. */
export interface AskedPeople {
  readonly names: readonly string[]
  readonly count: number
  /** The day on which they were last reminded. */
  readonly remindedOn: string | null
  /** Whether that is too recent to remind them again. */
  readonly rests: boolean
}

/** A check with what it asks, what is known and how it stands. */
export type CheckTold = GateCheck &
  GateCheckResult & {
    /** Drawn beside the figure of answers. */
    readonly bounds: DrawnBounds | null
    readonly population: number
    readonly answered: number
    /** The lower bound of the share that is forecast for day 28, 0 to 1; null where none is. */
    readonly forecastLow: number | null
    /** The day of the newest data. */
    readonly newest: string | null
    /** The last values of the newest windows, the oldest first. */
    readonly past: readonly (number | null)[]
    readonly people: AskedPeople | null
  }

export interface GateLook {
  readonly asOf: string
  readonly verdict: Verdict
}

export interface GateTold {
  readonly phaseKey: string
  readonly asOf: string
  /** When that was, RFC 3339. */
  readonly evaluatedAt: string
  readonly verdict: Verdict
  readonly checks: readonly CheckTold[]
  /** The days that were evaluated, the newest first. */
  readonly looks: readonly GateLook[]
}
