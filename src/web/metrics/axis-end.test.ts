import { expect, test } from 'vitest'
import { axisEnd } from '#web/metrics/axis-end.ts'

test('[ME-1] the axis of a count ends at a round number, whose half is a whole number too', () => {
  expect([0, 1, 2, 3, 7, 9, 10, 12, 38, 41, 99, 100, 101, 1234].map(axisEnd)).toEqual([
    2, 2, 2, 4, 8, 10, 10, 20, 40, 50, 100, 100, 200, 2000,
  ])
  for (let most = 0; most < 20_000; most += 7) {
    const end = axisEnd(most)
    expect([end >= most, end % 2, end / 2 <= Math.max(1, most)]).toEqual([true, 0, true])
  }
})
