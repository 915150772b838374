import { expect, test } from 'vitest'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { countAdoption } from '#server/metrics/adoption-reading.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = '2026-11-23'
const rolloutId = 'crm'

describeOnBoth('figures that are kept', (open) => {
  test('[ME-3] are counted once while nothing is written, and anew after usage, an undone import, a roll-call or somebody who leaves', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const participants = ['lilian', 'chandra'].map((personId) => ({
      table: 'participant' as const,
      row: rowOf('participant', { rolloutId, personId, phaseKey: 'early', goLiveOn: addDays(today, -40), because: '[]' }) as Row<TableName>,
    }))
    await insertRows(database, organisationId, participants)
    const ingest = createUsageIngest({ database, write, now: () => now })
    const send = (person: string) =>
      ingest({ organisationId, rolloutId, sourceId: 'api', by: 'x', once: null, isPartial: false, lines: [{ person: `${person}@marowijne.internal`, day: today }] }) // prettier-ignore
    const ask = async (asOf = today, window = 7) =>
      countAdoption(database, await directoryOf(database, organisationId, rolloutId), { asOf: dayNumber(asOf), window, goal: 0.8, deciding: null }) // prettier-ignore
    await send('lilian')
    const first = await ask()
    expect(first.figures.all.active).toBe(1)
    expect(await ask()).toBe(first)
    expect(await ask(addDays(today, -1))).not.toBe(first)
    expect(await ask(today, 14)).not.toBe(first)

    await send('chandra')
    expect((await ask()).figures.all.active).toBe(2)
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId, importId: `api.${today}` }))
    expect((await ask()).figures.all.active).toBe(0)
    const said = { table: 'rollCall' as const, row: rowOf('rollCall', { rolloutId, personId: 'lilian', weekOn: today, saidBy: 'champion', used: 'new', saidOn: today, recordedBy: 'x' }) as Row<TableName> } // prettier-ignore
    await insertRows(database, organisationId, [said])
    expect((await ask()).figures.all.active).toBe(1)
    await write(cast.owner, issue('people.leave', { personId: 'chandra', leftOn: addDays(today, -1) }))
    expect((await ask()).figures.all.assigned).toBe(1)
  })
})
