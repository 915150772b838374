/** Figures that are counted from what is kept of each person, against a server that reads everything anew. */
import { expect, test } from 'vitest'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import { seeded } from '#core/kernel/seeded.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { overviewOn } from '#server/metrics/adoption-overview-query.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { flowsOn } from '#server/metrics/flow-queries.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = '2026-11-23'
const rolloutId = 'crm'
const [monday, saidBy] = ['2026-11-23', 'champion']

/** What a server answers that has kept nothing. */
const anew = (database: Database): Database => ({ ...database })

describeOnBoth('figures from what is kept of each person', (open) => {
  test('[ME-1] [ME-2] [ME-12] [ME-15] are those that everybody read anew gives, whatever was written, undone, said or changed', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const draw = seeded(20_261_123)
    const among = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
    const ids = Array.from({ length: 30 }, (_, nth) => `p${nth}`)
    for (const id of ids) await write(cast.owner, issue('people.add', person(id, among(['albina', 'georgetown', null]))))
    const parts = ids.map((personId, nth) => ({
      table: 'participant' as const,
      row: rowOf('participant', { rolloutId, personId, phaseKey: among(['early', 'core']), goLiveOn: nth % 7 === 0 ? null : addDays(today, 3 - Math.floor(draw() * 50)), because: '[]' }) as Row<TableName>, // prettier-ignore
    }))
    await insertRows(database, organisationId, parts)
    // What another process writes is read, what this one writes is added.
    const ways = [database, anew(database)].map((of) => createUsageIngest({ database: of, write, now: () => now }))
    const imports = new Set<string>()
    const send = async (sourceId: string, system: 'new' | 'old') => {
      const lines = Array.from({ length: 1 + Math.floor(draw() * 3) }, () => ({ person: `${among(ids)}@marowijne.internal`, day: addDays(today, -Math.floor(draw() ** 2 * 60)), system, workflow: among(['Orders', 'Visits', '']) })) // prettier-ignore
      imports.add((await among(ways)({ organisationId, rolloutId, sourceId, by: 'x', once: null, isPartial: true, lines })).import)
    }
    const exclude = async (personId: string, excludedAt: string | null) => {
      await database.db.updateTable('organisationVersion').set((of) => ({ version: of('version', '+', 1) })).where('organisationId', '=', organisationId).execute() // prettier-ignore
      const { version } = await database.db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId).executeTakeFirstOrThrow() // prettier-ignore
      await database.db.updateTable('participant').set({ excludedAt, version }).where('personId', '=', personId).execute()
    }
    const steps: readonly (() => Promise<unknown>)[] = [
      () => send('api', 'new'),
      () => send('api', 'new'),
      () => send('phone', 'new'),
      () => send('paper', 'old'),
      () =>
        write(
          cast.champion,
          issue('pulse.callRoll', { rolloutId, personId: 'milton', weekOn: monday, used: among(['new', 'old', 'away'] as const) }),
        ),
      () => insertRows(database, organisationId, [{ table: 'rollCall', row: rowOf('rollCall', { rolloutId, personId: among(ids), weekOn: addDays(monday, -7 * Math.floor(draw() * 9)), saidBy, used: among(['new', 'old']), saidOn: addDays(today, -Math.floor(draw() * 9)), recordedBy: 'x' }) as Row<TableName> }]).catch(() => undefined), // prettier-ignore
      () =>
        write(cast.owner, issue('people.leave', { personId: among(ids), leftOn: among([null, addDays(today, -Math.floor(draw() * 20))]) })),
      () => { const id = among(ids); return write(cast.owner, issue('people.change', person(id, among(['albina', 'georgetown', null])))) }, // prettier-ignore
      () => exclude(among(ids), among([null, now])),
      async () => {
        const importId = among([...imports])
        imports.delete(importId)
        if (importId && draw() < 0.5) await write(cast.lead, issue('metrics.takeBackImport', { rolloutId, importId }))
      },
    ]
    const told = async (of: Database, source: string | undefined) => {
      const reading = await readAdoption({ database: of, now: () => now }, cast.lead, { rollout: rolloutId, ...(source ? { source } : {}) })
      const named = {
        key: new Set<string>(),
        ahead: { oldEnds: null, closed: new Set<number>() },
        licences: null,
        tool: 'CRM',
        locationCalled: (locationId: string) => locationId,
      }
      const flows = await flowsOn(of, reading.directory, dayNumber(today), reading.deciding)
      return {
        figures: reading.figures,
        people: reading.sources.map(({ sourceId, lastSeen }) => [sourceId, lastSeen.size, [...lastSeen.keys()].length]),
        overview: await overviewOn(of, reading, named),
        flows,
      }
    }
    await send('api', 'new')
    let active = 0
    for (let step = 0; step < 120; step++) {
      await among(steps)()
      const source = step % 10 === 9 ? 'api' : undefined
      const kept = await told(database, source)
      expect(kept, `step ${step}`).toEqual(await told(anew(database), source))
      for (const [, size, keys] of kept.people) expect(size).toBe(keys)
      active = Math.max(active, kept.figures.all.active)
    }
    expect(active).toBeGreaterThan(3)
  })
})
