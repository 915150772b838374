/** Commands from two processes at once, over connections that are cut: each is carried out once, whoever is told. */
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { openDatabase } from '#server/db/database.ts'
import { createVersionNotifier } from '#server/sync/version-notifier.ts'
import { carryOut } from '#server/write/command-in-thread.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person, rollout } from '#test/cast.ts'
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

test('[RG-1] another process is told once the last rows of a large change are written, and not of each piece', async () => {
  const { url, drop } = await dialects.postgres.migrated()
  onTestFinished(drop)
  const [one, other] = [await openDatabase(url), await openDatabase(url)]
  onTestFinished(() => Promise.all([one.close(), other.close()]).then(() => undefined))
  await foundCompany(one)
  const notifier = createVersionNotifier(other)
  onTestFinished(notifier.close)
  const told: (string | null)[] = []
  const waiting = new Map<string | null, () => void>()
  const isTold = (what: string | null): Promise<void> => new Promise((resolve) => void waiting.set(what, resolve))
  const listens = isTold(null)
  notifier.onNewVersion((what) => {
    told.push(what)
    waiting.get(what)?.()
  })
  await listens
  /** Whatever was told before has arrived by then. */
  const toldUntil = async (mark: string): Promise<readonly (string | null)[]> => {
    const arrived = isTold(mark)
    await sql`select pg_notify('uitrol', ${mark})`.execute(one.db)
    await arrived
    return told.splice(0)
  }
  let turns = 0
  const parts = { database: one, progress: () => undefined, answerFor: () => undefined }
  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    const result = await work()
    if (++turns === 2) expect(await toldUntil('first')).toEqual([null, organisationId, 'first'])
    return result
  }
  await carryOut({ ...parts, turn }, { actor: cast.lead, issued: issue('plan.draft', { rolloutId: rollout.rolloutId }), now }, 2)
  expect(turns).toBeGreaterThan(3)
  expect(await toldUntil('last')).toEqual([organisationId, 'last'])
})
