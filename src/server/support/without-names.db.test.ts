/** Names come out of a text also where nobody's device holds the list of names: of everyone, on both databases. */
import { expect, test } from 'vitest'
import type { Row, TableName } from '#core/registry/tables.ts'
import { takeNamesOut } from '#server/support/support-routes.ts'
import { foundCompany, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

/** A name of its own for each of a crowd, in letters alone. */
const lettersOf = (index: number): string =>
  [...index.toString(26)]
    .map((digit) => 'bcdfghjklmnpqrstvwxzaeiouy'[parseInt(digit, 26)])
    .join('')
    .padStart(5, 'x')

const person = (index: number, over: Partial<Row<'person'>> = {}) => ({
  table: 'person' as const,
  row: rowOf('person', { personId: `p${String(index).padStart(6, '0')}`, name: `Clerk ${lettersOf(index)}`, ...over }) as Row<TableName>,
})

describeOnBoth('[ME-8] [SU-3] texts without names', (open) => {
  test('of 6,000 people the first, the last and one who left are found; a stranger’s name stays', async () => {
    const database = await open()
    await foundCompany(database)
    const crowd = Array.from({ length: 5998 }, (_, index) => person(index + 1))
    await insertRows(database, organisationId, [
      person(0, { name: 'Milton Pinas', phone: '+597 712-3456' }),
      ...crowd,
      person(6001, { name: 'Soraya Wijngaarde', email: 'soraya@marowijne.internal', leftOn: '2026-01-01' }),
    ])
    await insertRows(database, 'elsewhere', [person(0, { name: 'Quincy Stranger' })])
    expect(
      await takeNamesOut(
        database,
        organisationId,
        ['Milton asked soraya; call +597 712-3456 or mail soraya@marowijne.internal.', `Quincy Stranger knows Clerk ${lettersOf(5990)}.`],
        'en',
      ),
    ).toEqual([
      { text: 'a colleague asked soraya; call a colleague or mail a colleague.', taken: 3 },
      { text: 'Quincy Stranger knows a colleague.', taken: 1 },
    ])
  })
})
