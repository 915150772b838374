import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import { planFromStaff, readDay, readFreeze, type Wish } from '#core/planning/plan-from-staff.ts'
import { codeOf } from '#test/refusals.ts'

const today = '2026-12-01'
const wish: Wish = {
  tool: 'New CRM',
  oldSystem: null,
  startOn: '2027-02-01',
  today,
  country: 'SR',
  complexity: 'moderate',
  critical: false,
  approach: null,
  pilots: [],
  freezes: [],
  language: 'en',
}

const listOf = (rows: readonly (readonly string[])[]) =>
  importPreview(
    {
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      sheet: null,
      notes: [],
      rows: [['Name', 'Email', 'Location', 'Country', 'Language', 'Last day'], ...rows].map((cells, at) => ({ line: at + 1, cells })),
    },
    { today, defaults: { country: 'SR', language: 'nl' } },
  )

test('[PH-2] nobody is without a place, whatever the list leaves out', () => {
  const cell = fc.constantFrom('', 'Paramaribo', 'Georgetown', 'paramaribo ', 'São Paulo', 'Sao Paulo', 'Suriname', '東京')
  const land = fc.constantFrom('', 'SR', 'GY', 'BR')
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, land), { minLength: 1, maxLength: 30 }), (places) => {
      const list = listOf(places.map(([place, country], at) => [`Person ${at}`, '', place, country, '', '']))
      const { facts } = planFromStaff(list, wish)
      const ids = facts.locations.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(facts.people).toHaveLength(places.length)
      expect(facts.people.filter(({ locationId }) => !ids.includes(locationId))).toEqual([])
    }),
  )
})

test('[PH-11] ids do not depend on the language of the reader', () => {
  const list = listOf([
    ['Ann', '', 'Paramaribo', '', '', ''],
    ['Bea', '', 'Albina', '', '', ''],
    ['Cor', '', '', '', '', ''],
  ])
  const idsIn = (language: 'en' | 'nl') => planFromStaff(list, { ...wish, country: 'NL', language }).facts.locations.map(({ id }) => id)
  expect(idsIn('nl')).toEqual(idsIn('en'))
})

test('[PH-11] the order of the rows changes nothing about the places', () => {
  const rows = ['Paramaribo', 'Albina', '東京', '大阪', 'Georgetown', ''].map((place, at) => [
    `Person ${at}`,
    `p${at}@x.example`,
    place,
    '',
    '',
    '',
  ])
  const { facts } = planFromStaff(listOf(rows), wish)
  expect(planFromStaff(listOf(rows.toReversed()), wish).facts.locations).toEqual(facts.locations)
  expect(facts.locations.map(({ name }) => name).slice(0, 3)).toEqual(['Albina', 'Georgetown', 'Paramaribo'])
})

test('[RG-5] each place has the clock and the language of its country, each person their own language first', () => {
  const { facts } = planFromStaff(
    listOf([
      ['Ann', '', 'Paramaribo', 'SR', '', ''],
      ['Ben', '', 'Georgetown', 'GY', '', ''],
      ['Cas', '', 'Georgetown', 'GY', 'nl', ''],
      ['Dan', '', 'Georgetown', 'GY', 'en', ''],
      ['Eva', '', 'Georgetown', 'GY', 'English', ''],
    ]),
    wish,
  )
  expect(facts.locations.map(({ zone, language }) => [zone, language])).toEqual([
    ['America/Guyana', 'en'],
    ['America/Paramaribo', 'nl'],
  ])
  expect(facts.people.map(({ language }) => language)).toEqual(['nl', 'en', 'nl', 'en', 'en'])
})

test('who has left is not planned, and is named in a warning', () => {
  const { facts, warnings } = planFromStaff(
    listOf([
      ['Ann', 'a@x.example', 'Paramaribo', '', '', ''],
      ['Bea', 'b@x.example', 'Paramaribo', '', '', '2026-06-30'],
    ]),
    { ...wish, pilots: ['A@X.example', 'c@x.example'] },
  )
  expect(facts.people.map(({ name, pilot }) => [name, pilot])).toEqual([['Ann', true]])
  expect(warnings).toEqual([
    {
      code: 'people.note.placeGuessed',
      params: { locations: ['Paramaribo'], country: 'SR', zone: 'America/Paramaribo' },
    },
    { code: 'plan.pilotUnknown', params: { email: 'c@x.example' } },
    { code: 'people.hasLeft', params: { name: 'Bea', on: '2026-06-30' } },
  ])
})

describe('days and windows', () => {
  test('a day must exist', () => {
    expect(readDay('2028-02-29', 'start')).toBe('2028-02-29')
    for (const text of ['2027-02-29', '2027-13-01', '01-02-2027', '', 'tomorrow', '2027-1-1'])
      expect(codeOf(() => readDay(text, 'start'))).toBe('plan.dayUnreadable')
  })

  test('[TL-3] a window has a first and a last day in that order', () => {
    expect(readFreeze('2026-12-21..2027-01-03')).toEqual({ from: '2026-12-21', to: '2027-01-03', locationId: null })
    expect(codeOf(() => readFreeze('2027-01-03..2026-12-21'))).toBe('plan.freezeBackwards')
    for (const text of ['2026-12-21', '..', '2026-12-21..', 'x..y', '2026-12-21..2026-12-22..2026-12-23'])
      expect(codeOf(() => readFreeze(text))).toBe('plan.freezeUnreadable')
  })
})
