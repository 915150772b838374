/** The verbs of the weekly question, of being at ease and of roll-calls against real databases: who may, what is refused, and that a refusal leaves nothing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { type Actor, systemActor } from '#core/access/access.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Config } from '#server/base/config.ts'
import type { Database } from '#server/db/database.ts'
import { adoptionPeople, adoptionSources } from '#server/metrics/adoption-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { adoptionFigures } from '#core/metrics/adoption-figures.ts'
import { dayNumber } from '#core/kernel/calendar.ts'
import { keepAnonymousAnswer, openAnswers } from '#server/pulse/anonymous-answer.ts'
import { oldUseOn, pulseFiguresOn, pulseSeriesTo } from '#server/pulse/pulse-queries.ts'
import { importSurvey } from '#server/pulse/survey-import.ts'
import { remindTask } from '#server/pulse/remind-task.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person, rowOf } from '#test/cast.ts'
import { slice } from '#server/db/rows-in-slices.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const key = Buffer.alloc(32, 7)
const data = mkdtempSync(join(tmpdir(), 'uitrol-answers-'))
afterAll(() => rmSync(data, { recursive: true }))
/** A Monday. */
const today = '2026-11-23'
const lastWeek = addDays(today, -7)
const answer = { rolloutId, weekOn: today, satisfied: 9, recommend: 3, remark: 'The order form is quick' }

const participant = (personId: string, daysAgo: number | null, more: Partial<Row<'participant'>> = {}) => ({
  table: 'participant' as const,
  row: rowOf('participant', { rolloutId, personId, phaseKey: 'early', goLiveOn: daysAgo === null ? null : addDays(today, -daysAgo), because: '[]', ...more }) as Row<TableName>, // prettier-ignore
})

/** Everything that is stored, by table. */
const everything = async ({ db }: Database): Promise<Record<string, Record<string, unknown>[]>> => {
  const kept: Record<string, Record<string, unknown>[]> = {}
  for (const { name } of await db.introspection.getTables())
    kept[name] = (await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)).rows
  return kept
}

const begin = async (
  database: Database,
  goLives: Readonly<Record<string, number | null>> = { lilian: 20, chandra: 20, milton: 20, naomi: 20 },
) => {
  const { write, run, refused: refusedTo } = await beginStory(database)
  await insertRows(
    database,
    organisationId,
    Object.entries(goLives).map(([personId, days]) => participant(personId, days)),
  )
  const refused = (attempt: () => Promise<unknown>, code: string) => refusedLeavesNothing(database, attempt, code)
  const rowsOf = async (table: TableName | 'audit' | 'pulseAnswer' | 'sealedAnswer') => (await everything(database))[table] ?? []
  const figures = (asOf = today) => pulseFiguresOn(database.db, organisationId, rolloutId, asOf)
  return { database, write, run, refused, refusedTo, rowsOf, figures }
}

/** The silent are looked for as the server does it at a moment. */
const remindAt = async (database: Database, moment: string): Promise<void> => {
  const write = createWriter({ database, now: () => moment, committed: () => Promise.resolve() })
  await remindTask({ database, write } as never, organisationId, moment)
}

describeOnBoth('what people say', (open) => {
  test('[ME-5] the weekly question is answered by name once a week, from three days after one’s own go-live, and no other week', async () => {
    const { run, refusedTo, rowsOf, figures, database } = await begin(await open(), { milton: 20, chandra: -5, naomi: null, lilian: 20 })
    await run(cast.member, 'pulse.answer', answer)
    expect(await rowsOf('pulseReply')).toMatchObject([{ personId: 'milton', weekOn: today, satisfied: 9, recommend: 3, locationId: 'albina', answeredOn: today }]) // prettier-ignore
    await refusedTo(cast.member, 'pulse.answer', { ...answer, satisfied: 2 }, 'pulse.answeredBefore')
    await refusedTo(cast.member, 'pulse.answer', { ...answer, satisfied: 11 }, 'access.badInput')
    for (const weekOn of [addDays(today, 7), addDays(today, 1), addDays(today, -1), addDays(today, -42)])
      await refusedTo(cast.member, 'pulse.answer', { ...answer, weekOn }, 'pulse.otherWeek')
    await refusedTo(cast.champion, 'pulse.answer', answer, 'pulse.notAsked')
    await refusedTo(cast.owner, 'pulse.answer', answer, 'access.notAPerson')
    await refusedTo(cast.sponsor, 'pulse.answer', answer, 'access.notFound')
    // A device without a connection brings the answer of last week later.
    await run(cast.member, 'pulse.answer', { ...answer, weekOn: lastWeek, satisfied: 4 })
    expect((await figures()).all.pulse).toMatchObject({ people: 2, answered: 1, silent: ['lilian'], satisfied: [9], mean: 9, nps: -100, newestOn: today }) // prettier-ignore
    await database.db.updateTable('participant').set({ excludedAt: now }).where('personId', '=', 'lilian').execute()
    await refusedTo(cast.lead, 'pulse.answer', answer, 'access.notFound')
    expect((await figures()).all.pulse).toMatchObject({ people: 1, silent: [] })
  })

  test('[ME-5] the question ends five weeks after the old system is switched off', async () => {
    const { refusedTo, run, rowsOf, database } = await begin(await open(), { milton: 200 })
    await insertRows(database, organisationId, [{ table: 'phase', row: rowOf('phase', { rolloutId, phaseKey: 'off', goLiveOn: addDays(today, -36), endsOn: today }) as Row<TableName> }]) // prettier-ignore
    await refusedTo(cast.member, 'pulse.answer', answer, 'pulse.notAsked')
    await run(cast.member, 'pulse.answer', { ...answer, weekOn: lastWeek })
    await remindAt(database, '2026-11-26T15:00:00.000Z')
    expect((await rowsOf('notice')).filter(({ code }) => code === 'pulse.notice.reminder')).toEqual([])
  })

  test('[ME-5] anonymous or named is chosen for the weeks to come, and answers that were given stay as they are', async () => {
    const { run, refusedTo, rowsOf, database } = await begin(await open())
    await run(cast.member, 'pulse.answer', answer)
    await insertRows(database, organisationId, [{ table: 'phase', row: rowOf('phase', { rolloutId, phaseKey: 'early', goLiveOn: addDays(today, -20), endsOn: today }) as Row<TableName> }]) // prettier-ignore
    await refusedTo(cast.champion, 'pulse.chooseMode', { rolloutId, anonymous: true }, 'access.notFound')
    await refusedTo(cast.lead, 'pulse.chooseMode', { rolloutId, anonymous: false }, 'pulse.modeSame')
    await run(cast.lead, 'pulse.chooseMode', { rolloutId, anonymous: true })
    expect(await rowsOf('pulseMode')).toMatchObject([{ fromOn: addDays(today, 7), anonymous: 1 }])
    expect(await rowsOf('pulseReply')).toMatchObject([{ satisfied: 9, personId: 'milton' }])
    // This week goes on as people were told that it is.
    await run(cast.lead, 'pulse.answer', answer)
    await refusedTo(cast.lead, 'pulse.chooseMode', { rolloutId, anonymous: true }, 'pulse.modeSame')
    await run(cast.lead, 'pulse.chooseMode', { rolloutId, anonymous: false })
    expect(await rowsOf('pulseMode')).toMatchObject([{ fromOn: addDays(today, 7), anonymous: 0 }])
  })

  test('[ME-5] an answer without a name is refused in a named week, and keeps nothing', async () => {
    const { write, refused } = await begin(await open())
    const kept = { rolloutId, weekOn: today, satisfied: 1, recommend: 1, remark: null }
    await refused(
      () => write(cast.member, issue('pulse.noteAnswered', { rolloutId, weekOn: today }), { alongside: keepAnonymousAnswer(key, organisationId, 'milton', kept) }), // prettier-ignore
      'pulse.namedWeek',
    )
  })

  test('[ME-5] the silent alone are reminded, once a week from Thursday on, and never twice', async () => {
    const database = await open()
    const { run, rowsOf, refusedTo } = await begin(database, { milton: 20, chandra: 20, naomi: 0, ravi: -1, lilian: 20 })
    await run(cast.member, 'pulse.answer', answer)
    const at = (moment: string) => remindAt(database, moment)
    await at('2026-11-25T15:00:00.000Z')
    expect(await rowsOf('pulseRound')).toEqual([])
    await at('2026-11-26T15:00:00.000Z')
    const reminded = async () =>
      (await rowsOf('notice')).filter(({ code }) => code === 'pulse.notice.reminder').map(({ personId }) => personId)
    // Naomi has worked with it for three days on Thursday, Ravi for two.
    expect((await reminded()).toSorted()).toEqual(['chandra', 'lilian', 'naomi'])
    expect(await rowsOf('pulseRound')).toMatchObject([{ weekOn: today, reminded: 3, throughId: null }])
    await at('2026-11-27T15:00:00.000Z')
    expect(await reminded()).toHaveLength(3)
    await refusedTo(systemActor(organisationId), 'pulse.remind', { rolloutId, weekOn: today, people: ['naomi'], more: false }, 'pulse.remindedBefore') // prettier-ignore
  })

  test('[ME-5] more silent people than fit one command are reminded one after the other, each once', async () => {
    const database = await open()
    const { run, rowsOf, refusedTo } = await begin(database)
    const system = systemActor(organisationId)
    await run(system, 'pulse.remind', { rolloutId, weekOn: today, people: ['chandra', 'lilian'], more: true })
    await refusedTo(system, 'pulse.remind', { rolloutId, weekOn: today, people: ['lilian', 'naomi'], more: false }, 'pulse.remindedBefore')
    // A server that stopped between the two goes on with whoever was not reminded.
    await remindAt(database, '2026-11-26T15:00:00.000Z')
    expect(await rowsOf('pulseRound')).toMatchObject([{ reminded: 4, throughId: null }])
  })

  test('[GA-7] whether somebody is at ease is asked from day 14 and then monthly; a champion’s record is marked, and one’s own answer counts over it', async () => {
    const { run, refusedTo, rowsOf, figures } = await begin(await open(), { milton: 14, chandra: 13, naomi: 20, lilian: 30 })
    const ease = { rolloutId, saidOn: today, answer: 'partly' } as const
    await refusedTo(cast.champion, 'pulse.sayEase', ease, 'pulse.easeNotAsked')
    await run(cast.champion, 'pulse.recordEase', { ...ease, personId: 'milton' })
    await refusedTo(cast.champion, 'pulse.recordEase', { ...ease, personId: 'naomi' }, 'access.notFound')
    await refusedTo(cast.member, 'pulse.recordEase', { ...ease, personId: 'milton' }, 'access.notFound')
    expect(await rowsOf('atEase')).toMatchObject([{ personId: 'milton', answer: 'partly', saidBy: 'champion', recordedBy: 'Chandra' }])
    expect((await figures()).all.atEase).toMatchObject({ people: 3, answered: 1, yes: 0, partly: 1, recorded: 1, answers: [0], silent: ['lilian', 'naomi'] }) // prettier-ignore
    await run(cast.member, 'pulse.sayEase', { ...ease, answer: 'yes' })
    expect((await figures()).all.atEase).toMatchObject({ yes: 1, partly: 0, recorded: 0, answers: [1] })
    await refusedTo(cast.champion, 'pulse.recordEase', { ...ease, personId: 'milton' }, 'pulse.saidThemselves')
    for (const days of [1, -36]) await refusedTo(cast.member, 'pulse.sayEase', { ...ease, saidOn: addDays(today, days) }, 'pulse.otherDay')
    // A month later it is asked again, and the old answer no longer counts.
    expect((await figures(addDays(today, 36))).all.atEase).toMatchObject({ answered: 1 })
    expect((await figures(addDays(today, 37))).all.atEase).toMatchObject({ answered: 0 })
  })

  test('[ME-4] [ME-15] a roll-call and one’s own answer are sources of usage, and where they disagree both are shown', async () => {
    const { database, run, refusedTo, rowsOf } = await begin(await open())
    const call = { rolloutId, weekOn: today, used: 'new' } as const
    await run(cast.champion, 'pulse.callRoll', { ...call, personId: 'milton' })
    await run(cast.champion, 'pulse.callRoll', { ...call, personId: 'lilian', used: 'away' })
    await refusedTo(cast.champion, 'pulse.callRoll', { ...call, personId: 'naomi' }, 'access.notFound')
    await refusedTo(cast.member, 'pulse.callRoll', { ...call, personId: 'milton' }, 'access.notFound')
    await refusedTo(cast.champion, 'pulse.callRoll', { ...call, personId: 'milton', weekOn: addDays(today, 7) }, 'pulse.otherWeek')
    await run(cast.member, 'pulse.sayUsed', { ...call, used: 'old' })
    await refusedTo(cast.member, 'pulse.sayUsed', { ...call, weekOn: addDays(today, -1) }, 'pulse.otherWeek')
    const adoption = async () => {
      const day = dayNumber(today)
      const people = await adoptionPeople(database, organisationId, rolloutId, day)
      const sources = await adoptionSources(database, await directoryOf(database, organisationId, rolloutId), day, 7)
      return adoptionFigures(people, sources, { asOf: day, window: 7, goal: 0.8, deciding: null })
    }
    const { all, disagreements, uncovered } = await adoption()
    expect(all).toMatchObject({ active: 1, activeOld: 1, covered: 1 })
    // Whoever was not at work is not known.
    expect(uncovered.toSorted()).toEqual(['chandra', 'lilian', 'naomi'])
    expect(disagreements).toEqual([{ active: 'roll-call', inactive: 'own-answer', people: ['milton'] }])
    // Said again, or taken back.
    await run(cast.champion, 'pulse.callRoll', { ...call, personId: 'milton', used: 'old' })
    expect((await adoption()).all.active).toBe(0)
    await run(cast.champion, 'pulse.callRoll', { ...call, personId: 'milton', used: null })
    expect((await rowsOf('rollCall')).map(({ personId, saidBy }) => [personId, saidBy].join(' ')).toSorted()).toEqual(['lilian champion', 'milton self']) // prettier-ignore
    // What a device brings days later counts for its own week.
    await run(cast.champion, 'pulse.callRoll', { ...call, personId: 'chandra', weekOn: lastWeek })
    expect((await rowsOf('rollCall')).find(({ personId }) => personId === 'chandra')).toMatchObject({ saidOn: addDays(today, -1) })
  })

  test('[GA-7] the lead states with a day what is still done only in the old system', async () => {
    const { database, run, refusedTo } = await begin(await open())
    const stated = { rolloutId, statedOn: today, stillThere: 'Returns' }
    await refusedTo(cast.champion, 'pulse.stateOldUse', stated, 'access.notFound')
    for (const days of [1, -36])
      await refusedTo(cast.lead, 'pulse.stateOldUse', { ...stated, statedOn: addDays(today, days) }, 'pulse.otherDay')
    await run(cast.lead, 'pulse.stateOldUse', { ...stated, statedOn: addDays(today, -35) })
    await run(cast.lead, 'pulse.stateOldUse', { ...stated, stillThere: null })
    const on = (day: string) => oldUseOn(database.db, organisationId, rolloutId, day)
    expect(await on(today)).toEqual({ statedOn: today, stillThere: null, statedBy: 'Lilian' })
    expect(await on(addDays(today, -1))).toMatchObject({ stillThere: 'Returns' })
    expect(await on(addDays(today, -36))).toBeUndefined()
  })

  test('[ME-5] a survey is imported once: by name, without a link in an anonymous week, and refused where names are missing', async () => {
    const { database, write, run, refused, rowsOf, figures } = await begin(await open(), { milton: 20, chandra: 20, lilian: 20, naomi: -9 })
    const headings = ['Timestamp', 'Email Address', 'Satisfied?', 'Recommend?']
    const send = (...rows: readonly string[][]) =>
      importSurvey({ config: { data } as Config, database, write, now: () => now }, cast.lead, { rolloutId, headings, today, lines: rows.map((cells, index) => ({ line: index + 2, cells })) }) // prettier-ignore
    const row = (who: string, satisfied: string, on = today) => [on, who === '' ? '' : `${who}@marowijne.internal`, satisfied, '9']
    await run(cast.member, 'pulse.answer', answer)
    const nothing = { answeredBefore: 0, notAsked: 0, unknown: [], incomplete: 0 }
    expect(await send(row('milton', '1'), row('chandra', '8'), row('naomi', '5'), row('who', '5'), row('lilian', ''))).toEqual({
      imported: 1,
      answeredBefore: 1,
      notAsked: 1,
      unknown: [{ line: 5, email: 'who@marowijne.internal' }],
      incomplete: 1,
    })
    expect((await figures()).all.pulse).toMatchObject({ satisfied: [8, 9], silent: ['lilian'] })
    const before = await rowsOf('audit')
    expect(await send(row('chandra', '8'))).toEqual({ ...nothing, imported: 0, answeredBefore: 1 })
    expect(await rowsOf('audit')).toEqual(before)
    await refused(() => send(row('lilian', '8'), row('', '8')), 'pulse.noNames')
    await refused(() => send(row('lilian', '8'), row('chandra', '11')), 'pulse.badScore')
    await refused(() => run(systemActor(organisationId), 'pulse.importAnswers', { rolloutId: 'none', named: [], nameless: [] }), 'access.notFound') // prettier-ignore

    // From here on without names.
    await database.db.deleteFrom('pulseReply').execute()
    await run(cast.lead, 'pulse.chooseMode', { rolloutId, anonymous: true })
    await send(row('chandra', '3'), row('', '4'))
    expect(await rowsOf('pulseReply')).toMatchObject([{ personId: 'chandra', satisfied: null, recommend: null }])
    expect((await rowsOf('pulseAnswer')).map(({ satisfied }) => satisfied)).toEqual([4])
    expect(await rowsOf('sealedAnswer')).toHaveLength(1)
    const nameless = (await rowsOf('audit')).find(({ input }) => String(input).includes('"named":[]'))
    expect(String(nameless?.['input'])).not.toContain('satisfied')
    expect(String(nameless?.['changes'])).not.toMatch(/"satisfied":\d/)
    await send(row('chandra', '3'), row('', '4'))
    expect([...(await rowsOf('pulseAnswer')), ...(await rowsOf('sealedAnswer'))]).toHaveLength(2)
  })

  test('[ME-8] [GA-8] of an anonymous week that is over cohorts of five and more are told, and no total gives a smaller one away', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const cohort = (key: string, size: number) => Array.from({ length: size }, (_, n) => [`${key}${n}`, key] as const)
    const people = [...cohort('early', 6), ...cohort('core', 3)]
    for (const [personId] of people) await write(cast.owner, issue('people.add', person(personId)))
    await insertRows(
      database,
      organisationId,
      people.map(([personId, phaseKey]) => participant(personId, 20, { phaseKey })),
    )
    await write(cast.lead, issue('pulse.chooseMode', { rolloutId, anonymous: true }))
    for (const [personId, phaseKey] of people) {
      const actor: Actor = { ...cast.member, accountId: personId, personId }
      const score = phaseKey === 'early' ? 8 : 1
      const kept = { rolloutId, weekOn: today, satisfied: score, recommend: score, remark: null }
      await write(actor, issue('pulse.noteAnswered', { rolloutId, weekOn: today }), { alongside: keepAnonymousAnswer(key, organisationId, personId, kept) }) // prettier-ignore
    }
    await openAnswers(database.db, () => Promise.resolve(key), organisationId, addDays(today, 7))
    const { all, phases, anonymous } = await pulseFiguresOn(database.db, organisationId, rolloutId, addDays(today, 7))
    expect(anonymous).toBe(true)
    expect(phases.get('early')?.pulse).toMatchObject({ people: 6, mean: 8, withheld: false, locations: [[6, 6]] })
    expect(phases.get('core')?.pulse).toMatchObject({ people: 3, answered: 3, satisfied: [], mean: null, withheld: true })
    // The mean of all less that of the six would be the mean of the three.
    expect(all.pulse).toMatchObject({ people: 9, answered: 9, mean: 8 })
  })

  test('[ME-5] [GA-7] of more people than are read at once everyone is asked, and every answer counts', async () => {
    const database = await open()
    await foundCompany(database)
    const ids = Array.from({ length: slice + 1 }, (_, nth) => `p${String(nth).padStart(5, '0')}`)
    const ends = [ids[0], ids[slice - 1], ids[slice]].flatMap((id) => id ?? [])
    await insertRows(database, organisationId, ids.map((personId) => ({ table: 'person' as const, row: rowOf('person', person(personId)) as Row<TableName> }))) // prettier-ignore
    await insertRows(
      database,
      organisationId,
      ids.map((personId) => participant(personId, 20)),
    )
    await insertRows(
      database,
      organisationId,
      ends.flatMap((personId, nth) => [
        { table: 'pulseReply' as const, row: rowOf('pulseReply', { rolloutId, personId, weekOn: today, answeredOn: today, satisfied: 7 + nth, recommend: 9 }) as Row<TableName> }, // prettier-ignore
        { table: 'atEase' as const, row: rowOf('atEase', { rolloutId, personId, saidOn: today, answer: 'yes', saidBy: 'self', recordedBy: 'x' }) as Row<TableName> }, // prettier-ignore
      ]),
    )
    const { figures, weeks } = await pulseSeriesTo(database.db, organisationId, rolloutId, today, 1)
    expect(figures.all.pulse).toMatchObject({ people: slice + 1, answered: 3, satisfied: [7, 8, 9], mean: 8 })
    expect(figures.all.atEase).toMatchObject({ people: slice + 1, yes: 3 })
    expect(weeks).toMatchObject([
      { on: addDays(today, -1), answered: 0 },
      { on: today, answered: 3, mean: 8, people: slice + 1 },
    ])
    const threads = createThreads(database, threadTasks)
    try {
      const told = await threads.run(organisationId, 'pulseTold', { organisationId, rolloutId, asOf: today })
      expect(told).toMatchObject({ all: { pulse: { people: slice + 1, answered: 3, mean: 8 } }, phases: [{ key: 'early' }] })
    } finally {
      await threads.close()
    }
  })
})
