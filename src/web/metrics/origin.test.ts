import { beforeAll, expect, test, vi } from 'vitest'
import type { AdoptionAnswer, SourceTold } from '#core/metrics/adoption-overview.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { impactOrigin, licenceOrigin, listOrigin, pulseOrigin, usageOrigin } from '#web/metrics/origin.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => chooseLanguage('en'))

const source = (sourceId: string, more: Partial<SourceTold> = {}): SourceTold => ({ sourceId, name: sourceId, grain: 'daily', system: 'new', locations: null, newest: '2027-01-20', ...more }) // prettier-ignore
const answer = {
  sources: [
    source('api'),
    source('users', { grain: 'last-seen', newest: '2027-01-18' }),
    source('roll-call', { grain: 'last-seen', newest: null }),
    source('totals', { grain: 'total' }),
    source('old', { system: 'old' }),
  ],
  funnel: { live: 8, coveredLive: 6 },
  cohorts: [{ firstUse: { people: 3 } }, { firstUse: { people: 2 } }],
} as unknown as AdoptionAnswer

const names = ({ sources }: { sources: readonly { name: string }[] }): string[] => sources.map(({ name }) => name)

test('[ME-3] a figure opens to the sources that count, how old each is, and who is in none of them', () => {
  const all = usageOrigin(answer, null)
  expect(all.sources.map(({ name, age }) => [name, age])).toEqual([
    ['api', 'data to 20\u00a0Jan'],
    ['users', 'data to 18\u00a0Jan'],
    ['Roll-call', 'no data'],
  ])
  expect([all.uncovered, all.who]).toEqual(['Not covered: 2 of 8 people. They count as not known.', { list: 'unknown' }])
  // A line over time is of those whom a source tells of day by day.
  const daily = usageOrigin(answer, null, { isDaily: true, withOld: true })
  expect([names(daily), daily.uncovered]).toEqual([['api', 'old'], 'Not covered: 3 of 8 people. They count as not known.'])
})

test('[ME-15] where a source decides, the others are no origin of who is active', () => {
  expect(names(usageOrigin(answer, 'users'))).toEqual(['users'])
  expect(names(listOrigin(answer, 'users', { list: 'active' }))).toEqual(['users'])
  expect(names(listOrigin(answer, 'users', { list: 'leftOld' }))).toEqual(['old'])
  expect(names(listOrigin(answer, null, { list: 'account' }))).toEqual(['users'])
  expect(names(listOrigin(answer, null, { list: 'assigned' }))).toEqual(['Staff list and plan'])
  expect(names(listOrigin(answer, null, { list: 'disagree', active: 'api', inactive: 'users' }))).toEqual(['api', 'users'])
  expect(names(licenceOrigin(answer))).toEqual(['Budget', 'users'])
})

test('[ME-5] [ME-7] what people said names the silent, and what was measured its readings', () => {
  const pulse = { newestOn: '2027-01-19', people: 8, answered: 7 }
  const said = pulseOrigin({ all: { pulse }, oldUse: null } as unknown as Parameters<typeof pulseOrigin>[0])
  expect([said.sources[0]?.age, said.uncovered]).toEqual(['newest answer 19\u00a0Jan', 'No answer: 1 of 8 people who were asked.'])
  const measures = [{ measureId: 'm', name: 'Offers', before: { count: 8 }, after: { count: 4 } }]
  expect(impactOrigin({ measures } as unknown as Parameters<typeof impactOrigin>[0], () => '2027-01-12').sources).toEqual([
    { name: 'Readings: Offers', about: '12 readings', age: 'data to 12\u00a0Jan' },
  ])
})
