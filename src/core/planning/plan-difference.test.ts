import { expect, test } from 'vitest'
import { put, remove } from '#core/kernel/command.ts'
import { planDifference, type RowsBefore } from '#core/planning/plan-difference.ts'
import type { Row } from '#core/kernel/rows.ts'

const rolloutId = 'r1'
const phase = (phaseKey: string, goLiveOn: string): Row<'phase'> => ({
  rolloutId,
  phaseKey,
  position: 1,
  goLiveOn,
  endsOn: goLiveOn,
  headCount: 3,
  share: 0.3,
  anchorOn: null,
  notBeforeOn: null,
  waitsSinceOn: null,
})
const message = (messageKey: string, sendOn: string, readers = 3): Row<'message'> => ({
  rolloutId,
  messageKey,
  kind: 'reminder',
  stage: 'before',
  phaseKey: 'core',
  locationId: null,
  sendOn,
  readers,
  approvedAt: null,
  approvedBy: null,
  heldAt: null,
  heldBy: null,
  heldBecause: null,
  queuedAt: null,
  withdrawnAt: null,
})
const session = (sessionKey: string, startsAt: string): Row<'session'> => ({
  rolloutId,
  sessionKey,
  phaseKey: 'core',
  locationId: 'l0',
  language: 'nl',
  startsAt,
  minutes: 80,
  seats: 12,
  trainer: 'Trainer 1',
  room: null,
  form: 'room',
  link: null,
  fixedAt: null,
  cancelledAt: null,
  closedAt: null,
})
const participant = (personId: string, phaseKey: string | null): Row<'participant'> => ({
  rolloutId,
  personId,
  pilot: 0,
  keenness: 0,
  oldUse: null,
  nominated: 0,
  phaseKey,
  because: '[]',
  goLiveOn: null,
  pinnedAt: null,
  pinnedBy: null,
  excludedAt: null,
  excludedBecause: null,
  notBeforeOn: null,
})
const item = (itemKey: string, dueOn: string): Row<'checklistItem'> => ({
  rolloutId,
  itemKey,
  phaseKey: 'core',
  list: 'oneWeekBefore',
  item: 'sessionsBooked',
  dueOn,
  ownerId: null,
  state: 'open',
  settledAt: null,
  settledBy: null,
  evidence: null,
  seen: null,
})
const warning = (position: number, code: string, params = {}): Row<'warning'> => ({
  rolloutId,
  position,
  code,
  params: JSON.stringify(params),
})
const site = (phaseKey: string, locationId: string, goLiveOn: string): Row<'phaseSite'> => ({
  rolloutId,
  phaseKey,
  locationId,
  goLiveOn,
  headCount: 3,
  notBeforeOn: null,
})

const before: RowsBefore = {
  phase: [phase('early', '2026-11-16'), phase('core', '2026-11-30'), phase('off', '2027-01-25')],
  phaseSite: [site('core', 'l0', '2026-11-30'), site('core', 'l2', '2026-12-01')],
  message: [message('reminder:core', '2026-11-23'), message('announcement', '2026-11-02')],
  session: [session('core:1', '2026-11-26T14:00:00-03:00')],
  participant: [participant('p1', 'core'), participant('p2', 'rest')],
  checklistItem: [item('core:oneWeekBefore:sessionsBooked', '2026-11-23')],
  warning: [warning(0, 'plan.fridayStart', { phase: 'rest', day: '2026-12-18' }), warning(1, 'plan.frozen', { phase: 'core' })],
}

test('[TL-1] a difference lists each day that moves, from and to', () => {
  const difference = planDifference(before, [
    put('phase', phase('core', '2026-12-07')),
    put('phase', phase('off', '2027-02-15')),
    put('phaseSite', site('core', 'l0', '2026-12-07')),
    remove('phaseSite', site('core', 'l2', '2026-12-01')),
    put('message', message('reminder:core', '2026-11-30')),
    put('message', message('announcement', '2026-11-02', 7)),
    put('session', session('core:1', '2026-12-03T14:00:00-03:00')),
    put('session', session('core:2', '2026-12-03T16:00:00-03:00')),
    put('attendee', { rolloutId, sessionKey: 'core:2', personId: 'p2', locationId: null, state: 'seat', chosenAt: null, because: null }),
    put('checklistItem', item('core:oneWeekBefore:sessionsBooked', '2026-11-30')),
  ])
  expect(difference).toEqual({
    phases: [
      { key: 'core', from: '2026-11-30', to: '2026-12-07' },
      { key: 'off', from: '2027-01-25', to: '2027-02-15' },
    ],
    sites: [
      { phase: 'core', locationId: 'l0', from: '2026-11-30', to: '2026-12-07' },
      { phase: 'core', locationId: 'l2', from: '2026-12-01', to: null },
    ],
    people: [],
    sessionMoves: [
      { key: 'core:1', phase: 'core', from: '2026-11-26T14:00:00-03:00', to: '2026-12-03T14:00:00-03:00' },
      { key: 'core:2', phase: 'core', from: null, to: '2026-12-03T16:00:00-03:00' },
    ],
    messageMoves: [{ key: 'reminder:core', phase: 'core', from: '2026-11-23', to: '2026-11-30' }],
    itemMoves: [{ key: 'core:oneWeekBefore:sessionsBooked', phase: 'core', from: '2026-11-23', to: '2026-11-30' }],
    moved: 6,
    messages: 2,
    sessions: 2,
    items: 1,
    oldSystemOff: { from: '2027-01-25', to: '2027-02-15' },
    warnings: { added: [], removed: [] },
  })
})

test('[PH-10] a difference names who changes phase, and not who merely changes otherwise', () => {
  const { people } = planDifference(before, [
    put('participant', { ...participant('p1', 'core'), pinnedAt: '2026-11-20T12:00:00Z' }),
    put('participant', participant('p2', 'core')),
    put('participant', participant('p3', 'early')),
  ])
  expect(people).toEqual([
    { personId: 'p2', from: 'rest', to: 'core' },
    { personId: 'p3', from: null, to: 'early' },
  ])
})

test('[TL-1] warnings are compared by what they say, not by their place in the list', () => {
  const { warnings } = planDifference(before, [
    put('warning', warning(0, 'plan.frozen', { phase: 'core' })),
    put('warning', warning(1, 'plan.fridayStart', { phase: 'off', day: '2027-02-12' })),
  ])
  expect(warnings).toEqual({
    added: [{ code: 'plan.fridayStart', params: { phase: 'off', day: '2027-02-12' } }],
    removed: [{ code: 'plan.fridayStart', params: { phase: 'rest', day: '2026-12-18' } }],
  })
})

test('[TL-1] the last change of a row counts, and no change is no difference', () => {
  const { phases, moved } = planDifference(before, [put('phase', phase('core', '2026-12-07')), put('phase', phase('core', '2026-11-30'))])
  expect([phases, moved]).toEqual([[], 0])
  expect(planDifference({}, []).oldSystemOff).toBeNull()
})
