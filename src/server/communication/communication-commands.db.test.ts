/** The verbs of messages against real databases: from words to readers, who may, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { details } from '#core/communication/details.ts'
import type { Database } from '#server/db/database.ts'
import { cast, organisationId, pauseAll, person, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const messageKey = 'announcement'
const one = { rolloutId, messageKey }
const system = systemActor(organisationId)

/** The company with its plan and its words. */
const begin = async (database: Database) => {
  const story = await beginStory(database)
  const { run } = story
  // Two weeks ahead of this day every place is open, so that one announcement goes to all.
  await run(cast.lead, 'plan.describe', { ...rollout, startOn: '2027-01-25' })
  await run(cast.lead, 'plan.draft', { rolloutId })
  await run(cast.lead, 'people.change', { ...person('milton'), email: null })
  const told = { rolloutId, pilotGroup: 'Sales', pilotResult: 'twice as fast', askName: 'Lilian', askContact: null, signedBy: null }
  return { ...story, told }
}

describeOnBoth('messages', (open) => {
  test('[CM-2] [CM-5] [CM-6] [CM-7] [CM-8] from words to each reader, with nothing sent or ticked by whoever may not', async () => {
    const { run, read, refused, told } = await begin(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor]) {
      await refused(actor, 'communication.brief', told, 'access.notFound')
      await refused(actor, 'communication.approve', one, 'access.notFound')
      await refused(actor, 'communication.withdraw', one, 'access.notFound')
    }
    await refused(cast.lead, 'communication.approve', one, 'communication.unfilled')
    await run(cast.lead, 'communication.brief', told)
    // Naomi reads English: until all that everyone is told stands in it too, nothing is approved (CM-5).
    for (const detail of details) {
      await refused(cast.lead, 'communication.approve', one, 'communication.detailMissing')
      await run(cast.lead, 'communication.writeDetail', { rolloutId, detail, language: 'en', text: 'In English' })
    }
    await run(cast.lead, 'communication.approve', one)
    await refused(cast.lead, 'communication.withdraw', one, 'communication.notOutYet')
    await run(cast.lead, 'communication.hold', { ...one, because: 'not this week' })
    await refused(system, 'communication.queue', { ...one, mail: true }, 'communication.isHeld')
    await refused(cast.lead, 'communication.sendNow', one, 'communication.isHeld')
    await run(cast.lead, 'communication.release', one)
    await run(system, 'communication.queue', { ...one, mail: true })
    await refused(system, 'communication.queue', { ...one, mail: true }, 'communication.alreadyOut')
    await refused(cast.lead, 'communication.approve', one, 'communication.alreadyOut')
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

    const outcome = { messageKey, state: 'sent', attempts: 1, words: '250 OK', dueAt: null } as const
    const letter = { language: 'nl', subject: 'S', body: 'B' } as const
    const outcomes = [
      { ...outcome, personId: 'chandra', letter },
      { ...outcome, personId: 'naomi', state: 'failed', words: '550 No such user', letter: null },
      { ...outcome, personId: 'ravi', state: 'unsure', words: null, letter },
    ] as const
    await run(system, 'communication.noteDeliveries', { rolloutId, outcomes })
    const before = await read('delivery')
    await run(system, 'communication.noteDeliveries', { rolloutId, outcomes })
    expect(await read('delivery')).toEqual(before)

    const milton = { ...one, personId: 'milton' }
    await refused(cast.member, 'communication.tell', { ...milton, how: 'talk' }, 'access.notFound')
    await refused(cast.champion, 'communication.tell', { ...one, personId: 'naomi', how: 'talk' }, 'access.notFound')
    await refused(cast.champion, 'communication.tell', { ...one, personId: 'ravi', how: 'talk' }, 'access.notFound')
    await run(cast.champion, 'communication.tell', { ...milton, how: 'whatsapp' })
    await refused(cast.lead, 'communication.tell', { ...one, personId: 'chandra', how: 'talk' }, 'communication.alreadySent')
    await refused(cast.lead, 'communication.retry', { ...one, personId: 'chandra' }, 'communication.alreadySent')
    await refused(cast.lead, 'communication.settleUnsure', { ...one, personId: 'naomi', arrived: false }, 'communication.notUnsure')
    await run(cast.lead, 'communication.settleUnsure', { ...one, personId: 'ravi', arrived: true })
    await run(cast.lead, 'communication.byHand', { ...one, personId: 'naomi' })
    await run(cast.member, 'communication.confirmRead', one)
    await refused(cast.owner, 'communication.confirmRead', one, 'access.notAPerson')
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

    await run(cast.lead, 'communication.withdraw', one)
    expect(await states()).toMatchObject({ lilian: 'email withdrawn', naomi: 'hand withdrawn', chandra: 'email sent', milton: 'hand told' })
    expect((await read('letter')).map(({ personId }) => personId)).toEqual(['chandra', 'milton', 'ravi'])
    await refused(cast.lead, 'communication.withdraw', one, 'communication.allGone')
  })

  test('[CM-5] [CM-10] own words need every language; a pause lets messages wait', async () => {
    const { write, run, read, refused, told } = await begin(await open())
    await run(cast.lead, 'communication.brief', told)
    const words = { rolloutId, scope: 'announcement', language: 'nl', subject: '{{tool}}', body: 'Dag {{name}}, {{goLive}}' } as const
    await refused(cast.lead, 'communication.writeText', { ...words, body: '{{day}}' }, 'communication.unknownPlace')
    await run(cast.lead, 'communication.writeText', words)
    await refused(cast.lead, 'communication.approve', one, 'communication.languageMissing')
    const params = { kind: 'announcement', language: 'en' }
    await run(system, 'communication.holdBack', { ...one, code: 'communication.languageMissing', params })
    await run(cast.lead, 'communication.writeText', { ...words, language: 'en', body: 'Hi {{name}}, {{goLive}}' })
    expect((await read('message')).find((row) => row['messageKey'] === messageKey)).toMatchObject({ heldAt: null })
    await run(cast.lead, 'communication.approve', one)
    const resume = await pauseAll(write)
    await refused(system, 'communication.queue', { ...one, mail: false }, 'communication.isPaused')
    await resume()
    await run(system, 'communication.queue', { ...one, mail: false })
    expect((await read('letter')).map((row) => row['body'])).toContainEqual(expect.stringMatching(/^Hi Naomi, /))
  })
})
