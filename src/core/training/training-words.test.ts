import { expect, test } from 'vitest'
import { sayNote } from '#core/registry/vocabulary.ts'
import { seatsProblems, seatsWords } from '#core/training/seats-words.ts'

const when = { startsAt: '2027-01-11T08:00:00-03:00', zone: 'America/Paramaribo', tool: 'Kompas' }
const values = {
  ...when,
  name: 'Milton',
  trainer: 'trainer-2',
  room: 'Zaal 2',
  place: 'Albina',
  day: '2027-01-11',
  opensAt: 480,
  closesAt: 965,
  seats: 2,
  taken: 3,
  because: 'het regent',
  topic: 'rapporten',
  language: 'nl',
  phase: 'core',
  have: 2,
  most: 3,
  title: 'Snel op weg',
  what: 'time',
  on: '2027-01-12T08:00:00Z',
  megabytes: 100,
}

test('[RG-3] every sentence of training as it happens can be said in both languages, and says something', () => {
  for (const language of ['en', 'nl'] as const)
    for (const code of Object.keys(seatsWords.en)) {
      const sentence = sayNote(language, { code, params: values })
      expect([code, sentence]).not.toEqual([code, code])
      expect([code, sentence]).toEqual([code, expect.not.stringMatching(/undefined|\[object|NaN| {2}|^$/)])
    }
})

test('a refusal says what is wrong and what to do, with the time and the name', () => {
  const busy = { name: 'Milton', startsAt: when.startsAt, zone: when.zone }
  expect(sayNote('nl', { code: 'training.personBusy', params: busy })).toBe(
    'Milton heeft dan al iets: ma\u00a011\u00a0jan, 08:00. Kies een andere tijd.',
  )
  expect(sayNote('en', { code: 'training.trainerBusy', params: values })).toMatch(/^Trainer 2 already gives a session then: .*11\u00a0Jan/)
  expect(sayNote('en', { code: 'training.noBuddy', params: { ...values, have: 0 } })).toMatch(/^No Dutch speaker starts before “.*”/)
  for (const code of Object.keys(seatsProblems))
    for (const language of ['en', 'nl'] as const) expect(sayNote(language, { code, params: values })).toMatch(/\.$/)
})
