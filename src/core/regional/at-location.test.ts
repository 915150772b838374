import { expect, test } from 'vitest'
import { spokenLanguage } from '#core/kernel/language.ts'
import { clock, minutesOf } from '#core/kernel/clock-time.ts'
import { readingLanguage, zoneAt } from '#core/regional/at-location.ts'

test('[CM-5] a person reads in their own language, else in that of their location, else in that of the organisation', () => {
  const [dutch, english, none] = [{ language: 'nl' }, { language: 'en' }, { language: null }]
  expect(readingLanguage(english, dutch, dutch)).toBe('en')
  expect(readingLanguage(none, dutch, english)).toBe('nl')
  expect(readingLanguage(none, undefined, dutch)).toBe('nl')
  expect(readingLanguage({ language: 'fr' }, dutch, english)).toBe('nl')
  expect(spokenLanguage('fr', null, undefined)).toBe('en')
})

test('[RG-5] the zone is that of the location, else that of the organisation, else UTC', () => {
  const [here, home] = [{ zone: 'America/Guyana' }, { zone: 'America/Paramaribo' }]
  expect(zoneAt(here, home)).toBe('America/Guyana')
  expect(zoneAt(undefined, home)).toBe('America/Paramaribo')
  expect(zoneAt({ zone: null }, undefined)).toBe('UTC')
})

test('a time of day goes to minutes after midnight and back', () => {
  for (const minutes of [0, 59, 60, 485, 1439]) expect(minutesOf(clock(minutes))).toBe(minutes)
  expect([clock(485), minutesOf('8:05')]).toEqual(['08:05', 485])
})
