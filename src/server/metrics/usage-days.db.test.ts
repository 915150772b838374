/** The days that are kept in memory, against what the database holds. */
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { ServerContext } from '#server/context.ts'
import { countAdoption } from '#server/metrics/adoption-reading.ts'
import { page } from '#server/metrics/source-days.ts'
import { usageDaysOf } from '#server/metrics/usage-days.ts'
import { directoryOf, UsageDirectory } from '#server/metrics/usage-directory.ts'
import { workflowsDone } from '#server/metrics/usage-history.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { warmUsage } from '#server/metrics/usage-warming.ts'
import { cast, foundCompany, issue, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = '2026-11-23'
const asOf = dayNumber(today)
const people = ['lilian', 'chandra', 'milton', 'naomi'] as const

describeOnBoth('days of use in memory', (open) => {
  const begin = async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await insertRows(
      database,
      organisationId,
      people.map((personId) => ({ table: 'participant' as const, row: rowOf('participant', { rolloutId: 'crm', personId, phaseKey: 'early', goLiveOn: addDays(today, -40), because: '[]' }) as Row<TableName> })), // prettier-ignore
    )
    const ingest = createUsageIngest({ database, write, now: () => now })
    const send = (...lines: readonly (readonly [string, number, string?])[]) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', once: null, isPartial: false, lines: lines.map(([person, daysAgo, workflow]) => ({ person: `${person}@marowijne.internal`, day: addDays(today, -daysAgo), ...(workflow === undefined ? {} : { workflow }) })) }) // prettier-ignore
    const told = async (directory?: UsageDirectory) => {
      const known = directory ?? (await directoryOf(database, organisationId, 'crm'))
      const days = await usageDaysOf(database, known)
      const source = known.numberOf('source', 'crm/api') ?? -1
      const used = days.between([source], 1, asOf)
      return { ends: days.ends(source, asOf), days: people.map((one) => (used.get(one) ?? []).map((day) => asOf - day)) }
    }
    return { database, write, send, told }
  }

  test('[ME-1] what is written is added, late lines in their order, and a directory that reads everything anew knows the same', async () => {
    const { database, send, told } = await begin()
    expect(await told()).toEqual({ ends: { oldest: null, newest: null }, days: [[], [], [], []] })
    await send(['lilian', 3], ['chandra', 0])
    expect((await told()).days).toEqual([[3], [0], [], []])
    await send(['lilian', 0], ['lilian', 9], ['milton', 20], ['lilian', 3])
    const kept = await told()
    expect(kept).toEqual({ ends: { oldest: asOf - 20, newest: asOf }, days: [[9, 3, 0], [0], [20], []] })
    expect(await told(await freshDirectory(database))).toEqual(kept)
  })

  test('[ME-1] only days that were written since are read again', async () => {
    const { database, send, told } = await begin()
    await send(['lilian', 3], ['chandra', 0])
    await told()
    // A row that goes without a note stands for all rows of days that were not written.
    await database.db
      .deleteFrom('usageDay')
      .where('day', '=', asOf - 3)
      .execute()
    await send(['milton', 0])
    expect((await told()).days).toEqual([[3], [0], [0], []])
  })

  test('[ME-1] what this process writes is added without reading it again; what another one writes is read', async () => {
    const { database, send, told } = await begin()
    await send(['lilian', 3], ['chandra', 0, 'Orders'])
    await told()
    await send(['chandra', 2], ['lilian', 0, 'Orders'])
    // What is not stored any more can only come from memory.
    const rows = await database.db.selectFrom('usageDay').selectAll().execute()
    await database.db.deleteFrom('usageDay').execute()
    expect((await told()).days).toEqual([[3, 0], [2, 0], [], []])
    expect((await workflows()).toSorted()).toEqual(['chandra', 'lilian'])
    const [row] = rows
    if (!row) throw new Error('no rows')
    await database.db.insertInto('usageDay').values({ ...row, day: asOf - 1 }).execute() // prettier-ignore
    await database.db.updateTable('usageBook').set({ written: 50 }).execute()
    await database.db.insertInto('usageTouched').values({ organisation: row.organisation, source: row.source, day: asOf - 1, written: 50 }).execute() // prettier-ignore
    expect((await told()).days.flat().filter((day) => day === 1)).toHaveLength(1)

    async function workflows(): Promise<readonly string[]> {
      const directory = await directoryOf(database, organisationId, 'crm')
      const { doing } = await workflowsDone(database, directory, { key: new Set(), from: asOf - 6, until: asOf, deciding: null })
      return people.filter((one) => doing.has(one))
    }
  })

  test('[ME-1] days are read in pages of people: rows before and behind the end of a page are told, told anew, and taken out', async () => {
    const { database, send, told } = await begin()
    const { db } = database
    // The source and the import take the next two numbers; of four people two come before the end of the page.
    await send(['lilian', 30])
    await db
      .updateTable('usageBook')
      .set({ names: page - 3 })
      .execute()
    await send(['chandra', 3, 'Orders'], ['milton', 3, 'Orders'], ['naomi', 3])
    const named = await db.selectFrom('usageName').select(['name', 'number']).where('kind', '=', 'person').where('name', '<>', 'lilian').execute() // prettier-ignore
    const isBehind = (personId: string): boolean => named.some(({ name, number }) => name === personId && number >= page)
    expect(people.filter(isBehind).length).toBeGreaterThan(0)
    expect(people.filter(isBehind).length).toBeLessThan(3)
    expect((await told()).days).toEqual([[30], [3], [3], [3]])
    const behind = await db.selectFrom('usageDay').selectAll().where('person', '>=', page).execute()
    let written = 50
    const touch = async (day: number): Promise<void> => {
      const { organisation = 0, source = 0 } = behind[0] ?? {}
      const row = { organisation, source, day, written: ++written }
      await db.updateTable('usageBook').set({ written }).execute()
      await db.insertInto('usageTouched').values(row).onConflict((conflict) => conflict.columns(['organisation', 'source', 'day']).doUpdateSet({ written })).execute() // prettier-ignore
    }
    const everyone = [[30], [3], [3], [3]]
    const ahead = people.map((personId, at) => (isBehind(personId) ? [] : (everyone[at] ?? [])))
    for (const expected of [ahead, everyone, ahead]) {
      if (expected === everyone) await db.insertInto('usageDay').values(behind).execute()
      else await db.deleteFrom('usageDay').where('person', '>=', page).execute()
      await touch(asOf - 3)
      expect((await told()).days).toEqual(expected)
    }
    // A day of which nothing is left is no day of the source.
    await db
      .deleteFrom('usageDay')
      .where('day', '=', asOf - 3)
      .execute()
    await touch(asOf - 3)
    expect(await told()).toEqual({ ends: { oldest: asOf - 30, newest: asOf - 30 }, days: [[30], [], [], []] })
    expect(await told(await freshDirectory(database))).toEqual(await told())
  })

  test('[ME-4] an import that is undone counts for nothing; somebody who is forgotten is gone', async () => {
    const { database, write, send, told } = await begin()
    await send(['lilian', 3], ['chandra', 0])
    await told()
    await write(cast.owner, issue('people.leave', { personId: 'chandra', leftOn: addDays(today, -1) }))
    await write(cast.owner, issue('people.forget', { personId: 'chandra' }))
    expect((await told()).days).toEqual([[3], [], [], []])
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId: `api.${today}` }))
    expect(await told()).toEqual({ ends: { oldest: null, newest: null }, days: [[], [], [], []] })
    expect(await told(await freshDirectory(database))).toEqual(await told())
  })

  test('[ME-4] a workflow is stored although tens of thousands of people have numbers before it', async () => {
    const { database, send } = await begin()
    await send(['lilian', 0])
    await database.db.updateTable('usageBook').set({ names: 40_000 }).execute()
    expect(await send(['lilian', 0, 'Orders'])).toMatchObject({ taken: 1 })
    const { rows } = await sql<{ most: number }>`select max("workflow") as "most" from "usageDay"`.execute(database.db)
    expect(rows[0]?.most).toBeGreaterThan(40_000)
  })

  test('[ME-1] soon after a start the days are read before anybody asks; where nothing was imported lately they are left', async () => {
    const { database, send } = await begin()
    await send(['lilian', 3], ['chandra', 0])
    const activeOf = async (process: typeof database) =>
      (await countAdoption(process, await directoryOf(process, organisationId, 'crm'), { asOf, window: 7, goal: 0.8, deciding: null })).figures.all.active // prettier-ignore
    const [early, late] = [{ ...database }, { ...database }]
    await warmUsage({ database: early } as ServerContext, organisationId, now)
    await warmUsage({ database: late } as ServerContext, organisationId, `${addDays(today, 20)}T00:00:00.000Z`)
    // What is not stored any more can only come from memory.
    await database.db.deleteFrom('usageDay').execute()
    expect([await activeOf(early), await activeOf(late)]).toEqual([2, 0])
  })

  const freshDirectory = async (database: Parameters<typeof directoryOf>[0]): Promise<UsageDirectory> => {
    const { state } = await directoryOf(database, organisationId, 'crm')
    const fresh = new UsageDirectory(organisationId, 'crm')
    await fresh.refresh(database.db, state)
    return fresh
  }
})
