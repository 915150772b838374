/** Commands from two processes at once, over connections that are cut: each is carried out once, whoever is told. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { openDatabase } from '#server/db/database.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { dialects } from '#test/dialects.ts'

/** Fewer than the tries that a command has when its connection is lost. */
const cuts = 3

test('[AC-4] commands of two processes are carried out once each, also where connections are cut in the middle of a commit', async () => {
  const { url, drop } = await dialects.postgres.migrated()
  onTestFinished(drop)
  const [one, other] = [await openDatabase(url), await openDatabase(url)]
  onTestFinished(() => Promise.all([one.close(), other.close()]).then(() => undefined))
  const { write } = await foundCompany(one)
  const writeThere = createWriter({ database: other, now: () => now, committed: async () => undefined })
  const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and state = 'idle in transaction' limit 1`
  let left = cuts
  const cutting = async (): Promise<void> => {
    while (left > 0) left -= (await cut.execute(one.db).catch(() => ({ rows: [] }))).rows.length
  }
  const commands = Array.from({ length: 150 }, (_, index) => issue('people.add', person(`p${index}`)))
  const both = commands.map(async (command) => {
    const [here, there] = await Promise.all([write(cast.owner, command), writeThere(cast.owner, command)])
    expect(there).toEqual(here)
    return here.version
  })
  const begun = cutting()
  const versions = await Promise.all(both).finally(() => (left = 0))
  await begun
  expect(new Set(versions).size).toBe(commands.length)
  expect((await verifyTrail(one, organisationId)).whole).toBe(true)
  const added = await one.db.selectFrom('person').select('personId').where('personId', 'like', 'p%').execute()
  expect(added).toHaveLength(commands.length)
})
