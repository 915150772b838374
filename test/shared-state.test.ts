/** Files of one worker share the modules they import: what a test leaves in one of them would meet the next file, in an order by chance. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '..')
const files = ['src', 'test']
  .flatMap((part) => readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).map((file) => `${part}/${file}`))
  .filter((file) => /\.test\.tsx?$/.test(file) && file !== 'test/shared-state.test.ts')
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))

/** The bodies of what is run after the tests of a file. */
const after = (text: string): string =>
  [...text.matchAll(/after(?:Each|All)\((?:[^\n]*\)$|[\s\S]*?\n\}\))/gm)].map(([body]) => body).join('\n')

test.each([
  ['rows and commands put into the browser’s store', /\b(?:openStore|takeFeed)\(/, /\bwipeDevice\b/],
  ['who is signed in', /\bme\.value = \{/, /\bme\.value = (?:undefined|meBefore)\b/],
  ['fake timers', /\buseFakeTimers\(/, /\buseRealTimers\b/],
])('what is put into shared state is taken out again: %s', (_, puts, takesOut) => {
  const leaving = files.filter(({ text }) => puts.test(text) && !takesOut.test(after(text)))
  expect(leaving.map(({ file }) => file)).toEqual([])
})
