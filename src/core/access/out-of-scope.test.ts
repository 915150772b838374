import { expect, test } from 'vitest'
import { tryOutOfScope } from '#test/out-of-scope.ts'

test('[AC-2] what is beyond reach is answered as what is not there, with the same parameters, whichever command asks', () => {
  const { tried, telling } = tryOutOfScope()
  expect(telling).toEqual([])
  expect(tried).toBeGreaterThan(150)
})
