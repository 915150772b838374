import { describe, expect, test } from 'vitest'
import { estimateEffect, type Panel } from '#core/metrics/effect.ts'

/** A panel of groups: each unit has an outcome at each time. */
const panel = (
  groups: readonly { first: number | null; size: number; outcome: (time: number, unit: number) => number }[],
  times = 6,
): Panel => {
  const firstLive = new Map<string, number>()
  const observations = groups.flatMap(({ first, size, outcome }, group) =>
    Array.from({ length: size }, (_, unit) => {
      const name = `g${group}u${unit}`
      if (first !== null) firstLive.set(name, first)
      return Array.from({ length: times }, (__, at) => ({ unit: name, time: at + 1, outcome: outcome(at + 1, unit) }))
    }).flat(),
  )
  return { observations, firstLive }
}
/** A deviation of a unit from its group that adds up to zero over every four units. */
const noise = (unit: number, time: number): number => [1, -1, 2, -2][(unit + time) % 4] ?? 0

describe('the effect of a tool', () => {
  const trend = (time: number): number => 100 - 2 * time
  const planted = panel([
    { first: 3, size: 12, outcome: (time, unit) => trend(time) + 10 + (time >= 3 ? -5 : 0) + noise(unit, time) },
    { first: 5, size: 20, outcome: (time, unit) => trend(time) + (time >= 5 ? -8 : 0) + noise(unit, time) },
    { first: null, size: 16, outcome: (time, unit) => trend(time) - 4 + noise(unit, time) },
  ])

  test('[ME-13] finds planted effects beside a trend that all share, and nothing before go-live', () => {
    const { effects, before, overall, byWeeksSince, refused } = estimateEffect(planted, 'not-yet')
    expect(refused).toBeNull()
    for (const { first, time, estimate } of effects) expect(estimate).toBeCloseTo(time < first ? 0 : first === 3 ? -5 : -8, 9)
    for (const { estimate } of before) expect(estimate).toBeCloseTo(0, 9)
    // Two groups at weeks 0 and 1, weighted 12 to 20; the first group alone at weeks 2 and 3.
    expect(byWeeksSince.map(({ weeks, estimate }) => [weeks, Number(estimate.toFixed(6))])).toEqual([
      [0, -6.875],
      [1, -6.875],
      [2, -5],
      [3, -5],
    ])
    expect(overall?.estimate).toBeCloseTo((4 * 12 * -5 + 2 * 20 * -8) / (4 * 12 + 2 * 20), 9)
    expect(overall?.low).toBeLessThan(overall?.estimate ?? 0)
  })

  test('[ME-13] the standard error of one effect is that of a difference of two mean changes', () => {
    const [effect] = estimateEffect(planted, 'never').effects.filter(({ first, time }) => first === 3 && time === 3)
    const changes = (size: number): number[] => Array.from({ length: size }, (_, unit) => noise(unit, 3) - noise(unit, 2))
    const variance = (values: number[]): number => values.reduce((sum, value) => sum + value ** 2, 0) / values.length
    expect(effect?.standardError).toBeCloseTo(Math.sqrt(variance(changes(12)) / 12 + variance(changes(16)) / 16), 9)
  })

  test('[ME-13] whoever is not live yet is a comparison; with those who never are, there may be nobody', () => {
    const staggered: Panel = panel([
      { first: 3, size: 12, outcome: (time, unit) => trend(time) + (time >= 3 ? -5 : 0) + noise(unit, time) },
      { first: 5, size: 20, outcome: (time, unit) => trend(time) + noise(unit, time) },
    ])
    const { effects } = estimateEffect(staggered, 'not-yet')
    expect(effects.filter(({ first, time }) => time >= first).map(({ first, time }) => [first, time])).toEqual([
      [3, 3],
      [3, 4],
    ])
    expect(estimateEffect(staggered, 'never').refused).toEqual({ code: 'nobodyToCompare' })
  })

  test('[ME-13] refused under ten on a side, without anybody live, and with one time alone', () => {
    const small = panel([
      { first: 3, size: 9, outcome: (time) => time },
      { first: null, size: 30, outcome: (time) => time },
    ])
    expect(estimateEffect(small, 'not-yet')).toMatchObject({
      overall: null,
      effects: [],
      refused: { code: 'tooFewUnits', live: 9, compared: 30, least: 10 },
    })
    expect(estimateEffect(panel([{ first: null, size: 30, outcome: (time) => time }]), 'not-yet').refused).toEqual({ code: 'nobodyLive' })
    expect(estimateEffect(panel([{ first: 1, size: 30, outcome: (time) => time }], 1), 'not-yet').refused).toEqual({ code: 'tooFewTimes' })
  })

  test('[ME-13] the order of the rows does not matter', () => {
    const reversed = { ...planted, observations: planted.observations.toReversed() }
    expect(estimateEffect(reversed, 'not-yet')).toEqual(estimateEffect(planted, 'not-yet'))
  })

  test('[ME-13] two groups and two times: fast food and the minimum wage, as Card and Krueger (1994) print it: 2.76', () => {
    // Full-time employees a restaurant before and after, table 3: New Jersey 20.44 and 21.03, Pennsylvania 23.33 and 21.17.
    const means = (before: number, after: number) => (time: number, unit: number) => (time === 1 ? before : after) + noise(unit, time)
    const wage = panel(
      [
        { first: 2, size: 12, outcome: means(20.44, 21.03) },
        { first: null, size: 12, outcome: means(23.33, 21.17) },
      ],
      2,
    )
    // Printed from means that were not rounded yet.
    expect(Math.abs((estimateEffect(wage, 'never').overall?.estimate ?? 0) - 2.76)).toBeLessThan(0.011)
  })

  test('[ME-13] staggered: from the effects by county that the authors print follow the means that they print', () => {
    // Minimum wage and teenage employment (2004 is time 2, of 2003 to 2007): the effects without covariates for 20 counties of 2004,
    // 40 of 2006 and 131 of 2007, beside 309 that never raised it; times before go-live with the base one time earlier.
    const printed = new Map([
      [2, [-0.0105, -0.0704, -0.1373, -0.1008]],
      [4, [0.0065, -0.0028, -0.0046, -0.0412]],
      [5, [0.0305, -0.0027, -0.0311, -0.0261]],
    ])
    const sizes = new Map([[2, 20], [4, 40], [5, 131]]) // prettier-ignore
    const groups = [...printed].map(([first, effects]) => {
      const outcomes = [0]
      for (const [at, effect] of effects.entries())
        outcomes.push(effect + (at + 2 < first ? (outcomes.at(-1) ?? 0) : (outcomes[first - 2] ?? 0)))
      return { first, size: sizes.get(first) ?? 0, outcome: (time: number) => 7 - time / 9 + (outcomes[time - 1] ?? 0) }
    })
    const found = estimateEffect(panel([...groups, { first: null, size: 309, outcome: (time) => 8 - time / 9 }], 5), 'never')
    for (const { first, time, estimate } of found.effects) expect(estimate).toBeCloseTo(printed.get(first)?.[time - 2] ?? NaN, 9)
    // Printed by weeks since, and over all, to four decimals; from effects that are rounded to four as well.
    const since = new Map([[0, -0.0199], [1, -0.051], [2, -0.1373], [3, -0.1008], [-3, 0.0305], [-2, -0.0006], [-1, -0.0245]]) // prettier-ignore
    const all = [...found.before, ...found.byWeeksSince]
    expect(all).toHaveLength(since.size)
    for (const { weeks, estimate } of all) expect(Math.abs(estimate - (since.get(weeks) ?? NaN))).toBeLessThan(0.0001)
    expect(found.overall?.estimate).toBeCloseTo(-0.04, 4)
  })
})
