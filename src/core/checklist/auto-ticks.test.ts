import { expect, test } from 'vitest'
import { seenByItself } from '#core/checklist/checklist.ts'
import { see, settle } from '#core/checklist/checklist-commands.ts'
import { type SeenRows, seenIn, whatIsSeen } from '#core/checklist/auto-ticks.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row, TableName } from '#core/kernel/rows.ts'
import { rowOf } from '#test/cast.ts'

const rolloutId = 'crm'
const of = <T extends TableName>(table: T, values: Partial<Row<T>>): Row<T> => rowOf(table, { rolloutId, ...values } as Partial<Row<T>>)
const item = (phaseKey: string, list: string, name: string, dueOn: string, over: Partial<Row<'checklistItem'>> = {}) =>
  of('checklistItem', { itemKey: `${phaseKey}:${list}:${name}`, phaseKey, list, item: name, dueOn, state: 'open', ...over })
const none = Object.fromEntries(seenIn.map((table) => [table, []])) as unknown as SeenRows
const phases = [
  of('phase', { phaseKey: 'early', position: 1, goLiveOn: '2026-11-16' }),
  of('phase', { phaseKey: 'core', position: 2, goLiveOn: '2026-11-30' }),
]
const people = ['a', 'b'].map((personId) => of('participant', { personId, phaseKey: 'core', goLiveOn: '2026-11-30' }))
const zone = 'America/Paramaribo'
const keys = (rows: Partial<SeenRows>, today = '2026-11-24') =>
  whatIsSeen({ ...none, phase: phases, participant: people, ...rows }, { today, zone })
const said = (rows: Partial<SeenRows>, today?: string) => keys(rows, today).map(({ seen }) => sayNote('en', seen))

test('[CH-2] a message counts as sent once every reader has it, told by hand or by mail', () => {
  const items = [item('core', 'oneWeekBefore', 'reminderSent', '2026-11-23')]
  const message = of('message', { messageKey: 'reminder:core', kind: 'reminder', phaseKey: 'core', queuedAt: '2026-11-23T11:00:00Z' })
  const delivery = (personId: string, state: string) => of('delivery', { messageKey: 'reminder:core', personId, state })
  expect(keys({ checklistItem: items, message: [{ ...message, queuedAt: null }] })).toEqual([])
  expect(keys({ checklistItem: items, message: [message] })).toEqual([])
  for (const state of ['queued', 'failed', 'unsure'])
    expect(keys({ checklistItem: items, message: [message], delivery: [delivery('a', 'sent'), delivery('b', state)] }), state).toEqual([])
  expect(said({ checklistItem: items, message: [message], delivery: [delivery('a', 'sent'), delivery('b', 'told')] })).toEqual([
    'Completed automatically: sent to all 2 recipients by Monday 23 November',
  ])
  expect(keys({ checklistItem: items, message: [{ ...message, phaseKey: 'early' }], delivery: [delivery('a', 'sent')] })).toEqual([])
})

test('[CH-2] accounts are made once a list of users names everyone of the phase; without a list nothing is known', () => {
  const items = { checklistItem: [item('core', 'oneWeekBefore', 'accountsCreated', '2026-11-23')] }
  const look = (...listed: string[]) =>
    whatIsSeen(
      { ...none, phase: phases, participant: people, ...items },
      { today: '2026-11-24', zone },
      { people: new Set(listed), on: '2026-11-23' },
    )
  expect(keys(items)).toEqual([])
  expect(look('a')).toEqual([])
  expect(look('a', 'b', 'c').map(({ seen }) => sayNote('en', seen))).toEqual([
    'Completed automatically: all 2 people have an account in the list of users of Monday 23 November',
  ])
})

test('[CH-2] figures are current once usage of the new system came in within the week; what was undone or of the old system is none', () => {
  const items = [item('early', 'eachWeek', 'metricsCurrent', '2026-11-27')]
  const usageSource = [of('usageSource', { sourceId: 'crm', name: 'New CRM', system: 'new' }), of('usageSource', { sourceId: 'old', name: 'Old', system: 'old' })] // prettier-ignore
  const usage = (sourceId: string, day: string, takenBackAt: string | null = null) =>
    of('usageImport', { importId: day, sourceId, importedAt: `${day}T09:00:00Z`, takenBackAt })
  const seen = (...usageImport: Row<'usageImport'>[]) => said({ checklistItem: items, usageSource, usageImport }, '2026-11-27')
  expect([seen(), seen(usage('crm', '2026-11-20')), seen(usage('old', '2026-11-25')), seen(usage('crm', '2026-11-25', 'x'))]).toEqual([
    [],
    [],
    [],
    [],
  ])
  expect(seen(usage('crm', '2026-11-24'), usage('crm', '2026-11-25'))).toEqual([
    'Completed automatically: usage of New CRM came in on Wednesday 25 November',
  ])
  // What the newest file tells of is three weeks old, so the one before it counts.
  const old = { ...usage('crm', '2026-11-25'), newestOn: '2026-11-04' }
  expect(seen(old)).toEqual([])
  expect(seen({ ...usage('crm', '2026-11-24'), newestOn: '2026-11-16' }, old)).toEqual([
    'Completed automatically: usage of New CRM came in on Tuesday 24 November',
  ])
})

test('[CH-2] training is booked when all of the group have a seat; waiting or an apology is none', () => {
  const items = [item('core', 'oneWeekBefore', 'sessionsBooked', '2026-11-23')]
  const session = [of('session', { sessionKey: 's', phaseKey: 'core' })]
  const seat = (personId: string, state = 'seat') => of('attendee', { sessionKey: 's', personId, state })
  const booked = (attendee: Row<'attendee'>[], sessions = session) => keys({ checklistItem: items, session: sessions, attendee }).length
  expect(booked([seat('a')])).toBe(0)
  expect(booked([seat('a'), seat('b', 'waiting')])).toBe(0)
  expect(booked([seat('a'), seat('b')])).toBe(1)
  expect(booked([seat('a'), seat('b')], [of('session', { sessionKey: 's', phaseKey: 'core', cancelledAt: 'x' })])).toBe(0)
})

test('[CH-2] calls for help are looked at on the last day of the week: open ones hold the item, none at all prove nothing', () => {
  const items = [item('core', 'firstWeek', 'issuesAnswered', '2026-12-04')]
  const ticket = (state: string, openedAt = '2026-12-01T12:00:00Z') => of('ticket', { ticketId: state, personId: 'a', state, openedAt })
  expect(keys({ checklistItem: items, ticket: [ticket('solved')] }, '2026-12-03')).toEqual([])
  expect(keys({ checklistItem: items, ticket: [] }, '2026-12-04')).toEqual([])
  expect(keys({ checklistItem: items, ticket: [ticket('solved'), ticket('open')] }, '2026-12-04')).toEqual([])
  expect(keys({ checklistItem: items, ticket: [ticket('solved', '2026-11-20T12:00:00Z')] }, '2026-12-04')).toEqual([])
  expect(said({ checklistItem: items, ticket: [ticket('solved')] }, '2026-12-04')).toEqual([
    'Completed automatically: the only question is solved',
  ])
})

test('[CH-2] [GA-5] [GA-7] a fresh backup, the export, its restore, archive, contract and switch-off tick themselves', () => {
  const backup = of('oldExport', { exportId: 'e', fileName: 'old.zip', madeOn: '2026-11-17', recordedAt: '2026-11-17T12:00:00Z' })
  const first = [item('core', 'twoWeeksBefore', 'oldBackup', '2026-11-23')]
  expect(said({ checklistItem: first, oldExport: [backup] })).toEqual(['Completed automatically: old.zip, exported on Tuesday 17 November'])
  expect(keys({ checklistItem: first, oldExport: [backup] }, '2026-11-25')).toEqual([])
  expect(keys({ checklistItem: first })).toEqual([])

  const last = ['oldExported', 'restoreTried', 'archivePlaced', 'contractEndKnown', 'oldSwitchedOff'].map((name) =>
    item('core', 'oneWeekBefore', name, '2026-11-23'),
  )
  const ticked = (oldExport: SeenRows['oldExport'], oldSystem: SeenRows['oldSystem']) =>
    keys({ checklistItem: last, oldExport, oldSystem }).map(({ itemKey }) => itemKey.split(':').at(-1))
  const tried = { restoredOn: '2026-11-20', restoreWorked: 1 }
  const known = { archivePlace: 'office server', contractEndsOn: '2027-02-15', switchedOffAt: '2026-11-23T12:00:00Z' }
  expect(ticked([], [of('oldSystem', {})])).toEqual([])
  expect(ticked([backup], [])).toEqual(['oldExported'])
  expect(ticked([{ ...backup, ...tried, restoreWorked: 0 }], [])).toEqual(['oldExported'])
  expect(ticked([{ ...backup, ...tried }], [of('oldSystem', known)])).toEqual(last.map((one) => one.item))
})

test('[CH-2] [RG-8] offline plans are seen once every location of the phase has one that was printed and tried', () => {
  const items = [item('core', 'oneWeekBefore', 'offlinePlans', '2026-11-23')]
  const sites = ['l1', 'l2'].map((locationId) => of('phaseSite', { phaseKey: 'core', locationId }))
  const plan = (locationId: string, triedOn: string | null = '2026-11-20') =>
    of('offlinePlan', { locationId, printedOn: '2026-11-19', triedOn })
  const seen = (...plans: Row<'offlinePlan'>[]) => said({ checklistItem: items, phaseSite: sites, offlinePlan: plans })
  expect(seen(plan('l1'))).toEqual([])
  expect(seen(plan('l1'), plan('l2', null))).toEqual([])
  expect(seen(plan('l1'), plan('l2'))).toEqual(['Completed automatically: all 2 locations are ready, on paper and tried'])
})

test('[CH-2] stories, feedback, tiers, channels, hours and the next group are seen; what nobody can see stays for people', () => {
  const early = (name: string) => item('early', 'firstWeek', name, '2026-11-20')
  const found = keys(
    {
      checklistItem: [
        early('quickWinsNoted'),
        early('feedbackCollected'),
        early('adjustmentsMade'),
        early('successesShared'),
        early('nextPhasePrepared'),
        early('dailyCheckIns'),
        item('early', 'eachWeek', 'nextPhaseLaunched', '2026-12-04'),
        item('core', 'twoWeeksBefore', 'supportReady', '2026-11-16'),
        item('core', 'oneWeekBefore', 'channelsOpen', '2026-11-23', { state: 'notNeeded' }),
        item('core', 'oneWeekBefore', 'officeHoursPlanned', '2026-11-23', { state: 'done' }),
      ],
      participant: [...people, of('participant', { personId: 'e', phaseKey: 'early', goLiveOn: '2026-11-16' })],
      story: [of('story', { storyId: '1', kind: 'quickWin', notedAt: '2026-11-17T12:00:00Z', toldIn: 'update:2026-11-20' })],
      message: [of('message', { messageKey: 'update:2026-11-20', kind: 'update', queuedAt: '2026-11-20T12:00:00Z' })],
      feedback: [of('feedback', { feedbackId: '1', personId: 'e', givenAt: '2026-11-18T12:00:00Z', state: 'open' })],
      phaseSite: [of('phaseSite', { phaseKey: 'core', locationId: 'albina' })],
      champion: [of('champion', { personId: 'e', locationId: 'albina' })],
      supportTier: [of('supportTier', { tier: 3, name: 'Ravin' }), of('supportTier', { tier: 4 })],
    },
    '2026-11-30',
  ).map(({ itemKey }) => itemKey)
  expect(found).toEqual([
    'early:firstWeek:quickWinsNoted',
    'early:firstWeek:feedbackCollected',
    'early:firstWeek:successesShared',
    'early:eachWeek:nextPhaseLaunched',
  ])
})

test('[CH-2] the tick says how it was seen; what a person opened again is not ticked once more, what they settled is left', () => {
  const at = {
    commandId: 'c',
    organisationId: 'o',
    now: '2026-11-24T12:00:00Z',
    today: '2026-11-24',
    zone: 'UTC',
    by: { accountId: 'system', name: 'Uitrol' },
  }
  const stored = { organisationId: 'o', version: 1 }
  const open = { ...stored, ...item('core', 'oneWeekBefore', 'officeHoursPlanned', '2026-11-23') }
  const input = { rolloutId, items: [{ itemKey: open.itemKey, seen: '{"code":"x"}' }] }
  const [ticked] = see.decide({ items: [open] }, input, at)
  expect(ticked?.row).toMatchObject({ state: 'done', settledBy: 'Uitrol', seen: '{"code":"x"}' })
  const [again] = settle.decide(
    { items: [{ ...stored, ...(ticked?.row as Row<'checklistItem'>) }], resources: [], participants: [], people: [], places: [] },
    { rolloutId, itemKey: open.itemKey, state: 'open', evidence: null },
    at,
  )
  const reopened = again?.row as Row<'checklistItem'>
  expect(reopened).toMatchObject({ state: 'open', settledBy: null })
  const hour = [of('officeHour', { officeKey: 'h', phaseKey: 'core' })]
  expect(keys({ checklistItem: [open], officeHour: hour })).toHaveLength(1)
  expect(keys({ checklistItem: [reopened], officeHour: hour })).toEqual([])
  expect(see.decide({ items: [{ ...stored, ...reopened }] }, input, at)).toEqual([])
  expect(see.decide({ items: [{ ...open, state: 'notNeeded' }] }, input, at)).toEqual([])
  // Ticked by hand meanwhile and opened once more, it is still not ticked by itself.
  const settled = (item: Row<'checklistItem'>, state: 'open' | 'done') =>
    settle.decide(
      { items: [{ ...stored, ...item }], resources: [], participants: [], people: [], places: [] },
      { rolloutId, itemKey: open.itemKey, state, evidence: null },
      at,
    )[0]?.row as Row<'checklistItem'>
  const byHand = settled(reopened, 'done')
  const reopenedAgain = settled(byHand, 'open')
  expect(byHand.state).toBe('done')
  expect([ticked?.row as Row<'checklistItem'>, { ...byHand, settledBy: 'Sherida' }].map(seenByItself)).toEqual(['{"code":"x"}', null])
  expect(keys({ checklistItem: [reopenedAgain], officeHour: hour })).toEqual([])
  expect(see.decide({ items: [{ ...stored, ...reopenedAgain }] }, input, at)).toEqual([])
})

test('[CH-2] a success told in the update of a place counts, and of many ways to be reached six are named', () => {
  const told = keys({
    checklistItem: [item('early', 'firstWeek', 'successesShared', '2026-11-20')],
    story: [of('story', { storyId: '1', kind: 'success', notedAt: '2026-11-17T12:00:00Z', toldIn: 'update:2026-11-20' })],
    message: ['albina', 'moengo'].map((locationId, n) =>
      of('message', {
        messageKey: `update:2026-11-20:${locationId}`,
        locationId,
        kind: 'update',
        queuedAt: n === 0 ? '2026-11-20T12:00:00Z' : null,
      }),
    ),
  })
  expect(told).toHaveLength(1)
  const [ways] = keys({
    checklistItem: [item('core', 'oneWeekBefore', 'channelsOpen', '2026-11-23')],
    channel: Array.from({ length: 40 }, (_, n) => of('channel', { channelId: `${n}`, name: `${n} ${'"'.repeat(117)}` })),
  })
  expect(ways?.seen.params).toMatchObject({ ways: { length: 6 } })
  const seen = JSON.stringify(ways?.seen)
  expect(see.input.safeParse({ rolloutId, items: [{ itemKey: ways?.itemKey, seen }] }).success).toBe(true)
})

test('[CH-2] the evening belongs to the day of the organisation, although it is the next one in UTC', () => {
  const items = [item('core', 'oneWeekBefore', 'reminderSent', '2026-11-23'), item('core', 'launchDay', 'quickWinsNoted', '2026-11-30')]
  const message = of('message', { messageKey: 'r', kind: 'reminder', phaseKey: 'core', queuedAt: '2026-11-24T01:30:00Z' })
  const win = (notedAt: string) => of('story', { storyId: notedAt, kind: 'quickWin', notedAt })
  const rows = { checklistItem: items, message: [message], delivery: [of('delivery', { messageKey: 'r', personId: 'a', state: 'sent' })] }
  expect(said({ ...rows, story: [win('2026-11-30T02:00:00Z')] }, '2026-12-01')).toEqual([
    'Completed automatically: sent to 1 recipient by Monday 23 November',
  ])
  expect(said({ ...rows, story: [win('2026-11-30T04:00:00Z')] }, '2026-12-01')).toHaveLength(2)
})

test('[CH-2] feedback counts from the group of the item alone, and only since its launch', () => {
  const items = [item('core', 'firstWeek', 'feedbackCollected', '2026-12-04')]
  const feedback = (personId: string, givenAt: string) => [of('feedback', { feedbackId: '1', personId, givenAt, state: 'open' })]
  const collected = (personId: string, givenAt: string) =>
    keys({ checklistItem: items, feedback: feedback(personId, givenAt) }, '2026-12-04').length
  expect(collected('a', '2026-12-01T12:00:00Z')).toBe(1)
  expect(collected('e', '2026-12-01T12:00:00Z')).toBe(0)
  expect(collected('a', '2026-11-20T12:00:00Z')).toBe(0)
})
