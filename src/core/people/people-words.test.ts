import { expect, test } from 'vitest'
import { peopleProblems, peopleWords } from '#core/people/people-words.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

/** A value for every name that a sentence of this chapter takes. */
const values = {
  field: 'name',
  line: 3,
  megabytes: 64,
  most: 1000,
  least: 30,
  headers: ['Kleur', 'Maat'],
  columns: ['Kleur', 'Maat'],
  column: 'Kleur',
  email: 'ann@x.sr',
  number: '7',
  found: 9,
  expected: 8,
  name: 'Ann',
  on: '2026-11-01',
  startsOn: '2026-12-01',
  leftOn: '2026-11-01',
  first: 'Ann',
  second: 'Bob',
  location: 'Albina',
  count: 2,
  value: 'x',
  others: 1,
  countries: ['GY', 'KY'],
  chosen: 'GY',
  order: 'day',
  text: 'Totaal',
  status: 'Zwevend',
  known: 'Bea',
  sheet: 'Blad9',
  sheets: ['Blad1', 'Blad2'],
  encoding: 'Mac Roman',
  zones: ['America/Guyana', 'America/Cayman'],
  locations: ['Albina'],
  country: 'Suriname',
  zone: 'America/Paramaribo',
  names: ['Ann', 'Bob'],
  place: 'Albina',
  part: 'email',
  unused: ['Kleur'],
  lost: ['Maat'],
}

/** Some sentences name other lists or sheets where most give their number. */
const paramsOf = (code: string) => (code === 'people.note.otherLists' ? { ...values, others: ['Blad2'] } : values)

test('[RG-3] every sentence can be said in both languages, and says something', () => {
  for (const code of Object.keys(peopleWords.en)) {
    for (const language of ['en', 'nl'] as const) {
      const sentence = sayNote(language, { code, params: paramsOf(code) })
      expect([code, sentence]).not.toEqual([code, code])
      expect([code, sentence]).toEqual([code, expect.not.stringMatching(/undefined|\[object|NaN|  |^$/)])
    }
  }
})

test('every problem has a sentence that ends with what to do', () => {
  for (const code of Object.keys(peopleProblems)) {
    for (const language of ['en', 'nl'] as const) {
      expect([code, sayNote(language, { code, params: paramsOf(code) }).split(/[.?!:] /).length]).not.toEqual([code, 1])
    }
  }
})
