import { describe, expect, test } from 'vitest'
import { byChance, leastChance, type Stratum } from '#core/metrics/stratified-test.ts'

const chanceOf = (strata: readonly Stratum[]): number => byChance(strata).chance

describe('chance within strata', () => {
  test('[ME-14] is the exact chance of the observed table counted half, and of all with more', () => {
    // Fisher's lady tasting tea: 4 of 4 cups have the chance 1 in 70, 3 of 4 have 16 in 70.
    expect(chanceOf([{ size: 8, reached: 4, active: 4, both: 4 }])).toBeCloseTo(1 / 140, 12)
    expect(chanceOf([{ size: 8, reached: 4, active: 4, both: 3 }])).toBeCloseTo(1 / 70 + 16 / 140, 12)
    // Two such strata: 8 of 8 in one way, 7 of 8 in two.
    expect(chanceOf([{ size: 8, reached: 4, active: 4, both: 4 }, { size: 8, reached: 4, active: 4, both: 3 }])).toBeCloseTo(1 / 4900 + (2 * 16) / 9800, 12) // prettier-ignore
    // A stratum where everyone or nobody became active says nothing.
    expect(chanceOf([{ size: 8, reached: 4, active: 4, both: 4 }, { size: 5, reached: 2, active: 5, both: 2 }])).toBeCloseTo(1 / 140, 12) // prettier-ignore
    expect(chanceOf([{ size: 5, reached: 2, active: 0, both: 0 }])).toBe(0.5)
  })

  test('[ME-14] of many people the normal distribution takes over without a jump', () => {
    const table = { size: 800, reached: 400, active: 200, both: 114 }
    // One more stratum that says nothing is one reached too many for the exact way.
    const [exact, normal] = [chanceOf([table]), chanceOf([table, { size: 2, reached: 1, active: 0, both: 0 }])]
    expect(exact).toBeGreaterThan(0.001)
    expect(Math.abs(exact - normal) / exact).toBeLessThan(0.1)
  })
})

describe('chance of several kinds', () => {
  const tasting = byChance([{ size: 8, reached: 4, active: 4, both: 4 }])
  const many = byChance([{ size: 4000, reached: 2000, active: 1000, both: 500 }])
  const few = byChance([{ size: 10, reached: 5, active: 1, both: 1 }])

  test('[ME-14] of many people is the root of the level (Šidák)', () => {
    for (const kinds of [1, 3, 6]) expect(leastChance(Array.from({ length: kinds }, () => many), 0.05)).toBeCloseTo(1 - 0.95 ** (1 / kinds), 9) // prettier-ignore
  })

  test('[ME-14] of few people parts the values that chance can take: the smallest of several is exact', () => {
    // One table gives 1/140 in 1 of 70 draws, then (1 + 16/2) / 70 = 0.129.
    expect(tasting.sizeAt(0.001)).toBe(0)
    expect(tasting.sizeAt(1 / 140)).toBeCloseTo(1 / 140, 12)
    expect(tasting.sizeAt(0.1)).toBeCloseTo(1 / 70, 12)
    // Of two such tables one or the other gives it in 1 - (1 - 1/140)², of seven in 1 - (1 - 1/140)⁷ = 0.049, of eight in 0.056.
    const [seven, eight] = [7, 8].map((count) => leastChance(Array.from({ length: count }, () => tasting), 0.05)) // prettier-ignore
    expect(seven).toBeGreaterThan(1 / 140)
    expect(eight).toBeLessThan(1 / 140)
  })

  test('[ME-14] a kind that can never be found costs the others nothing', () => {
    expect(few.sizeAt(0.05)).toBe(0)
    expect(leastChance([many, few, few, few], 0.05)).toBeCloseTo(0.05, 9)
  })
})
