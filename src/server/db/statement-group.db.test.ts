/** Statements that go to PostgreSQL together: one answer to all, and none of them holds after one that fails. */
import { CompiledQuery } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { runTogether } from '#server/db/run-together.ts'
import { dialects } from '#test/dialects.ts'

const insert = (secretHash: string): CompiledQuery =>
  CompiledQuery.raw('insert into "oneTimeLink" ("secretHash", "purpose", "expiresAt") values ($1, $2, $3)', [secretHash, 'test', '2030'])
const all = CompiledQuery.raw('select "secretHash" from "oneTimeLink" where "purpose" = $1 order by 1', ['test'])

const open = async (): Promise<Database> => {
  const { url, drop } = await dialects.postgres.migrated()
  const database = await openDatabase(url)
  onTestFinished(async () => {
    await database.close()
    await drop()
  })
  return database
}

test('[AC-4] statements asked for at once are answered each with its rows, in the order in which they were asked', async () => {
  const { db } = await open()
  const asked = [insert('b'), all, insert('a'), all, CompiledQuery.raw('select 1 as "one"')]
  expect(await runTogether(db, 'postgres', asked)).toEqual([
    [],
    [{ secretHash: 'b' }],
    [],
    [{ secretHash: 'a' }, { secretHash: 'b' }],
    [{ one: 1 }],
  ])
})

test('[AC-4] after one of them that fails none holds, and what was about to be prepared is prepared the next time', async () => {
  const { db } = await open()
  for (let times = 0; times < 8; times++)
    await expect(runTogether(db, 'postgres', [insert('a'), insert('a'), all])).rejects.toThrow(/unique/i)
  expect(await runTogether(db, 'postgres', [all])).toEqual([[]])
  for (let times = 0; times < 8; times++) await runTogether(db, 'postgres', [insert(`${times}`), all])
  expect((await runTogether(db, 'postgres', [all]))[0]).toHaveLength(8)
})

test('[AC-4] where a value cannot be written nothing is asked, and the connection goes on', async () => {
  const { db } = await open()
  const value = {
    toPostgres: () => {
      throw new Error('No such value')
    },
  }
  await db.connection().execute(async (one) => {
    const asked = [insert('a'), CompiledQuery.raw('select $1::text as "one"', [value]), all]
    for (let times = 0; times < 8; times++) await expect(runTogether(one, 'postgres', asked)).rejects.toThrow('No such value')
    expect(await runTogether(one, 'postgres', [insert('b'), all])).toEqual([[], [{ secretHash: 'b' }]])
  })
})
