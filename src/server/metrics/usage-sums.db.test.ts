/** The order in which folded usage is written. */
import { expect, test } from 'vitest'
import { dayNumber } from '#core/kernel/calendar.ts'
import { foldKey } from '#core/metrics/usage-fold.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { writesOf } from '#server/metrics/usage-sums.ts'
import { foundCompany, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

describeOnBoth('writing what was folded', (open) => {
  test('[ME-4] rows of a day go in the order of the table: by the numbers of people, whatever order they are known in', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const people = ['lilian', 'chandra', 'milton', 'naomi']
    const ingest = createUsageIngest({ database, write, now: () => now })
    // Each of them is given the next number.
    for (const person of people)
      await ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', once: null, isPartial: false, lines: [{ person: `${person}@marowijne.internal`, day: '2026-11-23' }] }) // prettier-ignore
    const directory = await directoryOf(database, organisationId, 'crm')
    const day = dayNumber('2026-11-23')
    const slots = people.map((person) => directory.personById(person)?.slot ?? -1)
    const counts = new Map(slots.toReversed().map((slot, index) => [foldKey(slot, day, index % 2, 0), 10 + index]))
    const book = { number: 1, names: directory.state.names, written: 9 }
    const { days, hasNewNames } = writesOf(database, directory, book, [{ sourceId: 'api', importId: 'api.2026-11-23', counts }], () => '')
    const numbers = people.map((person) => directory.numberOf('person', person))
    expect(days).toEqual([{ source: directory.numberOf('source', 'crm/api'), day, values: [numbers[0], 1, 0, 13, numbers[1], 0, 0, 12, numbers[2], 1, 0, 11, numbers[3], 0, 0, 10] }]) // prettier-ignore
    expect(hasNewNames).toBe(false)
  })
})
