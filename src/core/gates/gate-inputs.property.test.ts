/** The inputs of an evaluation, written and read again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluateGate, type GateEvidence } from '#core/gates/gate.ts'
import { defaultGates } from '#core/gates/default-gates.ts'
import { evaluationOf, storedEvidence, windowPattern, writtenInputs } from '#core/gates/gate-inputs.ts'

const asOf = '2026-12-01'
const gates = defaultGates(
  [
    { key: 'early', goLiveOn: '2026-11-02', headCount: 9 },
    { key: 'core', goLiveOn: '2026-11-16', headCount: 30 },
    { key: 'off', goLiveOn: '2026-12-14', headCount: 0 },
  ],
  [0.8, 0.4, 0.2],
)
const evidences: fc.Arbitrary<GateEvidence> = fc.record({
  population: fc.integer({ min: 0, max: 45 }),
  windows: fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 45 }), { maxLength: 4 }),
  locations: fc.constant([]),
  newest: fc.constantFrom(null, '2026-11-10', '2026-11-30'),
  forecastLow: fc.constantFrom(null, 0.5, 0.85),
})

test('[GA-6] what was stored of an evaluation gives the same figures and the same verdict', () => {
  fc.assert(
    fc.property(fc.constantFrom(...gates), fc.array(evidences, { minLength: 8, maxLength: 8 }), ({ checks }, given) => {
      const evidence = Object.fromEntries(checks.flatMap(({ key }, n) => (given[n] ? [[key, given[n]] as const] : [])))
      const stored = storedEvidence(evidence)
      const read = evaluationOf({ asOfOn: asOf, inputs: writtenInputs(checks, stored) })
      expect(read).toEqual({ asOf, checks, evidence })
      expect(evaluateGate(read)).toEqual(evaluateGate({ asOf, checks, evidence }))
      for (const { windows } of Object.values(stored)) for (const text of windows) expect(text).toMatch(windowPattern)
    }),
    { numRuns: 200 },
  )
})

test('[GA-6] numbers of every size are written and read again, equal ones in a row once', () => {
  const evidence = { tickets: { population: 0, windows: [[0.25], [1e-7, 12, 12, -3]], locations: [], newest: asOf, forecastLow: null } }
  const stored = storedEvidence(evidence)
  expect(stored['tickets']?.windows).toEqual(['0.25', '1e-7 12x2 -3'])
  for (const text of stored['tickets']?.windows ?? []) expect(text).toMatch(windowPattern)
  expect('1 2; drop').not.toMatch(windowPattern)
  expect(evaluationOf({ asOfOn: asOf, inputs: writtenInputs([], stored) }).evidence).toEqual(evidence)
})
