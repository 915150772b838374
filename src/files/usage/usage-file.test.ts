/** Usage files that are too long, against the reader that takes every file. */
import { expect, test } from 'vitest'
import { readUsageFile } from '#files/usage/usage-file.ts'
import { problemOf } from '#test/refusals.ts'

const line = 'milton@marowijne.internal,2026-11-20\n'
const read = (lines: number) =>
  readUsageFile(new TextEncoder().encode(`Email,Last login\n${line.repeat(lines)}`), 'usage.csv', { today: '2026-11-23' })

test('[ME-4] a file of a million lines is refused with its line and what to do, before all of it is taken apart', () => {
  expect(problemOf(() => read(1_000_000))).toMatchObject({
    code: 'metrics.tooManyRows',
    params: { most: 250_000 },
    place: { file: 'usage.csv', line: 250_002 },
  })
})

test('[ME-4] a file of as many lines as it is told may come is taken, the heading not among them', () => {
  expect(read(250_000).people).toHaveLength(250_000)
})
