/** How messages stand, and what is said of them on top. */
import { expect, test } from 'vitest'
import { messageHeading, messagesHeading, messageState, outlookOf, talliesOf } from '#core/communication/message-status.ts'
import type { Row } from '#core/kernel/rows.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { rowOf } from '#test/cast.ts'

const today = '2026-11-23'
const announcement = rowOf('message', {
  rolloutId: 'crm',
  messageKey: 'announcement',
  kind: 'announcement',
  stage: 'before',
  sendOn: '2026-11-30',
  readers: 4,
})
const reminder = rowOf('message', {
  ...announcement,
  messageKey: 'reminder:core',
  kind: 'reminder',
  phaseKey: 'core',
  sendOn: '2026-12-07',
})
const to = (personId: string, values: object) =>
  rowOf('delivery', { rolloutId: 'crm', messageKey: 'announcement', personId, channel: 'email', state: 'queued', ...values })
const gone = { ...announcement, approvedAt: '2026-11-23T12:00:00Z', queuedAt: '2026-11-23T12:00:00Z' }
const waits = (...pauses: Row<'pause'>[]) => ({ pauses, gates: [], phases: [] })
const said = (...parts: Parameters<typeof messagesHeading>): string => sayNote('en', messagesHeading(...parts))

test('[CM-7] [CM-8] readers are counted by how far it came to them', () => {
  const tallies = talliesOf([
    to('a', {}),
    to('b', { channel: 'hand' }),
    to('c', { state: 'sent', readAt: '2026-11-24T12:00:00Z' }),
    to('d', { state: 'failed' }),
    to('e', { state: 'unsure' }),
    to('f', { state: 'told', channel: 'hand' }),
  ])
  expect(tallies.get('announcement')).toEqual({
    all: 6,
    queued: 1,
    toTell: 1,
    sent: 1,
    told: 1,
    failed: 1,
    unsure: 1,
    withdrawn: 0,
    read: 1,
    channels: 0,
  })
})

const pause = rowOf('pause', { rolloutId: 'crm', pauseId: 'p', because: 'The line is down', phaseKey: 'core' })

test('[CM-7] [CM-10] a message stands as what has to be done about it', () => {
  const approved = { ...reminder, approvedAt: '2026-11-23T12:00:00Z' }
  expect(messageState(reminder, undefined, waits(pause))).toBe('toAgree')
  expect(messageState(approved, undefined, waits())).toBe('agreed')
  expect(messageState(approved, undefined, waits(pause))).toBe('paused')
  expect(messageState(approved, undefined, waits({ ...pause, endedAt: '2026-11-24T12:00:00Z' }))).toBe('agreed')
  expect(messageState(approved, undefined, waits({ ...pause, phaseKey: 'early' }))).toBe('agreed')
  expect(messageState({ ...approved, heldAt: '2026-11-23T12:00:00Z' }, undefined, waits())).toBe('held')
  const of = (...deliveries: ReturnType<typeof to>[]) => messageState(gone, talliesOf(deliveries).get('announcement'), waits())
  expect(of(to('a', {}), to('b', { state: 'sent' }))).toBe('going')
  expect(of(to('a', {}), to('b', { state: 'unsure' }))).toBe('stuck')
  expect(of(to('a', { channel: 'hand' }), to('b', { state: 'sent' }))).toBe('toTell')
  expect(of(to('a', { state: 'told' }), to('b', { state: 'sent' }))).toBe('gone')
  expect(of(to('a', { state: 'withdrawn' }))).toBe('withdrawn')
})

test('[CM-6] [CM-7] what wants somebody is listed, and what is far away is not', () => {
  const far = { ...reminder, messageKey: 'reminder:rest', sendOn: '2027-01-11' }
  const held = { ...reminder, heldAt: '2026-11-23T12:00:00Z' }
  const outlook = outlookOf([far, held, announcement], new Map(), today)
  expect(outlook.toAgree.map(({ messageKey }) => messageKey)).toEqual(['announcement'])
  expect(outlook.held.map(({ messageKey }) => messageKey)).toEqual(['reminder:core'])
  const tallies = talliesOf([to('a', { channel: 'hand' }), to('b', { state: 'failed' })])
  expect(outlookOf([gone], tallies, today)).toMatchObject({ stuck: [gone], toTell: [gone], toAgree: [], held: [] })
})

test('[CM-1] the sentence on top says what comes next and what keeps it', () => {
  const none = new Map()
  expect(said([], none, waits(), today)).toBe('There are no messages yet')
  expect(said([announcement, reminder], none, waits(), today)).toBe(
    'The announcement is sent on Monday 30 November. It still needs approval.',
  )
  expect(said([announcement], none, waits(), '2026-12-01')).toBe('The announcement was due on Monday 30 November. It still needs approval.')
  const approved = { ...reminder, approvedAt: '2026-11-23T12:00:00Z' }
  expect(said([gone, approved], talliesOf([to('a', { state: 'sent' })]), waits(), today)).toBe(
    'The reminder to “Core team” is sent on Monday 7 December. It is approved.',
  )
  expect(said([gone, approved], talliesOf([to('a', { channel: 'hand' })]), waits(), today)).toBe(
    '1 person still needs to be told in person.',
  )
  expect(said([gone, approved], talliesOf([to('a', { state: 'failed' })]), waits(), today)).toBe(
    'The announcement did not reach 1 person. Decide what to do with it.',
  )
  expect(said([gone], talliesOf([to('a', { state: 'sent' })]), waits(), today)).toBe('All planned messages have been sent.')
  expect(sayNote('nl', messagesHeading([{ ...reminder, heldAt: '2026-11-23T12:00:00Z' }], none, waits(), today))).toBe(
    'De herinnering voor “Kerngroep” wordt op maandag 7 december verstuurd. Het wordt aangehouden.',
  )
})

test('[CM-10] a message that waits in a pause is not said to go out, approved or not', () => {
  const paused = 'The reminder to “Core team” is on hold, because the rollout is paused.'
  for (const one of [reminder, { ...reminder, approvedAt: '2026-11-23T12:00:00Z' }]) {
    expect(said([one], new Map(), waits(pause), today)).toBe(paused)
    expect(sayNote('en', messageHeading(one, undefined, waits(pause), today))).toBe(paused)
  }
})

test('[GA-4] [CM-10] a message that tells of a start that waits for its go/no-go check is not said to go out on its day', () => {
  const phases = [{ phaseKey: 'core', goLiveOn: '2026-12-07', waitsSinceOn: null as string | null }]
  const gated = (approvedAt: string | null) => ({ pauses: [], gates: [{ phaseKey: 'core', approvedAt }], phases })
  const approved = { ...reminder, approvedAt: '2026-11-23T12:00:00Z' }
  expect(messageState(approved, undefined, gated(null))).toBe('gated')
  expect(messageState(approved, undefined, gated('2026-12-04T12:00:00Z'))).toBe('agreed')
  expect(messageState({ ...approved, sendOn: '2026-12-04' }, undefined, gated(null))).toBe('agreed')
  // Once the day that everybody was told has passed, nothing goes out that tells of one.
  const late = { ...gated(null), phases: [{ phaseKey: 'core', goLiveOn: '2026-12-08', waitsSinceOn: '2026-12-07' }] }
  expect(messageState({ ...approved, sendOn: '2026-12-04' }, undefined, late)).toBe('gated')
  expect(messageState(reminder, undefined, gated(null))).toBe('toAgree')
  expect(said([approved], new Map(), gated(null), today)).toBe('The reminder to “Core team” waits for the go/no-go check.')
  expect(sayNote('nl', messageHeading(reminder, undefined, gated(null), today))).toBe(
    'De herinnering voor “Kerngroep” wacht op het go/no-go-moment. Het moet nog worden goedgekeurd.',
  )
})

test('[CM-7] [CM-8] the sentence on top of one message says how far it came', () => {
  const of = (...deliveries: ReturnType<typeof to>[]): string =>
    sayNote('en', messageHeading(gone, talliesOf(deliveries).get('announcement'), waits(), today))
  const read = { state: 'sent', readAt: '2026-11-24T12:00:00Z' }
  expect(of(to('a', read), to('b', { channel: 'hand' }))).toBe('The announcement reached 1 of 2 people. 1 has confirmed reading it.')
  expect(of(to('a', { state: 'sent' }), to('b', { state: 'told' }))).toBe('The announcement reached 2 people.')
  expect(of(to('a', { state: 'unsure' }))).toBe('The announcement may not have reached 1 person. Decide what to do with it.')
  expect(of(to('a', { state: 'unsure' }), to('b', { state: 'failed' }))).toBe(
    'The announcement did not reach 1 person, and may not have reached 1 more. Decide what to do with it.',
  )
  expect(of(to('a', { state: 'withdrawn' }))).toBe('The announcement was cancelled before anyone received it.')
  expect(sayNote('nl', messageHeading(announcement, undefined, waits(), today))).toBe(
    'De aankondiging wordt op maandag 30 november verstuurd. Het moet nog worden goedgekeurd.',
  )
})

test('[CM-6] [CM-8] whoever read their letter in the app need not be told by hand', () => {
  const tallies = talliesOf([to('a', { channel: 'hand', readAt: '2026-11-24T12:00:00Z' }), to('b', { channel: 'hand' })])
  expect(tallies.get('announcement')).toMatchObject({ all: 2, told: 1, toTell: 1, read: 1 })
})

test('[CM-6] [CM-7] a channel that did not surely get it wants a decision too', () => {
  const post = (state: string) => rowOf('post', { rolloutId: 'crm', messageKey: 'announcement', channelId: state, state })
  const of = (state: string) => talliesOf([to('a', { state: 'sent' })], [post(state)])
  expect(messageState(gone, of('sent').get('announcement'), waits())).toBe('gone')
  expect(outlookOf([gone], of('failed'), today).stuck).toEqual([gone])
  expect(said([gone], of('unsure'), waits(), today)).toBe('The announcement may be missing in 1 group channel. Decide what to do with it.')
})
