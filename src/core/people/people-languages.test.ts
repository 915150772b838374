import { expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

const lines = ['Naam|Vestiging|Taal']
for (let n = 0; n < 26; n++) lines.push(`Persoon ${n}|Cayenne|fr`)
lines.push('Ann Lee|Albina|nl', 'Luc Petit|Albina|fr')

test('[CM-5] [IM-1] people whose language has no words are told of by location, with how many they are and what they get', () => {
  const { notes, people } = importPreview(
    {
      format: 'csv',
      encoding: 'utf-8',
      delimiter: '|',
      sheet: null,
      notes: [],
      rows: lines.map((line, at) => ({ line: at + 1, cells: line.split('|') })),
    },
    { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } },
  )
  expect(people).toHaveLength(28)
  const said = notes.map((note) => sayNote('en', note)).filter((text) => text.includes('(fr)'))
  expect(said).toHaveLength(2)
  expect(said.find((text) => text.includes('Cayenne'))).toMatch(/^26 people in Cayenne have a language Uitrol does not support \(fr\)/)
  expect(said.find((text) => text.includes('Albina'))).toMatch(/^1 person in Albina/)
})
