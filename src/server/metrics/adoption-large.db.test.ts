import { expect, test } from 'vitest'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = now.slice(0, 10)
const people = Array.from({ length: 10_000 }, (_, at) => `p${String(at).padStart(5, '0')}`)
const address = (personId: string): string => `${personId}@large.example`

describeOnBoth('adoption of 10,000 people', (open) => {
  test('[ME-1] [ME-2] [ME-3] each is counted once: who is due, who is active, and of whom nothing is known', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const rows = people.flatMap((personId, at) => [
      { table: 'person' as const, row: rowOf('person', { personId, name: personId, email: address(personId) }) },
      {
        table: 'participant' as const,
        row: rowOf('participant', { rolloutId: 'crm', personId, phaseKey: at < 5000 ? 'early' : 'core', goLiveOn: addDays(today, at < 5000 ? -40 : -10), because: '[]' }), // prettier-ignore
      },
    ])
    await insertRows(database, organisationId, rows as { table: TableName; row: Row<TableName> }[])
    const ingest = createUsageIngest({ database, write, now: () => now })
    const send = (some: readonly string[], daysAgo: number) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', once: null, isPartial: false, lines: some.map((one) => ({ person: address(one), day: addDays(today, -daysAgo) })) }) // prettier-ignore
    // Four in five of the first phase this week and half of the second, some of them also before; others long ago.
    const active = people.filter((_, at) => (at < 5000 ? at % 5 > 0 : at % 2 === 0))
    await Promise.all([send(active, 1), send(active.slice(0, 3000), 2), send(people.slice(0, 1000), 20)])
    const { figures } = await readAdoption({ database, now: () => now }, cast.lead, { rollout: 'crm' })
    expect(figures.newest).toBe(dayNumber(addDays(today, -1)))
    expect(figures.all).toMatchObject({ assigned: 10_000, due: 5000, notDue: 5000, active: 6500, activeDue: 4000, covered: 10_000 })
    expect(figures.phases.get('early')).toMatchObject({ assigned: 5000, active: 4000 })
    expect(figures.phases.get('core')).toMatchObject({ assigned: 5000, active: 2500 })
  })
})
