/** What measures say: before, after, and by how much they improved, with what could be chance (ME-7, ME-16). */
import type { Row } from '#core/kernel/rows.ts'
import { studentQuantile } from '#core/metrics/quantiles.ts'

/** Readings of one stage; `low` and `high` are the widest range of its estimates where nothing was measured, else null. */
export interface StageFigure {
  readonly count: number
  readonly mean: number
  readonly estimated: boolean
  readonly low: number | null
  readonly high: number | null
}

export interface MeasureFigure {
  readonly measureId: string
  readonly name: string
  readonly unit: string
  readonly perWeek: number | null
  readonly before: StageFigure | null
  readonly after: StageFigure | null
  /** Above 0 is better, as a share of the baseline; bounds at 95 %, null where one side was estimated or measured once. */
  readonly change: { readonly improvement: number; readonly low: number | null; readonly high: number | null } | null
  /** Minutes a person saves in a week; null for errors, or where nobody said how often it is done. */
  readonly savedPerWeek: number | null
}

/** What is told of the measures of a rollout. */
export interface ImpactTold {
  readonly asOf: string
  readonly frozen: Pick<Row<'impactFreeze'>, 'frozenAt' | 'frozenBy'> | null
  readonly measures: readonly MeasureFigure[]
}

type Reading = Pick<Row<'impactReading'>, 'measureId' | 'stage' | 'how' | 'value' | 'low' | 'high'>

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const varianceOf = (values: readonly number[], mean: number): number =>
  values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)

/** What was measured counts; estimates only where nothing was measured. */
const countedOf = (readings: readonly Reading[], stage: string): readonly Reading[] => {
  const of = readings.filter((one) => one.stage === stage)
  const measured = of.filter(({ how }) => how !== 'estimate')
  return measured.length > 0 ? measured : of
}

const figureOf = (readings: readonly Reading[]): StageFigure | null => {
  if (readings.length === 0) return null
  const estimated = readings.every(({ how }) => how === 'estimate')
  const bound = (pick: (one: Reading) => number | null, choose: (one: number, other: number) => number): number | null =>
    estimated ? readings.map((one) => pick(one) ?? one.value).reduce(choose) : null
  return {
    count: readings.length,
    mean: meanOf(readings.map(({ value }) => value)),
    estimated,
    low: bound(({ low }) => low, Math.min),
    high: bound(({ high }) => high, Math.max),
  }
}

/**
 * One less the ratio of two means, with its interval at 95 %: the logarithm of the ratio by the delta method, with Welch's variance and
 * the degrees of freedom of Satterthwaite (B. L. Welch, 1947). Bounds are null where a side has fewer than two readings or is an estimate.
 */
const changeOf = (before: readonly Reading[], after: readonly Reading[]): MeasureFigure['change'] => {
  if (before.length === 0 || after.length === 0) return null
  const [was, is] = [before.map(({ value }) => value), after.map(({ value }) => value)]
  const [wasMean, isMean] = [meanOf(was), meanOf(is)]
  if (wasMean === 0) return null
  const improvement = 1 - isMean / wasMean
  const isEstimated = [...before.slice(0, 1), ...after.slice(0, 1)].some(({ how }) => how === 'estimate')
  if (isEstimated || was.length < 2 || is.length < 2 || isMean === 0) return { improvement, low: null, high: null }
  const [a, b] = [varianceOf(was, wasMean) / (was.length * wasMean ** 2), varianceOf(is, isMean) / (is.length * isMean ** 2)]
  if (a + b === 0) return { improvement, low: improvement, high: improvement }
  const degrees = (a + b) ** 2 / (a ** 2 / (was.length - 1) + b ** 2 / (is.length - 1))
  const half = studentQuantile(0.975, degrees) * Math.sqrt(a + b)
  return { improvement, low: 1 - (isMean / wasMean) * Math.exp(half), high: 1 - (isMean / wasMean) * Math.exp(-half) }
}

/**
 * Figures of each measure, in the order of their names (ME-7).
 *
 * @example impactFigures([{ measureId: 'offer', name: 'Make an offer', unit: 'minutes', perWeek: 5, … }], readings)[0]?.savedPerWeek // 40
 */
export const impactFigures = (measures: readonly Row<'impactMeasure'>[], readings: readonly Reading[]): readonly MeasureFigure[] => {
  const byMeasure = Map.groupBy(readings, ({ measureId }) => measureId)
  return measures
    .toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
    .map(({ measureId, name, unit, perWeek }) => {
      const of = byMeasure.get(measureId) ?? []
      const [was, is] = [countedOf(of, 'before'), countedOf(of, 'after')]
      const [before, after] = [figureOf(was), figureOf(is)]
      const minutes = unit === 'errors' ? null : unit === 'hours' ? 60 : 1
      const saved = before && after && minutes !== null && perWeek !== null ? (before.mean - after.mean) * minutes * perWeek : null
      return { measureId, name, unit, perWeek, before, after, change: changeOf(was, is), savedPerWeek: saved }
    })
}
