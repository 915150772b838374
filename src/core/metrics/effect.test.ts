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
})
