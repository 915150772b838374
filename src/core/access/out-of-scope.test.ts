import { expect, test } from 'vitest'
import { recordEvidence } from '#test/evidence.ts'
import { tryOutOfScope } from '#test/out-of-scope.ts'

test('[AC-2] what is beyond reach is answered as what is not there, with the same parameters, whichever command asks', () => {
  const { tried, telling } = tryOutOfScope()
  expect(telling).toEqual([])
  expect(tried).toBeGreaterThan(150)
  recordEvidence({ what: 'A refusal told nothing of what is beyond reach, in its words or parameters', tries: tried, held: tried })
})
