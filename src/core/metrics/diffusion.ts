/** How a tool spreads: the Bass and the logistic curve fitted to new adopters a period, and continued with a band (ME-10). */
import { largest } from '#core/kernel/many.ts'
import { type Fit, fitPositive } from '#core/metrics/least-squares.ts'
import { studentQuantile } from '#core/metrics/quantiles.ts'

export type DiffusionModel = 'bass' | 'logistic'

export interface DiffusionFit {
  readonly model: DiffusionModel
  /** Bass: p (innovation), q (imitation), m (people in the end). Logistic: k (growth a period), t0 (period of the middle), m. */
  readonly parameters: Readonly<Record<string, number>>
  /** Of each parameter; null where it was given, or the data do not determine it. */
  readonly standardErrors: Readonly<Record<string, number | null>>
  readonly fitted: readonly number[]
  readonly squares: number
}

export interface ForecastPoint {
  readonly period: number
  readonly adopters: number
  readonly low: number
  readonly high: number
}

export interface Backtest {
  /** The level of the band. */
  readonly level: number
  readonly covered: number
  readonly of: number
}

/** The share of everyone who has adopted by a time, by the Bass model (F. M. Bass, 1969). */
const bassShare = (p: number, q: number, time: number): number => {
  const decay = Math.exp(-(p + q) * time)
  return (1 - decay) / (1 + (q / p) * decay)
}
/** The same by the logistic curve (Verhulst, 1845): growth `k` a period, half of everyone at `t0`. */
export const logisticShare = (k: number, t0: number, time: number): number => 1 / (1 + Math.exp(-k * (time - t0)))

/** New adopters in each of the periods from 1: the interval form, differences of the cumulative curve (Srinivasan and Mason, 1986). */
const curves: Readonly<Record<DiffusionModel, (parameters: readonly number[], period: number) => number>> = {
  bass: ([p = 0, q = 0, m = 0], period) => m * (bassShare(p, q, period) - bassShare(p, q, period - 1)),
  logistic: ([k = 0, t0 = 0, m = 0], period) => m * (logisticShare(k, t0, period) - logisticShare(k, t0, period - 1)),
}
const names: Readonly<Record<DiffusionModel, readonly [string, string, string]>> = { bass: ['p', 'q', 'm'], logistic: ['k', 't0', 'm'] }

/** Fewer periods than this do not determine three parameters and an error. */
export const leastPeriods = 5
/** The level of the bands: 80 % (ME-10). */
export const bandLevel = 0.8

const periods = (count: number, from = 1): number[] => Array.from({ length: count }, (_, at) => from + at)

const starts = (model: DiffusionModel, observed: readonly number[]): (readonly number[])[] => {
  const total = observed.reduce((sum, value) => sum + value, 0)
  const most = observed.indexOf(largest(observed)) + 1
  const sizes = [1.05, 1.5, 2.5, 5].map((factor) => total * factor)
  return model === 'bass'
    ? sizes.flatMap((m) => [0.003, 0.02, 0.1].flatMap((p) => [0.1, 0.4, 0.9].map((q) => [p, q, m])))
    : sizes.flatMap((m) => [0.2, 0.5, 1].flatMap((k) => [most, most * 1.5].map((t0) => [k, t0, m])))
}

interface RawFit extends Fit {
  readonly model: DiffusionModel
  readonly people: number | null
}

const fitRaw = (model: DiffusionModel, observed: readonly number[], people: number | null): RawFit => {
  const curve = curves[model]
  const all = periods(observed.length)
  const full = (free: readonly number[]): readonly number[] => (people === null ? free : [free[0] ?? 0, free[1] ?? 0, people])
  const predict = (free: readonly number[]) => all.map((period) => curve(full(free), period))
  let best: Fit | undefined
  for (const start of starts(model, observed)) {
    const fit = fitPositive(predict, observed, people === null ? start : start.slice(0, 2))
    if (!best || fit.squares < best.squares) best = fit
  }
  if (!best) throw new Error('There is always a start.')
  return { ...best, model, people }
}

const variance = ({ squares, parameters }: RawFit, count: number): number => squares / Math.max(1, count - parameters.length)

const shownFit = (raw: RawFit, observed: readonly number[]): DiffusionFit => {
  const { model, people, parameters, spread } = raw
  const whole = people === null ? parameters : [...parameters, people]
  const error = variance(raw, observed.length)
  return {
    model,
    parameters: Object.fromEntries(names[model].map((name, at) => [name, whole[at] ?? 0])),
    standardErrors: Object.fromEntries(
      names[model].map((name, at) => {
        const own = spread?.[at]?.[at]
        return [name, own === undefined || own < 0 ? null : Math.sqrt(own * error)]
      }),
    ),
    fitted: periods(observed.length).map((period) => curves[model](whole, period)),
    squares: raw.squares,
  }
}

/** Continues a fit: each period with a band for what will be seen, from the errors of the parameters and of the observations. */
const continued = (raw: RawFit, count: number, horizon: number): ForecastPoint[] => {
  const { model, people, parameters, spread } = raw
  const curve = curves[model]
  const full = (free: readonly number[]) => (people === null ? free : [...free.slice(0, 2), people])
  const error = variance(raw, count)
  const t = studentQuantile((1 + bandLevel) / 2, Math.max(1, count - parameters.length))
  return periods(horizon, count + 1).map((period) => {
    const adopters = curve(full(parameters), period)
    const slopes = parameters.map((value, at) => {
      const step = Math.max(Math.abs(value), 1e-4) * 1e-6
      const moved = (by: number) => curve(full(parameters.map((one, other) => (other === at ? one + by : one))), period)
      return (moved(step) - moved(-step)) / (2 * step)
    })
    const ofParameters = spread
      ? slopes.reduce((sum, one, row) => sum + slopes.reduce((inner, other, at) => inner + one * other * (spread[row]?.[at] ?? 0), 0), 0)
      : 0
    const half = t * Math.sqrt(error * (1 + Math.max(0, ofParameters)))
    return { period, adopters, low: Math.max(0, adopters - half), high: adopters + half }
  })
}

/** How often the band held: each period from the sixth on, forecast from those before it. */
const backtest = (model: DiffusionModel, observed: readonly number[], people: number | null): Backtest => {
  let covered = 0
  let of = 0
  for (let known = leastPeriods; known < observed.length; known++) {
    const [next] = continued(fitRaw(model, observed.slice(0, known), people), known, 1)
    const seen = observed[known] ?? 0
    of += 1
    if (next && seen >= next.low && seen <= next.high) covered += 1
  }
  return { level: bandLevel, covered, of }
}

export interface DiffusionForecast extends DiffusionFit {
  readonly forecast: readonly ForecastPoint[]
  readonly backtest: Backtest
}

/**
 * Fits a curve to the new adopters of each period and continues it (ME-10). `auto` takes the model with the smaller sum of squares,
 * as both have three parameters. With `people` the number in the end is given instead of estimated. At least five periods.
 *
 * @example forecastDiffusion([3, 8, 14, 18, 14, 8], { model: 'bass', horizon: 2, people: null }).parameters // { p, q, m }
 */
export const forecastDiffusion = (
  observed: readonly number[],
  { model, horizon, people }: { model: DiffusionModel | 'auto'; horizon: number; people: number | null },
): DiffusionForecast => {
  const models: readonly DiffusionModel[] = model === 'auto' ? ['bass', 'logistic'] : [model]
  const [best] = models.map((one) => fitRaw(one, observed, people)).sort((one, other) => one.squares - other.squares)
  if (!best) throw new Error('There is always a model.')
  return {
    ...shownFit(best, observed),
    forecast: continued(best, observed.length, horizon),
    backtest: backtest(best.model, observed, people),
  }
}
