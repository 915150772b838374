import { expect, test } from 'vitest'
import { isFresh, knownUse } from '#core/metrics/known-use.ts'

test('[ME-3] use is told from half of those who are live on, and of nobody else; data of more than eight days ago is none', () => {
  expect(knownUse({ live: 8, covered: 4, active: 3 })).toEqual({ active: 3, covered: 4 })
  expect(knownUse({ live: 9, covered: 4, active: 3 })).toBeNull()
  expect(knownUse({ live: 0, covered: 0, active: 0 })).toBeNull()
  expect([8, 9].map((days) => isFresh({ asOf: 100, newest: 100 - days }))).toEqual([true, false])
  expect(isFresh({ asOf: 100, newest: null })).toBe(false)
})
