import { expect, test } from 'vitest'
import { talliesOf } from '#core/communication/message-status.ts'
import { type Delivery, readerFilters, readersList, readersSummary } from '#core/communication/readers-list.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { countedDeliveries, findReaders, summariseReaders } from '#server/communication/delivery-queries.ts'
import { cast, foundCompany, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const rolloutId = 'crm'
const messageKey = 'announcement'
const kinds = [
  ['email', 'sent', null],
  ['email', 'sent', now],
  ['email', 'failed', null],
  ['email', 'unsure', null],
  ['email', 'queued', null],
  ['hand', 'queued', null],
  ['hand', 'queued', now],
  ['hand', 'told', null],
  ['email', 'withdrawn', null],
] as const
const names = ['René', 'rena', 'Zoë', 'Anna', 'Ünal']

const rows = () =>
  Array.from({ length: 27 }, (_, index) => {
    const [channel, state, readAt] = kinds[index % kinds.length] ?? kinds[0]
    const personId = `r${index}`
    const locationId = [null, 'albina', 'georgetown'][index % 3] ?? null
    return [
      {
        table: 'person' as const,
        row: rowOf('person', { personId, name: `${names[index % 5]} ${index % 7}`, locationId }) as Row<TableName>,
      },
      {
        table: 'delivery' as const,
        row: rowOf('delivery', {
          rolloutId,
          messageKey,
          personId,
          locationId,
          channel,
          state,
          readAt,
          language: 'nl',
          dueAt: now,
        }) as Row<TableName>,
      },
    ]
  }).flat()

describeOnBoth('deliveries page by page', (open) => {
  test('[CM-7] [CM-8] counted, searched, filtered and sorted, the database gives what core gives from the same rows', async () => {
    const database = await open()
    await foundCompany(database)
    await insertRows(database, organisationId, rows())
    const deliveries = (await database.db.selectFrom('delivery').selectAll().execute()) as Delivery[]
    const people = await database.db.selectFrom('person').select(['personId', 'name']).execute()
    const readers = deliveries.map((delivery) => ({
      delivery,
      name: people.find(({ personId }) => personId === delivery.personId)?.name ?? '',
    }))
    expect(talliesOf(await countedDeliveries(database, cast.lead, rolloutId))).toEqual(talliesOf(deliveries))
    expect(await summariseReaders(database, cast.lead, { rolloutId, messageKey })).toEqual(readersSummary(deliveries))
    for (const search of ['', 'rene', 'ZOE', '3'])
      for (const show of readerFilters) {
        const query = { rolloutId, messageKey, search, show }
        const expected = readersList(readers, query)
        let found: typeof readers = []
        let after: string | null = null
        do {
          const page: Awaited<ReturnType<typeof findReaders>> = await findReaders(database, cast.lead, query, { after, limit: 4 })
          expect(page.total, JSON.stringify(query)).toBe(expected.length)
          found = found.concat(page.items)
          after = page.next
        } while (after !== null)
        expect(found, JSON.stringify(query)).toEqual(expected)
      }
  })

  test('[AC-1] a champion counts and sees the readers at their locations alone', async () => {
    const database = await open()
    await foundCompany(database)
    await insertRows(database, organisationId, rows())
    const query = { rolloutId, messageKey, search: '', show: 'all' as const }
    const { items, total } = await findReaders(database, cast.champion, query, { after: null, limit: 100 })
    expect(total).toBe(9)
    expect(items.every(({ delivery }) => delivery.locationId === 'albina')).toBe(true)
    expect((await summariseReaders(database, cast.champion, query)).locations.map(({ locationId }) => locationId)).toEqual(['albina'])
    expect(talliesOf(await countedDeliveries(database, cast.champion, rolloutId)).get(messageKey)?.all).toBe(9)
    const stranger = { ...cast.owner, organisationId: 'elsewhere' }
    expect((await findReaders(database, stranger, query, { after: null, limit: 100 })).total).toBe(0)
  })
})
