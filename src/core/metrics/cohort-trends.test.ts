import { expect, test } from 'vitest'
import type { AdoptionPerson } from '#core/metrics/adoption-figures.ts'
import { cohortTrends } from '#core/metrics/cohort-trends.ts'

const asOf = 20_000
const person = (personId: string, phaseKey: string | null, daysLive: number | null, out: AdoptionPerson['out'] = null): AdoptionPerson => ({
  personId,
  phaseKey,
  locationId: null,
  department: null,
  goLive: daysLive === null ? null : asOf - daysLive,
  leftOn: null,
  out,
})
const people = [
  ...['a', 'b', 'c', 'd'].map((id) => person(id, 'early', 13)),
  ...['e', 'f'].map((id) => person(id, 'core', 3)),
  person('gone', 'early', 13, 'left'),
  person('none', null, 13),
]
const asked = (personId: string, daysAgo: number) => ({ personId, day: asOf - daysAgo, value: 1 })

test('[ME-6] questions to each person and completed training, by cohort and week: the first fall, the second rises', () => {
  const trained = new Map([['a', asOf - 20], ['b', asOf - 10], ['c', asOf - 2], ['gone', asOf - 10]]) // prettier-ignore
  const questions = [
    asked('a', 9),
    asked('b', 8),
    asked('b', 7),
    asked('c', 1),
    asked('e', 1),
    asked('e', 2),
    asked('f', 5),
    asked('gone', 1),
  ]
  const [early, core, ...others] = cohortTrends({ people, questions, trained, used: null, asOf })
  expect(others).toEqual([])
  expect(early).toMatchObject({ key: 'early', assigned: 4, questions: 'falling', training: 'rising' })
  expect(early?.weeks.map(({ people: of, questions: count, perPerson, trained: done }) => [of, count, perPerson, done])).toEqual([
    [null, 0, null, 0],
    [null, 0, null, 0],
    [null, 0, null, 0],
    [null, 0, null, 1],
    [4, 3, 0.75, 2],
    [4, 1, 0.25, 3],
  ])
  // What somebody asked before their own first day is no burden of the tool; one week alone makes no trend.
  expect(core).toMatchObject({ key: 'core', assigned: 2, questions: 'unknown', training: 'steady' })
  expect(core?.weeks.at(-1)).toMatchObject({ people: 2, questions: 2, perPerson: 1, trained: 0 })
})

test('[ME-6] [ME-3] questions are counted to who was active where that is known to the end of the week, else to who is live; without attendance no trend of training', () => {
  const days = new Map([['a', [asOf - 9, asOf - 1]], ['b', [asOf - 8]]]) // prettier-ignore
  const questions = [asked('a', 8), asked('a', 1)]
  const told = (newest: number) =>
    cohortTrends({ people, questions, trained: new Map(), used: { days, newest }, asOf })[0]?.weeks.slice(-2).map(({ people: of, isActive, perPerson }) => [of, isActive, perPerson]) // prettier-ignore
  expect(told(asOf)).toEqual([
    [2, true, 0.5],
    [1, true, 1],
  ])
  expect(told(asOf - 3)).toEqual([
    [2, true, 0.5],
    [4, false, 0.25],
  ])
  expect(cohortTrends({ people, questions, trained: new Map(), used: null, asOf })[0]?.training).toBe('unknown')
})
