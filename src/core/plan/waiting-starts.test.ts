/** Starts that wait for their go/no-go check. */
import { expect, test } from 'vitest'
import { nextStart, startThatWaits, startWaitsSince, waitOf, waitsForGate, waitsWithGate } from '#core/plan/waiting-starts.ts'

const zone = 'America/Paramaribo'
const phase = (phaseKey: string, position: number, goLiveOn: string, headCount = 5) => ({
  phaseKey,
  position,
  goLiveOn,
  headCount,
  waitsSinceOn: null as string | null,
})
const phases = [phase('early', 1, '2026-11-16'), phase('core', 2, '2026-11-30'), phase('off', 3, '2026-12-28', 0)]
const phaseSites = ['early', 'core'].map((phaseKey) => ({ phaseKey, locationId: 'albina' }))
const approved = (phaseKey: string) => ({ phaseKey, approvedAt: '2026-11-27T12:00:00.000Z' })
const open = (phaseKey: string) => ({ phaseKey, approvedAt: null })

test('[GA-4] a start waits from its day on, where its gate was evaluated and is not approved', () => {
  const waiting = (gates: ReturnType<typeof open | typeof approved>[], today: string) =>
    startThatWaits({ phases, phaseSites, gates, pauses: [] }, today, zone)?.phaseKey
  expect(waiting([open('core')], '2026-11-29')).toBeUndefined()
  expect(waiting([open('core')], '2026-11-30')).toBe('core')
  expect(waiting([open('core')], '2026-12-02')).toBe('core')
  expect(waiting([approved('core')], '2026-11-30')).toBeUndefined()
  // What began before gates were kept has none.
  expect(waiting([], '2026-11-30')).toBeUndefined()
  expect(waiting([approved('core'), open('off')], '2026-12-28')).toBe('off')
  expect(waitsForGate([open('core')], 'early')).toBe(false)
})

test('[GA-1] [GA-4] a phase whose gate nobody looked at waits where that of an earlier phase was kept', () => {
  const after = [{ ...phases[1], phaseKey: 'rest', position: 2.5, goLiveOn: '2026-12-14' }] as typeof phases
  const plan = [...phases, ...after]
  const gates = [approved('core')]
  expect(startThatWaits({ phases: plan, phaseSites, gates, pauses: [] }, '2026-12-14', zone)?.phaseKey).toBe('rest')
  expect(nextStart(plan, gates, '2026-12-21')?.phaseKey).toBe('rest')
  const welcome = { phaseKey: 'rest', locationId: null, sendOn: '2026-12-14' }
  expect(waitsWithGate(gates, plan, welcome)).toBe(true)
  expect(waitsWithGate(gates, plan, { ...welcome, sendOn: '2026-12-11' })).toBe(false)
  // The day of the plan is told until somebody looks at the gate.
  expect(waitOf({ pauses: [], gates, phases: plan }, welcome)).toBeNull()
  expect(waitOf({ pauses: [], gates: [...gates, open('rest')], phases: plan }, welcome)).toBe('gate')
})

test('[GA-4] everybody sees since when their start waits; whoever began before does not wait', () => {
  const waiting = phases.map((row) => (row.phaseKey === 'core' ? { ...row, waitsSinceOn: '2026-11-30' } : row))
  const since = (phaseKey: string | null, goLiveOn: string | null): string | null =>
    startWaitsSince(waiting, { phaseKey, goLiveOn }, '2026-12-02')
  expect([since('core', '2026-12-03'), since('core', '2026-12-02')]).toEqual(['2026-11-30', '2026-11-30'])
  expect([since('core', '2026-12-01'), since('early', '2026-12-03'), since('core', null), since(null, '2026-12-03')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('[GA-4] what moves lies after the noon before its day, in the zone of the organisation', () => {
  expect(startThatWaits({ phases, phaseSites, gates: [open('core')], pauses: [] }, '2026-11-30', zone)).toEqual({
    personId: null,
    phaseKey: 'core',
    locationId: null,
    pausedAt: '2026-11-29T15:00:00.000Z',
    shiftedDays: 0,
  })
})

test('[GA-4] [GA-6] the next start is the first that lies ahead, or that waits although its day has passed', () => {
  expect(nextStart(phases, [], '2026-11-20')?.phaseKey).toBe('core')
  expect(nextStart(phases, [approved('core')], '2026-11-30')?.phaseKey).toBe('off')
  expect(nextStart(phases, [open('core')], '2026-12-01')?.phaseKey).toBe('core')
  expect(nextStart(phases, [], '2027-01-04')).toBeUndefined()
})
