/** "What if" over past evaluations (GA-6). */
import { expect, test } from 'vitest'
import { defaultGates, type GateCheck } from '#core/gates/default-gates.ts'
import type { Evaluation, GateEvidence } from '#core/gates/gate.ts'
import { whatIf } from '#core/gates/what-if.ts'

const gate = defaultGates(
  [
    { key: 'early', goLiveOn: '2026-11-02', headCount: 10 },
    { key: 'core', goLiveOn: '2026-11-30', headCount: 30 },
  ],
  [0.8, 0.4, 0.2],
)[1]
const active = gate?.checks.find(({ source }) => source === 'active')
if (!active) throw new Error('no check')
const week = (count: number): number[] => Array.from({ length: 10 }, (_, n) => (n < count ? 1 : 0))
const evidence = (windows: number[][], newest: string): GateEvidence => ({
  population: 10,
  windows,
  locations: [],
  newest,
  forecastLow: null,
})
const day = (asOf: string, windows: readonly number[], checks: readonly GateCheck[] = [{ ...active, threshold: 0.8 }]): Evaluation => ({
  asOf,
  checks,
  evidence: { active: evidence(windows.map(week), asOf) },
})

test('[GA-6] it says when another threshold would have passed, and what happened afterwards', () => {
  const past = [day('2026-11-16', [6]), day('2026-11-17', [7]), day('2026-11-18', [8]), day('2026-11-19', [7])]
  expect(whatIf(past, { key: 'active', threshold: 0.7 })).toEqual({
    looks: [
      { asOf: '2026-11-16', value: 0.6, before: 'hold', after: 'hold' },
      { asOf: '2026-11-17', value: 0.7, before: 'hold', after: 'pass' },
      { asOf: '2026-11-18', value: 0.8, before: 'pass', after: 'pass' },
      { asOf: '2026-11-19', value: 0.7, before: 'hold', after: 'pass' },
    ],
    passedOn: '2026-11-18',
    wouldPassOn: '2026-11-17',
    afterwards: { lowest: 0.7, highest: 0.8 },
    gate: { before: 'hold', after: 'pass' },
  })
})

test('[GA-3] [GA-6] more separate weeks pass later, never earlier, and other checks keep the gate as it is', () => {
  const other: GateCheck = { ...active, key: 'other', threshold: 1 }
  const past = [day('2026-11-16', [8], [active, other]), day('2026-11-23', [8, 9], [active, other])]
  const found = whatIf(past, { key: 'active', windows: 2 })
  expect([found.passedOn, found.wouldPassOn]).toEqual(['2026-11-16', '2026-11-23'])
  expect(found.gate).toEqual({ before: 'no-data', after: 'no-data' })
})

test('[GA-6] without past days, or for a check that was not there, there is nothing to say', () => {
  expect(whatIf([], { key: 'active', threshold: 0.5 })).toEqual({
    looks: [],
    passedOn: null,
    wouldPassOn: null,
    afterwards: null,
    gate: null,
  })
  expect(whatIf([day('2026-11-16', [9])], { key: 'weather', threshold: 0.5 })).toMatchObject({ looks: [], passedOn: null })
})
