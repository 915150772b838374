/** Which source decides, and the noted verdicts of the goals, against real databases: what they change, what is refused, and that a refusal leaves nothing. */
import type { Database } from '#server/db/database.ts'
import type { AnswersOn } from '#server/pulse/pulse-answers.ts'
import { createThreads } from '#server/threads/threads.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import type { GoalVerdict } from '#core/metrics/goals.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { countAdoption } from '#server/metrics/adoption-reading.ts'
import { noteGoals } from '#server/metrics/goals-task.ts'
import { decidingSource, goalsOf } from '#server/metrics/goal-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const today = '2026-11-23'

const answersOn =
  (database: Database): AnswersOn =>
  (asked) =>
    createThreads(database, threadTasks).run(organisationId, 'pulseAnswers', asked)

describeOnBoth('what figures conclude', (open) => {
  const begin = async () => {
    const database = await open()
    const { write, run, refused } = await beginStory(database)
    const { db } = database
    const books = async () => ({
      choices: await db.selectFrom('usageChoice').selectAll().execute(),
      goals: await db.selectFrom('goalVerdict').selectAll().orderBy('phaseKey').orderBy('goal').execute(),
      audit: await db.selectFrom('audit').select('commandId').orderBy('version').execute(),
      feed: await db.selectFrom('feed').selectAll().orderBy('version').execute(),
    })
    return { database, write, run, books, refused }
  }

  test('[ME-15] whoever runs the rollout chooses the source that decides, and lets every source count again', async () => {
    const { database, run, books, refused } = await begin()
    const source = { rolloutId, sourceId: 'export', name: 'Export', grain: 'last-seen', system: 'new', mapping: null } as const
    await run(cast.lead, 'metrics.describeSource', source)
    await run(cast.lead, 'metrics.describeSource', { ...source, sourceId: 'paper', system: 'old' })
    await run(cast.lead, 'metrics.describeSource', { ...source, sourceId: 'totals', grain: 'total' })
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      await refused(actor, 'metrics.chooseDeciding', { rolloutId, sourceId: 'export' }, 'access.notFound')
    await refused(cast.lead, 'metrics.chooseDeciding', { rolloutId: 'none', sourceId: null }, 'access.notFound')
    await refused(cast.lead, 'metrics.chooseDeciding', { rolloutId, sourceId: 'nowhere' }, 'metrics.unknownSource')
    await refused(cast.lead, 'metrics.chooseDeciding', { rolloutId, sourceId: 'paper' }, 'metrics.cannotDecide', {
      params: { name: 'Export', namesNobody: false },
    })
    await refused(cast.lead, 'metrics.chooseDeciding', { rolloutId, sourceId: 'totals' }, 'metrics.cannotDecide', {
      params: { name: 'Export', namesNobody: true },
    })
    const deciding = () => decidingSource(database.db, organisationId, rolloutId)
    expect(await deciding()).toBeNull()
    await run(cast.lead, 'metrics.chooseDeciding', { rolloutId, sourceId: 'export' })
    expect(await deciding()).toBe('export')
    expect((await books()).choices).toMatchObject([{ sourceId: 'export', chosenAt: now, chosenBy: 'Lilian' }])
    await run(cast.lead, 'metrics.chooseDeciding', { rolloutId, sourceId: 'roll-call' })
    expect(await deciding()).toBe('roll-call')
    await run(cast.lead, 'metrics.chooseDeciding', { rolloutId, sourceId: null })
    expect(await deciding()).toBeNull()
  })

  test('[ME-16] [CM-3] the verdicts and who is active are noted for everyone and each phase once they change, and those of a phase that is gone are removed', async () => {
    const { database, write, run, books, refused } = await begin()
    const participants = ['lilian', 'chandra', 'milton', 'naomi', 'ravi'].map((personId) => ({
      table: 'participant' as const,
      row: rowOf('participant', { rolloutId, personId, phaseKey: 'early', goLiveOn: addDays(today, -40), because: '[]' }),
    }))
    await insertRows(database, organisationId, participants as never)
    const ingest = createUsageIngest({ database, write, now: () => now })
    const lines = ['lilian', 'chandra', 'milton', 'naomi'].map((one) => ({ person: `${one}@marowijne.internal`, day: today }))
    await ingest({ organisationId, rolloutId, sourceId: 'api', by: 'x', once: null, isPartial: false, lines })
    const look = () => noteGoals({ database, write, threads: createThreads(database, threadTasks) } as never, organisationId, now)
    await look()
    const told = (await books()).goals.map(({ phaseKey, goal, verdict, reason, people, notedOn }) => [phaseKey, goal, verdict, reason, people, notedOn].join()) // prettier-ignore
    // Of the five who are live the use of all is known, because the source tells each day of everyone (CM-3).
    expect((await books()).goals.filter(({ goal }) => goal === 'active')).toMatchObject([{ active: 4, covered: 5 }, { active: 4, covered: 5 }]) // prettier-ignore
    const ofGroup = (phaseKey: string) => [
      `${phaseKey},active,met,met,5,${today}`,
      `${phaseKey},improvement,not known,noBaseline,5,${today}`,
      `${phaseKey},recommendation,not known,notAsked,5,${today}`,
      `${phaseKey},satisfaction,not known,notAsked,5,${today}`,
    ]
    expect(told).toEqual([...ofGroup(''), ...ofGroup('early')])
    const before = await books()
    await look()
    expect(await books()).toEqual(before)
    const one = { phaseKey: '', goal: 'active', verdict: 'not met', reason: 'below', people: 5 } as const
    await refused(cast.lead, 'metrics.noteGoals', { rolloutId, verdicts: [{ ...one, goal: 'joy' }] }, 'access.badInput')
    await refused(cast.member, 'metrics.noteGoals', { rolloutId, verdicts: [one] }, 'access.notFound')
    await refused(systemActor(organisationId), 'metrics.noteGoals', { rolloutId: 'none', verdicts: [one] }, 'access.notFound')
    await run(systemActor(organisationId), 'metrics.noteGoals', { rolloutId, verdicts: [one] })
    expect((await books()).goals).toMatchObject([one])
    await refused(systemActor(organisationId), 'metrics.noteGoals', { rolloutId, verdicts: [one] }, 'metrics.goalsUnchanged')
  })

  test('[ME-8] which phases are told as one is fixed once the plan is approved, also when their sizes change', async () => {
    const { database, run, refused } = await begin()
    const { db } = database
    const sizes = { early: 3, core: 8, rest: 9, off: 0 }
    await insertRows(
      database,
      organisationId,
      Object.entries(sizes).map(([phaseKey, headCount], at) => ({
        table: 'phase' as const,
        row: rowOf('phase', { rolloutId, phaseKey, position: at + 1, headCount, goLiveOn: today, endsOn: today }) as Row<TableName>,
      })),
    )
    const note = (verdict: 'met' | 'not met') => ({ rolloutId, verdicts: [{ phaseKey: '', goal: 'active', verdict, reason: 'below', people: 20 } as const] }) // prettier-ignore
    const told = async () =>
      (await db.selectFrom('toldPhase').selectAll().orderBy('phaseKey').execute()).map(({ phaseKey, groupKey }) => [phaseKey, groupKey])
    const system = systemActor(organisationId)
    await run(system, 'metrics.noteGoals', note('met'))
    expect(await told()).toEqual([])
    await db.updateTable('rollout').set({ approvedAt: now }).where('rolloutId', '=', rolloutId).execute()
    // The verdicts are as they were; the phases are new.
    await run(system, 'metrics.noteGoals', note('met'))
    const fixed = [['core', 'early'], ['early', 'early'], ['rest', 'rest']] // prettier-ignore
    expect(await told()).toEqual(fixed)
    await refused(system, 'metrics.noteGoals', note('met'), 'metrics.goalsUnchanged')
    await db.updateTable('phase').set({ headCount: 6 }).where('phaseKey', '=', 'early').execute()
    await db.updateTable('phase').set({ headCount: 2 }).where('phaseKey', '=', 'rest').execute()
    await run(system, 'metrics.noteGoals', note('not met'))
    expect(await told()).toEqual(fixed)
  })

  test('[ME-7] [ME-16] the improvement of a phase is that of its own people; who left the plan, or has no name, counts for everyone alone', async () => {
    const { database } = await begin()
    const put = <T extends TableName>(table: T, row: Partial<Row<T>>) => ({ table, row: rowOf(table, { rolloutId, ...row } as never) as Row<TableName> }) // prettier-ignore
    const reading = (readingId: string, stage: string, value: number, personId: string | null) =>
      put('impactReading', { readingId, measureId: 'offer', stage, how: 'import', value, takenOn: stage === 'before' ? addDays(today, -60) : today, personId, notedBy: 'x' }) // prettier-ignore
    await insertRows(database, organisationId, [
      ...['lilian', 'chandra'].map((personId) => put('participant', { personId, phaseKey: 'early', goLiveOn: addDays(today, -40), because: '[]' })), // prettier-ignore
      ...['naomi', 'ravi'].map((personId) => put('participant', { personId, phaseKey: 'core', goLiveOn: addDays(today, -10), because: '[]' })), // prettier-ignore
      ...['milton'].map((personId) => put('participant', { personId, phaseKey: 'rest', goLiveOn: addDays(today, 10), because: '[]' })),
      put('impactMeasure', { measureId: 'offer', name: 'Make an offer', unit: 'minutes', perWeek: 5 }),
      ...[20, 21, 19, 20].map((value, at) => reading(`b${at}`, 'before', value, null)),
      ...[10, 11].map((value, at) => reading(`e${at}`, 'after', value, 'lilian')),
      ...[30, 31].map((value, at) => reading(`c${at}`, 'after', value, 'naomi')),
      reading('unnamed', 'after', 20, null),
    ])
    const directory = await directoryOf(database, organisationId, rolloutId)
    const counted = await countAdoption(database, directory, { asOf: dayNumber(today), window: 7, goal: 0.8, deciding: null })
    const goals = await goalsOf(database, directory, counted.figures, answersOn(database))
    const improved = (of: readonly GoalVerdict[] | undefined) => {
      const found = of?.find(({ key }) => key === 'improvement')
      return [found?.goal, found?.reason, found?.value === null ? null : Math.round((found?.value ?? 0) * 1000) / 1000]
    }
    expect(improved(goals.phases.find(({ key }) => key === 'early')?.goals)).toEqual(['met', 'met', 0.475])
    expect(improved(goals.phases.find(({ key }) => key === 'core')?.goals)).toEqual(['not met', 'below', -0.525])
    expect(improved(goals.phases.find(({ key }) => key === 'rest')?.goals)).toEqual(['not known', 'notMeasuredAgain', null])
    expect(improved(goals.all)[0]).not.toBe('met')
  })

  test('[ME-16] [AC-2] a new reading counts at once, however far the changes of another organisation have come', async () => {
    const { database } = await begin()
    const measure = { table: 'impactMeasure' as const, row: rowOf('impactMeasure', { rolloutId, measureId: 'offer', name: 'Offer', unit: 'minutes', perWeek: 5 }) as Row<TableName> } // prettier-ignore
    const reason = async () => {
      const directory = await directoryOf(database, organisationId, rolloutId)
      const counted = await countAdoption(database, directory, { asOf: dayNumber(today), window: 7, goal: 0.8, deciding: null })
      return (await goalsOf(database, directory, counted.figures, answersOn(database))).all.find(({ key }) => key === 'improvement')?.reason
    }
    await database.db.insertInto('organisationVersion').values({ organisationId: 'elsewhere', version: 1000, auditHash: '' }).execute()
    const readings = [20, 21, 19, 20].map((value, at) => ({
      table: 'impactReading' as const,
      row: rowOf('impactReading', { rolloutId, readingId: `b${at}`, measureId: 'offer', stage: 'before', how: 'import', value, takenOn: addDays(today, -60), notedBy: 'x' }) as Row<TableName>, // prettier-ignore
    }))
    await insertRows(database, 'elsewhere', [measure, ...readings])
    const before = await reason()
    await insertRows(database, organisationId, [measure, ...readings])
    expect([before, await reason()]).toEqual(['noBaseline', 'notMeasuredAgain'])
  })
})
