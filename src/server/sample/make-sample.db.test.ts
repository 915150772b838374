/** The sample company on real databases: every step of its weeks is one that its people could have taken, whatever the day it is made on. */
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { dayNumber, mondayOf } from '#core/kernel/calendar.ts'
import { adoptionFigures } from '#core/metrics/adoption-figures.ts'
import { adoptionPeople, adoptionSources } from '#server/metrics/adoption-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { effectsOn } from '#server/metrics/effect-queries.ts'
import { goalsOf } from '#server/metrics/goal-queries.ts'
import { helpedOn } from '#server/metrics/helped-queries.ts'
import type { UsageSystem } from '#core/metrics/usage-source.ts'
import type { SampleStage } from '#core/organisation/sample-company.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Database } from '#server/db/database.ts'
import { impactOn } from '#server/impact/impact-queries.ts'
import { pulseFiguresOn } from '#server/pulse/pulse-queries.ts'
import { rowsByKey } from '#server/sample/rows-by-key.ts'
import { makeSample } from '#server/sample/make-sample.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { evaluateGate } from '#core/gates/gate.ts'
import { evaluationOf } from '#core/gates/gate-inputs.ts'
import { cast, issue, organisationId, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { foundByCopy } from '#test/founded-copy.ts'

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** What is made from ids: the seals of the activity log. */
const sealed: ReadonlySet<string> = new Set([
  'hash',
  'previousHash',
  'auditHash',
  'inputSalt',
  'inputDigest',
  'changesSalt',
  'changesDigest',
])

const foundedAt = async (database: Database, now: string, language: 'en' | 'nl', stage: SampleStage): Promise<void> => {
  const { write } = writerOf(database)
  await write(
    cast.owner,
    issue('organisation.describe', { name: 'Mine', country: 'SR', zone: 'America/Paramaribo', language, currency: 'SRD' }),
  )
  await makeSample({ database, write, now }, cast.owner, { language, stage })
}

const made = async (database: Database, now: string, language: 'en' | 'nl' = 'en', stage: SampleStage = 'second') => {
  const { write } = writerOf(database)
  await foundByCopy(database, `sample of ${now} in ${language}, ${stage}`, () => foundedAt(database, now, language, stage))
  const read = <T extends TableName>(table: T): Promise<Row<T>[]> => rowsByKey(database, organisationId, table)
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
    expect(await read('runbookStep')).toHaveLength(6)
    expect((await read('oldExport')).map(({ madeOn }) => madeOn).toSorted()).toEqual(['2026-11-06', '2026-11-13', '2026-11-20'])
    expect((await read('oldExport')).filter(({ restoreWorked }) => restoreWorked === 1)).toHaveLength(1)
    expect(await read('drill')).toMatchObject([{ worked: 1, revision: 6 }])
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true })

    const again = makeSample({ database, write, now: '2026-11-26T15:00:00.000Z' }, cast.owner, { language: 'en', stage: 'second' })
    await expect(again).rejects.toEqual(new Problem('plan.rolloutExists', {}))
  })

  test('[ME-1] [ME-3] [ME-15] both systems tell of six weeks: adoption that fits the phases, a location without data, sources that disagree', async () => {
    const database = await open()
    const { read } = await made(database, '2026-11-26T15:00:00.000Z')
    const asOf = dayNumber('2026-11-26')
    const people = await adoptionPeople(database, organisationId, 'sample', asOf)
    const sources = await adoptionSources(database, await directoryOf(database, organisationId, 'sample'), asOf, 7)
    expect(sources.map(({ sourceId, grain, system }) => `${sourceId} ${grain} ${system}`).toSorted()).toEqual([
      'crm daily new',
      'old-crm daily old',
      'roll-call last-seen new',
      'roll-call last-seen old',
      'users last-seen new',
    ])
    const figures = adoptionFigures(people, sources, { asOf, window: 7, goal: 0.8, deciding: 'crm' })
    const early = figures.phases.get('early')
    expect(figures).toMatchObject({ newest: asOf - 1, all: { assigned: 42, due: 0 } })
    expect(early).toMatchObject({ assigned: 8, notDue: 8, covered: 6, active: 4 })
    expect(figures.phases.get('rest')?.active).toBe(0)
    expect(figures.locations.get('georgetown')).toMatchObject({ covered: 0, active: 0 })
    expect(figures.all.activeOld).toBeGreaterThan(25)
    expect(figures.disagreements).toEqual([
      { active: 'users', inactive: 'crm', people: ['sample-roy-pansa'] },
      { active: 'roll-call', inactive: 'crm', people: ['sample-roy-pansa'] },
    ])
    /** Mondays of the weeks of which the daily sources of a system tell. */
    const weeks = async (system: UsageSystem): Promise<number> => {
      const names = sources.flatMap((of) => (of.system === system && of.grain === 'daily' ? [`sample/${of.sourceId}`] : []))
      const numbers = database.db.selectFrom('usageName').select('number').where('kind', '=', 'source').where('name', 'in', names)
      const days = await database.db.selectFrom('usageDay').select('day').distinct().where('day', '>', 0).where('source', 'in', numbers).execute() // prettier-ignore
      return new Set(days.map(({ day }) => mondayOf(day))).size
    }
    expect([await weeks('new'), await weeks('old')]).toEqual([7, 6])
    expect((await read('usageImport')).filter(({ sourceId }) => sourceId === 'old-crm')).toHaveLength(5)
  })

  test('[ME-5] [ME-4] people answer the weekly question and champions call the roll, the same each time', async () => {
    const database = await open()
    const { read } = await made(database, '2026-11-26T15:00:00.000Z')
    const replies = await read('pulseReply')
    expect(new Set(replies.map(({ weekOn }) => weekOn))).toEqual(new Set(['2026-11-16', '2026-11-23']))
    const { phases } = await pulseFiguresOn(database.db, organisationId, 'sample', '2026-11-26')
    expect(phases.get('early')?.pulse).toMatchObject({ people: 8, answered: 7, silent: ['sample-xavier-liesdek'] })
    expect((await read('rollCall')).length).toBeGreaterThan(4)
  })

  test('[ME-7] a baseline was timed and frozen before the first go-live, and the same is measured after it', async () => {
    const database = await open()
    const { read } = await made(database, '2026-11-26T15:00:00.000Z')
    expect(await read('impactFreeze')).toHaveLength(1)
    const [offer] = await impactOn(database.db, organisationId, 'sample', '2026-11-26')
    expect(offer).toMatchObject({ before: { count: 8 }, after: { count: 8 } })
    expect(offer?.change?.low).toBeGreaterThan(0)
  })

  test('[GA-4] [GA-6] its first start was approved with a reason, and the gate of the next one is evaluated and waits', async () => {
    const { read } = await made(await open(), '2026-11-26T15:00:00.000Z')
    const gates = await read('gate')
    const [first, next] = ['early', 'core'].map((key) => gates.find(({ phaseKey }) => phaseKey === key))
    expect(first?.approvedBy).toBe('Maureen Landveld')
    expect(first?.approvedBecause === null).toBe(first?.needs === 'nothing')
    expect(next).toMatchObject({ approvedAt: null })
    expect(JSON.parse(next?.holding ?? '[]')).toEqual(['satisfaction'])
    expect(next?.verdict).toBe('hold')
    const days = (await read('gateEvaluation')).filter(({ phaseKey }) => phaseKey === 'core')
    expect(days.length).toBeGreaterThan(4)
    for (const one of days) expect(evaluateGate(evaluationOf(one)).verdict).toBe(one.verdict)
  })

  test('[PH-10] [TR-2] planned anew, it books nobody once more who was trained', async () => {
    const { read, write } = await made(await open(), '2026-11-22T23:30:00.000Z')
    const booked = async () => (await read('session')).map(({ sessionKey, startsAt }) => `${sessionKey} ${startsAt}`).toSorted()
    const before = await booked()
    await write(cast.lead, issue('plan.draft', { rolloutId: 'sample' }))
    expect(await booked()).toEqual(before)
  })

  test('[ME-13] [ME-14] [ME-16] before its third start it shows an effect with its bounds, one kind of help that worked, and goals that are due', async () => {
    const database = await open()
    const now = '2026-11-26T15:00:00.000Z'
    const { read } = await made(database, now, 'en', 'third')
    const phases = (await read('phase')).toSorted((a, b) => a.position - b.position)
    expect(phases.map(({ goLiveOn }) => goLiveOn)).toEqual(['2026-10-19', '2026-11-02', '2026-11-30', '2026-12-14'])
    const reading = await readAdoption({ database, now: () => now }, cast.lead, { rollout: 'sample' })
    const [questions, offer] = await effectsOn(database, reading)
    expect(questions).toMatchObject({ about: 'questions', refused: null, before: expect.not.objectContaining({ length: 0 }) as unknown })
    expect(offer).toMatchObject({ about: { unit: 'minutes' }, refused: null })
    expect(offer?.overall?.high).toBeLessThan(0)
    const helped = await helpedOn(database, organisationId, reading)
    expect(helped).toMatchObject({
      figures: [{ kind: 'visit', verdict: 'helped' }],
      refused: expect.arrayContaining([expect.objectContaining({ kind: 'message' })]) as unknown,
    })
    expect('figures' in helped && helped.figures[0]?.low).toBeGreaterThan(0)
    const goals = await goalsOf(database, reading.directory, reading.figures, (asked) =>
      createThreads(database, threadTasks).run(organisationId, 'pulseAnswers', asked),
    )
    expect(goals.phases.find(({ key }) => key === 'early')?.goals.every(({ goal }) => goal !== 'not known')).toBe(true)
    // Of those who are not live yet, and measured beside them, the time after says nothing.
    const [measured] = await impactOn(database.db, organisationId, 'sample', '2026-11-26')
    expect(measured?.after?.mean).toBeLessThan(16)
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true })
  })

  test('[PH-11] made twice at the same moment it has the same rows, aside from ids', async () => {
    /** Every row of every table, with ids and what is sealed over them taken out. */
    const rowsOf = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
      const database = await open()
      const now = '2026-11-26T15:00:00.000Z'
      await foundedAt(database, now, 'nl', 'third')
      const db = database.db as unknown as Kysely<never>
      const found: Record<string, readonly string[]> = {}
      for (const { name } of await db.introspection.getTables()) {
        const { rows } = await sql<Readonly<Record<string, unknown>>>`select * from ${sql.table(name)}`.execute(db)
        found[name] = rows.map((row) => JSON.stringify(row, (key, value: unknown) => (sealed.has(key) ? '' : value)).replaceAll(anyId, 'id')).toSorted() // prettier-ignore
      }
      return found
    }
    const [one, other] = [await rowsOf(), await rowsOf()]
    expect(Object.values(one).reduce((sum, rows) => sum + rows.length, 0)).toBeGreaterThan(3000)
    const differing = Object.keys(one).flatMap((table) => {
      const rows = new Set(one[table])
      return (other[table] ?? []).flatMap((row) => (rows.has(row) ? [] : [`${table} ${row}`]))
    })
    expect(differing).toEqual([])
  })

  test('[PH-11] before its third start it can be made near the closing of the year too', async () => {
    if (dialect !== 'sqlite') return
    for (const day of ['2026-12-24', '2027-02-02']) {
      const { read } = await made(await open(), `${day}T23:30:00.000Z`, 'nl', 'third')
      expect((await read('impactReading')).length, day).toBeGreaterThan(80)
    }
  })

  test('[PH-11] can be made on any day of the year, in both languages', async () => {
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
