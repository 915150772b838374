import { expect, test } from 'vitest'
import { adoptionFigures, type AdoptionPerson, type AdoptionSource } from '#core/metrics/adoption-figures.ts'
import { adoptionOverview, type OverviewFacts } from '#core/metrics/adoption-overview.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

const asOf = 20_000
const person = (personId: string, daysLive: number | null, locationId = 'albina'): AdoptionPerson => ({
  personId,
  phaseKey: 'early',
  locationId,
  department: null,
  goLive: daysLive === null ? null : asOf - daysLive,
  out: null,
  leftOn: null,
})
const source = (sourceId: string, seen: Record<string, number | null>, more: Partial<AdoptionSource> = {}): AdoptionSource => ({
  sourceId,
  grain: 'daily',
  system: 'new',
  newest: asOf,
  locations: null,
  lastSeen: new Map(Object.entries(seen).map(([personId, ago]) => [personId, ago === null ? null : asOf - ago])),
  ...more,
})
const overview = (people: readonly AdoptionPerson[], sources: readonly AdoptionSource[], more: Partial<OverviewFacts> = {}) =>
  adoptionOverview({
    people,
    sources,
    figures: adoptionFigures(people, sources, { asOf, window: 7, goal: 0.8, deciding: null }),
    window: 7,
    deciding: null,
    inNew: new Map(),
    inOld: new Map(),
    workflows: [],
    doing: new Set(),
    licences: null,
    tool: 'CRM',
    locationCalled: (locationId) => locationId,
    ...more,
  })
const said = (of: ReturnType<typeof overview>): string => sayNote('en', of.headline)
const live = [person('a', 10), person('b', 10), person('c', 10, 'moengo')]

test('[ME-3] without data, or with old data, the page says so and no figure is nought', () => {
  const none = overview(live, [])
  expect([said(none), none.funnel.active, none.funnel.ever, none.funnel.account, none.funnel.leftOld, none.cohorts]).toEqual(['No data on the use of CRM yet.', null, null, null, null, null]) // prettier-ignore
  const stale = overview(live, [source('api', {}, { newest: asOf - 9 })])
  expect([said(stale), stale.funnel.active]).toEqual([expect.stringMatching(/^No new usage data since/), null])
})

test('[ME-1] [ME-3] the headline counts those who are live, and says how many of them no source tells of', () => {
  const api = source('api', { a: 1 }, { locations: new Set(['albina']) })
  expect(said(overview(live, [api]))).toBe('1 of 3 people are active, 1 not known.')
  expect(said(overview([person('a', null)], [api]))).toBe('1 person is active already.')
  expect(overview(live, [api]).funnel).toMatchObject({ assigned: 3, live: 3, coveredLive: 2, active: 1 })
})

test('[ME-1] accounts come from a list of users, not from a roll-call', () => {
  const listed = source('users', { a: 1, b: null }, { grain: 'last-seen' })
  const said1 = source('roll-call', { c: null }, { grain: 'last-seen' })
  expect(overview(live, [source('api', {}), said1]).funnel.account).toBeNull()
  expect(overview(live, [source('api', {}), said1, listed]).funnel.account).toBe(2)
})

test('[ME-15] [ME-4] where a source decides, only what it can tell is told: a list of last sign-ins draws no line over time', () => {
  const listed = source('users', { a: 1, b: null, c: 3 }, { grain: 'last-seen' })
  const daily = source('api', { b: 2 })
  const inNew = new Map([['b', [asOf - 2]]])
  const all = overview(live, [daily, listed], { inNew })
  expect([all.funnel.ever, all.cohorts?.length, all.weeks?.at(-1)?.inNew]).toEqual([3, 1, 1])
  const decided = overview(live, [daily, listed], { deciding: 'users', inNew: new Map() })
  expect([decided.funnel.ever, decided.cohorts, decided.weeks, decided.locations]).toEqual([2, null, null, []])
  // An account is no question of activity: every list of users counts.
  expect(overview(live, [daily, listed], { deciding: 'api', inNew }).funnel).toMatchObject({ account: 3, ever: 1 })
})

test('[ME-1] [ME-3] who left the old system is known of those whom a fresh source tells of', () => {
  const old = source('old', { a: 20 }, { system: 'old', newest: asOf - 12 })
  expect(overview(live, [source('api', {}), old]).funnel.leftOld).toBeNull()
  const roll = source('roll-call', { a: null, b: 1 }, { system: 'old', grain: 'last-seen' })
  expect(overview(live, [source('api', {}), old, roll]).funnel.leftOld).toBe(1)
  // Weeks are those of sources that tell each day.
  expect(overview(live, [source('api', { a: 1 }), old, roll]).weeks?.at(-1)?.inOld).toBeNull()
})

test('[ME-3] [ME-10] a cohort is forecast from what covers its people, and not from old data or a report of last sign-ins', () => {
  const people = Array.from({ length: 10 }, (_, at) => person(`p${at}`, 10))
  const inNew = new Map(people.slice(0, 6).map(({ personId }) => [personId, [asOf - 9, asOf - 3]]))
  const api = source('api', {})
  const found = overview(people, [api], { inNew }).forecasts
  expect(found?.cohorts).toMatchObject([{ key: 'early', day: 10, active: 6, people: 10 }])
  expect(found?.score).toEqual({ held: 0, of: 0 })
  expect(overview(people, [source('api', {}, { newest: asOf - 9 })], { inNew }).forecasts).toBeNull()
  expect(overview(people, [source('users', {}, { grain: 'last-seen' })], { inNew }).forecasts).toBeNull()
  // Nobody is known where no source tells of their location.
  expect(overview(people, [source('api', {}, { locations: new Set(['moengo']) })], { inNew }).forecasts?.cohorts).toEqual([])
})
