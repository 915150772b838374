/** The sample company on real databases: every step of its weeks is one that its people could have taken, whatever the day it is made on. */
import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Database } from '#server/db/database.ts'
import { makeSample } from '#server/sample/make-sample.ts'
import { cast, issue, organisationId, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const made = async (database: Database, now: string, language: 'en' | 'nl' = 'en') => {
  const { write } = writerOf(database)
  await write(
    cast.owner,
    issue('organisation.describe', { name: 'Mine', country: 'SR', zone: 'America/Paramaribo', language, currency: 'SRD' }),
  )
  await makeSample({ database, write, now }, cast.owner, language)
  const read = async <T extends TableName>(table: T): Promise<Row<T>[]> =>
    (await database.db
      .selectFrom(table as 'person')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute()) as unknown as Row<T>[]
  return { read, write }
}

describeOnBoth('the sample company', (open, _place, dialect) => {
  test('[CM-7] [TR-6] [SU-2] [RE-5] [CH-2] has three weeks behind it: messages, training, calls for help, voices, and items that ticked themselves', async () => {
    const database = await open()
    const { read, write } = await made(database, '2026-11-26T15:00:00.000Z')
    const phases = (await read('phase')).toSorted((a, b) => a.position - b.position)
    expect(phases.slice(0, 2).map(({ goLiveOn }) => goLiveOn)).toEqual(['2026-11-16', '2026-11-30'])

    const deliveries = await read('delivery')
    const states = new Map<string, number>()
    for (const { state } of deliveries) states.set(state, (states.get(state) ?? 0) + 1)
    expect(states.get('sent')).toBeGreaterThan(100)
    expect(states.get('told')).toBeGreaterThan(2)
    expect(deliveries.filter(({ readAt }) => readAt !== null).length).toBeGreaterThan(60)
    expect((await read('letter')).every(({ body }) => !body.includes('{{'))).toBe(true)
    const messages = await read('message')
    expect(messages.filter(({ sendOn }) => sendOn < '2026-11-26').every(({ queuedAt }) => queuedAt !== null)).toBe(true)
    expect(messages.filter(({ sendOn }) => sendOn > '2026-11-26').every(({ queuedAt }) => queuedAt === null)).toBe(true)

    expect((await read('attendance')).length).toBeGreaterThan(6)
    const tickets = (await read('ticket')).toSorted((a, b) => (a.ticketId < b.ticketId ? -1 : 1))
    expect(tickets.map(({ state, tier, solvedTier }) => `${state} ${solvedTier ?? tier}`)).toEqual([
      'solved 1',
      'solved 2',
      'open 4',
      'solved 2',
      'solved 1',
      'open 2',
    ])
    expect((await read('objection')).map(({ outcome }) => outcome).toSorted()).toEqual(['cameRound', 'open', 'open', 'stays'])
    expect((await read('story')).filter(({ toldIn }) => toldIn !== null)).toHaveLength(2)
    expect((await read('feedback')).map(({ state }) => state).toSorted()).toEqual(['adjusted', 'answered', 'open'])
    const seen = (await read('checklistItem')).filter(({ seen: how }) => how !== null)
    for (const item of ['announcementSent', 'reminderSent', 'welcomeSent', 'sessionsBooked', 'materialsFinal', 'quickWinsNoted'])
      expect(
        seen.map((one) => one.item),
        item,
      ).toContain(item)
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true })

    const again = makeSample({ database, write, now: '2026-11-26T15:00:00.000Z' }, cast.owner, 'en')
    await expect(again).rejects.toEqual(new Problem('plan.rolloutExists', {}))
  })

  test('[PH-10] [TR-2] planned anew, it books nobody once more who was trained', async () => {
    const { read, write } = await made(await open(), '2026-11-22T23:30:00.000Z')
    const booked = async () => (await read('session')).map(({ sessionKey, startsAt }) => `${sessionKey} ${startsAt}`).toSorted()
    const before = await booked()
    await write(cast.lead, issue('plan.draft', { rolloutId: 'sample' }))
    expect(await booked()).toEqual(before)
  })

  test('[PH-11] can be made on any day of the year, in both languages', { timeout: 120_000 }, async () => {
    if (dialect !== 'sqlite') return
    for (const [index, day] of [
      '2026-11-22',
      '2026-12-24',
      '2027-01-05',
      '2027-03-23',
      '2027-05-08',
      '2027-07-02',
      '2028-02-29',
    ].entries()) {
      const { read } = await made(await open(), `${day}T23:30:00.000Z`, index % 2 === 0 ? 'nl' : 'en')
      expect((await read('delivery')).length, day).toBeGreaterThan(20)
      expect((await read('ticket')).length, day).toBeGreaterThan(3)
    }
  })
})
