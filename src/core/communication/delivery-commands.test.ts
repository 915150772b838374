import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { At, Change } from '#core/kernel/command.ts'
import { byHand, noteDeliveries, retryDelivery, settleUnsure, tellByHand, untell } from '#core/communication/delivery-commands.ts'
import { confirmRead } from '#core/communication/read-command.ts'
import { afterOutcome, type Outcome } from '#core/communication/delivery-state.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'
import { atOf, champion, deliveryRow, letterRows, member, messageRow, stored } from '#test/letter-rows.ts'
import { codeOf } from '#test/refusals.ts'

const at = atOf()
const key = { rolloutId: 'crm', messageKey: 'announcement', personId: 'milton' }
const rowOf = (changes: readonly Change[]): Record<string, unknown> => changes[0]?.row as unknown as Record<string, unknown>
const { organisation, locations } = letterRows()
const where = {
  organisation,
  locations,
  holidays: [] as StoredRow<'holiday'>[],
  freezes: [] as StoredRow<'freeze'>[],
  messages: stored('message', [messageRow({ queuedAt: at.now })]),
  letters: [] as StoredRow<'letter'>[],
}
const withdrawn = { messages: stored('message', [messageRow({ queuedAt: at.now, withdrawnAt: at.now })]) }
const letter = stored('letter', [{ ...key, locationId: null, language: 'nl', subject: 'S', body: 'B' }])
const withOne = (over: Partial<Row<'delivery'>>) => ({ deliveries: [deliveryRow(over)], ...where })
const hand = { channel: 'hand' } as const

describe('told by hand', () => {
  const tell = (over: Partial<Row<'delivery'>>, by: At = atOf({ by: champion })) =>
    tellByHand.decide(withOne(over), { ...key, how: 'whatsapp' }, by)

  test('[CM-6] a champion ticks who was told and how, for their own place; ticking twice is ticking once', () => {
    expect(rowOf(tell(hand))).toMatchObject({ state: 'told', toldBy: 'Chandra', toldHow: 'whatsapp', settledAt: at.now })
    expect(tell({ ...hand, state: 'told', toldBy: 'Ravi' })).toEqual([])
    expect(rowOf(tell({ state: 'failed' }, at))).toMatchObject({ state: 'told', toldBy: 'Lilian' })
  })

  test('[CM-6] [AC-1] of another place, of no place, or of nobody there is nothing', () => {
    expect(codeOf(() => tell({ ...hand, locationId: 'georgetown' }))).toBe('access.notFound')
    expect(codeOf(() => tell({ ...hand, locationId: null }))).toBe('access.notFound')
    expect(codeOf(() => tellByHand.decide({ deliveries: [] }, { ...key, how: 'talk' }, at))).toBe('access.notFound')
    expect(codeOf(() => untell.decide(withOne({ ...hand, state: 'told', locationId: 'georgetown' }), key, atOf({ by: champion })))).toBe(
      'access.notFound',
    )
  })

  test('[CM-7] what was sent or withdrawn is not told again', () => {
    expect(codeOf(() => tell({ state: 'sent' }))).toBe('communication.alreadySent')
    expect(codeOf(() => tell({ ...hand, state: 'withdrawn' }))).toBe('communication.isWithdrawn')
  })

  test('[CM-6] [CM-7] a tick taken back: to be told by hand again, or the mail as it stood; what left is not to be told', () => {
    const back = (over: Partial<Row<'delivery'>>) =>
      rowOf(untell.decide(withOne({ state: 'told', toldBy: 'Chandra', toldHow: 'talk', settledAt: 'then', ...over }), key, at))
    expect(back(hand)).toMatchObject({ channel: 'hand', state: 'queued', toldBy: null, toldHow: null, settledAt: null })
    expect(back({ ...hand, attempts: 5, words: '550 No' })).toMatchObject({ channel: 'hand', state: 'queued' })
    // Nobody has words for these to tell: their mail goes on where it was.
    expect(back({})).toMatchObject({ channel: 'email', state: 'queued', toldBy: null, settledAt: null })
    expect(back({ attempts: 5, words: '550 No such user' })).toMatchObject({ channel: 'email', state: 'failed', settledAt: at.now })
    expect(back({ attempts: 1, words: null })).toMatchObject({ channel: 'email', state: 'unsure' })
    expect(back({ attempts: 1, words: '250 OK' })).toMatchObject({ channel: 'email', state: 'sent', toldHow: null })
    expect(back({ ...hand, attempts: 1, words: '250 OK' })).toMatchObject({ channel: 'email', state: 'sent' })
    expect(untell.decide(withOne(hand), key, at)).toEqual([])
  })

  test('[CM-10] of what was withdrawn since nobody is to tell, and nobody is sent it after all', () => {
    const told = { ...withOne({ ...hand, state: 'told' }), ...withdrawn, letters: letter }
    const gone = [
      { table: 'delivery', row: { state: 'withdrawn', settledAt: at.now } },
      { op: 'remove', table: 'letter' },
    ]
    expect(untell.decide(told, key, at)).toMatchObject(gone)
    expect(rowOf(untell.decide({ ...withOne({ state: 'told', attempts: 1, words: '250 OK' }), ...withdrawn }, key, at))).toMatchObject({
      state: 'sent',
    })
    const unsure = { ...withOne({ state: 'unsure', attempts: 1 }), ...withdrawn, letters: letter }
    expect(settleUnsure.decide(unsure, { ...key, arrived: false }, at)).toMatchObject(gone)
    expect(rowOf(settleUnsure.decide(unsure, { ...key, arrived: true }, at))).toMatchObject({ state: 'sent' })
    expect(codeOf(() => byHand.decide({ ...letterRows(), ...unsure }, key, at))).toBe('communication.isWithdrawn')
  })

  test('[CM-6] [CM-7] left to be told by hand: with the letter they got, or as it would be now', () => {
    const from = { ...letterRows(), deliveries: [deliveryRow({ state: 'failed', words: '550 No such user' })] }
    const changes = byHand.decide({ ...from, letters: [] }, key, at)
    expect(changes).toMatchObject([
      { table: 'delivery', row: { channel: 'hand', state: 'queued', words: '550 No such user' } },
      { table: 'letter', row: { personId: 'milton', locationId: 'albina', language: 'nl' } },
    ])
    const got = stored('letter', [{ ...key, locationId: null, language: 'nl', subject: 'S', body: 'B' }])
    expect(byHand.decide({ ...from, letters: got }, key, at)[1]).toMatchObject({ row: { subject: 'S', locationId: 'albina' } })
    const again = (over: Partial<Row<'delivery'>>) => () =>
      byHand.decide({ ...from, letters: [], deliveries: [deliveryRow(over)] }, key, at)
    expect(again(hand)()).toMatchObject([
      { table: 'delivery', row: { channel: 'hand' } },
      { table: 'letter', row: { locationId: 'albina' } },
    ])
    expect(byHand.decide({ ...from, letters: letter, deliveries: [deliveryRow(hand)] }, key, at)).toEqual([])
    expect(again({ ...hand, state: 'told' })()).toEqual([])
    expect(codeOf(again({ state: 'sent' }))).toBe('communication.alreadySent')
    expect(codeOf(again({ state: 'withdrawn' }))).toBe('communication.isWithdrawn')
  })
})

describe('read', () => {
  const read = (over: Partial<Row<'delivery'>>, by: At['by'] = member) => confirmRead.decide(withOne(over), key, atOf({ by }))

  test('[CM-8] the reader says so, once, for themselves', () => {
    expect(rowOf(read({ state: 'sent' }))).toMatchObject({ readAt: at.now, state: 'sent' })
    expect(read({ state: 'sent', readAt: 'earlier' })).toEqual([])
    expect(confirmRead.needs(key, atOf({ by: member })).deliveries.where).toEqual(key)
  })

  test('[CM-8] [AC-1] nobody reads for somebody else, and what was withdrawn is gone', () => {
    expect(codeOf(() => read({ state: 'sent', personId: 'chandra' }))).toBe('access.notFound')
    expect(codeOf(() => read({ state: 'withdrawn' }))).toBe('access.notFound')
    expect(codeOf(() => read({}, { accountId: 'o', name: 'Orlando', personId: null }))).toBe('access.notAPerson')
  })
})

describe('tried again and settled', () => {
  test('[CM-7] [CM-9] [TL-3] a failed mail is tried once more, in working hours and outside freeze windows', () => {
    const retry = (over: Partial<Row<'delivery'>>, now = at.now) => retryDelivery.decide(withOne(over), key, atOf({ now }))
    expect(rowOf(retry({ state: 'failed', attempts: 5 }))).toMatchObject({ state: 'queued', attempts: 5, dueAt: at.now })
    expect(rowOf(retry({ state: 'failed' }, '2026-11-23T23:00:00.000Z'))).toMatchObject({ dueAt: '2026-11-24T11:00:00.000Z' })
    const freeze = { rolloutId: 'crm', freezeId: 'f', name: 'Peak', fromOn: '2026-11-20', toOn: '2026-11-26', locationId: null }
    const frozen = { ...withOne({ state: 'failed' }), freezes: stored('freeze', [freeze]) }
    expect(rowOf(retryDelivery.decide(frozen, key, at))).toMatchObject({ dueAt: '2026-11-27T11:00:00.000Z' })
    expect(codeOf(() => retry({ state: 'sent' }))).toBe('communication.alreadySent')
    expect(codeOf(() => retry({ state: 'unsure' }))).toBe('communication.notFailed')
    expect(codeOf(() => retry({ ...hand, state: 'queued' }))).toBe('communication.notFailed')
  })

  test('[CM-7] of a mail nobody knows about a person says whether it arrived; only then it may go again', () => {
    const settle = (over: Partial<Row<'delivery'>>, arrived: boolean) => settleUnsure.decide(withOne(over), { ...key, arrived }, at)
    expect(rowOf(settle({ state: 'unsure', attempts: 1 }, true))).toMatchObject({ state: 'sent' })
    expect(rowOf(settle({ state: 'unsure', attempts: 1 }, false))).toMatchObject({ state: 'queued', attempts: 1, settledAt: null })
    expect(codeOf(() => settle({ state: 'sent' }, false))).toBe('communication.alreadySent')
    expect(codeOf(() => settle({ state: 'queued' }, false))).toBe('communication.notUnsure')
  })
})

describe('reports of the post', () => {
  const outcome = (over: Partial<Outcome> = {}): Outcome => ({ state: 'sent', attempts: 1, words: '250 OK', dueAt: null, ...over })
  const note = (over: Partial<Row<'delivery'>>, ...reports: Outcome[]) => {
    const letter = { language: 'nl', subject: 'S', body: 'B' } as const
    const outcomes = reports.map((one) => ({ messageKey: key.messageKey, personId: key.personId, ...one, letter }))
    return noteDeliveries.decide({ 'announcement milton': [deliveryRow(over)] }, { rolloutId: 'crm', outcomes }, at)
  }

  test('[CM-7] sent, failed with the server’s words, waiting for another try, or unsure', () => {
    expect(note({}, outcome())).toMatchObject([
      { table: 'delivery', row: { state: 'sent', attempts: 1, words: '250 OK', settledAt: at.now } },
      { table: 'letter', row: { personId: 'milton', locationId: null, body: 'B' } },
    ])
    expect(note({}, outcome({ state: 'failed', words: '550 No such user' }))).toMatchObject([
      { row: { state: 'failed', words: '550 No such user' } },
    ])
    expect(note({}, outcome({ state: 'queued', dueAt: '2026-11-24T11:00:00.000Z' }))).toMatchObject([
      { row: { state: 'queued', attempts: 1, dueAt: '2026-11-24T11:00:00.000Z', settledAt: null } },
    ])
    expect(note({}, outcome({ state: 'unsure' }))).toHaveLength(2)
  })

  test('[CM-7] the same report twice, or an older one, changes nothing; two in one batch count in their order', () => {
    expect(note({ state: 'sent', attempts: 1 }, outcome())).toEqual([])
    expect(note({ state: 'queued', attempts: 2 }, outcome({ state: 'failed' }))).toEqual([])
    const two = note({}, outcome({ state: 'queued' }), outcome({ attempts: 2 }), outcome({ attempts: 2, state: 'failed' }))
    expect(two.filter(({ table }) => table === 'delivery')).toMatchObject([{ row: { state: 'sent', attempts: 2 } }])
    expect(codeOf(() => noteDeliveries.decide({}, { rolloutId: 'crm', outcomes: [] }, at))).toBe('access.notFound')
    const strange = [{ messageKey: 'none', personId: 'none', ...outcome(), letter: null }]
    expect(noteDeliveries.decide({ 'none none': [] }, { rolloutId: 'crm', outcomes: strange }, at)).toEqual([])
  })

  test('[CM-7] what somebody decided stays, whatever comes late; that it had left is kept beside it', () => {
    for (const decided of [{ state: 'told' }, { state: 'withdrawn' }, { ...hand, state: 'queued' }]) {
      expect(note(decided, outcome({ state: 'failed' }))).toEqual([])
      expect(note(decided, outcome())[0]).toMatchObject({ row: { ...decided, attempts: 1, words: '250 OK' } })
    }
    expect(note({ state: 'unsure', attempts: 1 }, outcome({ attempts: 2 }))).toEqual([])
  })

  /** A post that hands over what is queued and is killed at any moment, and people who decide at any moment. */
  const steps = fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('try' as const),
        went: fc.constantFrom('accepted', 'refused', 'turnedAway', 'answerLost', 'killedBefore', 'killedAfter'),
      }),
      fc.record({ kind: fc.constant('report' as const), which: fc.nat(20) }),
      fc.record({
        kind: fc.constant('person' as const),
        does: fc.constantFrom('retry', 'arrived', 'again', 'byHand', 'tell', 'untell', 'read'),
      }),
    ),
    { maxLength: 40 },
  )

  test('[CM-7] whatever fails, is killed, comes late or twice: never handed over twice unless a person said so, and never forgotten', () => {
    fc.assert(
      fc.property(steps, (sequence) => {
        let delivery: Row<'delivery'> = deliveryRow()
        const reports: Outcome[] = []
        let settled: Outcome | undefined
        let arrivals = 0
        let allowed = 1
        const apply = (changes: readonly Change[]): void => {
          for (const { table, row } of changes) if (table === 'delivery') delivery = row as Row<'delivery'>
        }
        const report = (one: Outcome | undefined): void => {
          delivery = (one && afterOutcome(delivery, one, at.now)) ?? delivery
        }
        for (const step of sequence) {
          const one = () => ({ deliveries: stored('delivery', [delivery]), ...where })
          if (step.kind === 'try') {
            // The post hands over only what is queued by mail, and nothing of which a settled try is not told yet.
            if (delivery.channel !== 'email' || delivery.state !== 'queued' || (settled && settled.attempts > delivery.attempts)) continue
            const attempts = delivery.attempts + 1
            if (step.went === 'killedBefore') continue
            const reached = step.went === 'accepted' || step.went === 'answerLost' || step.went === 'killedAfter'
            if (reached) arrivals++
            const state = {
              accepted: 'sent',
              refused: 'failed',
              turnedAway: 'queued',
              answerLost: 'unsure',
              killedAfter: 'unsure',
            } as const
            const words = { sent: '250 OK', failed: '550 No', queued: '451 Later', unsure: null } as const
            settled = outcome({ state: state[step.went], attempts, words: words[state[step.went]] })
            reports.push(settled)
          } else if (step.kind === 'report') {
            report(reports[step.which % Math.max(1, reports.length)])
          } else {
            const before = delivery
            try {
              if (step.does === 'retry') apply(retryDelivery.decide(one(), key, at))
              else if (step.does === 'arrived' || step.does === 'again') {
                apply(settleUnsure.decide(one(), { ...key, arrived: step.does === 'arrived' }, at))
                if (step.does === 'again') allowed++
              } else if (step.does === 'byHand') apply(byHand.decide({ ...letterRows(), ...one() }, key, at))
              else if (step.does === 'tell') apply(tellByHand.decide(one(), { ...key, how: 'talk' }, at))
              else if (step.does === 'untell') apply(untell.decide(one(), key, at))
              else apply(confirmRead.decide(one(), key, atOf({ by: member })))
            } catch (trouble) {
              if (!(trouble instanceof Problem)) throw trouble
              expect(delivery).toBe(before)
            }
          }
          expect(arrivals).toBeLessThanOrEqual(allowed)
        }
        report(settled)
        expect(['queued', 'sent', 'failed', 'unsure', 'told']).toContain(delivery.state)
        if (arrivals === 0) expect(delivery.state).not.toBe('sent')
        if (delivery.state === 'queued') expect(delivery.channel === 'hand' || delivery.attempts === (settled?.attempts ?? 0)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
