/** When enough is known of who uses the new system to tell it: one rule for messages and for a sponsor’s page (ME-3). */
import { staleAfterDays } from '#core/metrics/adoption-share.ts'

interface Dates {
  readonly asOf: number
  /** The day of the newest data; null where there is none. */
  readonly newest: number | null
}

/** Those who are live: how many, of how many a source tells, and how many of these were active. */
export interface LiveUse {
  readonly live: number
  readonly covered: number
  readonly active: number
}

/** Data older than its rhythm is no data. */
export const isFresh = ({ asOf, newest }: Dates): boolean => newest !== null && asOf - newest <= staleAfterDays

/**
 * Who is active of those whose use is known; null where a source tells of fewer than half of those who are live, or of nobody.
 *
 * @example knownUse({ live: 8, covered: 4, active: 3 }) // { active: 3, covered: 4 }
 */
export const knownUse = ({ live, covered, active }: LiveUse): { readonly active: number; readonly covered: number } | null =>
  covered === 0 || covered * 2 < live ? null : { active, covered }
