import { describe, expect, test } from 'vitest'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { type CohortDays, cohortDays } from '#core/metrics/cohort-days.ts'
import { type CohortForecast, forecastCohort, forecastsOf, type NoForecast, scoreForecasts } from '#core/metrics/cohort-forecast.ts'
import { chanceOf, fitHazard, type Transition } from '#core/metrics/cohort-hazards.ts'
import { forecastTrials, heldOf } from '#test/forecast-trials.ts'
import { adoptionKinds } from '#test/planted-adoption.ts'

const person = (personId: string, more: Partial<AdoptionPerson> = {}): AdoptionPerson => ({ personId, phaseKey: 'early', locationId: null, department: null, goLive: 100, out: null, leftOn: null, ...more }) // prettier-ignore

describe('days of a cohort', () => {
  const people = [
    person('daily'),
    person('lapsed'),
    person('returned'),
    person('never'),
    person('pilot'),
    person('left', { out: 'left' }),
    person('later', { goLive: 130 }),
  ]
  const used = new Map([
    ['daily', [101, 104, 108, 113]],
    ['lapsed', [100]],
    ['returned', [101, 113]],
    ['pilot', [95, 106]],
    ['left', [100]],
  ])
  const [found] = cohortDays(people, used, { asOf: 115, newest: 115, window: 7 })
  const at = (list: readonly number[] | undefined, day: number) => list?.[day + 1]

  test('[ME-10] [ME-12] counts who never used it, is active or came back, by days since go-live and over those who are still here', () => {
    expect(found).toMatchObject({ key: 'early', since: 100, people: 5 })
    expect([-1, 0, 1, 15].map((day) => at(found?.never, day))).toEqual([4, 3, 1, 1])
    // On day 8 the one use of day 0 and that of day 1 are more than a week ago; on day 13 one of the two is back.
    expect([-1, 0, 1, 8, 13].map((day) => at(found?.active, day))).toEqual([1, 2, 4, 2, 2])
    expect([8, 12, 13].map((day) => at(found?.back, day))).toEqual([0, 1, 0])
    expect(at(found?.back, 15)).toBe(1)
    expect(found?.never.length).toBe(17)
  })

  test('[ME-2] [ME-10] somebody who is live later than most of the cohort shortens no line', () => {
    const [cohort] = cohortDays([...Array.from({ length: 9 }, (_, nth) => person(`p${nth}`)), person('late', { goLive: 112 })], new Map(), {
      asOf: 115,
      newest: 115,
      window: 7,
    })
    expect(cohort).toMatchObject({ since: 100, people: 9 })
  })
})

describe('hazards', () => {
  test('[ME-10] are found where there is much data, and stay near what is assumed where there is none', () => {
    const prior = {
      level: [Math.log(0.5), 0.8],
      slope: [-0.5, 0.3],
      cohortSd: 0.3,
      weekSd: 0.1,
      known: [
        [1, 0.5],
        [-1, 0.5],
        [0.3, 0.5],
      ],
    } as const
    const data = [1, 2, 3, 4].map((week): Transition => ({ cohort: 0, known: [0, 0, 0], week, weeks: 1, atRisk: 50_000, events: Math.round(50_000 * chanceOf(Math.log(0.9) - 0.8 * Math.log(week), 1)) })) // prettier-ignore
    const line = fitHazard(data, prior, 2, 0)
    expect(line.level).toBeCloseTo(Math.log(0.9), 1)
    expect(line.slope).toBeCloseTo(-0.8, 1)
    const without = fitHazard([], prior, 2, 1)
    expect(without.level).toBeCloseTo(Math.log(0.5), 9)
    // The spread of the level, and of a cohort beside it.
    expect(without.root[0]?.[0]).toBeCloseTo(Math.hypot(0.8, 0.3), 9)
    // Another cohort is pulled towards the one that is known.
    expect(fitHazard(data, prior, 2, 1).level).toBeGreaterThan(Math.log(0.6))
    expect(fitHazard(data, prior, 2, 1).root[0]?.[0]).toBeGreaterThan(line.root[0]?.[0] ?? 1)
  })
})

/** A cohort of a hundred by the share that is active on each day; `waiting` have never used it. */
const cohort = (key: string, since: number, active: readonly number[], waiting: readonly number[], back: readonly number[] = []): CohortDays => ({ key, since, people: 100, active: [0, ...active], never: [100, ...waiting], back: [0, ...active.map((_, day) => back[day] ?? 0)] }) // prettier-ignore
const days = (count: number, of: (day: number) => number): number[] => Array.from({ length: count }, (_, day) => Math.round(of(day)))
const due = (found: CohortForecast | NoForecast) => {
  if (typeof found === 'string') throw new Error(found)
  const last = found.points.at(-1)
  if (!last) throw new Error('no points')
  return { ...last, width: last.high - last.low }
}

describe('the forecast of a cohort', () => {
  const growing = (day: number): number => 80 * (1 - Math.exp(-(day + 1) / 5))
  const own = (count: number) =>
    cohort(
      'core',
      100,
      days(count, growing),
      days(count, (day) => 100 - growing(day)),
    )

  test('[ME-10] is not made before five days, from fewer than three active people, or where day 28 is known', () => {
    expect(forecastCohort(own(5), [own(5)])).toBe('tooEarly')
    expect(forecastCohort(own(6), [own(6)])).toMatchObject({ day: 5, level: 0.8, people: 100 })
    expect(forecastCohort(own(29), [own(29)])).toBe('measured')
    const few = (active: number) => cohort('core', 100, days(10, () => active), days(10, () => 100 - active)) // prettier-ignore
    expect(forecastCohort(few(2), [few(2)])).toBe('tooFewActive')
    expect(forecastCohort(few(3), [few(3)])).toMatchObject({ active: 3 })
  })

  test('[ME-10] begins at the last day without width, ends on day 28, and is wide when little is known', () => {
    const found = forecastCohort(own(11), [own(11)])
    if (typeof found === 'string') throw new Error(found)
    const { points } = found
    expect(points.map(({ day }) => day)).toEqual([10, 17, 24, 28])
    expect(points[0]).toEqual({ day: 10, low: found.active / 100, middle: found.active / 100, high: found.active / 100 })
    for (const { low, middle, high } of points) expect(low <= middle && middle <= high && low >= 0 && high <= 1).toBe(true)
    expect(due(forecastCohort(own(7), [own(7)])).width).toBeGreaterThan(due(forecastCohort(own(23), [own(23)])).width + 0.05)
  })

  test('[ME-10] multiplies first use by retention: people who lapse are not active on day 28, and who are left to begin may be', () => {
    const all = (count: number, active: (day: number) => number) => cohort('core', 100, days(count, active), days(count, () => 0)) // prettier-ignore
    const kept = all(20, () => 100)
    const lapsing = all(20, (day) => (day < 7 ? 100 : 100 - 4 * (day - 6)))
    expect(due(forecastCohort(kept, [kept])).middle).toBeGreaterThan(0.9)
    expect(due(forecastCohort(lapsing, [lapsing])).middle).toBeLessThan(0.48 + 0.1)
    expect(due(forecastCohort(own(8), [own(8)])).middle).toBeGreaterThan(growing(7) / 100 - 0.1)
  })

  test('[ME-10] is pooled with earlier cohorts: what happened to them makes it narrower, and moves it', () => {
    const earlier = (active: (day: number) => number) => ['a', 'b', 'c'].map((key, nth) => cohort(key, 44 + nth, days(29, active), days(29, (day) => 100 - growing(day)))) // prettier-ignore
    const alone = due(forecastCohort(own(7), [own(7)]))
    const mine = own(7)
    const good = due(forecastCohort(mine, [mine, ...earlier(growing)]))
    const bad = due(forecastCohort(mine, [mine, ...earlier((day) => growing(day) * (day < 8 ? 1 : 0.93 ** (day - 7)))]))
    expect(good.width).toBeLessThan(alone.width)
    expect(bad.middle).toBeLessThan(good.middle - 0.15)
    // A cohort that went live later tells nothing on that day.
    const later = cohort('later', 140, days(29, () => 5), days(29, () => 0)) // prettier-ignore
    expect(due(forecastCohort(mine, [mine, later]))).toEqual(alone)
  })

  test('[ME-10] what is not known of hazards and of single weeks widens the band, even of a hundred thousand people', () => {
    const many = (key: string, since: number, count: number): CohortDays => {
      const scaled = (of: (day: number) => number) => days(count, (day) => 1000 * of(day))
      return { key, since, people: 100_000, active: [0, ...scaled(growing)], never: [100_000, ...scaled((day) => 100 - growing(day))], back: Array.from({ length: count + 1 }, () => 0) } // prettier-ignore
    }
    const young = many('own', 100, 7)
    expect(due(forecastCohort(young, [young])).width).toBeGreaterThan(0.2)
    const old = many('own', 100, 21)
    const earlier = Array.from({ length: 7 }, (_, nth) => many(`e${nth}`, 60 - nth, 29))
    expect(due(forecastCohort(old, [old, ...earlier])).width).toBeGreaterThan(0.004)
    // Cohorts to come take no place of those that tell something.
    const later = Array.from({ length: 8 }, (_, nth) => many(`l${nth}`, 130 + nth, 1))
    expect(forecastCohort(old, [...later, old, ...earlier])).toEqual(forecastCohort(old, [old, ...earlier]))
  })

  test('[ME-10] is the same each time, and knows nothing of the days after the one it is made on', () => {
    const [short, long] = [own(13), own(29)]
    expect(forecastCohort(long, [long], 12)).toEqual(forecastCohort(short, [short]))
    expect(forecastCohort(short, [short])).toEqual(forecastCohort(short, [short]))
  })

  test('[ME-10] past forecasts are scored in the open, each from what was known then', () => {
    const [steady, running] = [own(29), own(12)]
    expect(scoreForecasts([steady, running])).toEqual({ held: 3, of: 3 })
    // In the last week nearly everybody stopped: no forecast saw it coming.
    const fallen = cohort('fallen', 100, days(29, (day) => (day > 22 ? 5 : growing(day))), days(29, (day) => 100 - growing(day))) // prettier-ignore
    expect(scoreForecasts([fallen])).toEqual({ held: 0, of: 3 })
    expect(scoreForecasts([running])).toEqual({ held: 0, of: 0 })
    const { cohorts, score } = forecastsOf([steady, running])
    expect(cohorts.map(({ key, day }) => [key, day])).toEqual([['core', 11]])
    expect(score.of).toBe(3)
  })

  test('[ME-10] what plan and calendar say of the days to come moves it: the end of the old system up, a week at home down', () => {
    const plain = own(12)
    const told = (oldEnds: number | null, closed: readonly number[]) => due(forecastCohort({ ...plain, ahead: { oldEnds, closed: new Set(closed) } }, [plain])) // prettier-ignore
    const nothing = due(forecastCohort(plain, [plain]))
    expect(told(null, [])).toEqual(nothing)
    // Days are counts since 1970; the cohort is live since 100, and day 28 looks back to 122.
    expect(told(116, []).middle).toBeGreaterThan(nothing.middle + 0.05)
    expect(told(140, [])).toEqual(nothing)
    expect(told(null, [122, 123, 124, 125, 126, 127, 128]).middle).toBeLessThan(nothing.middle - 0.05)
  })

  test('[ME-10] over planted rollouts unlike the fitted model the band holds 75 to 85 % of the time from 40 people on, of each kind and below at least 75 %', () => {
    const trials = forecastTrials(40_000, 10, [10, 20, 40, 100, 500], [5, 9, 14, 20])
    const big = trials.filter(({ size }) => size >= 40)
    expect(big.length).toBe(5 * 3 * 3 * 10 * 4)
    expect(heldOf(big)).toBeGreaterThan(0.75)
    expect(heldOf(big)).toBeLessThan(0.85)
    for (const kind of adoptionKinds) expect(heldOf(big.filter((one) => one.kind === kind)), kind).toBeGreaterThan(0.75)
    expect(heldOf(trials.filter(({ size }) => size < 40))).toBeGreaterThan(0.75)
  })
})
