import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../src/web')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file),
)
const linesOf = (file: string): string[] => readFileSync(join(source, file), 'utf8').split('\n')
const linesWith = (pattern: RegExp, among: readonly string[]): string[] =>
  among.flatMap((file) => linesOf(file).flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])))

/** Words that end in an ellipsis without being on a button: a choice not made yet, and what is under way. */
const notOnButtons = /^\s+(?:choose|reading|loading|starting|checking|linkLoading|takingNamesOut):/
/** What leads to a page that asks more. */
const onLinks = /^\s+(?:importUsage|rollBack|pauseAsk|writeDown):/

test('[CH-3] the ellipsis of a button that asks more is written by the button alone', () => {
  const words = files.filter((file) => file.endsWith('words.ts') && file !== join('home', 'needs-words.ts'))
  const ending = linesWith(/…['`],?$/, words)
  const others = ending.filter((line) => {
    const entry = ` ${line.slice(line.indexOf(': ') + 2)}`
    return !notOnButtons.test(entry) && !onLinks.test(entry)
  })
  expect(others).toEqual([])
  // Nor beside the words.
  expect(linesWith(/\}…\s*$|^\s*…$/, files)).toEqual([])
})

test('[CH-3] a button says through `opens` that it opens a dialog', () => {
  const attribute = linesWith(/<Button\b.*aria-haspopup/, files)
  expect(attribute).toEqual([])
})
