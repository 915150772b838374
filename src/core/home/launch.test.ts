/** Everything that can stop the next go-live, and how ready its phase is. */
import { describe, expect, test } from 'vitest'
import { type Hold, isNextPaused, launchHolds, type LaunchFacts, launchWindow, readinessOf } from '#core/home/launch.ts'
import { talliesOf } from '#core/communication/message-status.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { rowOf } from '#test/cast.ts'

const stored = <T extends TableName>(table: T, values: Partial<Row<T>>): StoredRow<T> =>
  ({ organisationId: 'marowijne', version: 1, ...rowOf(table, { rolloutId: 'crm', ...values } as Partial<Row<T>>) }) as StoredRow<T>

const goLiveOn = '2026-12-14'
const phase = stored('phase', { phaseKey: 'rest', position: 3, goLiveOn, endsOn: '2026-12-25', headCount: 19 })
const message = (messageKey: string, values: Partial<Row<'message'>> = {}) =>
  stored('message', {
    messageKey,
    kind: 'welcome',
    stage: 'during',
    phaseKey: 'rest',
    sendOn: goLiveOn,
    readers: 6,
    approvedAt: '2026-12-01',
    ...values,
  })
const task = (item: string, values: Partial<Row<'checklistItem'>> = {}) =>
  stored('checklistItem', {
    itemKey: `rest:twoWeeksBefore:${item}`,
    phaseKey: 'rest',
    list: 'twoWeeksBefore',
    item,
    dueOn: '2026-11-30',
    state: 'done',
    ...values,
  })
const session = (sessionKey: string, startsAt: string, values: Partial<Row<'session'>> = {}) =>
  stored('session', { sessionKey, phaseKey: 'rest', startsAt, minutes: 80, seats: 12, ...values })

/** Nothing is in the way on the Thursday before. */
const calm: LaunchFacts = {
  today: '2026-12-10',
  now: '2026-12-10T12:00:00Z',
  isApproved: true,
  phases: [stored('phase', { phaseKey: 'core', position: 2, goLiveOn: '2026-11-30', headCount: 15 }), phase],
  sites: [
    { phaseKey: 'rest', locationId: 'pbo' },
    { phaseKey: 'rest', locationId: 'geo' },
    { phaseKey: 'core', locationId: 'nic' },
  ],
  items: [
    task('accountsCreated'),
    task('guidesPrinted', { itemKey: 'rest:oneWeekBefore:guidesPrinted', list: 'oneWeekBefore', dueOn: '2026-12-07' }),
  ],
  messages: [message('welcome:rest:pbo', { locationId: 'pbo' }), message('welcome:rest:geo', { locationId: 'geo' })],
  tallies: new Map(),
  pauses: [],
  gates: [],
  sessions: [session('s1', '2026-12-09T13:00:00Z', { closedAt: '2026-12-09T15:00:00Z' })],
  officeHours: [
    stored('officeHour', { officeKey: 'o1', phaseKey: 'rest', hostId: 'ravin' }),
    stored('officeHour', { officeKey: 'o2', phaseKey: 'rest' }),
  ],
  completion: [{ phaseKey: 'rest', assigned: 19, complete: 17, seated: 2 }],
  championsAt: new Set(['pbo', 'geo']),
  runbookLacks: [],
}
const holds = (facts: Partial<LaunchFacts>): readonly Hold[] => launchHolds({ ...calm, ...facts })
const kinds = (facts: Partial<LaunchFacts>) => holds(facts).map((hold) => (hold.kind === 'messages' ? hold.state : hold.kind))

describe('what stops the next go-live', () => {
  test('[CH-3] nothing does when all is settled, and nothing is asked of a rollout that has ended', () => {
    expect(holds({})).toEqual([])
    expect(holds({ today: '2027-03-01', isApproved: false })).toEqual([])
  })

  test('[CH-3] a welcome that nobody approved holds it on the day before', () => {
    const messages = [message('welcome:rest:pbo', { approvedAt: null })]
    expect(holds({ messages, today: '2026-12-13' })).toEqual([{ kind: 'messages', state: 'toAgree', messages }])
    expect(kinds({ messages, today: addDays(goLiveOn, -launchWindow) })).toEqual(['toAgree'])
    // Before the last week there is time yet.
    expect(kinds({ messages, today: addDays(goLiveOn, -launchWindow - 1) })).toEqual([])
  })

  test('[CM-2] [CM-10] messages on hold, paused, or not delivered hold it; several of one kind are one thing', () => {
    const both = calm.messages
    expect(kinds({ messages: both.map((one) => ({ ...one, heldAt: '2026-12-09' })) })).toEqual(['held'])
    // Paused messages wait with the go-live: one thing, see below.
    expect(kinds({ pauses: [stored('pause', { pauseId: 'p' })] })).toEqual(['pause'])
    const queued = both.map((one) => ({ ...one, queuedAt: '2026-12-10', sendOn: '2026-12-10' }))
    const tallies = talliesOf([stored('delivery', { messageKey: 'welcome:rest:geo', channel: 'email', state: 'failed' })])
    expect(kinds({ messages: queued, tallies })).toEqual(['stuck'])
    // The announcement holds while it has not gone out; once it has, it is no longer about this phase alone.
    const announcement = message('announcement', { kind: 'announcement', phaseKey: null, sendOn: '2026-12-09', approvedAt: null })
    expect(kinds({ messages: [announcement] })).toEqual(['toAgree'])
    const failed = talliesOf([stored('delivery', { messageKey: 'announcement', channel: 'email', state: 'failed' })])
    expect(kinds({ messages: [{ ...announcement, queuedAt: '2026-12-09' }], tallies: failed })).toEqual([])
    // An update, or the message of another phase, holds nothing here.
    expect(kinds({ messages: [message('u', { kind: 'update', phaseKey: null, approvedAt: null, sendOn: '2026-12-11' })] })).toEqual([])
    expect(kinds({ messages: [message('w', { phaseKey: 'core', approvedAt: null, sendOn: '2026-12-11' })] })).toEqual([])
  })

  test('[CH-3] an overdue task of this phase holds it, the list that comes first before the others', () => {
    const late = task('guidesPrinted', { itemKey: 'b', list: 'oneWeekBefore', dueOn: '2026-12-07', state: 'open' })
    const later = task('accountsCreated', { itemKey: 'a', state: 'open' })
    const items = [
      late,
      later,
      task('x', { itemKey: 'c', phaseKey: 'core', state: 'open' }),
      task('y', { itemKey: 'd', state: 'open', dueOn: calm.today }),
    ]
    expect(holds({ items }).map((hold) => hold.kind === 'task' && hold.item.itemKey)).toEqual(['a', 'b'])
  })

  test('[CH-3] a task that asks for a message is not said beside that message', () => {
    const items = [task('reminderSent', { state: 'open' })]
    expect(kinds({ items })).toEqual(['task'])
    const reminder = message('reminder:rest', { kind: 'reminder', sendOn: '2026-12-07', approvedAt: null })
    expect(kinds({ items, messages: [reminder] })).toEqual(['toAgree'])
  })

  test('[TR-7] people who are neither trained nor have a seat to come hold it in the last week, and so does attendance that nobody noted', () => {
    const completion = [{ phaseKey: 'rest', assigned: 19, complete: 12, seated: 4 }]
    expect(holds({ completion })).toEqual([{ kind: 'untrained', phaseKey: 'rest', people: 3 }])
    expect(kinds({ completion, today: '2026-12-06' })).toEqual([])
    expect(kinds({ completion: [] })).toEqual([])
    const open = session('s1', '2026-12-09T13:00:00Z')
    // While it is not known who was there, nobody is called untrained.
    expect(holds({ completion, sessions: [open] })).toEqual([{ kind: 'attendance', sessions: [open] }])
    expect(kinds({ sessions: [{ ...open, cancelledAt: '2026-12-08' }] })).toEqual([])
    expect(kinds({ sessions: [session('s2', '2026-12-10T11:00:00Z')] })).toEqual([])
  })

  test('[PH-7] locations of the phase without a champion hold it as one thing; while that is not known, nothing is said', () => {
    expect(holds({ championsAt: new Set(['nic']) })).toEqual([{ kind: 'champions', locationIds: ['pbo', 'geo'] }])
    expect(kinds({ championsAt: undefined })).toEqual([])
    expect(kinds({ championsAt: new Set(), today: '2026-12-01' })).toEqual([])
  })

  test('[CO-5] before the first people go live the runbook has to be written and drilled; later phases, and distant days, do not ask', () => {
    const first = { phases: [phase], runbookLacks: ['drill'] } as const
    expect(holds(first)).toEqual([{ kind: 'runbook', lacks: ['drill'] }])
    expect(kinds({ ...first, today: '2026-12-01' })).toEqual([])
    expect(kinds({ runbookLacks: ['drill'] })).toEqual([])
    const pilot = stored('phase', { phaseKey: 'pilot', position: 1, goLiveOn: '2026-12-01', headCount: 0 })
    expect(kinds({ ...first, phases: [pilot, phase] })).toEqual(['runbook'])
    expect(kinds({ ...first, phases: [{ ...phase, headCount: 0 }] })).toEqual([])
  })

  test('[CO-3] a pause that covers the phase, or a location or an earlier phase of it, holds it before everything else; another does not', () => {
    const paused = (values: Partial<Row<'pause'>>) => kinds({ isApproved: false, pauses: [stored('pause', { pauseId: 'p', ...values })] })
    expect(paused({})).toEqual(['pause', 'approvePlan'])
    expect(paused({ locationId: 'geo' })).toEqual(['pause', 'approvePlan'])
    expect(paused({ phaseKey: 'core' })).toEqual(['pause', 'approvePlan'])
    expect(paused({ locationId: 'nic' })).toEqual(['approvePlan'])
    // Whatever is paused keeps the old system on.
    const off = stored('phase', { phaseKey: 'off', position: 4, goLiveOn: '2026-12-28', headCount: 0 })
    const last = { phases: [...calm.phases, off], today: '2026-12-20', pauses: [stored('pause', { pauseId: 'p', locationId: 'nic' })] }
    expect(kinds(last)).toEqual(['pause'])
    // A pause at one of two locations leaves the other one’s start.
    const all = (...places: readonly (string | null)[]) =>
      isNextPaused({ ...calm, pauses: places.map((locationId, at) => stored('pause', { pauseId: `p${at}`, locationId })) })
    expect([all(), all('geo'), all('geo', 'pbo'), all(null)]).toEqual([false, false, true, true])
  })

  test('[TL-4] a plan that nobody approved holds it, before everything else', () => {
    expect(kinds({ isApproved: false, championsAt: new Set() })).toEqual(['approvePlan', 'champions'])
  })

  test('[GA-4] a go/no-go check that is not approved holds its own start, from a week ahead', () => {
    const gate = (values: Partial<Row<'gate'>> = {}) => [stored('gate', { phaseKey: 'rest', verdict: 'pass', holding: '[]', ...values })]
    expect(kinds({ gates: gate() })).toEqual(['gate'])
    expect(kinds({ gates: gate({ approvedAt: '2026-12-10T12:00:00.000Z' }) })).toEqual([])
    expect(kinds({ gates: gate({ phaseKey: 'core' }) })).toEqual([])
    expect(kinds({ gates: gate(), today: '2026-12-01' })).toEqual([])
  })
})

describe('how ready the next phase is', () => {
  test('[CH-3] counts tasks before the first day, trained people, approved messages, champions and hosts', () => {
    expect(
      readinessOf(phase, { ...calm, messages: [message('a'), message('b', { approvedAt: null })], championsAt: new Set(['pbo']) }),
    ).toEqual([
      { key: 'checklist', done: 2, all: 2, holds: false },
      { key: 'trained', done: 17, all: 19, holds: false },
      { key: 'messages', done: 1, all: 2, holds: true },
      { key: 'champions', done: 1, all: 2, holds: true },
      { key: 'officeHours', done: 1, all: 2, holds: false },
    ])
  })

  test('[ME-3] what is not known yet is left out instead of shown as none', () => {
    const keys = readinessOf(phase, { ...calm, completion: [], championsAt: undefined, officeHours: [] }).map(({ key }) => key)
    expect(keys).toEqual(['checklist', 'messages'])
  })
})
