/** What stories may not do: read a page once right after something was done to it, which passes or fails by the speed of the machine. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../e2e')
const lines = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .map((line, at) => ({ place: `${file}:${at + 1}`, line })),
  )

test.each([
  ['asserts what was read once; `await expect.poll(() => …)` asks again', /\bexpect\(await /],
  [
    'asserts the server’s rows as they were once; `await expect.poll(async () => …)` asks again',
    /\bexpect\(\(await .*\b(?:rowsOf|told|keptOn)\(/,
  ],
  ['decides by what is seen at that moment', /\bif \(.*await .*\.(?:count|isVisible|isEnabled|isChecked)\(/],
  ['sleeps', /\bwaitForTimeout\(|\bsetTimeout\(/],
])('no story %s', (_, pattern) => {
  expect(lines.filter(({ line }) => pattern.test(line)).map(({ place, line }) => `${place} ${line.trim()}`)).toEqual([])
})
