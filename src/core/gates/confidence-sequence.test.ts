import { describe, expect, test } from 'vitest'
import { certainBounds, isAbove, meanJustBelow, type Scale, sequenceBounds } from '#core/gates/confidence-sequence.ts'
import { atLeast, chanceOfLuck, runWithin } from '#core/gates/luck.ts'
import { seeded } from '#core/kernel/seeded.ts'
import {
  drawnAlone,
  groupOfNet,
  groupOfYes,
  groupWith,
  netScale,
  passesOnce,
  scoreScale as scale,
  shareScale,
  shuffled,
} from '#test/daily-looks.ts'

describe('bounds', () => {
  test('[GA-8] certain bounds are what the silent can still make of the mean', () => {
    expect(certainBounds([8, 9], 4, scale)).toEqual({ low: 4.25, high: 9.25 })
    expect(certainBounds([8, 9], 2, scale)).toEqual({ low: 8.5, high: 8.5 })
  })

  test('[GA-8] the sequence lies within the certain bounds, narrows to the mean of all, and mirrors', () => {
    const answers = [9, 8, 10, 7, 9, 8, 8, 9, 10, 7, 8, 9]
    const certain = certainBounds(answers, 16, scale)
    const { low, high } = sequenceBounds(answers, 16, 0.95, scale)
    expect(low).toBeGreaterThanOrEqual(certain.low - 1e-9)
    expect(high).toBeLessThanOrEqual(certain.high + 1e-9)
    const turned = sequenceBounds(answers.map((answer) => 10 - answer), 16, 0.95, scale) // prettier-ignore
    expect(turned.low).toBeCloseTo(10 - high, 9)
    expect(sequenceBounds(answers, 12, 0.95, scale).low).toBeCloseTo(8.5, 9)
  })

  test('[GA-8] a bound lies where the sequence begins to rule a mean out', () => {
    const random = seeded(3)
    for (const people of [12, 60, 900]) {
      const answers = shuffled(groupWith(people, 7 * people, random), random).slice(0, Math.ceil(people * 0.7))
      const { low } = sequenceBounds(answers, people, 0.95, scale)
      if (low > certainBounds(answers, people, scale).low + 1e-3) expect(isAbove(answers, people, low - 1e-4, 0.95, scale)).toBe(true)
      expect(isAbove(answers, people, low + 1e-4, 0.95, scale)).toBe(false)
    }
  })

  test('[GA-8] the largest sum that misses a threshold is one step below it', () => {
    expect(meanJustBelow(7, false, 16, scale)).toBe(111 / 16)
    expect(meanJustBelow(0, true, 10, { least: -100, most: 100, step: 100 })).toBe(0)
    expect(meanJustBelow(0.8, false, 20, { least: 0, most: 1, step: 1 })).toBe(15 / 20)
  })

  test('[GA-8] one yes among many: the bound where the mean of all bets, by hand, is 20', () => {
    // The bets have a mean of 0.52 of the largest one, 1 / mean: 1 + 0.52 (1 / mean - 1) = 20.
    expect(sequenceBounds([1], 1000, 0.95, shareScale).low).toBeCloseTo(0.52 / 19.52, 5)
    // Of four, two said yes and none is left for a mean of a half: a third yes rules it out, whatever was bet.
    expect(isAbove([1, 1, 1], 4, 0.5, 0.95, shareScale)).toBe(true)
    expect(isAbove([1, 1], 4, 0.5, 0.95, shareScale)).toBe(false)
  })

  /** The share of all orders of a group in which the sequence passes at some time, looked at after every answer: exactly. */
  const everPasses = (counts: ReadonlyMap<number, number>, mean: number, scaleOf: Scale): number => {
    const left = new Map(counts)
    const people = [...counts.values()].reduce((sum, count) => sum + count, 0)
    const after = (order: readonly number[]): number => {
      if (isAbove(order, people, mean, 0.95, scaleOf)) return 1
      const waiting = people - order.length
      let chance = 0
      for (const [answer, count] of left) {
        if (count === 0) continue
        left.set(answer, count - 1)
        chance += (count / waiting) * after([...order, answer])
        left.set(answer, count)
      }
      return chance
    }
    return after([])
  }

  test.each([5, 8, 12, 16])('[GA-8] exactly, over all orders of %i people: with too few who say yes at most 5 % ever pass', (people) => {
    const mean = meanJustBelow(0.8, false, people, shareScale)
    const chances = Array.from({ length: Math.round(mean * people) + 1 }, (_, yes) => everPasses(new Map([[1, yes], [0, people - yes]]), mean, shareScale)) // prettier-ignore
    for (const chance of chances) expect(chance).toBeLessThanOrEqual(0.05)
    // Nearest to the threshold it is the likeliest, and not merely never.
    expect(Math.max(...chances)).toBe(chances.at(-1))
    if (people >= 16) expect(chances.at(-1)).toBeGreaterThan(0.005)
  })

  test('[GA-8] exactly, over all orders of ten people: an NPS of at most nought ever passes in at most 5 %', () => {
    const mean = meanJustBelow(0, true, 10, netScale)
    const chances: number[] = []
    for (let promoters = 0; promoters <= 5; promoters++)
      for (let detractors = promoters; promoters + detractors <= 10; detractors++)
        chances.push(everPasses(new Map([[100, promoters], [0, 10 - promoters - detractors], [-100, detractors]]), mean, netScale)) // prettier-ignore
    expect(Math.max(...chances)).toBeLessThanOrEqual(0.05)
    expect(Math.max(...chances)).toBeGreaterThan(0)
  })

  const firms = [5, 8, 20, 107, 1_000] as const
  /** Of `groups` drawn groups so many may pass: three standard errors of a binomial above 5 %. */
  const mostOf = (groups: number): number => groups * 0.05 + 3 * Math.sqrt(groups * 0.05 * 0.95)

  test.each(firms)('[GA-8] one person short of four in five: 28 daily looks at %i people pass in at most one group of twenty', (people) => {
    const random = seeded(20_270_201)
    const group = groupOfYes(people, Math.ceil(people * 0.8) - 1)
    const groups = people > 500 ? 600 : 3_000
    let wrong = 0
    for (let drawn = 0; drawn < groups; drawn++) if (passesOnce(shuffled(group, random), 0.8, shareScale)) wrong++
    expect(wrong).toBeLessThanOrEqual(mostOf(groups))
  })

  test.each(firms)('[GA-8] one point short of a mean of 7: 28 daily looks at %i people pass in at most one group of twenty', (people) => {
    const random = seeded(20_270_201)
    const groups = people > 500 ? 400 : 2_000
    let wrong = 0
    for (let drawn = 0; drawn < groups; drawn++) if (passesOnce(shuffled(groupWith(people, 7 * people - 1, random), random), 7, scale)) wrong++ // prettier-ignore
    expect(wrong).toBeLessThanOrEqual(mostOf(groups))
  })

  test.each(firms)('[GA-8] an NPS of just nought: 28 daily looks at %i people pass in at most one group of twenty', (people) => {
    const random = seeded(20_270_201)
    const groups = people > 500 ? 400 : 2_000
    for (const share of [0.1, 0.35]) {
      let wrong = 0
      for (let drawn = 0; drawn < groups; drawn++) if (passesOnce(shuffled(groupOfNet(people, share), random), 100 / people, netScale)) wrong++ // prettier-ignore
      expect(wrong, `${share}`).toBeLessThanOrEqual(mostOf(groups))
    }
  })

  test('[GA-8] scores drawn alone with a mean of 8.2, four in five answering: the sequence passes 96 % of groups of 40, all of 107, half of 16; certain bounds few', () => {
    const random = seeded(7)
    const passed = ([16, 40, 107] as const).map((people) => {
      const mean = meanJustBelow(7, false, people, scale)
      const said = Array.from({ length: 1000 }, () => drawnAlone(people, random).slice(0, Math.ceil(people * 0.8)))
      const share = (is: (some: number[]) => boolean): number => said.filter(is).length / said.length
      return [share((some) => isAbove(some, people, mean, 0.95, scale)), share((some) => certainBounds(some, people, scale).low >= 7)]
    })
    // About what 4000 groups gave (docs/reference/simulations.md).
    const near = (value: number) => expect.closeTo(value, 1) as unknown
    expect(passed).toEqual([[near(0.549), near(0.242)], [near(0.955), near(0.051)], [near(1), near(0.005)]]) // prettier-ignore
    expect(passed[1]?.[0]).toBeGreaterThan(0.935)
    expect(passed[2]?.[0]).toBeGreaterThan(0.999)
  })

  test('[GA-8] a group of 40 with a mean of just 8.2, four in five answering, passes nearly always', () => {
    const random = seeded(7)
    let passed = 0
    for (let group = 0; group < 200; group++) {
      const order = shuffled(groupWith(40, Math.round(8.2 * 40), random), random)
      if (isAbove(order.slice(0, 32), 40, meanJustBelow(7, false, 40, scale), 0.95, scale)) passed++
    }
    expect(passed / 200).toBeGreaterThan(0.9)
  })
})

describe('luck', () => {
  test('[GA-8] four weekly looks at 20 people and 80 %: 88 % with one window, 37 % with two in a row', () => {
    expect(chanceOfLuck({ people: 20, threshold: 0.8, windows: 1 })).toBeCloseTo(0.883, 3)
    expect(chanceOfLuck({ people: 20, threshold: 0.8, windows: 2 })).toBeCloseTo(0.373, 3)
  })

  test('[GA-8] exact tails and runs', () => {
    expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 12)
    expect(atLeast(0, 3, 0.5)).toBe(1)
    expect(atLeast(4, 3, 0.5)).toBe(0)
    expect(atLeast(80_000, 100_000, 0.75)).toBeLessThan(1e-100)
    expect(runWithin(4, 1, 0.5)).toBeCloseTo(1 - 0.5 ** 4, 12)
    // Of the sixteen series of four tosses, eight have two heads in a row.
    expect(runWithin(4, 2, 0.5)).toBeCloseTo(8 / 16, 12)
  })
})
