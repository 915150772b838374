import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import type { TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { changesAfter } from '#server/sync/changes.ts'
import { handedTickets } from '#server/support/handed-tickets.ts'
import { supportTask } from '#server/support/support-task.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { albina, cast, foundCompany, issue, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { standingOf } from '#test/refusals.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'
import { tell } from '#test/story.ts'

const rolloutId = 'crm'
/** Monday 23 November 2026, noon in Paramaribo. */
const monday = '2026-11-23T15:00:00.000Z'
const elsewhere: Actor = { ...cast.champion, accountId: 'naomi', name: 'Naomi', personId: 'naomi', locationIds: ['georgetown'] }

const begin = async (database: Database) => {
  await foundCompany(database)
  const clock = { now: monday }
  const write: Write = createWriter({ database, now: () => clock.now, committed: async () => undefined })
  // Chandra is the champion of Albina: the only one there who is put forward.
  await write(cast.lead, issue('people.nominate', { rolloutId, personId: 'chandra', nominated: true }))
  await write(cast.lead, issue('plan.draft', { rolloutId }))
  await write(
    cast.owner,
    issue('access.enlist', { accountId: 'lilian', name: 'Lilian', email: null, personId: 'lilian', role: 'lead', locationIds: [] }),
  ).catch(() => undefined)
  const rows = async <T extends TableName>(table: T) =>
    database.db
      .selectFrom(table as 'ticket')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .orderBy('version')
      .execute()
  const ticket = async (ticketId = 't') => (await rows('ticket')).find((row) => row.ticketId === ticketId)
  const events = async () => (await database.db.selectFrom('ticketEvent').selectAll().orderBy('version').execute()).map(({ kind }) => kind)
  const notices = async () =>
    (await database.db.selectFrom('notice').selectAll().orderBy('version').orderBy('noticeId').execute()).map(
      ({ code, personId }) => `${personId} ${code}`,
    )
  const standing = () => standingOf(database)
  const round = () => supportTask({ database, write }, organisationId, clock.now)
  return { database, clock, write, rows, ticket, events, notices, standing, round }
}

const ask = (ticketId = 't', question = 'De klantkaart gaat niet open') =>
  issue('support.ask', { rolloutId, ticketId, question, page: 'Klanten', device: 'Android' })

describeOnBoth('calls for help', (open) => {
  test('[SU-1] [SU-2] a call comes to the champion of the place with four working hours, and goes up by itself, tier by tier', async () => {
    const { clock, write, ticket, events, notices, round } = await begin(await open())
    await write(cast.lead, issue('support.nameTier', { rolloutId, tier: 3, ownerId: 'ravi', name: 'IT', contact: null, hours: 8 }))
    await write(cast.member, ask())
    expect(await ticket()).toMatchObject({
      tier: 2,
      ownerId: 'chandra',
      personId: 'milton',
      locationId: 'albina',
      language: 'nl',
      // Noon to four is four hours: today, at closing time.
      dueAt: '2026-11-23T19:00:00.000Z',
    })
    expect(await notices()).toEqual(['chandra support.notice.yours'])
    clock.now = '2026-11-23T18:59:00.000Z'
    await round()
    expect((await ticket())?.tier).toBe(2)
    clock.now = '2026-11-23T19:00:00.000Z'
    await round()
    // The eight hours of tier 3 are those of Tuesday; whoever is behind it is told, and so is whoever asked.
    expect(await ticket()).toMatchObject({ tier: 3, ownerId: 'ravi', dueAt: '2026-11-24T19:00:00.000Z', state: 'open' })
    expect((await notices()).slice(1).toSorted()).toEqual(['milton support.notice.up', 'ravi support.notice.overdue'])
    await round()
    expect(await events()).toEqual(['overdue'])
    // Wednesday 25 November is a holiday of Suriname: three working days later is Monday.
    clock.now = '2026-11-24T19:30:00.000Z'
    await round()
    expect(await ticket()).toMatchObject({ tier: 4, ownerId: null, dueAt: '2026-11-30T19:00:00.000Z' })
    clock.now = '2026-11-30T19:00:00.000Z'
    await round()
    expect(await ticket()).toMatchObject({ tier: 4, state: 'open', dueAt: '2026-12-03T19:00:00.000Z' })
    expect(await events()).toEqual(['overdue', 'overdue', 'overdue'])
  })

  test('[SU-2] what an answer solved counts at tier 1; one tier at a time, past a tier only with a reason', async () => {
    const { write, ticket, events } = await begin(await open())
    const article = {
      rolloutId,
      articleId: 'a',
      language: 'nl',
      title: 'Klantkaart',
      body: 'Druk lang.',
      workaround: true,
      ticketId: null,
    } as const
    await write(cast.champion, issue('support.writeArticle', article))
    await write(cast.member, issue('support.solvedByArticle', { rolloutId, ticketId: 's', question: 'klantkaart', articleId: 'a' }))
    expect(await ticket('s')).toMatchObject({ tier: 1, state: 'solved', solvedTier: 1, articleId: 'a', ownerId: null, dueAt: null })
    await write(cast.member, ask())
    await expect(write(cast.champion, issue('support.up', { rolloutId, ticketId: 't', to: 4, because: null }))).rejects.toMatchObject({
      code: 'support.reasonMissing',
    })
    await write(cast.champion, issue('support.up', { rolloutId, ticketId: 't', to: 3, because: null }))
    await write(cast.champion, issue('support.up', { rolloutId, ticketId: 't', to: 2, because: 'Het staat in de handleiding' }))
    await write(cast.champion, issue('support.up', { rolloutId, ticketId: 't', to: 4, because: 'IT is dicht' }))
    expect(await ticket()).toMatchObject({ tier: 4, state: 'open' })
    expect(await events()).toEqual(['solved', 'up', 'down', 'up'])
  })

  test('[RG-1] [SU-2] answers of two helpers both stay; the one who asked hears them, and may open it again', async () => {
    const { write, ticket, events, notices } = await begin(await open())
    await write(cast.member, ask())
    await write(cast.champion, issue('support.solve', { rolloutId, ticketId: 't', answer: 'Druk lang op de naam.' }))
    await write(cast.lead, issue('support.solve', { rolloutId, ticketId: 't', answer: 'Of via het menu.' }))
    expect(await ticket()).toMatchObject({ state: 'solved', solvedTier: 2, solvedBy: 'Chandra', answer: 'Druk lang op de naam.' })
    expect(await events()).toEqual(['solved', 'said'])
    expect(await notices()).toEqual(['chandra support.notice.yours', 'milton support.notice.solved', 'milton support.notice.solved'])
    await write(cast.member, issue('support.reopen', { rolloutId, ticketId: 't', because: 'Nog steeds leeg' }))
    expect(await ticket()).toMatchObject({ state: 'open', tier: 2, ownerId: 'chandra', solvedAt: null })
    await write(cast.member, issue('support.say', { rolloutId, ticketId: 't', text: 'Op de tablet lukt het wel' }))
    await write(cast.member, issue('support.solvedIt', { rolloutId, ticketId: 't' }))
    expect(await ticket()).toMatchObject({ state: 'solved', solvedBy: 'Milton' })
    expect(await events()).toEqual(['solved', 'said', 'reopened', 'said', 'solved'])
  })

  test('[SU-2] [AC-1] [AC-2] owners of levels 3 and 4 open, answer and close their question as a member and as a champion elsewhere, and see nothing else of the place', async () => {
    const database = await open()
    const { write, ticket, notices, standing } = await begin(database)
    // Ravi is a member, Naomi the champion of Georgetown; the questions are asked in Albina.
    const ravi: Actor = { ...cast.member, accountId: 'ravi', name: 'Ravi', personId: 'ravi' }
    for (const [tier, ownerId] of [
      [3, 'ravi'],
      [4, 'naomi'],
    ] as const)
      await write(cast.lead, issue('support.nameTier', { rolloutId, tier, ownerId, name: null, contact: null, hours: 8 }))
    for (const ticketId of ['at-2', 'at-3', 'at-4']) await write(cast.member, ask(ticketId, `Hoe gaat ${ticketId}?`))
    await write(cast.champion, issue('support.up', { rolloutId, ticketId: 'at-3', to: 3, because: null }))
    await write(cast.champion, issue('support.up', { rolloutId, ticketId: 'at-4', to: 4, because: 'Het is een fout' }))
    const idsOf = async (actor: Actor) => (await handedTickets(database, actor)).map((one) => one.ticket.ticketId)
    expect(await Promise.all([ravi, elsewhere, cast.member, cast.champion].map(idsOf))).toEqual([['at-3'], ['at-4'], [], ['at-2']])
    const [handed] = await handedTickets(database, ravi)
    expect(handed).toMatchObject({
      ticket: { question: 'Hoe gaat at-3?', tier: 3 },
      events: [{ ticketId: 'at-3', kind: 'up' }],
      asker: { name: 'Milton' },
      place: 'Albina',
    })
    // The feed of neither tells of any question, nor of anybody at the place.
    for (const actor of [ravi, elsewhere]) {
      const { changes } = await changesAfter(database, actor, 0)
      expect(changes.filter(({ table }) => table === 'ticket' || table === 'ticketEvent').map(({ key }) => key)).toEqual([])
      expect(changes.filter(({ table, row }) => table === 'person' && row?.['locationId'] === 'albina').map(({ key }) => key)).toEqual([])
    }
    // What is in other hands stays beyond reach, and one's own question is answered by others.
    const before = await standing()
    for (const [actor, ticketId] of [
      [ravi, 'at-2'],
      [ravi, 'at-4'],
      [elsewhere, 'at-3'],
      [cast.member, 'at-3'],
    ] as const)
      for (const call of [
        issue('support.solve', { rolloutId, ticketId, answer: 'x' }),
        issue('support.up', { rolloutId, ticketId, to: 2, because: 'x' }),
      ])
        await expect(write(actor, call), `${actor.name} ${ticketId}`).rejects.toMatchObject({ code: 'access.notFound' })
    expect(await standing()).toEqual(before)

    await write(ravi, issue('support.say', { rolloutId, ticketId: 'at-3', text: 'Welke versie?' }))
    await write(ravi, issue('support.solve', { rolloutId, ticketId: 'at-3', answer: 'Werk de app bij.' }))
    await write(elsewhere, issue('support.up', { rolloutId, ticketId: 'at-4', to: 3, because: 'Geen fout' }))
    expect(await ticket('at-3')).toMatchObject({ state: 'solved', solvedTier: 3, solvedBy: 'Ravi', answer: 'Werk de app bij.' })
    expect((await notices()).slice(-3).toSorted()).toEqual([
      'milton support.notice.said',
      'milton support.notice.solved',
      'ravi support.notice.yours',
    ])
    // Open ones come first; what went to somebody else is gone.
    expect(await Promise.all([ravi, elsewhere].map(idsOf))).toEqual([['at-4', 'at-3'], []])
  })

  test('[SU-5] what the vendor was asked and answered is kept, with days and reference', async () => {
    const database = await open()
    const { clock, write, ticket } = await begin(database)
    await write(cast.member, ask())
    const vendor = { rolloutId, ticketId: 't', reference: null, text: 'Hello' }
    await expect(write(cast.lead, issue('support.askVendor', vendor))).rejects.toMatchObject({ code: 'support.vendorTooEarly' })
    await write(cast.champion, issue('support.up', { rolloutId, ticketId: 't', to: 3, because: null }))
    await expect(write(cast.lead, issue('support.noteVendor', vendor))).rejects.toMatchObject({ code: 'support.vendorNotAsked' })
    await write(cast.lead, issue('support.askVendor', vendor))
    expect(await ticket()).toMatchObject({ tier: 4 })
    clock.now = '2026-11-24T15:00:00.000Z'
    await write(cast.lead, issue('support.noteVendor', { ...vendor, reference: 'CASE-7', text: 'Known; solved in May' }))
    const kept = await database.db.selectFrom('ticketEvent').selectAll().where('kind', 'like', 'vendor%').orderBy('version').execute()
    expect(kept).toMatchObject([
      { kind: 'vendorAsked', text: 'Hello', reference: null, at: monday, by: 'Lilian' },
      { kind: 'vendorAnswered', text: 'Known; solved in May', reference: 'CASE-7', at: clock.now },
    ])
  })

  test('[SU-1] naming somebody for a tier gives them what waits there, and tells them', async () => {
    const { write, ticket, notices } = await begin(await open())
    await write(cast.member, ask())
    await write(cast.champion, issue('support.up', { rolloutId, ticketId: 't', to: 3, because: null }))
    expect((await ticket())?.ownerId).toBeNull()
    await write(
      cast.lead,
      issue('support.nameTier', { rolloutId, tier: 3, ownerId: 'ravi', name: null, contact: 'it@x.example', hours: 6 }),
    )
    expect((await ticket())?.ownerId).toBe('ravi')
    expect(await notices()).toContain('ravi support.notice.tier')
  })

  test('[AC-1] [AC-2] what is beyond reach, wrong or too late leaves rows, trail and feed as they were', async () => {
    const { write, database } = await begin(await open())
    await write(cast.owner, issue('people.add', { ...person('gone'), leftOn: '2026-01-01' }))
    await write(cast.member, ask())
    await write(cast.champion, issue('support.solve', { rolloutId, ticketId: 't', answer: 'Zo.' }))
    await write(
      cast.champion,
      issue('support.writeArticle', { rolloutId, articleId: 'a', language: 'nl', title: 'T', body: 'B', workaround: false, ticketId: 't' }),
    )
    const of = { rolloutId, ticketId: 't' }
    const tier = { rolloutId, tier: 3, ownerId: null, name: null, contact: null, hours: 8 }
    const refused: readonly (readonly [Actor, CommandName, object, string])[] = [
      [cast.owner, 'support.ask', { ...of, ticketId: 'u', question: 'x', page: null, device: null }, 'access.notAPerson'],
      [cast.member, 'support.ask', { ...of, question: 'x', page: null, device: null }, 'access.notFound'],
      [cast.member, 'support.ask', { rolloutId: 'none', ticketId: 'u', question: 'x', page: null, device: null }, 'access.notFound'],
      [cast.member, 'support.askFor', { ...of, ticketId: 'u', personId: 'milton', question: 'x' }, 'access.notFound'],
      [elsewhere, 'support.askFor', { ...of, ticketId: 'u', personId: 'milton', question: 'x' }, 'access.notFound'],
      [cast.member, 'support.solvedByArticle', { ...of, ticketId: 'u', question: 'x', articleId: 'none' }, 'access.notFound'],
      [cast.champion, 'support.solvedByArticle', { ...of, question: 'x', articleId: 'a' }, 'access.notFound'],
      [cast.champion, 'support.solvedIt', of, 'access.notFound'],
      [{ ...elsewhere, role: 'member', locationIds: [] }, 'support.say', { ...of, text: 'x' }, 'access.notFound'],
      [elsewhere, 'support.say', { ...of, text: 'x' }, 'access.notFound'],
      [elsewhere, 'support.reopen', { ...of, because: null }, 'access.notFound'],
      [cast.member, 'support.withdraw', of, 'support.notOpen'],
      [elsewhere, 'support.withdraw', of, 'access.notFound'],
      [cast.member, 'support.solve', { ...of, answer: 'x' }, 'access.notFound'],
      [elsewhere, 'support.solve', { ...of, answer: 'x' }, 'access.notFound'],
      [cast.champion, 'support.up', { ...of, to: 3, because: null }, 'support.notOpen'],
      [elsewhere, 'support.up', { ...of, to: 3, because: 'x' }, 'access.notFound'],
      [cast.champion, 'support.askVendor', { ...of, reference: null, text: 'x' }, 'access.notFound'],
      [cast.lead, 'support.askVendor', { ...of, reference: null, text: 'x' }, 'support.notOpen'],
      [cast.lead, 'support.noteVendor', { ...of, reference: null, text: 'x' }, 'support.vendorNotAsked'],
      [cast.champion, 'support.nameTier', tier, 'access.notFound'],
      [cast.lead, 'support.nameTier', { ...tier, tier: 2, ownerId: 'ravi' }, 'support.championsAnswer'],
      [cast.lead, 'support.nameTier', { ...tier, ownerId: 'none' }, 'support.ownerUnknown'],
      [cast.lead, 'support.nameTier', { ...tier, ownerId: 'gone' }, 'support.ownerLeft'],
      [cast.lead, 'support.nameTier', { ...tier, rolloutId: 'none' }, 'access.notFound'],
      [
        elsewhere,
        'support.writeArticle',
        { rolloutId, articleId: 'b', language: 'nl', title: 'T', body: 'B', workaround: false, ticketId: 't' },
        'access.notFound',
      ],
      [cast.member, 'support.withdrawArticle', { rolloutId, articleId: 'a' }, 'access.notFound'],
      [cast.champion, 'support.withdrawArticle', { rolloutId, articleId: 'none' }, 'access.notFound'],
      [cast.champion, 'support.goUp', of, 'access.notFound'],
    ]
    for (const [actor, name, input, code] of refused) await tell(database, write).refused(actor, name, input, code)
  })

  test('[SU-2] [AC-2] a question is taken back by whoever asked or wrote it down, not by those who are to answer it', async () => {
    const { write, ticket, standing } = await begin(await open())
    await write(cast.member, ask())
    await write(cast.champion, issue('support.askFor', { rolloutId, ticketId: 'told', personId: 'milton', question: 'Hoe sla ik op?' }))
    const before = await standing()
    for (const [actor, ticketId] of [
      [cast.champion, 't'],
      [cast.lead, 't'],
      [cast.owner, 'told'],
    ] as const)
      await expect(write(actor, issue('support.withdraw', { rolloutId, ticketId })), actor.name).rejects.toMatchObject({
        code: 'access.notFound',
      })
    expect(await standing()).toEqual(before)
    await write(cast.champion, issue('support.withdraw', { rolloutId, ticketId: 'told' }))
    await write(cast.member, issue('support.withdraw', { rolloutId, ticketId: 't' }))
    expect([(await ticket())?.state, (await ticket('told'))?.state]).toEqual(['withdrawn', 'withdrawn'])
  })

  test('[SU-1] [SU-2] who left answers nothing more, and one lead who is nobody on the staff list silences no other', async () => {
    const database = await open()
    const { write, ticket, notices, clock, round } = await begin(database)
    const join = async (accountId: string, role: string, personId: string | null) => {
      const account = { accountId, name: accountId, email: `${accountId}@x.example`, createdAt: monday }
      await database.db
        .insertInto('account')
        .values({ ...account, passwordHash: null, personId, language: null })
        .execute()
      await database.db.insertInto('membership').values({ organisationId, accountId, role, personId, locationIds: '[]' }).execute()
    }
    await join('hired', 'lead', null)
    await join('orlando', 'owner', 'lilian')
    await write(cast.lead, issue('support.nameTier', { rolloutId, tier: 3, ownerId: 'ravi', name: 'IT', contact: null, hours: 8 }))
    await write(cast.member, ask())
    expect((await ticket())?.ownerId).toBe('chandra')
    for (const personId of ['chandra', 'ravi']) await write(cast.owner, issue('people.leave', { personId, leftOn: '2026-11-20' }))
    await write(cast.member, issue('support.say', { rolloutId, ticketId: 't', text: 'Ook op de tablet' }))
    await write(cast.member, ask('u', 'En waar staat de voorraad?'))
    // Lilian is the champion of the second phase, and the only one left at the location.
    expect((await ticket('u'))?.ownerId).toBe('lilian')
    clock.now = '2026-11-23T19:00:00.000Z'
    await round()
    expect(await ticket()).toMatchObject({ tier: 3, ownerId: null })
    const told = await notices()
    expect(told.filter((one) => one.startsWith('lilian')).toSorted()).toEqual([
      'lilian support.notice.overdue',
      'lilian support.notice.overdue',
      'lilian support.notice.said',
      'lilian support.notice.yours',
    ])
    expect(told.filter((one) => !one.startsWith('lilian') && !one.startsWith('milton'))).toEqual(['chandra support.notice.yours'])
  })

  test('[SU-2] a place that never opens keeps no clock, and nothing goes up', async () => {
    const { clock, write, ticket, round } = await begin(await open())
    await write(cast.owner, issue('regional.changeLocation', { ...albina, opensAt: 0, closesAt: 1 }))
    await write(cast.member, ask())
    clock.now = '2027-06-01T12:00:00.000Z'
    await round()
    // A minute a day: four hours take months of working days.
    expect((await ticket())?.tier).toBe(2)
  })
})
