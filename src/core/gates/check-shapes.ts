/** The shapes of a check of a go/no-go gate: what it asks, what was measured for it, and what came of it (GA-1, GA-2, GA-3, GA-8). */
import type { Bounds } from '#core/gates/confidence-sequence.ts'

export type Verdict = 'pass' | 'hold' | 'fail' | 'no-data'
export type CheckKind = 'guard' | 'signal'
export type Metric = 'share' | 'mean' | 'nps' | 'number'
export type Compare = '>=' | '>' | '<=' | '<'
/** On which ground answers of a part decide for the whole (GA-8). */
export type Basis = 'answered' | 'sequence' | 'certain'

export interface Check {
  readonly key: string
  readonly kind: CheckKind
  readonly metric: Metric
  readonly compare: Compare
  readonly threshold: number
  /** Null: *answered* up to 40 people, *sequence* above. */
  readonly basis: Basis | null
  /** How many separate windows have to pass in a row (GA-3). */
  readonly windows: number
  /** The least number of answers; never more than there are people. */
  readonly minimum: number
  readonly maxAgeDays: number
  /** Shown, and not counted (GA-3). */
  readonly dryRun: boolean
}

/** What was measured for a check: values in the order in which they came. */
export interface Evidence {
  /** How many people the check is about. */
  readonly population: number
  /** One list a window, the newest last: 0 or 1 for a share, 0 to 10 for a mean or an NPS, one value for a number. */
  readonly windows: readonly (readonly number[])[]
  /** For each location how many answered, of how many; empty when that is not known. */
  readonly locations: readonly (readonly [answered: number, of: number])[]
  /** The day of the newest data, YYYY-MM-DD; null when there is none. */
  readonly newest: string | null
}

/** Why a check does not pass, as a code with numbers; said by the words of the chapter. */
export type Need =
  | { readonly code: 'none' }
  | { readonly code: 'data' }
  | { readonly code: 'stale'; readonly days: number; readonly most: number }
  | { readonly code: 'answers'; readonly answers: number; readonly least: number }
  | { readonly code: 'windows'; readonly windows: number; readonly of: number }
  | { readonly code: 'replies'; readonly replies: number }
  | { readonly code: 'better'; readonly value: number; readonly threshold: number }

export interface CheckResult {
  readonly key: string
  readonly kind: CheckKind
  readonly verdict: Verdict
  /** The figure of the newest window: a share 0 to 1, a mean 0 to 10, an NPS -100 to 100, or the number itself. */
  readonly value: number | null
  readonly needs: Need
  readonly basis: Basis | null
  /** How many more replies can settle it at the soonest, and how many settle it whatever they say; null where no reply can. */
  readonly settles: { readonly soonest: number | null; readonly certainly: number | null }
  /** The chance of passing by luck as configured, for a share (GA-8). */
  readonly luck: number | null
  readonly dryRun: boolean
}

/** What the mean of everyone can be, whatever the silent say and by the confidence sequence, in units of the metric (GA-8). */
export interface DrawnBounds {
  readonly certain: Bounds
  readonly sequence: Bounds
}
