import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { cohortHistories, steepestFall, weeksOfUse } from '#core/metrics/adoption-history.ts'
import { groupsOf } from '#core/metrics/people-facts.ts'
import { type DaysOfUse, useOf } from '#core/metrics/use-since-start.ts'

const today = 20_000
const person = (personId: string, daysLive: number | null, more: Partial<AdoptionPerson> = {}): AdoptionPerson => ({
  personId,
  phaseKey: 'early',
  locationId: 'albina',
  department: null,
  goLive: daysLive === null ? null : today - daysLive,
  out: null,
  leftOn: null,
  ...more,
})
const used = (days: Record<string, readonly number[]>) =>
  new Map(Object.entries(days).map(([personId, ago]) => [personId, ago.map((one) => today - one).sort((one, other) => one - other)]))
const question = { asOf: today, newest: today, window: 7 }
const historiesOf = (people: readonly AdoptionPerson[], days: DaysOfUse) =>
  cohortHistories(useOf(people, days, new Map(), question), groupsOf(people).phases, question)
const twoWeeks = (people: readonly AdoptionPerson[], inNew: DaysOfUse, inOld: DaysOfUse, newestOld: number) =>
  weeksOfUse(useOf(people, inNew, inOld, question), groupsOf(people).phases, { newest: today, newestOld }, 2)[0]?.weeks

test('[ME-2] weekly active is counted by days since each person’s own go-live, over those who have been live for so long', () => {
  const people = [person('a', 10), person('b', 10), person('c', 10), person('d', 10), person('e', 3)]
  const [cohort] = historiesOf(people, used({ a: [10, 9, 2], b: [4], e: [3] }))
  expect(cohort).toMatchObject({ phaseKey: 'early', live: 5 })
  // Everyone started on their own day 0; whoever is live for three days is left out of day 4 on.
  expect(cohort?.days.slice(0, 4)).toEqual([
    { day: 0, active: 2, of: 5 },
    { day: 1, active: 2, of: 5 },
    { day: 2, active: 2, of: 5 },
    { day: 3, active: 2, of: 5 },
  ])
  expect(cohort?.days.at(-1)).toEqual({ day: 10, active: 2, of: 4 })
  // A use counts for seven days: a's of day 1 is over on day 8, when a came back.
  expect(cohort?.days[7]).toEqual({ day: 7, active: 2, of: 4 })
})

test('[ME-2] a line ends where fewer than four in five have been live for so long', () => {
  const people = [person('a', 20), person('b', 5), person('c', 5)]
  const [cohort] = historiesOf(people, used({ a: [1], b: [1], c: [1] }))
  expect(cohort?.days.at(-1)?.day).toBe(5)
})

test('[ME-11] who has not started yet and who left are censored on their last day, and nobody is late in their grace days', () => {
  const people = [
    person('first', 10),
    person('pilot', 10),
    person('late', 10),
    person('new', 7),
    person('gone', 10, { out: 'left', leftOn: today - 8 }),
    person('out', 10, { out: 'excluded' }),
    person('next', null),
  ]
  const [cohort] = historiesOf(people, used({ first: [7], pilot: [30, 1], gone: [1] }))
  expect(cohort?.firstUse).toMatchObject({ people: 5, started: 2, overdue: 1, medianDays: null })
  // Five at risk on day 0, of whom one started; then gone left on day 2, so one of three starts on day 3.
  expect(cohort?.firstUse.steps.map(({ day, share }) => [day, Number(share.toFixed(4))])).toEqual([
    [0, 0.2],
    [3, 0.4667],
  ])
  expect(cohort?.firstUse.within).toBeCloseTo(0.4667, 4)
})

test('[ME-11] the share within seven days is not known while nobody has been live for so long', () => {
  const [cohort] = historiesOf([person('a', 2), person('b', 2)], used({ a: [1] }))
  expect(cohort?.firstUse).toMatchObject({ within: null, medianDays: 1 })
})

test('[ME-1] weeks tell who was seen in the new and in the old system, and who was live then', () => {
  const people = [person('a', 10), person('b', 3), person('c', null), person('gone', 10, { out: 'left', leftOn: today - 1 })]
  const weeks = twoWeeks(people, used({ a: [9, 1], b: [1], gone: [1] }), used({ a: [8], c: [1, 8] }), today)
  expect(weeks).toEqual([
    { until: today - 7, live: 1, activeLive: 1, inNew: 1, inOld: 2, inBoth: 1 },
    { until: today, live: 2, activeLive: 2, inNew: 2, inOld: 1, inBoth: 0 },
  ])
})

test('[ME-3] a week of which the old system does not tell to its end is not known, never nobody', () => {
  const weeks = twoWeeks([person('a', 10)], used({ a: [1] }), used({ a: [8] }), today - 3)
  expect(weeks?.map(({ inOld, inBoth }) => [inOld, inBoth])).toEqual([
    [1, 0],
    [null, null],
  ])
})

test('[ME-1] the location whose use fell most is named, and one person fewer is no fall', () => {
  const week = (activeLive: number, live = 5) => ({ until: today, live, activeLive, inNew: activeLive, inOld: 0, inBoth: 0 })
  const weeks = new Map([
    ['albina', [week(5), week(4)]],
    ['moengo', [week(4), week(2)]],
    ['apoera', [week(40, 100), week(38, 100)]],
    ['brownsweg', [week(2, 2), week(1, 2)]],
  ])
  expect(steepestFall(weeks)).toEqual({ key: 'moengo', active: 2, of: 5 })
  weeks.delete('moengo')
  expect(steepestFall(weeks)).toBeNull()
  // Two of ten are a fifth, whatever a computer makes of 1 - 0.8.
  expect(steepestFall(new Map([['moengo', [week(10, 10), week(8, 10)]]]))).toEqual({ key: 'moengo', active: 8, of: 10 })
  // One week alone is no fall.
  expect(steepestFall(new Map([['moengo', [week(4)]]]))).toBeNull()
})

test('[ME-11] shares never fall, and the order of people changes nothing', () => {
  const somebody = fc.record({
    live: fc.integer({ min: 0, max: 40 }),
    days: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
  })
  fc.assert(
    fc.property(fc.array(somebody, { minLength: 1, maxLength: 12 }), (all) => {
      const people = all.map(({ live }, index) => person(`p${index}`, live))
      const days = used(Object.fromEntries(all.map((one, index) => [`p${index}`, one.days])))
      const [cohort] = historiesOf(people, days)
      expect(historiesOf(people.toReversed(), days)[0]).toEqual(cohort)
      const shares = cohort?.firstUse.steps.map(({ share }) => share) ?? []
      expect(shares).toEqual(shares.toSorted((one, other) => one - other))
      for (const { active, of } of cohort?.days ?? []) expect(active).toBeLessThanOrEqual(of)
    }),
  )
})
