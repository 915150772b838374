import type { KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import { adoptionFigures } from '#core/metrics/adoption-figures.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { peopleOnList } from '#server/metrics/adoption-people-query.ts'
import { adoptionPeople, adoptionSources } from '#server/metrics/adoption-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'

const today = '2026-11-23'
const participant = (personId: string, daysAgo: number | null, more: Partial<Row<'participant'>> = {}) => ({
  table: 'participant' as const,
  row: rowOf('participant', { rolloutId: 'crm', personId, phaseKey: 'early', goLiveOn: daysAgo === null ? null : addDays(today, -daysAgo), because: '[]', ...more }) as Row<TableName>, // prettier-ignore
})

describeOnBoth('adoption from the database', (open) => {
  const company = async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const parts = { database, write, now: () => now, threads: createThreads(database, threadTasks) }
    const ingest = createUsageIngest(parts)
    const send = (sourceId: string, ...lines: readonly (readonly [string, number])[]) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId, by: 'x', once: null, isPartial: false, lines: lines.map(([person, daysAgo]) => ({ person: `${person}@marowijne.internal`, day: addDays(today, -daysAgo) })) }) // prettier-ignore
    const take = (text: string, sourceId: string) =>
      importUsage(parts, cast.lead, { rolloutId: 'crm', fileName: `${sourceId}.csv`, bytes: new TextEncoder().encode(text), sourceId })
    const figures = async (asOf = today, deciding: string | null = null) => {
      const day = dayNumber(asOf)
      const people = await adoptionPeople(database, organisationId, 'crm', day)
      const sources = await adoptionSources(database, await directoryOf(database, organisationId, 'crm'), day, 7)
      return adoptionFigures(people, sources, { asOf: day, window: 7, goal: 0.8, deciding })
    }
    return { database, write, send, take, figures }
  }

  test('[ME-1] [ME-2] [ME-15] each person on their own clock, sources combined, whoever left or is excluded listed', async () => {
    const { database, write, send, take, figures } = await company()
    await insertRows(database, organisationId, [
      participant('lilian', 40),
      participant('chandra', 28),
      participant('milton', 27),
      participant('naomi', 40, { phaseKey: 'core' }),
      participant('ravi', 40, { excludedAt: now }),
    ])
    expect(await figures()).toMatchObject({ newest: null, all: { assigned: 4, share: null, verdict: { reason: 'stale' } } })
    await send('api', ['lilian', 0], ['chandra', 7], ['milton', 2], ['ravi', 1])
    expect(await figures()).toMatchObject({
      newest: dayNumber(today),
      all: { assigned: 4, notLive: 0, notDue: 1, due: 3, active: 2, activeDue: 1, verdict: { goal: 'not met' } },
      out: [{ personId: 'ravi', reason: 'excluded' }],
      uncovered: [],
    })
    // A week ago somebody else was active.
    expect((await figures(addDays(today, -7))).all.active).toBe(1)
    const { importId } = await take(`Email,Last login\nchandra@marowijne.internal,${today}\nlilian@marowijne.internal,never`, 'portal')
    const both = await figures()
    expect(both.all).toMatchObject({ active: 3, activeDue: 2 })
    expect(both.disagreements).toEqual([
      { active: 'api', inactive: 'portal', people: ['lilian'] },
      { active: 'portal', inactive: 'api', people: ['chandra'] },
    ])
    expect((await figures(today, 'portal')).all).toMatchObject({ covered: 2, active: 1 })
    expect((await figures(today, 'portal')).uncovered.toSorted()).toEqual(['milton', 'naomi'])
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId }))
    expect((await figures()).all).toMatchObject({ active: 2, activeDue: 1 })
    await write(cast.owner, issue('people.leave', { personId: 'naomi', leftOn: addDays(today, -1) }))
    expect(await figures()).toMatchObject({ all: { assigned: 3 }, out: [{ personId: 'naomi', reason: 'left' }, { personId: 'ravi' }] })
  })

  test('[ME-8] whoever ever used the tool is read once, whatever they did on however many days', async () => {
    const { database, send } = await company()
    const everyone = ['lilian', 'chandra', 'milton', 'naomi'] as const
    await insertRows(
      database,
      organisationId,
      everyone.map((one) => participant(one, 40)),
    )
    await send('api', ...everyone.flatMap((one) => Array.from({ length: 30 }, (_, day) => [one, day + 300] as const)))
    const read: number[] = []
    const counter: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        read.push(result.rows.length)
        return result
      },
    }
    const counted = { ...database, db: database.db.withPlugin(counter) }
    const told = await peopleOnList({ database: counted, now: () => now }, cast.lead, { list: 'never', after: '0' })
    expect(told.people).toEqual([])
    expect(Math.max(...read)).toBeLessThan(30)
  })

  test('[AC-2] people and usage of another organisation count nowhere', async () => {
    const { database, send } = await company()
    await insertRows(database, organisationId, [participant('lilian', 40)])
    await send('api', ['lilian', 0])
    expect(await adoptionPeople(database, 'elsewhere', 'crm', dayNumber(today))).toEqual([])
    expect(await adoptionSources(database, await directoryOf(database, 'elsewhere', 'crm'), dayNumber(today), 7)).toEqual([])
  })

  test('[ME-8] [AC-2] whoever has the same number in another organisation has not used the tool because of its people', async () => {
    for (const [isElsewhere, found] of [
      [false, []],
      [true, ['chandra']],
    ] as const) {
      const { database, send } = await company()
      await insertRows(database, organisationId, [participant('lilian', 400), participant('chandra', 400)])
      await send('api', ['lilian', 300], ['chandra', 200])
      if (isElsewhere)
        await database.db
          .updateTable('usageDay')
          .set((on) => ({ organisation: on('organisation', '+', 1) }))
          .where('day', '=', dayNumber(today) - 200)
          .execute()
      const { people } = await peopleOnList({ database, now: () => now }, cast.lead, { list: 'never', after: '0' })
      expect(people.map(({ personId }) => personId)).toEqual(found)
    }
  })
})
