/** Cards of figures: what opens where a figure is not known, licences that nobody uses, and counts without names. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { beforeAll, expect, test, vi } from 'vitest'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import type { PulseTold } from '#core/pulse/pulse-figures.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { baselineTable } from '#web/metrics/baseline-card.tsx'
import { FunnelCard, funnelTable } from '#web/metrics/funnel-card.tsx'
import { GroupsCard } from '#web/metrics/groups-card.tsx'
import { funnelOrigin, oldOrigin, totalOrigin } from '#web/metrics/origin.ts'
import { pulseTable } from '#web/metrics/pulse-card.tsx'
import { TotalsCard, totalsTable } from '#web/metrics/totals-card.tsx'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => chooseLanguage('en'))

const text = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const group = { assigned: 6, notLive: 0, coveredLive: 0, activeLive: 0 }
const answer = {
  oldSystem: 'Old CRM',
  funnel: { assigned: 42, live: 23, coveredLive: 21, account: 40, ever: 22, active: null, workflows: null, leftOld: null, coveredOld: 9, newestOn: '2027-01-10', newestOldOn: null, accountsOn: '2027-01-20', licences: { bought: 45, used: 40, price: '9', currency: 'USD' } }, // prettier-ignore
  sources: [
    { sourceId: 'slack', name: 'Slack', grain: 'total', system: 'new', locations: null, newest: '2027-01-04' },
    { sourceId: 'old', name: 'Old log', grain: 'daily', system: 'old', locations: null, newest: null },
  ],
  cohorts: null,
  locations: [],
  byLocation: [{ key: null, ...group }, { key: null, ...group, assigned: 5, coveredLive: 5, activeLive: 3 }], // prettier-ignore
  totals: [
    { sourceId: 'slack', name: 'Slack', system: 'new', days: [{ on: '2027-01-01', count: 4 }, { on: '2027-01-02', count: 6 }, { on: '2027-01-04', count: 5 }] }, // prettier-ignore
    { sourceId: 'empty', name: 'Nothing yet', system: 'new', days: [] },
  ],
} as unknown as AdoptionAnswer
const given = { answer, open: () => undefined }

test('[ME-1] [ME-3] the funnel tells licences that nobody uses, and each figure opens, also one that is not known', () => {
  const html = render(h(FunnelCard, given))
  expect(text(html)).toContain('45 bought, 40 used')
  expect(text(html)).toContain('5 unused · USD 45.00 a month'.replace('USD ', 'USD\u00a0').replaceAll('\u00a0', ' '))
  for (const label of ['Active this week: ?', 'Key workflows: ?', 'Left Old CRM: ?']) expect(html).toContain(`aria-label="${label}"`)
  expect(html).toContain('aria-label="Ever used: 22 of 23 live"')
  expect(funnelTable(answer).rows.map(([what, count]) => [what, count])).toEqual([
    ['Assigned', '42'],
    ['Have an account', '40'],
    ['Ever used', '22'],
    ['Active this week', '?'],
    ['Key workflows', '?'],
    ['Left Old CRM', '?'],
    ['Licences', '45'],
  ])
  expect(funnelOrigin(answer, null).sources.map(({ name }) => name)).toEqual(['Staff list and plan', 'Old log'])
  expect(oldOrigin(answer)).toMatchObject({
    sources: [{ age: 'no data' }],
    uncovered: 'Not covered: 14 of 23 people. They count as not known.',
  })
  const unread = { ...answer, funnel: { ...answer.funnel, licences: { bought: 45, used: null, price: '9', currency: 'USD' } } }
  expect(text(render(h(FunnelCard, { ...given, answer: unread })))).toContain('use not known')
})

test('[ME-3] people without a location have a figure that opens to its source too, known or not', () => {
  const html = render(h(GroupsCard, given))
  expect(html).toContain('aria-label="None: ?"')
  expect(html).toContain('aria-label="None: 3 of 5"')
  expect(html.match(/aria-haspopup="dialog" aria-label="None: /g)).toHaveLength(2)
})

test('[ME-4] counts without names stand apart, a day that is missing is a gap in the line and a question mark in the table', () => {
  const html = render(h(TotalsCard, given))
  const said = text(html)
  expect(said).toContain('no figure above uses it')
  expect(said).toContain('1 day is missing')
  expect(said).not.toContain('Nothing yet')
  // Two days that follow each other are a line, the one after the gap is a point.
  expect(html.match(/<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+"><\/path><circle [^>]*r="2"/g)).toHaveLength(1)
  expect(totalsTable({ totals: answer.totals }).rows.map(([, , count]) => count)).toEqual(['4', '6', '?', '5'])
  expect(totalOrigin(answer)).toMatchObject({ sources: [{ name: 'Slack' }], uncovered: expect.stringContaining('no names') as string })
  expect(render(h(TotalsCard, { answer: { ...answer, totals: [] } }))).toBe('')
})

test('[ME-5] [ME-7] what people say is a table by group and by week, with NPS, and what was measured one of before and now', () => {
  const shown = (mean: number | null, nps: number | null) => ({
    pulse: { people: 8, answered: 7, newestOn: null, mean, nps, withheld: false, silent: { count: 1, people: [] } },
    atEase: { people: 8, answered: 6, yes: 5, partly: 1, no: 0, recorded: 0, silent: { count: 2, people: [] } },
  })
  const week = (on: string, mean: number | null, nps: number | null) => ({ on, mean, nps, answered: 7, people: 8 })
  const told: Pick<PulseTold, 'all' | 'phases' | 'weeks'> = {
    all: shown(7.96, 31.8),
    phases: [{ key: 'early', ...shown(null, null) }],
    weeks: [week('2027-01-03', null, null), week('2027-01-10', 7.5, -12.4)],
  }
  expect(pulseTable(told).rows).toEqual([
    [expect.any(String), '?', '?', '7 of 8', '5 of 8'],
    ['Everyone', '7.9', '31.8', '7 of 8', '5 of 8'],
    ['Everyone, on 3\u00a0Jan', '?', '?', '7 of 8', ''],
    ['Everyone, on 10\u00a0Jan', '7.5', '−12.4', '7 of 8', ''],
  ])
  const before = { count: 8, mean: 22, estimated: false, low: null, high: null }
  const measure = { measureId: 'm', name: 'Make an offer', unit: 'minutes', perWeek: 3, before, after: null, change: null, savedPerWeek: null } // prettier-ignore
  expect(baselineTable({ measures: [measure] }).rows).toEqual([['Make an offer', '22 min (8 readings)', '?', '?', '']])
})
