/** Usage files that are too long, against the reader that takes every file. */
import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { readUsageFile } from '#files/usage/usage-file.ts'

test('[ME-4] a file of two million lines is refused with its line and what to do, before all of it is taken apart', () => {
  const line = 'milton@marowijne.internal,2026-11-20\n'
  const bytes = new TextEncoder().encode(`Email,Last login\n${line.repeat(1_000_000)}`)
  const refusal = (() => {
    try {
      return readUsageFile(bytes, 'usage.csv', { today: '2026-11-23' })
    } catch (trouble) {
      return trouble
    }
  })()
  expect(refusal).toBeInstanceOf(Problem)
  expect(refusal).toMatchObject({ code: 'metrics.tooManyRows', params: { most: 250_000 }, place: { file: 'usage.csv', line: 250_001 } })
})
