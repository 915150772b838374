/** Undo: offered only where a command's reverse puts back everything, on the rows at hand. */
import { expect, test } from 'vitest'
import type { At, Change, Issued } from '#core/kernel/command.ts'
import { rowKey } from '#core/kernel/table.ts'
import type { TableName } from '#core/registry/tables.ts'
import { tables } from '#core/registry/tables.ts'
import { decideHere, reverseHere } from '#web/sync/local-commands-all.ts'
import { noRows, type RowSets } from '#web/sync/rows.ts'
import { areSame, wayBack } from '#web/sync/way-back.ts'
import { rowOf } from '#test/cast.ts'

const organisationId = 'marowijne'
const at: At = {
  commandId: 'c1',
  organisationId,
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: {
    accountId: 'lilian',
    name: 'Lilian',
    rights: ['checklist.work', 'communication.run', 'plan.run', 'training.run'],
    personId: null,
    places: null,
  },
}
const withRows = (...rows: readonly (readonly [TableName, object])[]): RowSets => {
  const sets = { ...noRows } as Record<string, ReadonlyMap<string, unknown>>
  for (const [table, row] of rows)
    sets[table] = new Map(sets[table]).set(rowKey(tables[table], row as never), { ...row, organisationId, version: 1 })
  return sets as unknown as RowSets
}
const done = (name: string, input: unknown, before: RowSets) => {
  const issued: Issued = { id: 'c1', name, input, issuedAt: at.now }
  const decided = decideHere(issued, before, at)
  if (!('changes' in decided)) throw new Error(JSON.stringify(decided))
  const back = wayBack({
    before,
    changes: decided.changes,
    reversals: reverseHere(issued, before, at),
    organisationId,
    decide: (reversal, sets) => decideHere({ ...issued, id: 'c2', ...reversal }, sets, at),
  })
  return { back, changes: decided.changes as readonly Change[] }
}
const item = rowOf('checklistItem', { rolloutId: 'crm', itemKey: 'early:oneWeekBefore:channelsOpen', item: 'channelsOpen', state: 'open' })
const tick = { rolloutId: 'crm', itemKey: item.itemKey, state: 'done', evidence: null }

test('[CH-2] a tick can be taken back', () => {
  expect(done('checklist.settle', tick, withRows(['checklistItem', item])).back?.reversals).toEqual([
    { name: 'checklist.settle', input: { rolloutId: 'crm', itemKey: item.itemKey, state: 'open', evidence: null } },
  ])
})

test('[CH-2] opening what somebody else ticked cannot: their name would be lost', () => {
  const theirs = { ...item, state: 'done', settledAt: '2026-11-20T09:00:00.000Z', settledBy: 'Chandra' }
  expect(done('checklist.settle', { ...tick, state: 'open' }, withRows(['checklistItem', theirs])).back).toBeUndefined()
  const own = { ...theirs, settledBy: 'Lilian' }
  expect(done('checklist.settle', { ...tick, state: 'open' }, withRows(['checklistItem', own])).back).toBeDefined()
})

test('[AC-4] what was taken out can be put back, and what was added or changed taken back, as long as it was one’s own', () => {
  const keys = { rolloutId: 'crm', moment: 'week1' }
  const by = { notedAt: '2026-11-20T09:00:00.000Z', notedBy: 'Lilian' }
  const price = { currency: 'USD', price: '12.50', quantity: 42, months: 12, paidOn: null }
  const line = { rolloutId: 'crm', lineId: 'l', name: 'Licences', kind: 'tool', source: 'Offer', ...price }
  const lesson = { ...keys, lessonId: 'le', kind: 'keep', text: 'Start small', source: null }
  const action = { ...keys, actionId: 'a', title: 'Ask the vendor', ownerId: 'milton', dueOn: '2027-03-01' }
  const rate = { dayOn: '2026-11-20', fromCurrency: 'USD', toCurrency: 'SRD', rate: '38.2' }
  const text = { rolloutId: 'crm', scope: 'welcome', language: 'en', subject: 'Today', body: 'Welcome' }
  const before = withRows(
    ['rollout', rowOf('rollout', { rolloutId: 'crm' })],
    ['person', rowOf('person', { personId: 'milton', name: 'Milton' })],
    ['budget', rowOf('budget', { rolloutId: 'crm', currency: 'SRD' })],
    ['budgetLine', rowOf('budgetLine', { ...line, changedAt: by.notedAt, changedBy: 'Lilian' } as never)],
    ['lesson', rowOf('lesson', { ...lesson, ...by } as never)],
    ['reviewAction', rowOf('reviewAction', { ...action, ...by } as never)],
    ['exchangeRate', rowOf('exchangeRate', { ...rate, source: 'CBvS', enteredAt: by.notedAt, enteredBy: 'Lilian' })],
    ['messageText', rowOf('messageText', { ...text, editedAt: by.notedAt, editedBy: 'Lilian' } as never)],
  )
  const { dayOn, fromCurrency, toCurrency } = rate
  for (const [name, input] of [
    ['finance.removeLine', { rolloutId: 'crm', lineId: 'l' }],
    ['finance.keepLine', { ...line, quantity: 50 }],
    ['finance.keepLine', { ...line, lineId: 'l2' }],
    ['finance.removeRate', { dayOn, fromCurrency, toCurrency }],
    ['review.removeLesson', { rolloutId: 'crm', lessonId: 'le' }],
    ['review.noteLesson', { ...lesson, text: 'Start smaller' }],
    ['review.noteLesson', { ...lesson, lessonId: 'le2' }],
    ['review.removeAction', { rolloutId: 'crm', actionId: 'a' }],
    ['review.noteAction', { ...action, dueOn: '2027-03-08' }],
    ['review.noteAction', { ...action, actionId: 'a2' }],
    ['review.settleAction', { rolloutId: 'crm', actionId: 'a', done: true }],
    ['communication.writeText', { ...text, body: 'Good morning' }],
    ['communication.writeText', { ...text, language: 'nl' }],
    ['communication.dropText', { rolloutId: 'crm', scope: 'welcome', language: 'en' }],
  ] as const)
    expect([name, input, done(name, input, before).back !== undefined]).toEqual([name, input, true])
  const theirs = withRows(['lesson', rowOf('lesson', { ...lesson, ...by, notedBy: 'Chandra' } as never)])
  expect(done('review.removeLesson', { rolloutId: 'crm', lessonId: 'le' }, theirs).back).toBeUndefined()
})

test('[AC-4] there is no way back once somebody changed the same row', () => {
  const { back, changes } = done('checklist.settle', tick, withRows(['checklistItem', item]))
  const after = back?.after ?? noRows
  expect(areSame(after, after, changes)).toBe(true)
  const since = { ...item, state: 'done', settledAt: at.now, settledBy: 'Lilian', ownerId: 'milton' }
  expect(areSame(after, withRows(['checklistItem', since]), changes)).toBe(false)
})

test('[TL-1] a moment at which something starts is compared, a stamp only for being there', () => {
  const hour = (startsAt: string) => rowOf('officeHour', { rolloutId: 'crm', officeKey: 'o', startsAt })
  const change = { op: 'put', table: 'officeHour', row: hour('') } as Change
  const [ten, eleven] = ['2026-12-01T10:00:00-03:00', '2026-12-01T11:00:00-03:00'].map((at_) => withRows(['officeHour', hour(at_)]))
  expect(areSame(ten ?? noRows, eleven ?? noRows, [change])).toBe(false)
  const held = (heldAt: string | null) => withRows(['message', rowOf('message', { rolloutId: 'crm', messageKey: 'm', heldAt })])
  const message = { op: 'put', table: 'message', row: rowOf('message', { rolloutId: 'crm', messageKey: 'm' }) } as Change
  expect(areSame(held('2026-12-01T10:00:00Z'), held('2026-12-02T10:00:00Z'), [message])).toBe(true)
  expect(areSame(held('2026-12-01T10:00:00Z'), held(null), [message])).toBe(false)
})

test('[TR-6] a command without a reverse, or one that tells people, has no way back', () => {
  const session = rowOf('session', {
    rolloutId: 'crm',
    sessionKey: 's',
    startsAt: '2026-12-01T09:00:00-03:00',
    minutes: 60,
    seats: 9,
    form: 'online',
  })
  const seat = rowOf('attendee', { rolloutId: 'crm', sessionKey: 's', personId: 'milton', state: 'seat' })
  const rows = withRows(['session', session], ['attendee', seat])
  const { back, changes } = done('training.cancelSession', { rolloutId: 'crm', sessionKey: 's', because: 'No power' }, rows)
  expect(changes.some(({ table }) => table === 'notice')).toBe(true)
  expect(back).toBeUndefined()
})
