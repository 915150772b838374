/** What needs whoever looks at Today, of any kind, in one order. */
import { describe, expect, test } from 'vitest'
import { todayList } from '#core/checklist/today.ts'
import { outlookOf, talliesOf } from '#core/communication/message-status.ts'
import { paidByPeople } from '#core/contingency/mobile-data.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { BackupFailure, BackupStanding } from '#core/operations/backup-standing.ts'
import { type Need, needsNow, type NeedsFacts } from '#core/home/needs.ts'
import { reviewsOf } from '#core/review/review-moments.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { queueOf } from '#core/support/ticket-queue.ts'
import { rowOf } from '#test/cast.ts'

const stored = <T extends TableName>(table: T, values: Partial<Row<T>>): StoredRow<T> =>
  ({ organisationId: 'marowijne', version: 1, ...rowOf(table, { rolloutId: 'crm', ...values } as Partial<Row<T>>) }) as StoredRow<T>

const today = '2026-12-10'
const now = '2026-12-10T12:00:00Z'
const message = (messageKey: string, values: Partial<Row<'message'>>) =>
  stored('message', { messageKey, kind: 'welcome', phaseKey: 'rest', sendOn: '2026-12-14', readers: 6, ...values })
const messages = [
  message('welcome:rest:geo', { locationId: 'geo' }),
  message('welcome:rest:pbo', { locationId: 'pbo' }),
  message('update:2026-12-18', { kind: 'update', phaseKey: null, sendOn: '2026-12-18' }),
  message('reminder:core', { kind: 'reminder', phaseKey: 'core', sendOn: '2026-11-23', approvedAt: now, queuedAt: now }),
]
const tallies = talliesOf([
  stored('delivery', { messageKey: 'reminder:core', channel: 'email', state: 'failed' }),
  stored('delivery', { messageKey: 'reminder:core', channel: 'hand', state: 'queued' }),
])
const items = [
  stored('checklistItem', {
    itemKey: 'rest:oldBackup',
    phaseKey: 'rest',
    list: 'twoWeeksBefore',
    item: 'oldBackup',
    dueOn: '2026-11-30',
    state: 'open',
  }),
  stored('checklistItem', {
    itemKey: 'core:followed',
    phaseKey: 'core',
    list: 'eachWeek',
    item: 'earlierPhaseFollowed',
    dueOn: today,
    state: 'open',
    ownerId: 'ravin',
  }),
]
const tickets = [
  stored('ticket', {
    ticketId: 't1',
    personId: 'harold',
    locationId: 'nic',
    tier: 2,
    state: 'open',
    dueAt: '2026-12-10T09:00:00Z',
    openedAt: now,
  }),
  stored('ticket', {
    ticketId: 't2',
    personId: 'harold',
    locationId: 'nic',
    tier: 2,
    state: 'open',
    dueAt: '2026-12-15T09:00:00Z',
    openedAt: now,
  }),
]

const factsFor = (role: 'lead' | 'champion', more: Partial<NeedsFacts> = {}): NeedsFacts => ({
  today,
  now,
  isApproved: true,
  phases: [stored('phase', { phaseKey: 'rest', position: 3, goLiveOn: '2026-12-14', headCount: 19 })],
  sites: [],
  items,
  messages,
  tallies,
  pauses: [],
  gates: [],
  sessions: [],
  officeHours: [
    stored('officeHour', { officeKey: 'o2', phaseKey: 'rest', startsAt: '2026-12-16T13:00:00Z' }),
    stored('officeHour', { officeKey: 'o1', phaseKey: 'rest', startsAt: '2026-12-15T13:00:00Z' }),
    stored('officeHour', { officeKey: 'far', phaseKey: 'rest', startsAt: '2026-12-29T13:00:00Z' }),
    stored('officeHour', { officeKey: 'hosted', phaseKey: 'rest', startsAt: '2026-12-15T15:00:00Z', hostId: 'ravin' }),
  ],
  completion: [],
  championsAt: undefined,
  runbookLacks: [],
  runs: role === 'lead',
  helps: true,
  tasks: todayList(items, today, { personId: 'ravin', role }),
  outlook: outlookOf(messages, tallies, today),
  queue: queueOf(tickets, { personId: 'ravin', runs: role === 'lead' }, now, 'America/Paramaribo'),
  withoutHttps: false,
  backups: undefined,
  undelivered: 0,
  newcomers: 2,
  isComplete: false,
  newcomersDue: [],
  refusedFiles: [],
  exportDue: null,
  offlineDue: [],
  paidByPeople: [],
  reviews: [],
  reviewActions: [],
  ...more,
})
const said = (needs: readonly Need[]): string[] =>
  needs.map((need) => {
    const what =
      need.kind === 'messages'
        ? `${need.state} ${need.messages.length}`
        : need.kind === 'task'
          ? need.item.item
          : need.kind === 'ticket'
            ? need.ticket.ticketId
            : need.kind === 'hosts'
              ? `hosts ${need.hours.map(({ officeKey }) => officeKey).join(' ')}`
              : need.kind
    return `${need.urgency} ${what}`
  })

describe('what needs somebody now', () => {
  test('[CH-3] [CM-7] one list of every kind: what holds the go-live, then overdue, today, and later; nothing twice', () => {
    expect(said(needsNow(factsFor('lead')))).toEqual([
      'holds toAgree 2',
      'holds oldBackup',
      'overdue stuck 1',
      'overdue t1',
      'today newcomers',
      'today toTell 1',
      'today earlierPhaseFollowed',
      'soon hosts o1 o2',
      'soon t2',
      'soon toAgree 1',
    ])
  })

  test('[PH-2] people outside the plan are named to those who run it, until there are none', () => {
    expect(needsNow(factsFor('lead')).find(({ kind }) => kind === 'newcomers')).toMatchObject({ people: 2 })
    expect(needsNow(factsFor('lead', { newcomers: 0 })).some(({ kind }) => kind === 'newcomers')).toBe(false)
  })

  test('[RV-5] after the last start people outside the plan are welcomed, and steps of newcomers wait for whoever helps there', () => {
    expect(needsNow(factsFor('lead', { isComplete: true })).find(({ kind }) => kind === 'newcomers')).toMatchObject({ isComplete: true })
    const step = (due: string) => ({ step: 'account' as const, due, state: 'soon' as const })
    const newcomer = (personId: string) => stored('newcomer', { personId, startsOn: today })
    const newcomersDue = [
      { newcomer: newcomer('devika'), name: 'Devika', step: step(today) },
      { newcomer: newcomer('ravi'), name: 'Ravi', step: step('2026-01-05') },
    ]
    for (const role of ['lead', 'champion'] as const)
      expect(
        needsNow(factsFor(role, { newcomersDue })).flatMap((need) => (need.kind === 'newcomer' ? [[need.name, need.urgency]] : [])),
      ).toEqual([
        ['Ravi', 'overdue'],
        ['Devika', 'today'],
      ])
    expect(needsNow(factsFor('lead', { newcomersDue, helps: false })).some(({ kind }) => kind === 'newcomer')).toBe(false)
  })

  test('[CM-7] notices that did not arrive wait for whoever runs messages, and for nobody else', () => {
    expect(said(needsNow(factsFor('lead', { undelivered: 3 }))).slice(2, 5)).toEqual(['overdue notices', 'overdue stuck 1', 'overdue t1'])
    expect(said(needsNow(factsFor('champion', { undelivered: 3 })))).toEqual(said(needsNow(factsFor('champion'))))
  })

  test('[RG-9] Today says to those who run it that people reach it without HTTPS, and to nobody else', () => {
    expect(said(needsNow(factsFor('lead', { withoutHttps: true })))).toContain('today https')
    expect(said(needsNow(factsFor('lead')))).not.toContain('today https')
    expect(said(needsNow(factsFor('champion', { withoutHttps: true })))).not.toContain('today https')
  })

  test('[AC-4] a backup that failed or is more than three days old is told, and nothing where there is no backup to look after', () => {
    const newest = (madeOn: string, failure: BackupFailure | null = null) =>
      ({ by: 'server', folder: '/backups', copies: [{ fileName: `uitrol-${madeOn}.db`, madeOn, bytes: 1 }], failure }) as const
    const told = (backups: BackupStanding | undefined) =>
      needsNow(factsFor('lead', { backups })).flatMap((one) => (one.kind === 'backups' ? [one.trouble] : []))
    expect(told(newest(addDays(today, -3)))).toEqual([])
    expect(told(newest(addDays(today, -4)))).toEqual(['old'])
    const wrong = { fileName: 'uitrol-2036-01-01.db', madeOn: '2036-01-01', bytes: 1 }
    expect(told({ ...newest(addDays(today, -4)), copies: [wrong, ...newest(addDays(today, -4)).copies] })).toEqual(['old'])
    expect(told(newest(today, 'noSpace'))).toEqual(['noSpace'])
    for (const none of [undefined, { by: 'postgres' }, { by: 'nobody' }] as const) expect(told(none)).toEqual([])
  })

  test('[CO-5] an export of the old system is asked for the day before, and is overdue after its day; champions make none', () => {
    const asked = (state: 'fine' | 'soon' | 'overdue', on: string, role: 'lead' | 'champion' = 'lead') =>
      said(needsNow(factsFor(role, { exportDue: { on, askedFrom: on, state } }))).filter((one) => one.endsWith(' export'))
    expect(asked('fine', '2026-12-20')).toEqual([])
    expect(asked('soon', '2026-12-20')).toEqual(['soon export'])
    expect(asked('soon', today)).toEqual(['today export'])
    expect(asked('overdue', '2026-12-01')).toEqual(['overdue export'])
    expect(asked('overdue', '2026-12-01', 'champion')).toEqual([])
  })

  test('[RG-8] offline plans that are not ready are one row, for whoever helps there: soon, on the last day, overdue', () => {
    const plan = (on: string) => ({ locationId: 'albina', on, lacks: ['written'] as const })
    const asked = (on: string, role: 'lead' | 'champion' = 'lead') =>
      said(needsNow(factsFor(role, { offlineDue: [plan(on), plan('2027-01-01')] }))).filter((one) => one.endsWith('offlinePlans'))
    expect(asked('2026-12-20')).toEqual(['soon offlinePlans'])
    expect(asked(today, 'champion')).toEqual(['today offlinePlans'])
    expect(asked('2026-12-01')).toEqual(['overdue offlinePlans'])
    expect(needsNow(factsFor('lead', { offlineDue: [plan(today)], helps: false })).some(({ kind }) => kind === 'offlinePlans')).toBe(false)
  })

  test('[RG-8] locations whose people pay for mobile data themselves are one row, for whoever runs the rollout alone', () => {
    const site = (locationId: string, goLiveOn: string, headCount = 3) => ({ locationId, goLiveOn, headCount })
    const prices = [
      { locationId: 'albina', paidBy: 'people' },
      { locationId: 'nickerie', paidBy: 'organisation' },
      { locationId: 'apura', paidBy: 'people' },
      { locationId: 'empty', paidBy: 'people' },
    ]
    const sites = [site('albina', '2027-01-04'), site('apura', '2026-12-14'), site('albina', '2026-12-20'), site('nickerie', today), site('empty', today, 0)] // prettier-ignore
    const paying = paidByPeople(prices, sites)
    expect(paying).toEqual([
      { locationId: 'apura', goLiveOn: '2026-12-14' },
      { locationId: 'albina', goLiveOn: '2026-12-20' },
    ])
    expect(needsNow(factsFor('lead', { paidByPeople: paying })).filter(({ kind }) => kind === 'paidData')).toEqual([
      { kind: 'paidData', locations: paying, urgency: 'soon', due: '2026-12-14' },
    ])
    expect(said(needsNow(factsFor('champion', { paidByPeople: paying })))).not.toContain('soon paidData')
    expect(said(needsNow(factsFor('lead')))).not.toContain('soon paidData')
  })

  test('[RV-1] [RV-2] [RV-3] a review is asked for from three days before, an action on its day; champions hold no reviews', () => {
    const reviews = reviewsOf('2026-12-06', [], today)
    const reviewActions = [
      stored('reviewAction', { actionId: 'late', dueOn: '2026-12-09' }),
      stored('reviewAction', { actionId: 'now', dueOn: today }),
      stored('reviewAction', { actionId: 'later', dueOn: '2026-12-11' }),
      stored('reviewAction', { actionId: 'done', dueOn: '2026-12-01', doneAt: now }),
    ]
    const asked = (role: 'lead' | 'champion', more: Partial<NeedsFacts>) =>
      said(needsNow(factsFor(role, more))).filter((one) => one.includes('review'))
    expect(asked('lead', { reviews, reviewActions })).toEqual(['overdue reviewAction', 'today reviewAction', 'soon review'])
    expect(asked('lead', { reviews: reviewsOf('2026-12-01', [], today) })).toEqual(['overdue review'])
    expect(asked('lead', { reviews: reviewsOf('2026-12-01', [{ moment: 'week1', heldOn: '2026-12-08' }], today) })).toEqual([])
    expect(asked('champion', { reviews, reviewActions })).toEqual([])
  })

  test('[AC-1] a champion gets questions, their own tasks and whom to tell; plan, approvals and hosts are for those who run it', () => {
    expect(said(needsNow(factsFor('champion')))).toEqual(['overdue t1', 'today toTell 1', 'today earlierPhaseFollowed', 'soon t2'])
  })

  test('[ME-4] [AC-1] files that were not imported are one row for who runs the rollout, and none for a champion', () => {
    const refusedFiles = ['r1', 'r2'].map((refusalId) => stored('usageRefusal', { refusalId, fileName: `${refusalId}.csv`, reason: '{}' }))
    const [row, ...others] = needsNow(factsFor('lead', { refusedFiles })).filter(({ kind }) => kind === 'refusedFiles')
    expect([row, others]).toEqual([expect.objectContaining({ urgency: 'today', files: refusedFiles }), []])
    expect(needsNow(factsFor('champion', { refusedFiles })).some(({ kind }) => kind === 'refusedFiles')).toBe(false)
  })

  test('[CH-3] with nothing to do the list is empty', () => {
    const calm = {
      items: [],
      messages: [],
      newcomers: 0,
      officeHours: [],
      tasks: todayList([], today, { personId: null, role: 'lead' as const }),
    }
    expect(
      needsNow(
        factsFor('lead', {
          ...calm,
          outlook: outlookOf([], new Map(), today),
          queue: queueOf([], { personId: null, runs: true }, now, 'UTC'),
        }),
      ),
    ).toEqual([])
  })
})
