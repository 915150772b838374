/** What the directory of people reads again when something changed, against real databases. */
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addDays, dayNumber } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { foundCompany, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = '2026-11-23'

describeOnBoth('the directory of people', (open) => {
  test('[ME-1] only the people whose rows changed are read again', async () => {
    const database = await open()
    await foundCompany(database)
    const goLive = (personId: string, goLiveOn: string) =>
      insertRows(database, organisationId, [
        { table: 'participant', row: rowOf('participant', { rolloutId: 'crm', personId, phaseKey: 'early', goLiveOn, because: '[]' }) as Row<TableName> }, // prettier-ignore
      ])
    await goLive('milton', today)
    const told = async () => {
      const directory = await directoryOf(database, organisationId, 'crm')
      return ['milton', 'naomi'].map((personId) => directory.personById(personId)?.goLive)
    }
    expect(await told()).toEqual([dayNumber(today), 0])
    // A row that says no new version stands for all the rows that did not change.
    await database.db
      .updateTable('participant')
      .set({ goLiveOn: addDays(today, 7) })
      .where('personId', '=', 'milton')
      .execute()
    await database.db.updateTable('person').set({ email: 'other@marowijne.internal' }).where('personId', '=', 'milton').execute()
    await goLive('naomi', today)
    await insertRows(database, organisationId, [{ table: 'person', row: rowOf('person', person('ruben')) as Row<TableName> }])
    expect(await told()).toEqual([dayNumber(today), dayNumber(today)])
    const directory = await directoryOf(database, organisationId, 'crm')
    expect(directory.personOf('ruben@marowijne.internal')).toBeDefined()
    expect(directory.personOf('other@marowijne.internal')).toBeUndefined()
  })

  test('[ME-1] names that were given numbers since are read alone, by an index of the numbers', async () => {
    const database = await open()
    const { db, kind } = database
    await foundCompany(database)
    await db.insertInto('usageBook').values({ organisationId, number: 1, names: 1, written: 1 }).execute()
    await db.insertInto('usageName').values({ organisationId, kind: 'workflow', name: 'book order', number: 1 }).execute()
    expect((await directoryOf(database, organisationId, 'crm')).workflows()).toEqual(['book order'])
    // What has a number already is not read again: this one stands for all of them.
    await db.updateTable('usageName').set({ name: 'order' }).execute()
    await db.insertInto('usageName').values({ organisationId, kind: 'person', name: 'milton', number: 2 }).execute()
    await db.updateTable('usageBook').set({ names: 2 }).execute()
    const directory = await directoryOf(database, organisationId, 'crm')
    expect(directory.workflows()).toEqual(['book order'])
    expect([directory.personNumbered(2), directory.numberOf('person', 'milton')]).toEqual(['milton', 2])
    if (kind === 'sqlite') {
      const since = sql<{ detail: string }>`explain query plan select "name" from "usageName" where "organisationId" = 'x' and "number" > 1`
      expect((await since.execute(db)).rows[0]?.detail).toContain('usageName_number')
    }
  })
})
