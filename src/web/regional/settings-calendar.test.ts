/** Whom the public holidays come from is said where they are shown: the licence of the data asks for it. */
import { readFileSync } from 'node:fs'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { expect, test, vi } from 'vitest'
import { chooseLanguage } from '#web/base/language.ts'
import { CalendarCard } from '#web/regional/settings-calendar.tsx'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

test('[RG-7] the settings and the readme name who made the holidays, and the licence with its address', () => {
  const readme = readFileSync('README.md', 'utf8')
  const shown = (['en', 'nl'] as const).map((language) => {
    chooseLanguage(language)
    return render(h(CalendarCard, {}))
  })
  for (const text of [readme, ...shown])
    for (const named of [
      /date-holidays\b.* (?:by|van) commenthol (?:and|en) /s,
      /Wikipedia/,
      /CC BY-SA 3\.0/,
      /https:\/\/creativecommons\.org\/licenses\/by-sa\/3\.0\//,
    ])
      expect(text).toMatch(named)
})
