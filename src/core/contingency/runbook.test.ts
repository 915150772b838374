import { expect, test } from 'vitest'
import { drillsInOrder, minutesTaken, pointOfNoReturn, runbookHeading, runbookStanding, stepsInOrder } from '#core/contingency/runbook.ts'
import type { Row } from '#core/kernel/rows.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { rowOf } from '#test/cast.ts'

const step = (stepId: string, over: Partial<Row<'runbookStep'>> = {}) =>
  rowOf('runbookStep', { rolloutId: 'crm', stepId, position: 1, title: stepId, ownerId: 'lilian', minutes: 30, ...over })
const drill = (over: Partial<Row<'drill'>> = {}) =>
  rowOf('drill', {
    rolloutId: 'crm',
    drillId: 'd',
    revision: 3,
    startedAt: '2026-11-23T12:00:00Z',
    endedAt: '2026-11-23T14:52:00Z',
    worked: 1,
    ...over,
  })
const runbook = rowOf('runbook', { rolloutId: 'crm', revision: 3 })
const rows = (over: Partial<Parameters<typeof runbookStanding>[0]> = {}) => ({ runbook, steps: [step('a')], drills: [drill()], ...over })
const phases = [{ phaseKey: 'off', goLiveOn: '2027-01-25' }]

test('[CO-5] the runbook is ready when it has steps, each has an owner, and a drill of it as it is now worked', () => {
  expect(runbookStanding(rows())).toMatchObject({ lacks: [], expected: 30, measured: 172 })
  expect(runbookStanding(rows({ runbook: undefined, steps: [], drills: [] })).lacks).toEqual(['steps', 'drill'])
  expect(runbookStanding(rows({ steps: [step('a'), step('b', { ownerId: null })] }))).toMatchObject({ lacks: ['owners'], ownerless: 1 })
})

test('[CO-5] a drill counts only if it ended, worked, and no step changed since', () => {
  for (const over of [{ revision: 2 }, { worked: 0 }, { endedAt: null, worked: null }])
    expect(runbookStanding(rows({ drills: [drill(over)] })).lacks, JSON.stringify(over)).toEqual(['drill'])
  const older = drill({ drillId: 'o', startedAt: '2026-11-20T12:00:00Z' })
  expect(runbookStanding(rows({ drills: [older, drill({ worked: 0 })] })).drill?.drillId).toBe('o')
  expect(runbookStanding(rows({ drills: [older, drill()] })).drill?.drillId).toBe('d')
})

test('[CO-5] drills come the newest first; two of one moment always come in the same order', () => {
  const at = (drillId: string, startedAt: string) => drill({ drillId, startedAt })
  const [old, late, same] = [at('a', '2026-11-20T12:00:00Z'), at('c', '2026-11-23T12:00:00Z'), at('b', '2026-11-23T09:00:00-03:00')]
  for (const drills of [
    [old, late, same],
    [same, late, old],
  ])
    expect(drillsInOrder(drills).map(({ drillId }) => drillId)).toEqual(['b', 'c', 'a'])
})

test('[CO-4] steps are done in their order, and a step that was not stopped has no minutes', () => {
  expect(stepsInOrder([step('b', { position: 2 }), step('c', { position: 10 }), step('a')]).map(({ stepId }) => stepId)).toEqual([
    'a',
    'b',
    'c',
  ])
  expect(minutesTaken('2026-11-23T12:00:00Z', '2026-11-23T12:07:40Z')).toBe(8)
  expect(minutesTaken('2026-11-23T12:00:00Z', null)).toBe(null)
})

test('[CO-5] the point of no return is the day that was set, else the contract’s end, else the switch-off', () => {
  const oldSystem = { contractEndsOn: '2027-02-15' }
  const set = { ...runbook, noReturnOn: '2027-02-01' }
  expect(pointOfNoReturn({ runbook: set, oldSystem, phases })).toEqual({ on: '2027-02-01', because: 'set' })
  expect(pointOfNoReturn({ runbook, oldSystem, phases })).toEqual({ on: '2027-02-15', because: 'contract' })
  expect(pointOfNoReturn({ runbook, oldSystem: undefined, phases })).toEqual({ on: '2027-01-25', because: 'off' })
  expect(pointOfNoReturn({ runbook, oldSystem: undefined, phases: [] })).toBe(null)
})

test('[CO-5] the heading says what is missing first, or how long going back takes', () => {
  const noReturn = { on: '2027-01-25', because: 'off' } as const
  const said = (over: Parameters<typeof rows>[0], today = '2026-12-01', language: 'en' | 'nl' = 'en') =>
    sayNote(language, runbookHeading(rows(over), noReturn, today))
  expect(said({})).toBe('Going back takes 2\u00a0h\u00a052\u00a0min, as drilled')
  expect(said({}, '2026-12-01', 'nl')).toBe('Teruggaan duurt 2\u00a0u\u00a052\u00a0min, zo bleek uit de oefening')
  expect(said({}, '2027-01-25')).toBe('Going back takes 2\u00a0h\u00a052\u00a0min, as drilled')
  expect(said({}, '2027-01-26')).toBe('The point of no return was Monday 25 January. Going back is no longer possible.')
  expect(said({ steps: [] })).toBe('There is no way to go back yet. Write the runbook.')
  expect(said({ steps: [step('a', { ownerId: null })] })).toBe('One step of the runbook is not assigned')
  expect(said({ drills: [] })).toBe('The runbook is written. Nobody has drilled it yet.')
  expect(said({ drills: [drill({ revision: 1 })] })).toBe('The runbook changed after the last drill. Drill it again.')
})
