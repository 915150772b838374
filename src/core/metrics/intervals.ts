/** Intervals for figures of small numbers: shares and the Net Promoter Score (ME-5, ME-9). */
import { normalQuantile } from '#core/metrics/quantiles.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The Wilson score interval of a share (ME-9; E. B. Wilson, 1927). With nothing counted it is 0 to 1.
 *
 * @example wilson(81, 263, 0.95) // { low: 0.2553, high: 0.3662 }
 */
export const wilson = (count: number, of: number, level = 0.95): Interval => {
  if (of === 0) return { low: 0, high: 1 }
  const z = normalQuantile((1 + level) / 2)
  const share = count / of
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === of ? 1 : Math.min(1, centre + half) }
}

export interface NetPromoters {
  readonly promoters: number
  readonly passives: number
  readonly detractors: number
  /** -100 to 100; null when nobody answered. */
  readonly score: number | null
}

/** Counts promoters (9 and 10), passives (7 and 8) and detractors (0 to 6), and the share of the first less that of the last (ME-5). */
export const netPromoters = (answers: readonly number[]): NetPromoters => {
  const promoters = answers.filter((answer) => answer >= 9).length
  const detractors = answers.filter((answer) => answer <= 6).length
  const score = answers.length === 0 ? null : (100 * (promoters - detractors)) / answers.length
  return { promoters, passives: answers.length - promoters - detractors, detractors, score }
}

/**
 * The score interval of a Net Promoter Score: every difference of the two shares that its score test does not reject, with the
 * variance estimated under that difference (ME-5; T. Tango, 1998, for the difference of two shares of one group). -100 to 100.
 */
export const npsInterval = ({ promoters, passives, detractors }: NetPromoters, level = 0.95): Interval => {
  const people = promoters + passives + detractors
  if (people === 0) return { low: -100, high: 100 }
  const z = normalQuantile((1 + level) / 2)
  const statistic = (difference: number): number => {
    // The likeliest share of detractors, given that promoters exceed them by `difference`: a quadratic equation.
    const a = 2 * people
    const b = -promoters - detractors + (2 * people - promoters + detractors) * difference
    const c = -detractors * difference * (1 - difference)
    const share = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a)
    const variance = people * (2 * share + difference * (1 - difference))
    const distance = promoters - detractors - people * difference
    return variance <= 1e-12 ? (Math.abs(distance) < 1e-9 ? 0 : Math.sign(distance) * Infinity) : distance / Math.sqrt(variance)
  }
  const observed = (promoters - detractors) / people
  const bound = (edge: number, target: number): number => {
    let [inside, outside] = [observed, edge]
    if (Math.abs(statistic(edge)) <= Math.abs(target)) return edge
    for (let round = 0; round < 100; round++) {
      const middle = (inside + outside) / 2
      if (Math.abs(statistic(middle)) <= Math.abs(target)) inside = middle
      else outside = middle
    }
    return inside
  }
  return { low: 100 * bound(-1, z), high: 100 * bound(1, z) }
}
