import { describe, expect, test } from 'vitest'
import { forecastDiffusion, logisticShare } from '#core/metrics/diffusion.ts'
import { fitPositive, inverse, solve } from '#core/metrics/least-squares.ts'

/** Sales of colour televisions in the United States, 1963 to 1970, in thousands: the series of Srinivasan and Mason (1986). */
const televisions = [747, 1480, 2646, 5118, 5777, 5982, 5962, 4631]

describe('diffusion', () => {
  test('[ME-10] the Bass model of colour televisions, as published: m = 39.66 million, p = 0.0185, q = 0.6159', () => {
    const { parameters, standardErrors } = forecastDiffusion(televisions, { model: 'bass', horizon: 1, people: null })
    expect(parameters['m']).toBeCloseTo(39_660, -2)
    expect(parameters['p']).toBeCloseTo(0.0185, 3)
    expect(parameters['q']).toBeCloseTo(0.6159, 2)
    expect(standardErrors['p']).toBeGreaterThan(0)
    expect(standardErrors['m']).toBeLessThan(5000)
  })

  test('[ME-10] a curve that is exactly there is found again, and continued', () => {
    const logistic = Array.from({ length: 12 }, (_, at) => {
      const share = (time: number) => 200 / (1 + Math.exp(-0.6 * (time - 6)))
      return share(at + 1) - share(at)
    })
    const found = forecastDiffusion(logistic, { model: 'auto', horizon: 3, people: null })
    expect(found.model).toBe('logistic')
    expect(found.parameters).toEqual({ k: expect.closeTo(0.6, 5), t0: expect.closeTo(6, 4), m: expect.closeTo(200, 2) })
    expect(found.forecast.map(({ period }) => period)).toEqual([13, 14, 15])
    expect(found.forecast[0]?.adopters).toBeCloseTo(200 / (1 + Math.exp(-0.6 * 7)) - 200 / (1 + Math.exp(-0.6 * 6)), 3)
  })

  test('[ME-10] the logistic curve of the growth of pastures (Ratkowsky, 1983), as NIST certifies it (Rat42)', () => {
    const times = [9, 14, 21, 28, 42, 57, 63, 70, 79]
    const yields = [8.93, 10.8, 18.59, 22.33, 39.35, 56.11, 61.73, 64.62, 67.08]
    // Certified: m = 72.462237576, k t0 = 2.6180768402, k = 0.067359200066; residual sum of squares 8.0565229338.
    for (const start of [
      [100, 10, 0.1],
      [75, 35, 0.07],
    ]) {
      // prettier-ignore
      const found = fitPositive(([m = 0, t0 = 0, k = 0]) => times.map((time) => m * logisticShare(k, t0, time)), yields, start)
      const [m = 0, t0 = 0, k = 0] = found.parameters
      expect([m, k * t0, k]).toEqual([72.462237576, 2.6180768402, 0.067359200066].map((value) => expect.closeTo(value, 6) as unknown))
      expect(found.squares).toBeCloseTo(8.0565229338, 8)
      const errorOf = (at: number) => Math.sqrt(((found.spread?.[at]?.[at] ?? 0) * found.squares) / (times.length - 3))
      expect(errorOf(0)).toBeCloseTo(1.7340283401, 5)
      expect(errorOf(2)).toBeCloseTo(0.0034465663377, 8)
    }
  })

  test('[ME-10] with the number of people given, only the other two are estimated', () => {
    const { parameters, standardErrors } = forecastDiffusion(televisions, { model: 'bass', horizon: 0, people: 42_000 })
    expect(parameters['m']).toBe(42_000)
    expect(standardErrors['m']).toBeNull()
    expect(standardErrors['q']).toBeGreaterThan(0)
  })

  test('[ME-10] the band is scored on what came true', () => {
    const { backtest, forecast } = forecastDiffusion(televisions, { model: 'bass', horizon: 2, people: null })
    expect(backtest).toMatchObject({ level: 0.8, of: 3 })
    for (const { low, adopters, high } of forecast) {
      expect(low).toBeLessThan(adopters)
      expect(high).toBeGreaterThan(adopters)
      expect(low).toBeGreaterThanOrEqual(0)
    }
  })
})

test('small linear systems', () => {
  expect(solve([[2, 1], [1, 3]], [3, 5])).toEqual([expect.closeTo(0.8, 12), expect.closeTo(1.4, 12)]) // prettier-ignore
  expect(solve([[1, 2], [2, 4]], [1, 2])).toBeNull() // prettier-ignore
  expect(inverse([[0, 1], [1, 0]])).toEqual([[0, 1], [1, 0]]) // prettier-ignore
})
