import { describe, expect, test } from 'vitest'
import { chanceOfMore } from '#core/metrics/stratified-test.ts'

describe('chance within strata', () => {
  test('[ME-14] is the exact chance of the observed table counted half, and of all with more', () => {
    // Fisher's lady tasting tea: 4 of 4 cups have the chance 1 in 70, 3 of 4 have 16 in 70.
    expect(chanceOfMore([{ size: 8, reached: 4, active: 4, both: 4 }])).toBeCloseTo(1 / 140, 12)
    expect(chanceOfMore([{ size: 8, reached: 4, active: 4, both: 3 }])).toBeCloseTo(1 / 70 + 16 / 140, 12)
    // Two such strata: 8 of 8 in one way, 7 of 8 in two.
    expect(chanceOfMore([{ size: 8, reached: 4, active: 4, both: 4 }, { size: 8, reached: 4, active: 4, both: 3 }])).toBeCloseTo(1 / 4900 + (2 * 16) / 9800, 12) // prettier-ignore
    // A stratum where everyone or nobody became active says nothing.
    expect(chanceOfMore([{ size: 8, reached: 4, active: 4, both: 4 }, { size: 5, reached: 2, active: 5, both: 2 }])).toBeCloseTo(1 / 140, 12) // prettier-ignore
    expect(chanceOfMore([{ size: 5, reached: 2, active: 0, both: 0 }])).toBe(0.5)
  })

  test('[ME-14] of many people the normal distribution takes over without a jump', () => {
    const table = { size: 800, reached: 400, active: 200, both: 114 }
    // One more stratum that says nothing is one reached too many for the exact way.
    const [exact, normal] = [chanceOfMore([table]), chanceOfMore([table, { size: 2, reached: 1, active: 0, both: 0 }])]
    expect(exact).toBeGreaterThan(0.001)
    expect(Math.abs(exact - normal) / exact).toBeLessThan(0.1)
  })
})
