import { expect, test } from 'vitest'
import { worksOn } from '#core/kernel/employment.ts'

test('the last working day still counts as working, the day after it does not', () => {
  expect(worksOn({ leftOn: null }, '2026-11-30')).toBe(true)
  expect(['2026-11-29', '2026-11-30', '2026-12-01'].map((day) => worksOn({ leftOn: '2026-11-30' }, day))).toEqual([true, true, false])
})
