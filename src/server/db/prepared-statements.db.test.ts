/** Statements that PostgreSQL keeps prepared: which, and what happens when the tables under them are altered. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { DatabaseLost } from '#server/db/postgres.ts'
import { openDatabase } from '#server/db/database.ts'
import { dialects } from '#test/dialects.ts'

test('[AC-4] what is asked again and again is kept prepared, and prepared anew where its table was altered', async () => {
  const { url, drop } = await dialects.postgres.empty()
  onTestFinished(drop)
  const [database, other] = [await openDatabase(url), await openDatabase(url)]
  onTestFinished(() => Promise.all([database.close(), other.close()]).then(() => undefined))
  await sql`create table town (name text)`.execute(other.db)
  const ask = (name: string) => sql<{ name: string }>`select * from town where name <> ${name}`.execute(database.db)
  const prepared = async (): Promise<unknown[]> =>
    (await sql`select statement from pg_prepared_statements where statement like 'select * from town%'`.execute(database.db)).rows
  for (let times = 1; times < 5; times++) await ask('Albina')
  expect(await prepared()).toEqual([])
  await ask('Albina')
  expect(await prepared()).toHaveLength(1)

  await sql`alter table town add column country text`.execute(other.db)
  await expect(ask('Albina')).rejects.toBeInstanceOf(DatabaseLost)
  // On the next connection.
  expect((await ask('Albina')).rows).toEqual([])
  await sql`insert into town values ('Moengo', 'SR')`.execute(other.db)
  expect((await ask('Albina')).rows).toEqual([{ name: 'Moengo', country: 'SR' }])
})
