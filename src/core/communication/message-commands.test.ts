import { describe, expect, test } from 'vitest'
import type { Change } from '#core/kernel/command.ts'
import { addChannel, removeChannel, settlePost } from '#core/communication/channel-commands.ts'
import { dueMessages } from '#core/communication/due.ts'
import { isHeldByItself } from '#core/communication/hold-reason.ts'
import { sayHeld } from '#core/communication/hold-said.ts'
import {
  approveMessage,
  holdMessage,
  releaseMessage,
  sendNow,
  withdrawApproval,
  withdrawMessage,
} from '#core/communication/message-commands.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { sayNotice } from '#core/notices/notice-said.ts'
import { noteNotices, readNotice } from '#core/communication/notice-commands.ts'
import { holdBack, queueMessage } from '#core/communication/queue-commands.ts'
import { brief, dropText, writeText } from '#core/communication/text-commands.ts'
import { planChanges } from '#core/planning/plan-changes.ts'
import { planRollout } from '#core/planning/planner.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'
import { rowOf as anyRow } from '#test/cast.ts'
import { factsOf, somebody } from '#test/company.ts'
import { atOf, deliveryRow, letterRows, member, messageRow, stored } from '#test/letter-rows.ts'
import { codeOf } from '#test/refusals.ts'

const at = atOf()
const rowOf = (changes: readonly Change[]): Record<string, unknown> => changes[0]?.row as unknown as Record<string, unknown>
const key = { rolloutId: 'crm', messageKey: 'announcement' }
const only = (over: Partial<Row<'message'>> = {}) => ({ messages: stored('message', [messageRow(over)]) })
const nothingWaits = {
  deliveries: [] as StoredRow<'delivery'>[],
  posts: [] as StoredRow<'post'>[],
  briefings: [] as StoredRow<'briefing'>[],
  texts: [] as StoredRow<'messageText'>[],
}
const agreed = { approvedAt: '2026-11-22T12:00:00.000Z', approvedBy: 'Lilian' }
const out = { ...agreed, queuedAt: '2026-11-23T11:00:00.000Z' }
const rowsWith = (over: Partial<Row<'message'>> = {}) => {
  const rows = letterRows()
  rows.messages = rows.messages.map((row) => (row.messageKey === 'announcement' ? { ...row, ...over } : row))
  return {
    ...rows,
    holidays: [] as StoredRow<'holiday'>[],
    freezes: [] as StoredRow<'freeze'>[],
    pauses: [] as StoredRow<'pause'>[],
    inPerson: [] as StoredRow<'channelChoice'>[],
    gates: [] as StoredRow<'gate'>[],
  }
}
const pauseRow = (over: Partial<Row<'pause'>> = {}): Row<'pause'> => ({
  rolloutId: 'crm',
  pauseId: 'p',
  issueId: 'i',
  shiftedDays: 0,
  personId: null,
  phaseKey: null,
  locationId: null,
  because: 'The line is down',
  pausedAt: at.now,
  pausedBy: 'Lilian',
  endedAt: null,
  endedBy: null,
  ...over,
})
const channelRow = (over: Partial<Row<'channel'>> = {}): Row<'channel'> => ({
  rolloutId: 'crm',
  channelId: 'general',
  kind: 'slack',
  name: 'General',
  language: 'en',
  address: 'https://hooks.example/x',
  addedAt: at.now,
  addedBy: 'Lilian',
  removedAt: null,
  ...over,
})

describe('a message before it is on its way', () => {
  test('[CM-2] agreeing looks at every reader: one unfilled place and it is refused', () => {
    expect(rowOf(approveMessage.decide(rowsWith(), key, at))).toMatchObject({ approvedAt: at.now, approvedBy: 'Lilian' })
    const rows = rowsWith()
    rows.participants = rows.participants.map((row) => (row.personId === 'ravi' ? { ...row, goLiveOn: null } : row))
    expect(codeOf(() => approveMessage.decide(rows, key, at))).toBe('communication.unfilled')
    expect(codeOf(() => approveMessage.decide(rowsWith({ queuedAt: at.now }), key, at))).toBe('communication.alreadyOut')
    expect(codeOf(() => approveMessage.decide(rowsWith(), { ...key, messageKey: 'none' }, at))).toBe('access.notFound')
  })

  test('[CM-2] approval can be taken back until it is out; the first who agreed stays named', () => {
    expect(rowOf(approveMessage.decide(rowsWith(agreed), key, at))).toMatchObject(agreed)
    expect(rowOf(withdrawApproval.decide(only(agreed), key, at))).toMatchObject({ approvedAt: null, approvedBy: null })
    expect(codeOf(() => withdrawApproval.decide(only(out), key, at))).toBe('communication.alreadyOut')
  })

  test('[CM-10] held with the reason, also when part of it has left, and released', () => {
    for (const over of [{}, out]) {
      const held = rowOf(holdMessage.decide(only(over), { ...key, because: 'The minister visits' }, at))
      expect(held).toMatchObject({ heldAt: at.now, heldBy: 'Lilian', heldBecause: 'The minister visits' })
      expect(sayHeld('nl', held as unknown as Row<'message'>)).toBe('The minister visits')
      expect(rowOf(releaseMessage.decide(only(held), key, at))).toMatchObject({ heldAt: null, heldBy: null, heldBecause: null })
    }
    expect(sayHeld('en', messageRow())).toBeNull()
  })

  test('[CM-9] sending now brings the day forward, for what was agreed to and is not held', () => {
    const later = { ...agreed, sendOn: '2026-12-01' }
    expect(rowOf(sendNow.decide(rowsWith(later), key, at))).toMatchObject({ sendOn: '2026-11-23', queuedAt: null })
    expect(codeOf(() => sendNow.decide(rowsWith(), key, at))).toBe('communication.notApproved')
    expect(codeOf(() => sendNow.decide(rowsWith({ ...later, heldAt: at.now }), key, at))).toBe('communication.isHeld')
    expect(codeOf(() => sendNow.decide(rowsWith(out), key, at))).toBe('communication.alreadyOut')
  })

  test('[CM-1] [CM-10] due is what was agreed to, is not held, paused or out, and whose day has begun somewhere', () => {
    const base = { ...rowsWith(), pauses: [] as Row<'pause'>[] }
    const due = (over: Partial<Row<'message'>>, pauses: Row<'pause'>[] = [], now = '2026-11-23T11:00:00.000Z') =>
      dueMessages({ ...base, messages: [messageRow({ ...agreed, ...over })], pauses }, now).length
    expect(due({})).toBe(1)
    expect(due({ approvedAt: null })).toBe(0)
    expect(due({ heldAt: at.now })).toBe(0)
    expect(due({ queuedAt: at.now })).toBe(0)
    expect(due({ sendOn: '2026-11-24' })).toBe(0)
    expect(due({ sendOn: '2026-11-20' })).toBe(1)
    expect(due({}, [], '2026-11-23T02:00:00.000Z')).toBe(0)
    expect(due({}, [pauseRow()])).toBe(0)
    expect(due({}, [pauseRow({ endedAt: at.now })])).toBe(1)
    expect(due({}, [pauseRow({ locationId: 'albina' })])).toBe(1)
    expect(due({ locationId: 'albina' }, [pauseRow({ locationId: 'albina' })])).toBe(0)
    expect(due({}, [pauseRow({ rolloutId: 'other' })])).toBe(1)
    const two = [messageRow({ ...agreed, messageKey: 'b' }), messageRow({ ...agreed, messageKey: 'a', sendOn: '2026-11-22' })]
    expect(dueMessages({ ...base, messages: two }, at.now).map(({ messageKey }) => messageKey)).toEqual(['a', 'b'])
  })

  test('[CM-1] one that never went out gets its new day when its phase moves; one on its way stays as it was', () => {
    const plan = planRollout(factsOf([somebody(0), somebody(1), somebody(2)], { startOn: '2027-02-01', today: '2026-12-10' }))
    const moved = plan.messages.find(({ kind }) => kind === 'reminder')
    const first = messageRow({
      messageKey: moved?.key ?? '',
      kind: 'reminder',
      phaseKey: moved?.phase ?? null,
      sendOn: '2026-11-30',
      ...agreed,
    })
    const { rollouts } = letterRows()
    const none = { organisation: [], people: [], locations: [], holidays: [], participants: [], freezes: [], phases: [], phaseSites: [] }
    const from = {
      ...none,
      rollouts,
      champions: [],
      sessions: [],
      attendees: [],
      officeHours: [],
      appointments: [],
      buddies: [],
      items: [],
      warnings: [],
    }
    const changed = (message: Row<'message'>) =>
      planChanges({ ...from, messages: stored('message', [message]) }, plan, atOf({ today: '2026-12-10' })).find(
        ({ table, row }) => table === 'message' && (row as Row<'message'>).messageKey === message.messageKey,
      )
    expect(changed(first)).toMatchObject({ op: 'put', row: { sendOn: moved?.sendOn, approvedAt: agreed.approvedAt } })
    expect(changed({ ...first, queuedAt: '2026-11-30T11:00:00.000Z' })).toBeUndefined()
  })
})

describe('on its way', () => {
  const queued = (
    over: Parameters<typeof rowsWith>[0] = agreed,
    change: (rows: ReturnType<typeof rowsWith>) => void = () => {},
    now = at,
  ) => {
    const rows = rowsWith(over)
    change(rows)
    return queueMessage.decide(rows, { ...key, mail: true }, now)
  }
  const deliveries = (changes: readonly Change[]) => changes.flatMap((one) => (one.table === 'delivery' ? [one.row] : []))

  test('[CM-6] [CM-7] one delivery for each reader: by mail, or by hand with the letter written where there is no address', () => {
    const changes = queued()
    expect(changes[0]).toMatchObject({ table: 'message', row: { queuedAt: at.now, readers: 5 } })
    expect(deliveries(changes).map(({ personId, channel, language, state }) => [personId, channel, language, state])).toEqual([
      ['chandra', 'email', 'nl', 'queued'],
      ['milton', 'email', 'nl', 'queued'],
      ['anita', 'hand', 'en', 'queued'],
      ['ravi', 'email', 'en', 'queued'],
      ['lilian', 'email', 'en', 'queued'],
    ])
    const letters = changes.filter(({ table }) => table === 'letter')
    expect(letters).toHaveLength(1)
    expect(letters[0]?.row).toMatchObject({ personId: 'anita', locationId: 'georgetown', language: 'en' })
    const rows = rowsWith(agreed)
    const byHand = queueMessage.decide(rows, { ...key, mail: false }, at)
    expect(new Set(deliveries(byHand).map(({ channel }) => channel))).toEqual(new Set(['hand']))
    expect(byHand.filter(({ table }) => table === 'letter')).toHaveLength(5)
  })

  test('[CM-9] [TL-2] [TL-3] leaves in the reader’s own hours on a working day of their place, outside its freeze windows', () => {
    const dueOf = (now: string, change?: (rows: ReturnType<typeof rowsWith>) => void): Record<string, string> =>
      Object.fromEntries(deliveries(queued(agreed, change, atOf({ now }))).map(({ personId, dueAt }) => [personId, dueAt]))
    expect(dueOf('2026-11-23T03:30:00.000Z')).toMatchObject({ milton: '2026-11-23T11:00:00.000Z', ravi: '2026-11-23T12:00:00.000Z' })
    expect(dueOf('2026-11-23T15:00:00.000Z')).toMatchObject({ milton: '2026-11-23T15:00:00.000Z', ravi: '2026-11-23T15:00:00.000Z' })
    expect(dueOf('2026-11-23T19:00:00.000Z')).toMatchObject({ milton: '2026-11-24T11:00:00.000Z', ravi: '2026-11-23T19:00:00.000Z' })
    expect(dueOf('2026-11-27T21:00:00.000Z')).toMatchObject({ milton: '2026-11-30T11:00:00.000Z' })
    const holiday = { country: 'SR', day: '2026-11-24', nameEn: 'X', nameNl: 'X', source: 'x', provisional: 0, off: 1, editedAt: null }
    const closed = dueOf('2026-11-23T20:00:00.000Z', (rows) => rows.holidays.push(...stored('holiday', [holiday])))
    expect(closed).toMatchObject({ milton: '2026-11-25T11:00:00.000Z', ravi: '2026-11-24T12:00:00.000Z' })
    const freeze = { rolloutId: 'crm', freezeId: 'f', name: 'Stock-taking', fromOn: '2026-11-23', toOn: '2026-11-24', locationId: 'albina' }
    const frozen = dueOf('2026-11-23T15:00:00.000Z', (rows) => rows.freezes.push(...stored('freeze', [freeze])))
    expect(frozen).toMatchObject({ milton: '2026-11-25T11:00:00.000Z', ravi: '2026-11-23T15:00:00.000Z' })
    const nowhere = dueOf('2026-11-23T10:30:00.000Z', (rows) => {
      rows.people = rows.people.map((row) => ({ ...row, locationId: null }))
    })
    expect(nowhere['milton']).toBe('2026-11-23T11:00:00.000Z')
  })

  test('[CM-2] [CM-5] [CM-10] nothing goes out that is not agreed to, held, paused, unfilled, out already, or lacks a language', () => {
    expect(codeOf(() => queued({}))).toBe('communication.notApproved')
    expect(codeOf(() => queued({ ...agreed, heldAt: at.now }))).toBe('communication.isHeld')
    expect(codeOf(() => queued(out))).toBe('communication.alreadyOut')
    expect(codeOf(() => queued(agreed, (rows) => rows.pauses.push(...stored('pause', [pauseRow()]))))).toBe('communication.isPaused')
    expect(codeOf(() => queued(agreed, (rows) => rows.attendees.splice(0)))).toBe('communication.unfilled')
    const text = { ...key, scope: 'announcement', language: 'en', subject: 'S', body: 'B', editedAt: at.now, editedBy: 'L' }
    expect(codeOf(() => queued(agreed, (rows) => rows.texts.push(...stored('messageText', [text]))))).toBe('communication.languageMissing')
  })

  test('[GA-4] what tells of a start waits until its go/no-go check is approved; what comes before the start goes out', () => {
    const gate = (over: Partial<Row<'gate'>> = {}): StoredRow<'gate'>[] =>
      stored('gate', [anyRow('gate', { rolloutId: 'crm', phaseKey: 'core', ...over })])
    const welcome = { ...agreed, kind: 'welcome', phaseKey: 'core', sendOn: '2026-11-23' }
    const base = {
      ...rowsWith(),
      phases: [{ rolloutId: 'crm', phaseKey: 'core', position: 2, goLiveOn: '2026-11-23', waitsSinceOn: null }],
    }
    const due = (message: Partial<Row<'message'>>, gates: StoredRow<'gate'>[]): number =>
      dueMessages({ ...base, gates, messages: [messageRow({ ...welcome, ...message })] }, '2026-11-23T11:00:00.000Z').length
    expect(due({}, [])).toBe(1)
    expect(due({}, gate())).toBe(0)
    expect(due({}, gate({ approvedAt: at.now }))).toBe(1)
    expect(due({}, gate({ phaseKey: 'rest' }))).toBe(1)
    expect(due({}, gate({ rolloutId: 'other' }))).toBe(1)
    expect(due({ kind: 'reminder', sendOn: '2026-11-20' }, gate())).toBe(1)
    expect(due({ kind: 'announcement', phaseKey: null }, gate())).toBe(1)
    const starts = (rows: ReturnType<typeof rowsWith>): void => {
      rows.phases = rows.phases.map((row) => ({ ...row, goLiveOn: at.today }))
      rows.gates.push(...gate())
    }
    expect(codeOf(() => queued({ ...agreed, phaseKey: 'core', sendOn: at.today }, starts))).toBe('communication.waitsForGate')
  })

  test('[CM-6] it is posted once in each channel that is there, in the language of the channel', () => {
    const withChannels = (...channels: Row<'channel'>[]) =>
      queued(agreed, (rows) => rows.channels.push(...stored('channel', channels))).filter(({ table }) => table === 'post')
    expect(withChannels(channelRow(), channelRow({ channelId: 'old', removedAt: at.now }))).toMatchObject([
      { row: { channelId: 'general', state: 'queued', dueAt: at.now, attempts: 0 } },
    ])
  })

  test('[CM-11] [RE-5] what an update tells is marked as told, so that the next one tells something new', () => {
    const rows = rowsWith()
    rows.stories = stored('story', [anyRow('story', { storyId: 's', text: 'T', consentAt: 'd', chosenAt: 'd' })])
    rows.messages = rows.messages.map((row) => ({ ...row, ...agreed }))
    const changes = queueMessage.decide(rows, { rolloutId: 'crm', messageKey: 'update:2026-12-11', mail: true }, at)
    expect(changes.at(-1)).toMatchObject({ table: 'story', row: { storyId: 's', toldIn: 'update:2026-12-11' } })
    expect(changes.filter(({ table }) => table === 'letter').map(({ row }) => (row as Row<'letter'>).body)[0]).toContain('- T')
  })

  test('[CM-5] what keeps itself back says why in every language, and new words let it go', () => {
    const input = { ...key, code: 'communication.languageMissing', params: { kind: 'announcement', language: 'nl' } }
    const held = rowOf(holdBack.decide(only(agreed), input, atOf({ by: { accountId: 'system', name: 'Uitrol' } })))
    const row = held as unknown as Row<'message'>
    expect(isHeldByItself(row)).toBe(true)
    expect(sayHeld('en', row)).toContain('Write the Dutch text too')
    expect(sayHeld('nl', row)).toContain('Schrijf ook de Nederlandse tekst')
    expect(codeOf(() => holdBack.decide(only(held), input, at))).toBe('communication.isHeld')
    const { rollouts } = letterRows()
    const words = { rolloutId: 'crm', scope: 'announcement', language: 'nl', subject: 'S', body: 'Dag {{name}}' } as const
    expect(writeText.decide({ ...nothingWaits, rollouts, ...only(held) }, words, at)).toMatchObject([
      { table: 'messageText', row: { editedBy: 'Lilian' } },
      { table: 'message', row: { heldAt: null } },
    ])
    const byLilian = only({ heldAt: at.now, heldBecause: 'wait' })
    expect(writeText.decide({ ...nothingWaits, rollouts, ...byLilian }, words, at)).toHaveLength(1)
    const told = { rolloutId: 'crm', pilotGroup: null, pilotResult: null, askName: 'A', askContact: null, signedBy: null }
    expect(brief.decide({ ...nothingWaits, rollouts, ...only(held) }, told, at)).toHaveLength(2)
    expect(codeOf(() => brief.decide({ ...nothingWaits, rollouts: [], messages: [] }, told, at))).toBe('access.notFound')
  })

  test('[CM-2] other words wait for agreement again, of what has not left', () => {
    const { rollouts } = letterRows()
    const words = { rolloutId: 'crm', scope: 'announcement', language: 'nl', subject: 'S', body: 'Dag {{name}}' } as const
    expect(writeText.decide({ ...nothingWaits, rollouts, ...only(agreed) }, words, at)).toMatchObject([
      { table: 'messageText' },
      { table: 'message', row: { approvedAt: null, approvedBy: null } },
    ])
    expect(writeText.decide({ ...nothingWaits, rollouts, ...only(out) }, words, at)).toHaveLength(1)
    const texts = stored('messageText', [{ ...words, editedAt: at.now, editedBy: 'L' }])
    expect(dropText.decide({ ...nothingWaits, texts, ...only(agreed) }, words, at)).toMatchObject([
      { op: 'remove' },
      { row: { approvedAt: null } },
    ])
  })

  test('[CM-2] other words while part of it has left keep the rest back, with who changed them; letting go sends it', () => {
    const { rollouts } = letterRows()
    const words = { rolloutId: 'crm', scope: 'announcement', language: 'nl', subject: 'S', body: 'Dag {{name}}' } as const
    const texts = stored('messageText', [{ ...words, editedAt: at.now, editedBy: 'L' }])
    const waiting = { ...nothingWaits, deliveries: [deliveryRow()] }
    const held = { table: 'message', row: { queuedAt: out.queuedAt, approvedAt: agreed.approvedAt, heldAt: at.now, heldBy: 'Lilian' } }
    const changes = writeText.decide({ rollouts, ...waiting, ...only(out) }, words, at)
    expect(changes).toMatchObject([{ table: 'messageText' }, held])
    const row = changes[1]?.row as Row<'message'>
    expect(sayHeld('en', row)).toBe('Lilian changed the text while the message was being sent. Check the text, then resume the message.')
    expect(sayHeld('nl', row)).toContain('Lilian heeft de tekst gewijzigd')
    expect(rowOf(releaseMessage.decide(only(row), key, at))).toMatchObject({ heldAt: null, queuedAt: out.queuedAt })
    expect(dropText.decide({ ...waiting, texts, ...only(out) }, words, at)).toMatchObject([{ op: 'remove' }, held])
    const post = { ...key, channelId: 'general', state: 'queued', dueAt: at.now, attempts: 0, words: null, settledAt: null }
    const posting = { ...nothingWaits, posts: stored('post', [post]) }
    expect(writeText.decide({ rollouts, ...posting, ...only(out) }, words, at)).toMatchObject([{ table: 'messageText' }, held])
    // Held for another reason it stays held for that one; another message is no concern of these words.
    expect(writeText.decide({ rollouts, ...waiting, ...only({ ...out, heldAt: 'then', heldBecause: 'x' }) }, words, at)).toHaveLength(1)
    expect(writeText.decide({ rollouts, ...waiting, ...only(out) }, { ...words, scope: 'welcome' }, at)).toHaveLength(1)
  })

  test('[CM-2] what messages tell beside the plan, said otherwise while part has left, keeps the rest back; a first answer does not', () => {
    const { rollouts, briefings } = letterRows()
    const [before] = briefings
    if (!before) throw new Error('no briefing')
    const { organisationId: _, version: _v, ...same } = before
    const from = { rollouts, ...nothingWaits, deliveries: [deliveryRow()], ...only(out) }
    expect(brief.decide({ ...from, briefings }, { ...same, askName: 'Ravi' }, at)).toMatchObject([
      { table: 'briefing' },
      { table: 'message', row: { heldAt: at.now } },
    ])
    expect(brief.decide({ ...from, briefings }, same, at)).toHaveLength(1)
    expect(brief.decide(from, same, at)).toHaveLength(1)
    expect(brief.decide({ ...from, briefings: [{ ...before, askContact: null }] }, same, at)).toHaveLength(1)
  })

  test('[CM-7] an own message of a place leaves out who heard elsewhere and takes in who came too late for theirs', () => {
    const rows = rowsWith(out)
    const own = messageRow({ ...agreed, messageKey: 'announcement:georgetown', locationId: 'georgetown' })
    rows.messages.push(...stored('message', [own]))
    // Milton heard in Albina and moved to Georgetown; Ravi moved to Albina after its message had left.
    rows.people = rows.people.map((row) =>
      row.personId === 'milton' ? { ...row, locationId: 'georgetown' } : row.personId === 'ravi' ? { ...row, locationId: 'albina' } : row,
    )
    const heard = ['chandra', 'milton', 'lilian'].map((personId) => deliveryRow({ personId, state: 'sent' }))
    const from = { ...rows, 'heard announcement': heard }
    const input = { rolloutId: 'crm', messageKey: own.messageKey, mail: true }
    const changes = queueMessage.decide(from, { ...input, beside: ['announcement'] }, at)
    expect(deliveries(changes).map(({ personId }) => personId)).toEqual(['anita', 'ravi'])
    expect(queueMessage.needs({ ...input, beside: ['announcement'] }, at)).toMatchObject({
      'heard announcement': { table: 'delivery', where: { rolloutId: 'crm', messageKey: 'announcement' } },
    })
    expect(codeOf(() => queueMessage.decide(from, input, at))).toBe('communication.alreadyOut')
  })

  test('[CM-10] withdrawing takes back what has not left, with its letters, and nothing else', () => {
    const states = ['queued', 'failed', 'sent', 'unsure', 'told'].map((state) => deliveryRow({ personId: state, state }))
    const letters = stored(
      'letter',
      states.map(({ personId }) => ({ ...key, personId, locationId: null, language: 'nl', subject: 'S', body: 'B' })),
    )
    const from = { ...only(out), deliveries: states, letters, posts: [] }
    const changes = withdrawMessage.decide(from, key, at)
    expect(changes[0]).toMatchObject({ table: 'message', row: { withdrawnAt: at.now } })
    expect(changes.slice(1).map(({ op, table, row }) => `${op} ${table} ${(row as Row<'delivery'>).personId}`)).toEqual([
      'put delivery queued',
      'put delivery failed',
      'remove letter queued',
      'remove letter failed',
    ])
    expect(codeOf(() => withdrawMessage.decide({ ...from, ...only() }, key, at))).toBe('communication.notOutYet')
    expect(codeOf(() => withdrawMessage.decide({ ...from, deliveries: [], letters: [] }, key, at))).toBe('communication.allGone')
    // Nobody knows about these two: they are not taken back, but not sent again either.
    const doubtful = { ...from, deliveries: [deliveryRow({ state: 'unsure' })], letters: [] }
    expect(withdrawMessage.decide(doubtful, key, at)).toMatchObject([{ table: 'message', row: { withdrawnAt: at.now } }])
    const again = { ...doubtful, ...only({ ...out, withdrawnAt: at.now }) }
    expect(codeOf(() => withdrawMessage.decide(again, key, at))).toBe('communication.allGone')
  })
})

describe('words, pauses, channels, notices', () => {
  const { rollouts } = letterRows()

  test('[CM-2] own words with a place that nobody can fill are refused, with its line', () => {
    const words = { rolloutId: 'crm', scope: 'reminder', language: 'en', subject: 'S', body: 'A\n{{lessons}}' } as const
    expect(codeOf(() => writeText.decide({ ...nothingWaits, rollouts, messages: [] }, words, at))).toBe('communication.unknownPlace')
    const right = { ...words, body: 'A' }
    expect(codeOf(() => writeText.decide({ ...nothingWaits, rollouts, messages: [] }, { ...right, scope: 'reminder:none' }, at))).toBe(
      'access.notFound',
    )
    expect(codeOf(() => writeText.decide({ ...nothingWaits, rollouts, messages: [] }, { ...right, scope: 'poem' }, at))).toBe(
      'access.notFound',
    )
    const text = { ...right, editedAt: at.now, editedBy: 'L' }
    expect(dropText.decide({ ...nothingWaits, texts: stored('messageText', [text]), messages: [] }, words, at)).toMatchObject([
      { op: 'remove' },
    ])
    expect(codeOf(() => dropText.decide({ ...nothingWaits, texts: [], messages: [] }, words, at))).toBe('access.notFound')
  })

  test('[CM-6] a channel that goes takes its address and what waits along; a post nobody knows about is settled by a person', () => {
    const { addedAt: _at, addedBy: _by, removedAt: _removed, ...input } = channelRow()
    const adding = { ...input, kind: 'slack', language: 'en' } as const
    expect(addChannel.decide({ rollouts, channels: [] }, adding, at)).toMatchObject([{ row: { addedBy: 'Lilian', removedAt: null } }])
    const channels = stored('channel', [channelRow()])
    expect(codeOf(() => addChannel.decide({ rollouts, channels }, adding, at))).toBe('communication.idTaken')
    expect(addChannel.input.safeParse({ ...adding, address: 'javascript:alert(1)' }).success).toBe(false)
    const post = (state: string) =>
      stored('post', [{ ...key, channelId: 'general', state, dueAt: at.now, attempts: 1, words: null, settledAt: null }])
    expect(removeChannel.decide({ channels, posts: [...post('queued'), ...post('sent')] }, input, at)).toMatchObject([
      { table: 'channel', row: { address: '', removedAt: at.now } },
      { table: 'post', row: { state: 'withdrawn' } },
    ])
    const { organisation } = letterRows()
    const settle = (state: string, arrived: boolean, over: Partial<Row<'message'>> = out) =>
      settlePost.decide(
        { posts: post(state), channels, organisation, holidays: [], freezes: [], ...only(over) },
        { ...key, channelId: 'general', arrived },
        at,
      )
    expect(rowOf(settle('unsure', true))).toMatchObject({ state: 'sent' })
    expect(rowOf(settle('failed', false))).toMatchObject({ state: 'queued', attempts: 1 })
    const withdrawn = { ...out, withdrawnAt: at.now }
    expect(rowOf(settle('unsure', false, withdrawn))).toMatchObject({ state: 'withdrawn' })
    expect(rowOf(settle('unsure', true, withdrawn))).toMatchObject({ state: 'sent' })
    expect(codeOf(() => settle('sent', false))).toBe('communication.alreadySent')
    expect(codeOf(() => settle('queued', false))).toBe('communication.notUnsure')
  })

  test('[CM-8] a notice is said in the language of its reader, put away by them alone, and a late report changes nothing', () => {
    const made = noticeTo(at, 0, {
      rolloutId: 'crm',
      personId: 'milton',
      code: 'contingency.notice.exportSoon',
      params: { system: 'Kompas', on: '2026-11-23' },
    })
    const [notice] = stored('notice', [made.row as Row<'notice'>])
    if (!notice) throw new Error('no notice')
    expect(sayNotice('nl', notice)).toBe('Exporteer Kompas uiterlijk maandag 23 november, en leg het bestand vast.')
    expect(notice).toMatchObject({ noticeId: 'c.0', state: 'queued', attempts: 0, readAt: null })
    const mine = atOf({ by: member })
    expect(rowOf(readNotice.decide({ notices: [notice] }, { noticeId: 'c.0' }, mine))).toMatchObject({ readAt: at.now })
    expect(readNotice.needs({ noticeId: 'c.0' }, mine).notices.where).toEqual({ noticeId: 'c.0', personId: 'milton' })
    expect(codeOf(() => readNotice.decide({ notices: [] }, { noticeId: 'c.0' }, mine))).toBe('access.notFound')
    const report = (state: 'none' | 'sent', from: StoredRow<'notice'>, attempts = 1) =>
      noteNotices.decide({ 'c.0': [from] }, { outcomes: [{ noticeId: 'c.0', state, attempts, words: null, dueAt: null }] }, at)
    expect(rowOf(report('sent', notice))).toMatchObject({ state: 'sent', attempts: 1 })
    expect(rowOf(report('none', notice, 0))).toMatchObject({ state: 'none' })
    expect(report('none', { ...notice, state: 'sent' })).toEqual([])
    expect(report('sent', { ...notice, state: 'sent', attempts: 1 })).toEqual([])
  })
})
