/** What the server meets when it starts on a PostgreSQL: none there, one that refuses it, and migrations that take long. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '#server/base/config.ts'
import { openDatabase } from '#server/db/database.ts'
import { allMigrations, migrate } from '#server/db/migrate.ts'
import { openReadyDatabase } from '#server/db/ready-database.ts'
import { dialects } from '#test/dialects.ts'
import { emptyFolder } from '#test/started.ts'

const emptyPlace = async (): Promise<URL> => {
  const { url, drop } = await dialects.postgres.empty()
  onTestFinished(drop)
  return new URL(url)
}

const troubleAt = async (url: URL): Promise<unknown> => {
  const config = readConfig({ UITROL_DATA: await emptyFolder(), UITROL_DATABASE_URL: url.href })
  return openReadyDatabase(config).catch((trouble: unknown) => trouble)
}

test('[AC-4] a PostgreSQL that is not there, or does not let the server in, is named without its password', async () => {
  const there = await emptyPlace()
  const away = new URL('postgres://uitrol:a-secret@127.0.0.1:1/uitrol')
  expect(await troubleAt(away)).toMatchObject({ code: 'server.databaseLost', params: { at: '127.0.0.1:1' } })
  const otherDatabase = new URL(there)
  otherDatabase.pathname = '/no-such-database'
  const otherUser = new URL(there)
  otherUser.username = 'no-such-user'
  for (const url of [otherDatabase, otherUser])
    expect(await troubleAt(url)).toMatchObject({ code: 'server.databaseRefused', params: { at: there.host } })
})

test('[AC-4] a migration may take longer than any other statement', async () => {
  const hurried = await emptyPlace()
  hurried.searchParams.set('statement_timeout', '200')
  const database = await openDatabase(hurried.href)
  onTestFinished(database.close)
  const slowly = sql`select pg_sleep(0.6)`
  await expect(slowly.execute(database.db)).rejects.toMatchObject({ code: '57014' })
  const slow = { up: async (db: Parameters<(typeof allMigrations)[string]['up']>[0]) => void (await slowly.execute(db)) }
  expect(await migrate(database, { ...allMigrations, '9999-slow': slow })).toMatchObject({ steps: expect.arrayContaining(['9999-slow']) })
  // What comes after is bounded again.
  await expect(slowly.execute(database.db)).rejects.toMatchObject({ code: '57014' })
})
