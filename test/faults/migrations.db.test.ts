/** Upgrades that are killed at every step, on both databases, from the schema after each migration, with data. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { allMigrations, isMigrated, migrate } from '#server/db/migrate.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { atLength, recordEvidence, tries } from '#test/evidence.ts'
import { bringTo, fillTables, namesUpTo, type Rows, rowsIn } from '#test/faults/older-database.ts'

const child = join(import.meta.dirname, 'migration-child.ts')

/** Migrates in a process of its own, killed after so many statements; answers the statements it made, null when it was killed. */
const migrateKilled = (url: string, after: number): Promise<number | null> =>
  new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, url, String(after)], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    running.stdout.setEncoding('utf8').on('data', (piece: string) => (said += piece))
    running.once('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null)
      else if (code === 0) resolve(Number(said))
      else reject(new Error(`The migration ended with ${code}.`))
    })
  })

const fileOf = (url: string): string => url.replace(/^sqlite:/, '')
const copiesBeside = (url: string): string[] =>
  readdirSync(dirname(fileOf(url))).filter((name) => name.startsWith(`${basename(fileOf(url))}.before-`))

/** The rows and the bookkeeping of a database, opened for this only. */
const looked = async <T>(url: string, look: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(url)
  try {
    return await look(database)
  } finally {
    await database.close()
  }
}
const rowsAt = (url: string, like?: Rows): Promise<Rows> => looked(url, ({ db }) => rowsIn(db as unknown as Kysely<never>, like))
const appliedAt = (url: string): Promise<string[]> =>
  looked(url, async ({ db }) =>
    (await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)).rows.map(({ name }) => name),
  )

/** Positions spread over the statements of a migration: all of them, where that many may be tried. */
const spread = (count: number, most: number): number[] =>
  count <= most
    ? Array.from({ length: count }, (_, at) => at + 1)
    : Array.from({ length: most }, (_, at) => Math.ceil(((at + 0.5) / most) * count))

/** The rows as they are expected afterwards: what a migration adds to a table that was there stands beside them. */
const expectAllThere = (after: Rows, before: Rows): void => {
  for (const [name, { rows }] of before) expect(after.get(name)?.rows, name).toEqual(expect.arrayContaining([...rows]))
}

describeOnBoth('[AC-4] an upgrade that is killed', (_open, place, dialect) => {
  const last = Object.keys(allMigrations).length - 1
  // At length each schema so far; in the suite a few of them between the first and the last.
  const levels = [...new Set([0, ...spread(last, atLength ? last : 4), last])]

  test.each(levels)('at every step from the schema after %i migrations starts again, and everything is there', async (level) => {
    const { url } = await place('empty')
    await looked(url, async (database) => {
      await bringTo(database, level)
      await fillTables(database)
    })
    const before = await rowsAt(url)
    // How many statements it takes is counted on a database of its own, with the same rows.
    const { url: counted } = await place('empty')
    await looked(counted, async (database) => {
      await bringTo(database, level)
      await fillTables(database)
    })
    const statements = (await migrateKilled(counted, 0)) ?? 0
    expect(statements).toBeGreaterThan(3)
    const steps = spread(statements, dialect === 'sqlite' ? tries(2, 1000) : tries(1, 1000))
    let held = 0
    for (const step of steps) {
      // The last statement of SQLite comes after the commit, and so do those of PostgreSQL that the plugin does not see.
      const ended = await migrateKilled(url, step)
      expect(ended, `statement ${step} of ${statements}`).toBeNull()
      const isDone = await looked(url, isMigrated)
      if (!isDone) expect(await rowsAt(url), `killed after statement ${step}`).toEqual(before)
      held += 1
      if (isDone) break
    }
    const upgrade = await looked(url, (database) => migrate(database))
    expect(await appliedAt(url)).toEqual(Object.keys(allMigrations))
    expectAllThere(await rowsAt(url, before), before)
    if (dialect === 'sqlite') {
      expect(await looked(url, async ({ db }) => (await sql`pragma integrity_check`.execute(db)).rows)).toEqual([{ integrity_check: 'ok' }])
      // However often it was begun again: one copy, whole, with the schema and the rows from before.
      const copies = copiesBeside(url)
      expect(copies).toEqual(level === 0 ? [] : [expect.stringContaining(`.after-${namesUpTo(level).at(-1)}`)])
      if (upgrade?.copy) expect(basename(upgrade.copy)).toBe(copies[0])
      if (level > 0) expect(await rowsAt(`sqlite:${join(dirname(fileOf(url)), copies[0] ?? '')}`)).toEqual(before)
    }
    recordEvidence({
      what: `${dialect}: killed after a statement of the upgrade from ${namesUpTo(level).at(-1) ?? 'an empty database'}, the database starts again with everything in it`,
      tries: steps.length,
      held,
    })
  })

  test('two upgrades at once: one does it, the other waits, and both end well', async () => {
    const rounds = tries(1, 20)
    for (let round = 0; round < rounds; round++) {
      const { url } = await place('empty')
      await looked(url, async (database) => {
        await bringTo(database, (round + 3) % 8)
        await fillTables(database)
      })
      const before = await rowsAt(url)
      await Promise.all([migrateKilled(url, 0), migrateKilled(url, 0), migrateKilled(url, 0)])
      expect(await appliedAt(url)).toEqual(Object.keys(allMigrations))
      expectAllThere(await rowsAt(url, before), before)
      if (dialect === 'sqlite') expect(copiesBeside(url)).toHaveLength((round + 3) % 8 === 0 ? 0 : 1)
    }
    recordEvidence({ what: `${dialect}: three upgrades of one database at once end well`, tries: rounds, held: rounds })
  })
})
