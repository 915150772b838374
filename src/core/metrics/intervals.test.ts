import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { netPromoters, npsInterval, wilson } from '#core/metrics/intervals.ts'
import { betaShare, logGamma, normalBelow, normalQuantile, studentQuantile } from '#core/metrics/quantiles.ts'
import { medianDays, productLimit, startedWithin } from '#core/metrics/survival.ts'

describe('distributions', () => {
  test('quantiles as tables print them', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 10)
    expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 10)
    expect(normalBelow(-6)).toBeCloseTo(9.865876450377e-10, 18)
    expect(studentQuantile(0.975, 10)).toBeCloseTo(2.2281388519649385, 9)
    expect(studentQuantile(0.9, 1)).toBeCloseTo(3.0776835371752527, 9)
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12)
    expect(betaShare(0.5, 2, 3)).toBeCloseTo(0.6875, 12)
  })
})

describe('intervals', () => {
  test('[ME-9] Wilson, as Newcombe (1998) prints it', () => {
    expect(wilson(81, 263)).toEqual({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) })
    expect(wilson(15, 148)).toEqual({ low: expect.closeTo(0.0624, 4), high: expect.closeTo(0.1605, 4) })
    expect(wilson(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) })
    expect(wilson(1, 29)).toEqual({ low: expect.closeTo(0.0061, 4), high: expect.closeTo(0.1718, 4) })
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 })
  })

  test('[ME-5] promoters less detractors', () => {
    expect(netPromoters([10, 9, 8, 7, 6, 0])).toEqual({ promoters: 2, passives: 2, detractors: 2, score: 0 })
    expect(netPromoters([])).toMatchObject({ score: null })
  })

  test('[ME-5] the score interval, with the likeliest shares found by search instead of the formula', () => {
    const intervalOf = (promoters: number, passives: number, detractors: number) =>
      npsInterval({ promoters, passives, detractors, score: null })
    const near = (low: number, high: number) => ({ low: expect.closeTo(low, 4) as unknown, high: expect.closeTo(high, 4) as unknown })
    expect(intervalOf(12, 36, 2)).toEqual(near(6.11124, 34.470875))
    expect(intervalOf(9, 6, 1)).toEqual(near(12.862568, 73.919886))
    expect(intervalOf(3, 2, 5)).toEqual(near(-62.824149, 32.954791))
  })

  test('[ME-5] the score interval of two shares of one group, as Fagerland, Lydersen and Laake (2014) print it', () => {
    // Complete response before and after consolidation (6 and 16 of 161), and airways before and after transplantation (1 and 7 of 21).
    const intervalOf = (gained: number, lost: number, of: number) => npsInterval({ promoters: gained, passives: of - gained - lost, detractors: lost, score: null }) // prettier-ignore
    expect(intervalOf(6, 16, 161)).toEqual({ low: expect.closeTo(-12.4, 2), high: expect.closeTo(-0.54, 2) })
    expect(intervalOf(1, 7, 21)).toEqual({ low: expect.closeTo(-51.7, 1), high: expect.closeTo(-2.6, 1) })
  })

  test('[ME-5] the interval holds the score, stays within its scale, and narrows with more answers', () => {
    const counts = fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200)).filter(([one, two, three]) => one + two + three > 0)
    fc.assert(
      fc.property(counts, ([promoters, passives, detractors]) => {
        const score = (100 * (promoters - detractors)) / (promoters + passives + detractors)
        const narrow = npsInterval({ promoters: promoters * 4, passives: passives * 4, detractors: detractors * 4, score })
        const wide = npsInterval({ promoters, passives, detractors, score })
        expect(wide.low).toBeGreaterThanOrEqual(-100)
        expect(wide.high).toBeLessThanOrEqual(100)
        expect(wide.low).toBeLessThanOrEqual(score + 1e-6)
        expect(wide.high).toBeGreaterThanOrEqual(score - 1e-6)
        expect(narrow.high - narrow.low).toBeLessThanOrEqual(wide.high - wide.low + 1e-6)
      }),
    )
    const turned = npsInterval(netPromoters([10, 10, 9, 8, 3]))
    const mirrored = npsInterval(netPromoters([0, 0, 1, 8, 10]))
    expect(turned.low).toBeCloseTo(-mirrored.high, 6)
  })
})

describe('time to first use', () => {
  // The six weeks of remission with 6-MP of Freireich et al. (1963), the textbook example of the method: + marks a censored time.
  const remission = '6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+'
    .split(' ')
    .map((text) => ({ days: Number.parseInt(text, 10), hasStarted: !text.endsWith('+') }))

  test('[ME-11] the product-limit estimate of the textbook example', () => {
    const steps = productLimit(remission)
    expect(steps.map(({ days, atRisk, waiting }) => [days, atRisk, Number(waiting.toFixed(4))])).toEqual([
      [6, 21, 0.8571],
      [7, 17, 0.8067],
      [10, 15, 0.7529],
      [13, 12, 0.6902],
      [16, 11, 0.6275],
      [22, 7, 0.5378],
      [23, 6, 0.4482],
    ])
    expect(steps[0]?.standardError).toBeCloseTo(0.0764, 4)
    expect(steps.at(-1)?.standardError).toBeCloseTo(0.1346, 4)
    expect(medianDays(steps)).toBe(23)
    expect(startedWithin(steps, 12)).toBeCloseTo(1 - 0.7529, 4)
  })

  test('[ME-11] below half the median is not reached; nobody is called late who was not followed', () => {
    const steps = productLimit([
      { days: 3, hasStarted: true },
      { days: 1, hasStarted: false },
      { days: 5, hasStarted: false },
      { days: 5, hasStarted: false },
    ])
    expect(medianDays(steps)).toBeNull()
    expect(startedWithin(steps, 7)).toBeCloseTo(1 / 3, 12)
    expect(startedWithin([], 7)).toBe(0)
  })
})
