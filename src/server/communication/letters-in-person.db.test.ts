/** Who gets which letters that are to be told by hand. */
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { lettersInPerson } from '#server/communication/letters-in-person.ts'
import { cast, foundCompany, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const insert = async <T extends TableName>({ db }: Database, table: T, values: Partial<Row<T>>, of = organisationId): Promise<void> => {
  const row = { ...rowOf(table, values), organisationId: of, version: 1 }
  await db
    .insertInto(table)
    .values(row as never)
    .execute()
}

const letterTo = async (database: Database, personId: string, locationId: string | null, delivery: Partial<Row<'delivery'>> = {}) => {
  const key = { rolloutId: 'crm', messageKey: 'announcement', personId, locationId, language: 'nl' }
  await insert(database, 'letter', { ...key, subject: 'Er komt iets nieuws', body: `Dag ${personId}` })
  await insert(database, 'delivery', { ...key, channel: 'hand', state: 'queued', ...delivery })
}

describeOnBoth('letters told by hand', (open) => {
  test('[CM-6] [AC-1] a lead gets all that are still to be told, a champion those of their places, others none', async () => {
    const database = await open()
    await foundCompany(database)
    await letterTo(database, 'milton', 'albina')
    await letterTo(database, 'naomi', 'georgetown')
    await letterTo(database, 'ravi', null)
    await letterTo(database, 'chandra', 'albina', { state: 'told' })
    await letterTo(database, 'lilian', 'albina', { channel: 'email', state: 'sent' })
    const whose = async (actor: Actor, rolloutId = 'crm'): Promise<string[]> =>
      (await lettersInPerson(database, actor, rolloutId)).map(({ personId }) => personId)
    expect(await whose(cast.lead)).toEqual(['milton', 'naomi', 'ravi'])
    expect(await whose(cast.champion)).toEqual(['milton'])
    expect(await whose(cast.member)).toEqual([])
    expect(await whose(cast.lead, 'another')).toEqual([])
    expect(await whose({ ...cast.lead, organisationId: 'elsewhere' })).toEqual([])
    expect((await lettersInPerson(database, cast.champion, 'crm'))[0]).toEqual({
      messageKey: 'announcement',
      personId: 'milton',
      language: 'nl',
      subject: 'Er komt iets nieuws',
      body: 'Dag milton',
    })
  })
})
