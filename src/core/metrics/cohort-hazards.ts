/** How fast people of a cohort first use a tool, lapse and come back: weekly hazards, pooled over cohorts (ME-10). */
import { cholesky, inverse } from '#core/metrics/least-squares.ts'

/** What happened to a group in a span of days. */
export interface Transition {
  readonly cohort: number
  /** Days since go-live in the middle of the span, in weeks. */
  readonly week: number
  /** The length of the span in weeks. */
  readonly weeks: number
  readonly atRisk: number
  readonly events: number
  /** What was known of the span beforehand. */
  readonly known: Known
}

/** Shares of a span, 0 to 1: without the old system, on days when people are at home, and on days a week after such days. */
export type Known = readonly [ended: number, closed: number, reopened: number]

/** What is known of a hazard before any data, as logarithms: its level in the first week, how it changes with the logarithm of the weeks. */
export interface HazardPrior {
  readonly level: readonly [mean: number, sd: number]
  readonly slope: readonly [mean: number, sd: number]
  /** How far cohorts of one rollout differ, and how far one week differs from what is expected of it. */
  readonly cohortSd: number
  readonly weekSd: number
  /** By how much it changes with what is known beforehand. */
  readonly known: readonly [ended: Normal, closed: Normal, reopened: Normal]
}
type Normal = readonly [mean: number, sd: number]

/** The logarithm of a hazard of one cohort, as a line over the logarithm of the weeks: its mean, and a square root of its covariance. */
export interface HazardLine {
  readonly level: number
  readonly slope: number
  readonly known: readonly number[]
  /** The lower triangle of Cholesky of level, slope and what is known, by rows. */
  readonly root: readonly (readonly number[])[]
}

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value))

/** The probability of an event in a span of weeks with the logarithm of a weekly hazard. */
export const chanceOf = (logHazard: number, weeks: number): number => -Math.expm1(-Math.exp(clamp(logHazard, -9, 4)) * weeks)

const rounds = 8

/**
 * Fits a discrete-time hazard with a complementary log-log link (Prentice and Gloeckler, 1978): a common line over the logarithm of
 * the time, and a normal effect of each cohort and of each week; by penalised quasi-likelihood (Breslow and Clayton, 1993), the prior
 * as penalty; what was known beforehand of a week is a covariate. Answers the line of cohort `own` of `cohorts`; one without data gets the common line, with the spread of cohorts.
 */
export const fitHazard = (data: readonly Transition[], prior: HazardPrior, cohorts: number, own: number): HazardLine => {
  const ofCohort: Normal = [0, prior.cohortSd]
  const all = [prior.level, prior.slope, ...prior.known, ...Array.from({ length: cohorts }, () => ofCohort)]
  const shared = 2 + prior.known.length
  const [start, precision] = [all.map(([mean]) => mean), all.map(([, sd]) => 1 / sd ** 2)]
  const observed = data.filter(({ atRisk }) => atRisk > 0)
  let estimate = start
  let spread: readonly (readonly number[])[] = precision.map((one, at) => precision.map((_, other) => (at === other ? 1 / one : 0)))
  for (let round = 0; round < (observed.length === 0 ? 0 : rounds); round++) {
    const matrix = precision.map((one, at) => precision.map((_, other) => (at === other ? one : 0)))
    const right = precision.map((one, at) => one * (start[at] ?? 0))
    for (const { cohort, week, weeks, atRisk, events, known } of observed) {
      const parts = [0, 1, ...known.map((_, at) => 2 + at), shared + cohort]
      const along = [1, Math.log(week), ...known, 1]
      const predicted = clamp(
        parts.reduce((sum, part, at) => sum + (estimate[part] ?? 0) * (along[at] ?? 0), 0),
        -7,
        3,
      )
      const hazard = Math.exp(predicted) * weeks
      const chance = -Math.expm1(-hazard)
      const change = hazard * (1 - chance)
      const response = predicted + clamp((events / atRisk - chance) / change, -2, 2)
      const weight = 1 / ((chance * (1 - chance)) / (atRisk * change * change) + prior.weekSd ** 2)
      for (const [at, part] of parts.entries()) {
        const row = matrix[part] ?? []
        right[part] = (right[part] ?? 0) + weight * (along[at] ?? 0) * response
        for (const [other, column] of parts.entries()) row[column] = (row[column] ?? 0) + weight * (along[at] ?? 0) * (along[other] ?? 0)
      }
    }
    spread = inverse(matrix) ?? spread
    estimate = spread.map((row) => row.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0))
  }
  // The level of this cohort is the common one and its own effect.
  const mine = shared + own
  const at = (row: number, column: number): number => spread[row]?.[column] ?? 0
  const covariance = Array.from(
    { length: shared },
    (_, row) =>
    Array.from({ length: shared }, (__, column) => at(row, column) + (row === 0 ? at(mine, column) : 0) + (column === 0 ? at(row, mine) : 0) + (row + column === 0 ? at(mine, mine) : 0)), // prettier-ignore
  )
  const [, slope = 0, ...known] = estimate.slice(0, shared)
  return { level: (estimate[0] ?? 0) + (estimate[mine] ?? 0), slope, known, root: cholesky(covariance) }
}
