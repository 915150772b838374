import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { chooseLanguage } from '#web/base/language.ts'
import { personName } from '#web/people/person-name.ts'

test('somebody whose name is not ours to read is a colleague, in both languages', () => {
  chooseLanguage('en')
  expect(personName('of-another-location')).toBe('a colleague')
  chooseLanguage('nl')
  expect(personName('of-another-location')).toBe('een collega')
})

test('no page puts a question mark where a name belongs', () => {
  const pages = globSync('src/web/**/*.{ts,tsx}').filter((file) => !file.endsWith('.test.ts'))
  expect(pages.filter((file) => /\?\.name \?\? '\?'/.test(readFileSync(file, 'utf8')))).toEqual([])
})
