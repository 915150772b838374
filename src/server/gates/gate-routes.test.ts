/** A gate over HTTP: what its page shows, and "what if". */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { GateTold } from '#core/gates/gate-told.ts'
import type { WhatIf } from '#core/gates/what-if.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { person, rollout } from '#test/cast.ts'
import { testDay } from '#test/clock.ts'
import { testServer, type TestServer } from '#test/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
  await server.welcome()
})
afterEach(() => server.close())

const { rolloutId } = rollout

test('[GA-2] [GA-6] the next gate is evaluated by the server itself, shown check by check, and replayed with other thresholds', async () => {
  for (const one of ['anita', 'bea', 'cor']) await server.give('people.add', { ...person(one, null), email: `${one}@x.example` })
  await server.give('plan.startRollout', { ...rollout, startOn: addDays(testDay, 30) })
  await server.give('plan.draft', { rolloutId })
  const path = (phase: string): string => `/api/gate?rollout=${rolloutId}&phase=${phase}`
  const [first] = (await server.rowsOf('phase')).toSorted((a, b) => a.position - b.position)
  if (!first) throw new Error('no phase')
  expect((await server.ask(path(first.phaseKey))).status).toBe(404)
  await server.give('plan.approve', { rolloutId })
  await expect.poll(async () => (await server.ask(path(first.phaseKey))).status).toBe(200)
  const told = (await (await server.ask(path(first.phaseKey))).json()) as GateTold
  expect(told).toMatchObject({ phaseKey: first.phaseKey, asOf: testDay, verdict: 'fail', looks: [{ asOf: testDay, verdict: 'fail' }] })
  expect(told.checks.map(({ key, kind, verdict, needs }) => [key, kind, verdict, needs.code])).toEqual([
    ['preparation', 'guard', 'fail', 'better'],
    ['pilotIssues', 'guard', 'pass', 'none'],
    ['runbook', 'guard', 'no-data', 'data'],
    ['backup', 'guard', 'no-data', 'data'],
  ])
  // Whoever owns the open tasks can settle the first check, and is reminded of them once.
  const [task] = (await server.rowsOf('checklistItem')).filter(
    (item) => item.phaseKey === first.phaseKey && item.list === 'oneWeekBefore' && item.state === 'open',
  )
  await server.give('checklist.assign', { rolloutId, itemKey: task?.itemKey ?? '', ownerId: 'bea' })
  const tasks = { rollout: rolloutId, phase: first.phaseKey, check: 'preparation' }
  expect(await (await server.post('/api/gate/remind', tasks)).json()).toEqual({ reminded: 1 })
  const owners = ((await (await server.ask(path(first.phaseKey))).json()) as GateTold).checks[0]?.people
  expect(owners).toEqual({ names: ['Bea'], count: 1, remindedOn: testDay, rests: true })
  expect((await server.post('/api/gate/remind', tasks)).status).toBe(409)
  expect((await server.post('/api/gate/remind', { ...tasks, check: 'never' })).status).toBe(404)
  const open = told.checks[0]?.value ?? 0
  expect(open).toBeGreaterThan(0)
  const asked = (threshold: number): string =>
    `/api/gate/what-if?rollout=${rolloutId}&phase=${first.phaseKey}&check=preparation&threshold=${threshold}`
  const found = (await (await server.ask(asked(open))).json()) as WhatIf
  expect(found).toMatchObject({
    looks: [{ asOf: testDay, value: open, before: 'fail', after: 'pass' }],
    passedOn: null,
    wouldPassOn: testDay,
    gate: { before: 'fail', after: 'no-data' },
  })
  expect((await server.ask(`${asked(open)}&windows=99`)).status).toBe(400)
  expect((await server.ask(path('never'))).status).toBe(404)
})
