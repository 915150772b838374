import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'

const open = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-driver-'))
  const database = await openDatabase(`sqlite:${join(folder, 'x.db')}`)
  onTestFinished(async () => {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  })
  await sql`create table t (n integer)`.execute(database.db)
  return database
}

test('while the turn to write is lent, whoever reads is answered and whoever writes waits', async () => {
  const { db, lend } = await open()
  const order: string[] = []
  let giveBack = (): void => undefined
  const lent = lend(() => new Promise<void>((resolve) => (giveBack = resolve)))
  const written = sql`insert into t values (1)`.execute(db).then(() => order.push('written'))
  const transaction = db
    .transaction()
    .execute((trx) => sql`insert into t values (2)`.execute(trx))
    .then(() => order.push('transaction'))
  const count = () => sql<{ n: number }>`select count(*) as n from t`
  expect((await count().execute(db)).rows).toEqual([{ n: 0 }])
  const within = await db
    .transaction()
    .setAccessMode('read only')
    .execute((trx) => count().execute(trx))
  expect(within.rows).toEqual([{ n: 0 }])
  expect(order).toEqual([])
  giveBack()
  await Promise.all([lent, written, transaction])
  expect(order).toEqual(['written', 'transaction'])
  expect((await count().execute(db)).rows).toEqual([{ n: 2 }])
})

test('a transaction keeps its turn until it is over, whatever becomes of it', async () => {
  const { db } = await open()
  const order: string[] = []
  const failing = db.transaction().execute(async (trx) => {
    await sql`insert into t values (1)`.execute(trx)
    await Promise.resolve()
    order.push('failing')
    throw new Error('no')
  })
  const beside = sql`insert into t values (2)`.execute(db).then(() => order.push('beside'))
  await expect(failing).rejects.toThrow('no')
  await beside
  expect(order).toEqual(['failing', 'beside'])
  expect((await sql<{ n: number }>`select n from t`.execute(db)).rows).toEqual([{ n: 2 }])
})
