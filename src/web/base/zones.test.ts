import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('[RG-5] a moment that belongs to no place is told in one zone on every page: that of whoever is here, never that of the organisation', () => {
  const told = /\b(?:moment|time)\([^\n]*\bzone\.value|\bday\(todayIn\(zone\.value|resolvedOptions\(\)\.timeZone\)/
  // The activity log is read by the organisation's days, and is told in its zone throughout.
  const files = globSync('src/web/**/*.tsx').filter((file) => !file.startsWith('src/web/trail/'))
  expect(files.length).toBeGreaterThan(100)
  const places = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (told.test(line) && !/\?\.zone \?\? zone\.value/.test(line) ? [`${file}:${at + 1}`] : [])),
  )
  expect(places).toEqual([])
})
