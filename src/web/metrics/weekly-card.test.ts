import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { beforeAll, expect, test, vi } from 'vitest'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { WeeklyCard, weeklyTable } from '#web/metrics/weekly-card.tsx'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => chooseLanguage('en'))

const text = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const days = (count: number, active: number, of: number) => Array.from({ length: count }, (_, day) => ({ day, active, of }))
const forecast = {
  key: 'core',
  level: 0.8,
  day: 10,
  active: 12,
  people: 15,
  points: [
    { day: 10, low: 0.8, middle: 0.8, high: 0.8 },
    { day: 17, low: 0.7, middle: 0.8, high: 0.9 },
    { day: 28, low: 0.72, middle: 0.84, high: 0.94 },
  ],
}
/** Early adopters past day 28, a core team on day 10, and a third phase on its third day. */
const answer = (forecasts: AdoptionAnswer['forecasts']): AdoptionAnswer =>
  ({
    goal: 0.8,
    funnel: { coveredLive: 30, live: 30 },
    phases: ['early', 'core', 'rest'].map((key) => ({ key, assigned: 15, notLive: 0 })),
    cohorts: [
      { phaseKey: 'early', days: days(29, 7, 8) },
      { phaseKey: 'core', days: days(11, 12, 15) },
      { phaseKey: 'rest', days: days(3, 2, 15) },
    ],
    forecasts,
  }) as unknown as AdoptionAnswer
const card = (forecasts: AdoptionAnswer['forecasts']): string => render(h(WeeklyCard, { answer: answer(forecasts), open: () => undefined }))

test('[ME-10] the band is drawn in the colour of its line, told in words, and scored in the open', () => {
  const html = card({ cohorts: [forecast], score: { held: 5, of: 6 } })
  expect(html).toContain('<g class="band band-1">')
  expect(html).toContain('80% forecast: 72–94% on day 28')
  expect(html).toMatch(/aria-label="Weekly active[^"]*Forecast for [^"]+: 72% to 94% on day 28\./)
  const said = text(html)
  expect(said).toContain('The band is meant to hold the outcome 8 times in 10. In this rollout it held 5 of 6 times.')
  // The third phase is too young; the first is measured.
  expect(said.match(/No forecast for/g)).toHaveLength(1)
  expect(text(card({ cohorts: [forecast], score: { held: 0, of: 0 } }))).toContain('No past forecast of this rollout can be scored yet.')
})

test('[ME-3] [ME-10] without fresh data nothing is forecast, and nothing is said of a band', () => {
  const html = card(null)
  expect(html).not.toContain('band-area')
  expect(html).not.toMatch(/forecast/i)
})

test('[ME-10] the table goes on with the days that are forecast', () => {
  const { columns, rows } = weeklyTable(answer({ cohorts: [forecast], score: { held: 0, of: 0 } }))
  expect(columns).toHaveLength(4)
  expect(rows.find(([day]) => day === '10')).toEqual(['10', '7 of 8', '12 of 15', ''])
  expect(rows.find(([day]) => day === '17')).toEqual(['17', '7 of 8', '70% to 90% (forecast)', ''])
  expect(rows.at(-1)).toEqual(['28', '7 of 8', '72% to 94% (forecast)', ''])
})
