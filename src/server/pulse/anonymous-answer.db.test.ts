/**
 * Answers of an anonymous week against real databases, looked at by somebody who has every table, now and from each moment before. Not
 * covered: whoever also has the key in the data folder sees sealed answers while fewer than five of a cohort wait.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { commandNamed } from '#core/registry/commands.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { keepAnonymousAnswer, openAnswers } from '#server/pulse/anonymous-answer.ts'
import { answerKey } from '#server/pulse/answer-seal.ts'
import { openAnswersTask } from '#server/pulse/open-answers-task.ts'
import { pulseFiguresOn } from '#server/pulse/pulse-queries.ts'
import { cast, issue, organisationId, person, rowOf, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'
import { emptyFolder } from '#test/started.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
/** A Monday. */
const weekOn = '2026-11-23'
const monday = addDays(weekOn, 7)
const key = Buffer.alloc(32, 7)

type Stored = Record<string, Record<string, unknown>[]>

const everything = async ({ db }: Database): Promise<Stored> => {
  const kept: Stored = {}
  for (const { name } of await db.introspection.getTables())
    kept[name] = (await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)).rows
  return kept
}

/** A cohort of six and one of three, all asked, in an anonymous week. */
const begin = async (database: Database) => {
  const { write, run } = await beginStory(database)
  const cohort = (phaseKey: string, size: number) => Array.from({ length: size }, (_, n) => ({ personId: `${phaseKey}${n}`, phaseKey }))
  const people = [...cohort('early', 6), ...cohort('core', 3)]
  await insertRows(
    database,
    organisationId,
    people.flatMap(({ personId, phaseKey }) => [
      { table: 'person' as const, row: rowOf('person', person(personId)) as Row<TableName> },
      { table: 'participant' as const, row: rowOf('participant', { rolloutId, personId, phaseKey, goLiveOn: addDays(weekOn, -20), because: '[]' }) as Row<TableName> }, // prettier-ignore
    ]),
  )
  await run(cast.lead, 'pulse.chooseMode', { rolloutId, anonymous: true })
  const answer = (
    personId: string,
    satisfied: number,
    remark: string | null = null,
    command = issue('pulse.noteAnswered', { rolloutId, weekOn }),
  ) => {
    const actor: Actor = { ...cast.member, accountId: personId, personId }
    return write(actor, command, { alongside: keepAnonymousAnswer(key, organisationId, personId, { rolloutId, weekOn, satisfied, recommend: satisfied, remark }) }) // prettier-ignore
  }
  const open = (today: string) => openAnswers(database.db, () => Promise.resolve(key), organisationId, today)
  const told = async () => ((await everything(database))['pulseAnswer'] ?? []).map(({ groupKey, satisfied }) => [groupKey, satisfied])
  const waiting = async () => (await everything(database))['sealedAnswer'] ?? []
  return { database, answer, open, told, waiting }
}

describeOnBoth('an anonymous answer', (openDatabase) => {
  test('[ME-8] [ME-5] one answer of six can be joined with whoever gave it in no table, not while the week runs and not after it', async () => {
    const { database, answer, open, told, waiting } = await begin(await openDatabase())
    await answer('early0', 3, 'said by nobody')
    for (const day of [weekOn, monday, addDays(monday, 7)]) {
      await open(day)
      expect(await told()).toEqual([])
      expect(await waiting()).toHaveLength(1)
    }
    const { pulseReply, ...others } = await everything(database)
    expect(pulseReply).toMatchObject([{ personId: 'early0', satisfied: null, recommend: null, remark: null }])
    expect(JSON.stringify(others)).not.toContain('said by nobody')
    const [sealed] = others['sealedAnswer'] ?? []
    expect(Object.keys(sealed ?? {}).toSorted()).toEqual(['answerId', 'organisationId', 'rolloutId', 'sealed', 'share', 'weekOn'])
    // What can never be told is not kept.
    await open(addDays(weekOn, 49))
    expect([await told(), await waiting()]).toEqual([[], []])
  })

  test('[ME-8] answers that come one after another are told five or more at once when the week is over, and later ones with four others', async () => {
    const { answer, open, told, waiting, database } = await begin(await openDatabase())
    for (const [at, score] of [4, 8, 6, 7].entries()) {
      await answer(`early${at}`, score)
      await open(weekOn)
      expect(await told()).toEqual([])
    }
    await open(monday)
    expect(await told()).toEqual([])
    await answer('early4', 9)
    await open(monday)
    expect((await told()).toSorted()).toEqual([4, 6, 7, 8, 9].map((score) => ['early', score]))
    const before = JSON.stringify(await told())
    const figures = () => pulseFiguresOn(database.db, organisationId, rolloutId, monday)
    const mean = (await figures()).phases.get('early')?.pulse.mean
    // Everybody sees that a sixth has answered; the mean must not move by their answer.
    await answer('early5', 0)
    await open(addDays(monday, 1))
    expect(JSON.stringify(await told())).toBe(before)
    expect((await figures()).phases.get('early')?.pulse).toMatchObject({ people: 6, answered: 6, mean })
    expect(await waiting()).toHaveLength(1)
  })

  test('[ME-8] small cohorts are told together and without their name, where they are five people or more', async () => {
    const { answer, open, told } = await begin(await openDatabase())
    for (const who of ['core0', 'core1', 'core2', 'early0']) await answer(who, 5)
    await open(monday)
    expect(await told()).toEqual([])
    await answer('early1', 6)
    await open(monday)
    expect((await told()).toSorted()).toEqual([5, 5, 5, 5, 6].map((score) => ['', score]))
  })

  test('[ME-8] [ME-5] two answers that arrive together, and one that arrives twice, each count once and leave no order', async () => {
    const { database, answer, waiting } = await begin(await openDatabase())
    const first = issue('pulse.noteAnswered', { rolloutId, weekOn })
    await Promise.all([answer('early0', 2, null, first), answer('early1', 9, 'a remark of some length')])
    await answer('early0', 2, null, first)
    await refusedLeavesNothing(database, () => answer('early0', 3), 'pulse.answeredBefore')
    const sealed = await waiting()
    expect(sealed).toHaveLength(2)
    expect(new Set(sealed.map((row) => String(row['sealed']).length)).size).toBe(1)
    // By chance, not in the order in which they came; and each was written anew with the last one.
    if (database.kind === 'postgres') {
      for (const who of ['early2', 'early3']) await answer(who, 5)
      const { rows } = await sql<{ written: string }>`select distinct xmin::text as written from "sealedAnswer"`.execute(database.db)
      expect(rows).toHaveLength(1)
    } else {
      for (const table of ['sealedAnswer', 'pulseAnswer'])
        await expect(sql`select rowid from ${sql.table(table)}`.execute(database.db)).rejects.toThrow(/rowid/)
    }
  })

  test('[ME-8] [ME-5] a copy of the database from each moment differs from the next by no answer, or by five and more', async () => {
    const { database, answer, open } = await begin(await openDatabase())
    const copies = [await everything(database)]
    const steps = [
      ...['early0', 'core0', 'early1', 'early2', 'core1', 'early3', 'early4'].map((who, at) => () => answer(who, at, `remark ${at}`)),
      () => open(weekOn),
      () => open(monday),
      () => answer('core2', 10, 'remark 10'),
      () => open(monday),
      () => answer('early5', 9, 'remark 9'),
      () => open(addDays(monday, 3)),
    ]
    for (const step of steps) {
      await step()
      copies.push(await everything(database))
    }
    const toldIn = (copy: Stored | undefined) => new Map((copy?.['pulseAnswer'] ?? []).map((row) => [row['answerId'], row]))
    for (const [at, copy] of copies.entries()) {
      const [before, now] = [toldIn(copies[at - 1]), toldIn(copy)]
      const more = [...now.keys()].filter((id) => !before.has(id)).length
      expect(more === 0 || more >= 5, `step ${at}`).toBe(true)
      for (const id of before.keys()) expect(now.has(id)).toBe(true)
      // Beside the answers that are told no table holds a score or a word of them, or an id that leads there.
      const { pulseAnswer, ...others } = copy
      const text = JSON.stringify(others)
      expect(text).not.toContain('remark 1')
      expect(text).not.toMatch(/\\?"(?:satisfied|recommend)\\?":\d/)
      for (const { answerId } of pulseAnswer ?? []) expect(text).not.toContain(answerId)
    }
    const last = copies.at(-1) ?? {}
    expect(last['pulseAnswer']).toHaveLength(5)
    expect(commandNamed('pulse.noteAnswered')?.inside).toBe(true)
    for (const { name, input } of last['audit'] ?? [])
      if (name === 'pulse.noteAnswered') expect(JSON.parse(String(input))).toEqual({ rolloutId, weekOn })
    // What is told was written at once: the transaction that wrote a row says nothing of one of them.
    if (database.kind === 'postgres') {
      const { rows } = await sql<{ written: string }>`select distinct xmin::text as written from "pulseAnswer"`.execute(database.db)
      expect(rows).toHaveLength(1)
    }
  })

  test('[ME-8] [ME-5] the server opens them on the day after the week, with a key of its own that only it can read', async () => {
    const { database, told } = await begin(await openDatabase())
    const data = await emptyFolder()
    const keys = await Promise.all([answerKey(data), answerKey(data), answerKey(data)])
    expect(new Set(keys.map((one) => one.toString('hex'))).size).toBe(1)
    expect(keys[0]).toHaveLength(32)
    expect(await readdir(data)).toEqual(['answers.key'])
    expect((await stat(join(data, 'answers.key'))).mode & 0o777).toBe(0o600)
    const { write } = writerOf(database)
    for (const n of [0, 1, 2, 3, 4]) {
      const actor: Actor = { ...cast.member, accountId: `early${n}`, personId: `early${n}` }
      const given = { rolloutId, weekOn, satisfied: n, recommend: n, remark: null }
      await write(actor, issue('pulse.noteAnswered', { rolloutId, weekOn }), { alongside: keepAnonymousAnswer(await answerKey(data), organisationId, `early${n}`, given) }) // prettier-ignore
    }
    const at = (day: string) => openAnswersTask({ config: { data }, database } as never, organisationId, `${day}T15:00:00.000Z`)
    await at(addDays(weekOn, 6))
    expect(await told()).toEqual([])
    await at(monday)
    expect((await told()).toSorted()).toEqual([0, 1, 2, 3, 4].map((score) => ['early', score]))
  })

  test('[ME-8] an answer that another installation sealed stays as it is, and is never counted', async () => {
    const { database, answer, told, waiting } = await begin(await openDatabase())
    for (const n of [0, 1, 2, 3, 4]) await answer(`early${n}`, n)
    await openAnswers(database.db, () => Promise.resolve(Buffer.alloc(32, 8)), organisationId, monday)
    expect([await told(), (await waiting()).length]).toEqual([[], 5])
  })
})
