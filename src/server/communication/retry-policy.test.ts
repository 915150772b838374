import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterOutcome } from '#core/communication/delivery-state.ts'
import { Problem } from '#core/kernel/problem.ts'
import { later } from '#server/jobs/job.ts'
import { mostTries, pauseAfter, pauseAfterFault, pauseWithoutServer } from '#server/jobs/backoff.ts'
import { type Came, outcomeOf, unaddressed, unwritable } from '#server/communication/retry-policy.ts'
import { now } from '#test/cast.ts'

const hour = 3_600_000
const cames = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Came>({ came: 'no', forGood: false, words: '451 later' }) },
  fc.constant<Came>({ came: 'taken', words: '250 OK' }),
  fc.constant<Came>({ came: 'no', forGood: true, words: '550 never' }),
  fc.constant<Came>({ came: 'unsure' }),
)
const queued = { channel: 'email', state: 'queued', dueAt: now, attempts: 0, words: null, settledAt: null }

test('[CM-7] whatever a mail server says, and however often it is told, a letter is handed over until it is taken, refused, lost or five tries old', () => {
  fc.assert(
    fc.property(fc.array(cames, { minLength: 8, maxLength: 8 }), fc.double({ min: 0, max: 1, noNaN: true }), (answers, jitter) => {
      let delivery: typeof queued & { words: string | null; settledAt: string | null } = queued
      let handed = 0
      for (const came of answers) {
        if (delivery.state !== 'queued') break
        handed += 1
        const at = delivery.dueAt
        const outcome = outcomeOf(came, { tries: delivery.attempts, now: at, jitter, mayLeave: (instant) => instant })
        const after = afterOutcome(delivery, outcome, at)
        expect(after).toBeDefined()
        delivery = after ?? delivery
        // Told once more after a crash, it changes nothing.
        expect(afterOutcome(delivery, outcome, at)).toBeUndefined()
        if (delivery.state === 'queued') expect(delivery.dueAt > at).toBe(true)
      }
      const decisive = answers.findIndex(({ came }) => came !== 'no')
      expect(handed).toBeLessThanOrEqual(mostTries)
      if (decisive >= 0) expect(handed).toBeLessThanOrEqual(decisive + 1)
      expect(['sent', 'failed', 'unsure']).toContain(delivery.state)
      expect(delivery.attempts).toBe(handed)
    }),
  )
})

test('[CM-7] the pauses grow, and five tries take about a day', () => {
  const pauses = Array.from({ length: mostTries - 1 }, (_, index) => pauseAfter(index + 1, 0.5) ?? 0)
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other))
  const day = pauses.reduce((sum, one) => sum + one, 0)
  expect(day / hour).toBeGreaterThan(20)
  expect(day / hour).toBeLessThan(28)
  expect(pauseAfter(mostTries, 0.5)).toBeNull()
  expect(pauseAfter(1, 0)).toBeLessThan(pauseAfter(1, 1) ?? 0)
})

test('[CM-7] who asks for a longer pause gets it, as far as a day goes', () => {
  expect(pauseAfter(1, 0.5, 2 * hour)).toBe(2 * hour)
  expect(pauseAfter(2, 0.5, 1000)).toBe(hour / 2)
  expect(pauseAfter(1, 0.5, 1000 * hour)).toBe(20 * hour)
})

test('faults and a mail server that is away are met with pauses that grow to a limit', () => {
  for (const pause of [pauseAfterFault, pauseWithoutServer]) {
    const grown = Array.from({ length: 40 }, (_, index) => pause(index + 1, 0.5))
    expect(grown).toEqual(grown.toSorted((one, other) => one - other))
    expect(grown[0]).toBeLessThanOrEqual(2000)
    expect(grown.at(-1)).toBe(pause === pauseAfterFault ? hour : hour / 60)
  }
})

test('[CM-9] another try waits for the reader’s working hours', () => {
  const morning = '2026-11-24T11:00:00.000Z'
  const { dueAt } = outcomeOf(
    { came: 'no', forGood: false, words: '451' },
    { tries: 0, now, jitter: 0.5, mayLeave: (instant) => (instant === later(now, 300_000) ? morning : instant) },
  )
  expect(dueAt).toBe(morning)
})

test('a letter that cannot be written is given up with the reason; a fault of ours is a fault', () => {
  const { outcome } = unwritable(new Problem('access.notFound', {}), 1, 'en') as { outcome: unknown }
  expect(outcome).toEqual({ state: 'failed', attempts: 2, words: 'This person is no longer a recipient.', dueAt: null })
  expect(unaddressed(null, 0, 'nl')).toMatchObject({
    outcome: { words: 'De personeelslijst heeft geen e-mailadres meer van deze persoon.' },
  })
  expect(() => unwritable(new TypeError('x'), 0, 'en')).toThrow(TypeError)
})
