import { expect, test } from 'vitest'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import type { Flows } from '#core/metrics/flows.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { flowsOn } from '#server/metrics/flow-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'

const today = '2026-11-23'
const asOf = dayNumber(today)
const participant = (personId: string, more: Partial<Row<'participant'>> = {}) => ({
  table: 'participant' as const,
  row: rowOf('participant', { rolloutId: 'crm', personId, phaseKey: 'early', goLiveOn: addDays(today, -40), because: '[]', ...more }) as Row<TableName>, // prettier-ignore
})

describeOnBoth('flows from the database', (open) => {
  test('[ME-12] [ME-4] only days count that some import still tells of, and a report of last days carries no flow', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const parts = { database, write, now: () => now, threads: createThreads(database, threadTasks) }
    const ingest = createUsageIngest(parts)
    await insertRows(database, organisationId, [
      ...['lilian', 'chandra', 'milton', 'naomi'].map((id) => participant(id)),
      participant('ravi', { excludedAt: now }),
    ])
    const flows = async (deciding: string | null = null) =>
      flowsOn(database, await directoryOf(database, organisationId, 'crm'), asOf, deciding)
    const kinds = async () => Object.fromEntries([...((await flows()) as Flows).people].flatMap(([kind, ids]) => (ids.length > 0 ? [[kind, ids.join()]] : []))) // prettier-ignore
    expect(await flows()).toBe('grain')
    const send = (...lines: readonly (readonly [string, number])[]) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', once: null, isPartial: false, lines: lines.map(([person, ago]) => ({ person: `${person}@marowijne.internal`, day: addDays(today, -ago) })) }) // prettier-ignore
    await send(['lilian', 0], ['lilian', 13], ['chandra', 7], ['milton', 6], ['milton', 14], ['ravi', 1])
    expect(await kinds()).toEqual({ stayed: 'lilian', lapsed: 'chandra', cameBack: 'milton', neverStarted: 'naomi' })
    const { importId } = await importUsage(parts, cast.lead, { rolloutId: 'crm', fileName: 'p.csv', bytes: new TextEncoder().encode(`Email,Last login\nnaomi@marowijne.internal,${today}`), sourceId: 'portal' }) // prettier-ignore
    expect(await kinds()).toMatchObject({ neverStarted: 'naomi' })
    expect(await flows('portal')).toBe('grain')
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId }))
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId: `api.${today}` }))
    expect(await flows()).toBe('stale')
    expect(await flowsOn(database, await directoryOf(database, 'elsewhere', 'crm'), asOf, null)).toBe('grain')
  })
})
