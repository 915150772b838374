import { describe, expect, test } from 'vitest'
import { type EffectPerson, effectOnCounts, effectOnReadings, type Happening, weekOf } from '#core/metrics/effect-panel.ts'
import { plantedEffect } from '#test/planted-effect.ts'

/** A Monday. */
const monday = 20_003
const staff = (groups: readonly (readonly [size: number, goLive: number | null])[]): EffectPerson[] =>
  groups.flatMap(([size, goLive], group) => Array.from({ length: size }, (_, nth) => ({ personId: `g${group}-${nth}`, goLive })))

describe('a panel of people and weeks', () => {
  test('[ME-13] two weeks before each go-live are left out on both sides, and their change is no effect', () => {
    // Everyone asks once a week; in the two weeks before their own go-live three times, and after it twice.
    const people = staff([
      [12, monday + 42],
      [12, monday + 70],
      [12, null],
    ])
    const happenings = people.flatMap(({ personId, goLive }) =>
      Array.from({ length: 12 }, (_, week): Happening => {
        const day = monday + 7 * week
        const live = goLive ?? Infinity
        return { personId, day, value: day >= live ? 2 : day >= live - 14 ? 3 : 1 }
      }),
    )
    const found = effectOnCounts(people, happenings, { from: monday, until: monday + 84 })
    expect(found.refused).toBeNull()
    for (const { estimate } of found.byWeeksSince) expect(estimate).toBeCloseTo(1, 9)
    expect(found.overall?.estimate).toBeCloseTo(1, 9)
    expect(found.before.map(({ weeks }) => weeks)).toEqual([-9, -8, -7, -6, -5, -4, -3])
    for (const { estimate } of found.before) expect(estimate).toBeCloseTo(0, 9)
  })

  test('[ME-3] [ME-13] a week without a question is nought, a week of which nothing is known or that is not over is none', () => {
    const people = staff([
      [10, monday + 21],
      [10, monday + 70],
    ])
    const asked: Happening[] = people.slice(0, 10).map(({ personId }) => ({ personId, day: monday + 22, value: 1 }))
    const found = effectOnCounts(people, asked, { from: monday, until: monday + 33 })
    expect(found.effects.filter(({ time, first }) => time >= first).map(({ time, estimate }) => [time - weekOf(monday), estimate])).toEqual([[3, 1]]) // prettier-ignore
    // Nothing was known before the first week of their go-live: there is nothing to compare with.
    expect(effectOnCounts(people, asked, { from: monday + 15, until: monday + 33 }).refused).not.toBeNull()
  })

  test('[ME-13] refused with the reason under ten people on a side, and when nobody is left to compare with', () => {
    const happenings = [{ personId: 'g0-0', day: monday, value: 1 }]
    const span = { from: monday, until: monday + 70 }
    expect(effectOnCounts(staff([[9, monday + 28], [30, null]]), happenings, span).refused).toEqual({ code: 'tooFewUnits', live: 9, compared: 30, least: 10 }) // prettier-ignore
    expect(effectOnCounts(staff([[30, monday + 28]]), happenings, span).refused).toEqual({ code: 'nobodyToCompare' })
    expect(effectOnCounts(staff([[30, null]]), happenings, span).refused).not.toBeNull()
    expect(effectOnReadings([], []).refused).toEqual({ code: 'tooFewTimes' })
  })

  test('[ME-13] of too few people the plain means stand in the place of an estimate: before and since go-live, and of those not live yet', () => {
    const people = staff([
      [4, monday + 28],
      [12, null],
    ])
    // Whoever goes live asks twice a week before and once since; the others ask three times.
    const happenings = people.flatMap(({ personId }, nth) => Array.from({ length: 8 }, (_, week): Happening => ({ personId, day: monday + 7 * week, value: nth >= 4 ? 3 : week < 4 ? 2 : 1 }))) // prettier-ignore
    const found = effectOnCounts(people, happenings, { from: monday, until: monday + 55 })
    expect(found).toMatchObject({ refused: { code: 'tooFewUnits', live: 4 }, overall: null, plain: { before: 2, since: 1, others: 3 } })
    const timed = people.slice(0, 4).flatMap(({ personId }): Happening[] => [{ personId, day: monday + 20, value: 23 }, { personId, day: monday + 30, value: 16 }]) // prettier-ignore
    // Readings while people prepare count here: they are what there is.
    expect(effectOnReadings(people, timed)).toMatchObject({ overall: null, plain: { before: 23, since: 16, others: null } })
    expect(effectOnReadings([], []).plain).toEqual({ before: null, since: null, others: null })
  })

  test('[ME-7] [ME-13] readings are compared in rounds, without those of the two weeks before the own go-live', () => {
    const people = staff([
      [12, monday + 40],
      [12, monday + 100],
    ])
    const readings = people.flatMap(({ personId, goLive }, nth): Happening[] => [
      { personId, day: monday, value: 20 + (nth % 3) },
      // Somebody who prepares is slow; such a reading counts for nothing.
      { personId, day: (goLive ?? 0) - 5, value: 90 },
      { personId, day: monday + 62, value: (goLive === monday + 40 ? 15 : 20) + (nth % 3) },
    ])
    const { overall, people: counted } = effectOnReadings(people, readings)
    expect(overall?.estimate).toBeCloseTo(-5, 9)
    expect(counted).toBe(24)
  })

  test('[ME-13] a reading while people prepare, or before go-live in the round of their go-live, is neither before nor after', () => {
    const told = (goLive: number, between: number) => {
      const people = staff([
        [12, monday + goLive],
        [12, monday + 200],
      ])
      const readings = people.flatMap(({ personId, goLive: own }): Happening[] => [
        { personId, day: monday, value: 20 },
        { personId, day: monday + between, value: own === monday + goLive ? 90 : 20 },
        { personId, day: monday + 90, value: own === monday + goLive ? 15 : 20 },
      ])
      return effectOnReadings(people, readings).overall?.estimate
    }
    // Ten days before go-live, in the round before; and three weeks before it, in the same round.
    expect(told(60, 50)).toBeCloseTo(-5, 9)
    expect(told(80, 58)).toBeCloseTo(-5, 9)
  })

  test('[ME-13] of many people so many are taken, the same each time', () => {
    const people = staff([
      [3000, monday + 28],
      [3000, null],
    ])
    const found = effectOnCounts(people, [{ personId: 'g0-0', day: monday, value: 1 }], { from: monday, until: monday + 35 })
    expect(found.people).toBe(4000)
    expect(found).toEqual(effectOnCounts(people.toReversed(), [{ personId: 'g0-0', day: monday, value: 1 }], { from: monday, until: monday + 35 })) // prettier-ignore
  })
})

describe('the effect, over planted rollouts', () => {
  const runs = (seed: number, effect: number) => Array.from({ length: 400 }, (_, at) => plantedEffect(seed + at, effect).overall)

  test('[ME-13] where the tool changes nothing the interval of 95 % holds nought in 93 to 99 of 100', () => {
    const held = runs(1000, 0).filter((one) => one && one.low <= 0 && one.high >= 0)
    expect(held.length / 400).toBeGreaterThanOrEqual(0.93)
    expect(held.length / 400).toBeLessThanOrEqual(0.99)
  })

  test('[ME-13] a planted change of six minutes is told from nought nearly always, and not overstated', () => {
    const found = runs(5000, -6)
    expect(found.filter((one) => one && one.high < 0).length / 400).toBeGreaterThan(0.9)
    const mean = found.reduce((sum, one) => sum + (one?.estimate ?? 0), 0) / 400
    // Effects of the first weeks are smaller: the mean over all weeks lies between the first step and the end.
    expect(mean).toBeGreaterThan(-6)
    expect(mean).toBeLessThan(-1.5)
  })
})
