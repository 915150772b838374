/** What was measured before and after a rollout, as the return counts it (RV-4, ME-7). */
import type { Range } from '#core/finance/rollout-return.ts'
import type { MeasureFigure } from '#core/impact/impact-figures.ts'

export interface MeasuredRange extends Range {
  /** The names of the measures that it comes from. */
  readonly measures: readonly string[]
  /** Bounds could not be told from the readings: half to one and a half of the value stand in for them. */
  readonly isGuess: boolean
}

export interface MeasuredReturn {
  readonly minutesSaved: MeasuredRange | null
  readonly errorsAvoided: MeasuredRange | null
}

/** From bounds that hold 95 of 100 cases to those that hold 80, of a normal distribution. */
const eightOfTen = 1.2816 / 1.96

interface Saved extends Range {
  readonly name: string
  readonly isGuess: boolean
}

/** What a measure saves, in `each` of its unit, between the bounds of its improvement. */
const savedOf = ({ name, before, after, change }: MeasureFigure, each: number): Saved | null => {
  if (before === null || after === null || change === null) return null
  const value = (before.mean - after.mean) * each
  if (change.low === null || change.high === null) {
    const [one, other] = [value * 0.5, value * 1.5]
    return { name, value, low: Math.min(one, other), high: Math.max(one, other), isGuess: true }
  }
  const at = (improvement: number): number => before.mean * improvement * each
  return {
    name,
    value,
    low: value - (value - at(change.low)) * eightOfTen,
    high: value + (at(change.high) - value) * eightOfTen,
    isGuess: false,
  }
}

/** Several together: values add up, and their distances to the bounds by their squares, as of independent figures. */
const together = (all: readonly Saved[]): MeasuredRange | null => {
  if (all.length === 0) return null
  const value = all.reduce((sum, one) => sum + one.value, 0)
  const distance = (of: (one: Saved) => number): number => Math.hypot(...all.slice(0, 100).map(of))
  return {
    value,
    low: value - distance((one) => one.value - one.low),
    high: value + distance((one) => one.high - one.value),
    measures: all.map(({ name }) => name),
    isGuess: all.some(({ isGuess }) => isGuess),
  }
}

/**
 * Minutes saved by a person in a week, from every task that was measured before and after and of which somebody said how often it is done; and
 * errors avoided in 100 transactions, where errors of one kind alone are measured (RV-4). Null where nothing was measured.
 *
 * @example measuredReturn(figures).minutesSaved // { low: 24, value: 40, high: 56, measures: ['Make an offer'], isGuess: false }
 */
export const measuredReturn = (figures: readonly MeasureFigure[]): MeasuredReturn => {
  const errors = figures.filter(({ unit, before, after }) => unit === 'errors' && before !== null && after !== null)
  return {
    minutesSaved: together(
      figures.flatMap((figure) => {
        const { unit, perWeek } = figure
        return unit === 'errors' || perWeek === null ? [] : (savedOf(figure, perWeek * (unit === 'hours' ? 60 : 1)) ?? [])
      }),
    ),
    errorsAvoided: errors.length === 1 ? together(errors.flatMap((figure) => savedOf(figure, 1) ?? [])) : null,
  }
}
