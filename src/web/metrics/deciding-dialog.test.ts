import { beforeAll, expect, test, vi } from 'vitest'
import type { AdoptionGroup } from '#core/metrics/adoption-figures.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { type DecidedFigures, differencesBetween } from '#web/metrics/deciding-dialog.tsx'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => chooseLanguage('en'))

const group = (assigned: number, coveredLive: number, activeLive: number, goal: AdoptionGroup['verdict']['goal'] = 'not known') =>
  ({ assigned, notLive: 0, coveredLive, activeLive, verdict: { goal, reason: 'below' } }) as AdoptionGroup

const figures = (all: AdoptionGroup, places: Record<string, AdoptionGroup>, newest = '2027-01-20'): DecidedFigures => ({
  newest,
  all,
  locations: Object.entries(places).map(([key, one]) => ({ key, ...one })),
})

test('[ME-15] the preview of another source lists what changes and nothing else; of many locations the first, and how many more', () => {
  const now = figures(group(8, 6, 6, 'met'), { albina: group(4, 4, 4), moengo: group(4, 2, 2) })
  const then = figures(group(8, 5, 4, 'not met'), { albina: group(4, 4, 4), moengo: group(4, 1, 0) })
  expect(differencesBetween(now, then, (id) => id)).toEqual({
    rows: [
      { what: 'Active this week', now: '6 of 8', after: '4 of 8' },
      { what: 'Not known', now: '2', after: '3' },
      { what: 'Goal: 80% active within four weeks', now: 'Met', after: 'Not met' },
      { what: 'Active in moengo', now: '2 of 4', after: '0 of 4' },
    ],
    others: 0,
  })
  expect(differencesBetween(now, now, (id) => id)).toEqual({ rows: [], others: 0 })
  // Whom a source does not cover is not known, never none.
  const places = (active: number) => Object.fromEntries(Array.from({ length: 8 }, (_, at) => [`place ${at}`, group(4, active, active)]))
  const many = differencesBetween(figures(group(32, 32, 32), places(4)), figures(group(32, 0, 0), places(0)), (id) => id)
  expect([many.others, many.rows.at(-1)]).toEqual([2, { what: 'Active in place 5', now: '4 of 4', after: '?' }])
})
