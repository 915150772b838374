import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  accountHere,
  address,
  afterTry,
  type Bucket,
  countTry,
  guarded,
  mailbox,
  networkOf,
  type Tries,
} from '#server/sign-in/login-throttle.ts'
import { describeOnBoth } from '#test/dialects.ts'

const second = 1000
const day = 86_400_000

/** Tries as often as is let through, with a pause after each; how many tries that makes. */
const triesWithin = (bucket: Bucket, time: number, pause: number): number => {
  let at = 0
  let count = 0
  let tries: Tries | null = null
  while (at < time) {
    const after: ReturnType<typeof afterTry> = afterTry(bucket, tries, at)
    if ('wait' in after) at += Math.max(1, after.wait)
    else {
      tries = after
      count++
      at += pause
    }
  }
  return count
}

test('[AC-3] a guesser gets few tries at one account a day, however patient', () => {
  expect(triesWithin(accountHere, day, 1)).toBeLessThan(125)
  fc.assert(fc.property(fc.integer({ min: 1, max: 3_600_000 }), (pause) => triesWithin(accountHere, day, pause) < 125))
})

test('[AC-3] someone who mistypes waits seconds, not minutes', () => {
  let tries: Tries | null = null
  const waits: number[] = []
  for (let at = 0; waits.length < 8;) {
    const after: ReturnType<typeof afterTry> = afterTry(accountHere, tries, at)
    if ('wait' in after) throw new Error('tried too soon')
    tries = after
    waits.push(after.freeAt - at)
    at = after.freeAt
  }
  expect(waits).toEqual([0, 0, 0, 0, 0, 2, 4, 8].map((seconds) => seconds * second))
})

test('[AC-3] an office behind one address that mistypes all morning never waits, and under attack nobody waits longer than half a minute', () => {
  // 250 people, two wrong tries each, over half an hour.
  let tries: Tries | null = null
  for (let index = 0; index < 300; index++) {
    const after: ReturnType<typeof afterTry> = afterTry(address, tries, index * 6 * second)
    expect('wait' in after, String(index)).toBe(false)
    if (!('wait' in after)) tries = after
  }
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 400 }), (gaps) => {
      let before: Tries | null = null
      let at = 0
      for (const gap of gaps) {
        at += gap
        const after: ReturnType<typeof afterTry> = afterTry(address, before, at)
        if ('wait' in after && after.wait > 30 * second) return false
        if (!('wait' in after)) before = after
      }
      return true
    }),
  )
})

test('[AC-3] of IPv6 the network counts, of IPv4 the address, however it is written', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(networkOf('2001:0db8:0001:0002::1')).toBe('2001:db8:1:2')
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0')
  expect(networkOf('::1')).toBe('0:0:0:0')
  fc.assert(fc.property(fc.oneof(fc.ipV6(), fc.ipV4(), fc.string()), (ip) => typeof networkOf(ip) === 'string'))
})

describeOnBoth('guessing', (open) => {
  const at = (seconds: number): string => new Date(Date.parse('2026-11-23T15:00:00Z') + seconds * second).toISOString()
  const wrong = async (): Promise<never> => {
    throw new Error('wrong')
  }

  test('[AC-3] many tries at the same moment count one by one', async () => {
    const database = await open()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, () => countTry(database, [[accountHere, 'orlando@marowijne.internal', '192.0.2.7']], at(0))),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(accountHere.free + 1)
  })

  test('[AC-3] knowing the answer forgets the tries; another account and another address are not touched', async () => {
    const database = await open()
    const from = (ip: string, account: string, now: string) => ({ ip, account, now })
    for (let index = 0; index <= accountHere.free; index++)
      await expect(guarded(database, from('192.0.2.7', 'a@x.sr', at(0)), wrong)).rejects.toThrow('wrong')
    await expect(guarded(database, from('192.0.2.7', 'A@x.sr ', at(0)), async () => 'in')).rejects.toMatchObject({
      code: 'access.tooManyTries',
      params: { seconds: 2 },
    })
    expect(await guarded(database, from('192.0.2.7', 'b@x.sr', at(0)), async () => 'in')).toBe('in')
    expect(await guarded(database, from('192.0.2.8', 'a@x.sr', at(0)), async () => 'in')).toBe('in')
    expect(await guarded(database, from('192.0.2.7', 'a@x.sr', at(2)), async () => 'in')).toBe('in')
    for (let index = 0; index < accountHere.free; index++)
      await expect(guarded(database, from('192.0.2.7', 'a@x.sr', at(3)), wrong)).rejects.toThrow('wrong')
  })

  test('[AC-3] an office that comes in at eight, each knowing the answer, never waits', async () => {
    const database = await open()
    for (let index = 0; index < 3 * address.free; index++)
      expect(await guarded(database, { ip: '192.0.2.7', account: `p${index}@x.sr`, now: at(0) }, async () => index)).toBe(index)
  })

  test('[AC-3] what is kept names nobody, and goes away', async () => {
    const database = await open()
    await countTry(database, [[mailbox, 'orlando@marowijne.internal']], at(0))
    expect(JSON.stringify(await database.db.selectFrom('guessing').selectAll().execute())).not.toMatch(/orlando|marowijne/)
    await countTry(database, [[mailbox, 'someone@else.example']], at(day))
    expect(await database.db.selectFrom('guessing').selectAll().execute()).toHaveLength(1)
  })
})
