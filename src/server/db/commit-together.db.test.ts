/** Transactions whose beginning and end go along with other statements: all of one holds, or nothing. */
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { commitTogether } from '#server/db/commit-together.ts'
import { describeOnBoth } from '#test/dialects.ts'

const insert = (secretHash: string): CompiledQuery =>
  CompiledQuery.raw(`insert into "oneTimeLink" ("secretHash", "purpose", "expiresAt") values ('${secretHash}', 'test', '2030-01-01')`)

describeOnBoth('a transaction that begins and ends with other statements', (open) => {
  test('what was committed is there, with what runs behind the commit', async () => {
    const database = await open()
    const all = database.db.selectFrom('oneTimeLink').select('secretHash').orderBy('secretHash')
    await commitTogether(database, async ({ run, commit }) => {
      expect(await run([all.compile()])).toEqual([[]])
      await run([insert('a')])
      await commit([insert('b')], database.kind === 'postgres' ? insert('c') : undefined)
    })
    const there = (await all.execute()).map((row) => row.secretHash)
    expect(there).toEqual(database.kind === 'postgres' ? ['a', 'b', 'c'] : ['a', 'b'])
  })

  test('what runs behind the commit may fail: the commit holds, and was told of once', async () => {
    const database = await open()
    let told = 0
    const committed = (): void => void told++
    await commitTogether(database, ({ commit }) => commit([insert('a')], insert('a')), committed)
    await commitTogether(database, async ({ run }) => void (await run([insert('b')])), committed)
    expect(told).toBe(1)
    expect(await database.db.selectFrom('oneTimeLink').select('secretHash').execute()).toEqual([{ secretHash: 'a' }])
  })

  test('nothing is left where it was not committed, where work fails, and where one of the last statements fails', async () => {
    const database = await open()
    const all = database.db.selectFrom('oneTimeLink').select('secretHash')
    await commitTogether(database, async ({ run }) => void (await run([insert('a')])))
    const fails = commitTogether(database, async ({ run }) => {
      await run([insert('a')])
      throw new Error('no')
    })
    await expect(fails).rejects.toThrow('no')
    const twice = commitTogether(database, ({ commit }) => commit([insert('b'), insert('b'), insert('c')]))
    await expect(twice).rejects.toThrow(/unique/i)
    expect(await all.execute()).toEqual([])
    await commitTogether(database, ({ commit }) => commit([insert('b')]))
    expect(await all.execute()).toHaveLength(1)
  })
})
