import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// The specification sorts the exports of a module by name; the test runner and the bundler keep them as they are written.
test('chapters are listed by name, so that every runtime has them in one order', () => {
  const source = readFileSync(join(import.meta.dirname, 'chapters.ts'), 'utf8')
  const names = [...source.matchAll(/^export \{ (\w+) \}/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(10)
  expect(names).toEqual(names.toSorted())
})
