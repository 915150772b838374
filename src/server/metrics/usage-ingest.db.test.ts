import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dayNumber } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'
import type { ServerContext } from '#server/context.ts'
import { sweepUsage } from '#server/metrics/usage-sweep.ts'
import type { UsageBatch } from '#server/metrics/usage-batch.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, person, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { changeElsewhere } from '#test/other-process.ts'

const line = (person: string, day: string, more: object = {}) => ({ person: `${person}@marowijne.internal`, day, ...more })

/** What is stored, in words. */
const stored = async ({ db }: Database) => {
  const name = (kind: string, column: string) =>
    sql`(select "name" from "usageName" where "kind" = ${kind} and "number" = ${sql.ref(`usageDay.${column}`)})`
  const { rows } = await sql<{ person: string; import: string; day: number; system: number; workflow: string | null; count: number }>`
    select ${name('person', 'person')} as "person", ${name('import', 'import')} as "import", "day", "system",
      ${name('workflow', 'workflow')} as "workflow", "count" from "usageDay"`.execute(db)
  return rows.map((row) => [row.person, row.import, row.day, row.system, row.workflow, row.count].join(' ')).toSorted()
}

describeOnBoth('taking usage in', (open, _place, dialect) => {
  const company = async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const ingest = createUsageIngest({ database, write, now: () => now })
    const send = (lines: readonly unknown[], more: Partial<UsageBatch> = {}) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'Nightly export', lines, once: null, isPartial: false, ...more })
    return { database, write, send }
  }
  const monday = dayNumber('2026-11-23')

  test('[ME-4] is folded into one row per person, day, system and workflow, under an import of that day', async () => {
    const { database, send } = await company()
    const answer = await send([line('milton', '2026-11-23'), line('milton', '2026-11-23'), line('naomi', '2026-11-22', { system: 'old', workflow: 'order' })]) // prettier-ignore
    expect(answer).toEqual({
      source: 'api',
      import: 'api.2026-11-23',
      lines: 3,
      taken: 3,
      early: 0,
      late: 0,
      refused: 0,
      refusedLines: [],
    })
    await send([line('milton', '2026-11-23', { count: 5 })])
    expect(await stored(database)).toEqual([`milton crm/api.2026-11-23 ${monday} 0  7`, `naomi crm/api.2026-11-23 ${monday - 1} 1 order 1`])
    const imports = await database.db.selectFrom('usageImport').selectAll().execute()
    expect(imports).toMatchObject([{ importId: 'api.2026-11-23', sourceId: 'api', importedBy: 'Nightly export', takenBackAt: null }])
    expect(await database.db.selectFrom('usageSource').select(['sourceId', 'grain', 'system']).execute()).toEqual([
      { sourceId: 'api', grain: 'daily', system: 'new' },
    ])
  })

  test('[ME-4] what is wrong with the source of one batch stops no other that waits beside it', async () => {
    const { write, send } = await company()
    const source = { rolloutId: 'crm', sourceId: 'monthly', name: 'Monthly', grain: 'last-seen', system: 'new', mapping: null } as const
    await write(cast.lead, issue('metrics.describeSource', source))
    const work = [line('milton', '2026-11-23')]
    const all = await Promise.allSettled([send(work), send(work, { sourceId: 'monthly' }), send(work), send(work, { sourceId: 'monthly' })])
    expect(all.map((one) => (one.status === 'fulfilled' ? one.value.taken : (one.reason as { code: string }).code))).toEqual([
      1,
      'metrics.otherGrain',
      1,
      'metrics.otherGrain',
    ])
  })

  test('[ME-4] a batch that waits alone is tried once: its sender hears at once that it could not be kept', async () => {
    const { database } = await company()
    let tried = 0
    const write = (): Promise<never> => {
      tried += 1
      return Promise.reject(new Error('The disk is full.'))
    }
    const batch = { organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', once: null, isPartial: false, lines: [] }
    await expect(createUsageIngest({ database, write, now: () => now })(batch)).rejects.toThrow('The disk is full.')
    expect(tried).toBe(1)
  })

  test('[ME-4] a faulty line is named, and nothing of its batch is taken, unless the others are asked for', async () => {
    const { database, send } = await company()
    const lines = [line('milton', '2026-11-23'), line('nobody', '2026-11-23'), line('naomi', '2026-11-24')]
    await expect(send(lines)).rejects.toMatchObject({
      code: 'metrics.linesRefused',
      params: {
        count: 2,
        of: 3,
        lines: [
          { line: 2, code: 'unknownPerson' },
          { line: 3, code: 'future' },
        ],
      },
    })
    expect(await stored(database)).toEqual([])
    expect(await send(lines, { isPartial: true })).toMatchObject({
      taken: 1,
      refused: 2,
      refusedLines: [
        { line: 2, code: 'unknownPerson' },
        { line: 3, code: 'future' },
      ],
    })
    expect(await stored(database)).toHaveLength(1)
  })

  test('[ME-4] a batch under a key counts once, whoever takes it, and the key is that of nothing else', async () => {
    const { database, write, send } = await company()
    const once = { key: 'night-1', contentHash: 'a'.repeat(64) }
    const first = await send([line('milton', '2026-11-23')], { once })
    const other = createUsageIngest({ database, write, now: () => now })
    const again = {
      organisationId,
      rolloutId: 'crm',
      sourceId: 'api',
      by: 'x',
      lines: [line('milton', '2026-11-23')],
      isPartial: false,
      once,
    }
    expect(await other(again)).toEqual(first)
    const twins = await Promise.all([1, 2, 3].map(() => send([line('naomi', '2026-11-23')], { once: { ...once, key: 'night-2' } })))
    expect(new Set(twins.map((one) => JSON.stringify(one))).size).toBe(1)
    await expect(send([line('naomi', '2026-11-23')], { once: { ...once, contentHash: 'b'.repeat(64) } })).rejects.toMatchObject({ code: 'metrics.batchTaken' }) // prettier-ignore
    expect((await stored(database)).map((row) => row.at(-1))).toEqual(['1', '1'])
    // A refused batch leaves its key free.
    await expect(send([line('nobody', '2026-11-23')], { once: { ...once, key: 'night-3' } })).rejects.toMatchObject({ code: 'metrics.linesRefused' }) // prettier-ignore
    expect(await send([line('ravi', '2026-11-23')], { once: { ...once, key: 'night-3' } })).toMatchObject({ taken: 1 })
  })

  test('[ME-4] two processes that take usage in at once give each name one number and lose nothing', async () => {
    const { database, write, send } = await company()
    const other = createUsageIngest({ database, write, now: () => now })
    const people = ['lilian', 'chandra', 'milton', 'naomi', 'ravi']
    await Promise.all(
      people.flatMap((person, index) => [
        send([line(person, '2026-11-23', { workflow: `w${index}` })]),
        other({ organisationId, rolloutId: 'crm', sourceId: 'second', by: 'x', lines: [line(person, '2026-11-23', { workflow: `w${index}` })], once: null, isPartial: false }), // prettier-ignore
      ]),
    )
    expect(await stored(database)).toHaveLength(10)
    const names = await database.db.selectFrom('usageName').selectAll().execute()
    expect(new Set(names.map(({ number }) => number)).size).toBe(names.length)
    expect(names.filter(({ kind }) => kind === 'person')).toHaveLength(5)
  })

  test('[ME-4] aliases, changed addresses and people who came meanwhile are known at once', async () => {
    const { database, write, send } = await company()
    const work = [{ person: 'MILT', day: '2026-11-23' }]
    await expect(send(work)).rejects.toMatchObject({ code: 'metrics.linesRefused' })
    await write(cast.lead, issue('metrics.learnAlias', { aliasId: 'a1', identity: ' Milt ', personId: 'milton' }))
    expect(await send(work)).toMatchObject({ taken: 1 })
    await write(cast.lead, issue('metrics.endAlias', { aliasId: 'a1' }))
    await expect(send(work)).rejects.toMatchObject({ code: 'metrics.linesRefused' })
    await write(cast.owner, issue('people.change', { ...person('milton'), email: 'new@marowijne.internal' }))
    await expect(send([line('milton', '2026-11-23')])).rejects.toMatchObject({ code: 'metrics.linesRefused' })
    expect(await send([line('new', '2026-11-23')])).toMatchObject({ taken: 1 })
    expect(await stored(database)).toEqual([`milton crm/api.2026-11-23 ${monday} 0  2`])
  })

  test('[AC-4] whoever changes while their lines are folded is looked up again before anything is written', async () => {
    // Another process can only be let in between two steps where writing needs no waiting.
    if (dialect !== 'sqlite') return
    const { database, write } = await company()
    let changes = false
    const ingest = createUsageIngest({
      database,
      write,
      now: () => {
        if (changes) changeElsewhere(database.where, 'milton')
        changes = false
        return now
      },
    })
    const send = () => ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', lines: [line('milton', '2026-11-23')], once: null, isPartial: false }) // prettier-ignore
    expect(await send()).toMatchObject({ taken: 1 })
    changes = true
    await expect(send()).rejects.toMatchObject({ code: 'metrics.linesRefused' })
    expect((await stored(database)).map((row) => row.at(-1))).toEqual(['1'])
  })

  test('[ME-4] after an import was undone, more usage of the same day begins another one', async () => {
    const { database, write, send } = await company()
    await send([line('milton', '2026-11-23')])
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId: 'api.2026-11-23' }))
    expect(await send([line('milton', '2026-11-23')])).toMatchObject({ import: 'api.2026-11-23.2' })
    expect(await stored(database)).toHaveLength(2)
  })

  test('[AC-4] whoever is forgotten leaves no usage behind, and none comes under their address again', async () => {
    const { database, write, send } = await company()
    await send([line('milton', '2026-11-23'), line('naomi', '2026-11-23')])
    await write(cast.owner, issue('people.leave', { personId: 'milton', leftOn: '2026-11-20' }))
    await write(cast.owner, issue('people.forget', { personId: 'milton' }))
    expect(await stored(database)).toEqual([`naomi crm/api.2026-11-23 ${monday} 0  1`])
    await expect(send([line('milton', '2026-11-23')])).rejects.toMatchObject({ code: 'metrics.linesRefused' })
  })

  test('[ME-4] when too much waits, a batch is sent away with the time to come back, and can come again later', async () => {
    const { database, write } = await company()
    const ingest = createUsageIngest({ database, write, now: () => now }, { batches: 3, lines: 10 })
    const send = (lines: number) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', lines: Array.from({ length: lines }, () => line('milton', '2026-11-23')), once: null, isPartial: false }) // prettier-ignore
    const all = await Promise.allSettled([send(4), send(7), send(4), send(1), send(1)])
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'rejected'])
    expect(all[1]).toMatchObject({ reason: { code: 'metrics.tooBusy', params: { seconds: 2 } } })
    expect(await send(7)).toMatchObject({ taken: 7 })
    expect((await stored(database)).map((row) => row.split(' ').at(-1))).toEqual(['16'])
  })

  test('[ME-4] what imports that were undone said, and batches of long ago, are cleared away after a month', async () => {
    const { database, write, send } = await company()
    const once = { key: 'night', contentHash: 'a'.repeat(64) }
    await send([line('milton', '2026-11-23')], { once })
    await send([line('naomi', '2026-11-23')], { sourceId: 'other' })
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId: 'api.2026-11-23' }))
    const left = async () => [
      (await stored(database)).length,
      (await database.db.selectFrom('usageBatch').select('batchId').execute()).length,
    ]
    const sweep = (days: number) => sweepUsage({ database } as unknown as ServerContext, organisationId, new Date(Date.parse(now) + days * 86_400_000).toISOString()) // prettier-ignore
    await sweep(29)
    expect(await left()).toEqual([2, 1])
    await sweep(31)
    expect(await left()).toEqual([1, 0])
    expect(await stored(database)).toEqual([`naomi crm/other.2026-11-23 ${monday} 0  1`])
    await sweep(31)
  })

  test('[AC-2] another organisation’s people are nobody here', async () => {
    const { database, send } = await company()
    const { write } = writerOf(database)
    const elsewhere = { ...cast.owner, organisationId: 'elsewhere' }
    await write(elsewhere, issue('organisation.describe', { name: 'Elsewhere', country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' })) // prettier-ignore
    await write(elsewhere, issue('plan.startRollout', { rolloutId: 'crm', tool: 'T', benefit: null, problem: null, oldSystem: null, complexity: 'simple', critical: false, startOn: '2027-01-11' })) // prettier-ignore
    await expect(send([line('milton', '2026-11-23')], { organisationId: 'elsewhere' })).rejects.toMatchObject({ code: 'metrics.linesRefused' }) // prettier-ignore
    expect(await stored(database)).toEqual([])
  })
})
