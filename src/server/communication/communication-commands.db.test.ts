/** The verbs of messages against real databases: from words to readers, who may, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { type Actor, systemActor } from '#core/access/access.ts'
import { details } from '#core/communication/details.ts'
import { Problem } from '#core/kernel/problem.ts'
import { rowKey } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { cast, foundCompany, issue, issueAny, organisationId, pauseAll, person, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const rolloutId = 'crm'
const messageKey = 'announcement'
const one = { rolloutId, messageKey }
const system = systemActor(organisationId)
const booked = ['message', 'messageText', 'briefing', 'delivery', 'letter', 'channel', 'post', 'pause', 'notice'] as const

/** The company with its plan and its words, and a way to give commands as somebody and to see what is in the books. */
const begin = async (database: Database) => {
  const { write } = await foundCompany(database)
  const run = (actor: Actor, name: string, input: unknown) => write(actor, issueAny(`communication.${name}`, input))
  // Two weeks ahead of this day every place is open, so that one announcement goes to all.
  await write(cast.lead, issue('plan.describe', { ...rollout, startOn: '2027-01-25' }))
  await write(cast.lead, issue('plan.draft', { rolloutId }))
  await write(cast.lead, issue('people.change', { ...person('milton'), email: null }))
  const read = async (table: TableName): Promise<Record<string, unknown>[]> => {
    const rows = (await database.db
      .selectFrom(table as 'story')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute()) as Record<string, unknown>[]
    const keyOf = (row: Record<string, unknown>): string => rowKey(tables[table], row)
    return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  }
  const books = async () => ({
    rows: await Promise.all(booked.map(read)),
    audit: await database.db.selectFrom('audit').select('commandId').orderBy('version').execute(),
    feed: await database.db.selectFrom('feed').selectAll().orderBy('version').execute(),
  })
  /** The command is refused with this code, and rows, audit and feed are as they were. */
  const refused = async (actor: Actor, name: string, input: unknown, code: string): Promise<void> => {
    const before = await books()
    const trouble: unknown = await run(actor, name, input).then(
      () => null,
      (problem: unknown) => problem,
    )
    expect(trouble, `${name} as ${actor.role}`).toBeInstanceOf(Problem)
    expect((trouble as Problem).code, `${name} as ${actor.role}`).toBe(code)
    expect(await books()).toEqual(before)
  }
  const told = { rolloutId, pilotGroup: 'Sales', pilotResult: 'twice as fast', askName: 'Lilian', askContact: null, signedBy: null }
  return { write, run, read, refused, told }
}

describeOnBoth('messages', (open) => {
  test('[CM-2] [CM-5] [CM-6] [CM-7] [CM-8] from words to each reader, with nothing sent or ticked by whoever may not', async () => {
    const { run, read, refused, told } = await begin(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor]) {
      await refused(actor, 'brief', told, 'access.notFound')
      await refused(actor, 'approve', one, 'access.notFound')
      await refused(actor, 'withdraw', one, 'access.notFound')
    }
    await refused(cast.lead, 'approve', one, 'communication.unfilled')
    await run(cast.lead, 'brief', told)
    // Naomi reads English: until all that everyone is told stands in it too, nothing is approved (CM-5).
    for (const detail of details) {
      await refused(cast.lead, 'approve', one, 'communication.detailMissing')
      await run(cast.lead, 'writeDetail', { rolloutId, detail, language: 'en', text: 'In English' })
    }
    await run(cast.lead, 'approve', one)
    await refused(cast.lead, 'withdraw', one, 'communication.notOutYet')
    await run(cast.lead, 'hold', { ...one, because: 'not this week' })
    await refused(system, 'queue', { ...one, mail: true }, 'communication.isHeld')
    await refused(cast.lead, 'sendNow', one, 'communication.isHeld')
    await run(cast.lead, 'release', one)
    await run(system, 'queue', { ...one, mail: true })
    await refused(system, 'queue', { ...one, mail: true }, 'communication.alreadyOut')
    await refused(cast.lead, 'approve', one, 'communication.alreadyOut')
    const states = async () =>
      Object.fromEntries((await read('delivery')).map((row) => [row['personId'], `${String(row['channel'])} ${String(row['state'])}`]))
    expect(await states()).toEqual({
      chandra: 'email queued',
      lilian: 'email queued',
      milton: 'hand queued',
      naomi: 'email queued',
      ravi: 'email queued',
    })
    expect(await read('letter')).toMatchObject([{ personId: 'milton', locationId: 'albina' }])

    const outcome = { messageKey, state: 'sent', attempts: 1, words: '250 OK', dueAt: null }
    const letter = { language: 'nl', subject: 'S', body: 'B' }
    const outcomes = [
      { ...outcome, personId: 'chandra', letter },
      { ...outcome, personId: 'naomi', state: 'failed', words: '550 No such user', letter: null },
      { ...outcome, personId: 'ravi', state: 'unsure', words: null, letter },
    ]
    await run(system, 'noteDeliveries', { rolloutId, outcomes })
    const before = await read('delivery')
    await run(system, 'noteDeliveries', { rolloutId, outcomes })
    expect(await read('delivery')).toEqual(before)

    const milton = { ...one, personId: 'milton' }
    await refused(cast.member, 'tell', { ...milton, how: 'talk' }, 'access.notFound')
    await refused(cast.champion, 'tell', { ...one, personId: 'naomi', how: 'talk' }, 'access.notFound')
    await refused(cast.champion, 'tell', { ...one, personId: 'ravi', how: 'talk' }, 'access.notFound')
    await run(cast.champion, 'tell', { ...milton, how: 'whatsapp' })
    await refused(cast.lead, 'tell', { ...one, personId: 'chandra', how: 'talk' }, 'communication.alreadySent')
    await refused(cast.lead, 'retry', { ...one, personId: 'chandra' }, 'communication.alreadySent')
    await refused(cast.lead, 'settleUnsure', { ...one, personId: 'naomi', arrived: false }, 'communication.notUnsure')
    await run(cast.lead, 'settleUnsure', { ...one, personId: 'ravi', arrived: true })
    await run(cast.lead, 'byHand', { ...one, personId: 'naomi' })
    await run(cast.member, 'confirmRead', one)
    await refused(cast.owner, 'confirmRead', one, 'access.notAPerson')
    expect(await states()).toEqual({
      chandra: 'email sent',
      lilian: 'email queued',
      milton: 'hand told',
      naomi: 'hand queued',
      ravi: 'email sent',
    })
    expect((await read('letter')).find(({ personId }) => personId === 'naomi')).toMatchObject({ locationId: 'georgetown', language: 'en' })
    expect((await read('delivery')).find(({ personId }) => personId === 'milton')).toMatchObject({
      toldBy: 'Chandra',
      toldHow: 'whatsapp',
      readAt: expect.any(String),
    })

    await run(cast.lead, 'withdraw', one)
    expect(await states()).toMatchObject({ lilian: 'email withdrawn', naomi: 'hand withdrawn', chandra: 'email sent', milton: 'hand told' })
    expect((await read('letter')).map(({ personId }) => personId)).toEqual(['chandra', 'milton', 'ravi'])
    await refused(cast.lead, 'withdraw', one, 'communication.allGone')
  })

  test('[CM-5] [CM-10] own words need every language; a pause lets messages wait', async () => {
    const { write, run, read, refused, told } = await begin(await open())
    await run(cast.lead, 'brief', told)
    const words = { rolloutId, scope: 'announcement', language: 'nl', subject: '{{tool}}', body: 'Dag {{name}}, {{goLive}}' }
    await refused(cast.lead, 'writeText', { ...words, body: '{{day}}' }, 'communication.unknownPlace')
    await run(cast.lead, 'writeText', words)
    await refused(cast.lead, 'approve', one, 'communication.languageMissing')
    const params = { kind: 'announcement', language: 'en' }
    await run(system, 'holdBack', { ...one, code: 'communication.languageMissing', params })
    await run(cast.lead, 'writeText', { ...words, language: 'en', body: 'Hi {{name}}, {{goLive}}' })
    expect((await read('message')).find((row) => row['messageKey'] === messageKey)).toMatchObject({ heldAt: null })
    await run(cast.lead, 'approve', one)
    const resume = await pauseAll(write)
    await refused(system, 'queue', { ...one, mail: false }, 'communication.isPaused')
    await resume()
    await run(system, 'queue', { ...one, mail: false })
    expect((await read('letter')).map((row) => row['body'])).toContainEqual(expect.stringMatching(/^Hi Naomi, /))
  })
})
