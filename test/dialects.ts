/** Runs a suite on SQLite and on a real PostgreSQL; each test opens a database of its own, which is dropped after it. */
import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, describe } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { asAdmin, templateName } from '#test/postgres.ts'
import { sharedFile } from '#test/run-folder.ts'

/** The address of a fresh database and how to take it away. */
export interface Place {
  readonly url: string
  drop(): Promise<void>
}

const freshFile = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
  return { url: `sqlite:${join(folder, 'uitrol.db')}`, drop: () => rm(folder, { recursive: true, force: true }) }
}

/** The path in the address of a SQLite database. */
export const fileOf = (url: string): string => url.replace(/^sqlite:/, '')

/** A file of SQLite as `migrate` leaves it, to be copied. */
export const migratedFile = (): Promise<string> =>
  sharedFile('migrated.db', async (path) => {
    const database = await openDatabase(`sqlite:${path}`)
    await migrate(database)
    await database.close()
  })

const migratedCopy = async (): Promise<Place> => {
  const place = await freshFile()
  await copyFile(await migratedFile(), fileOf(place.url))
  return place
}

/** Files copied on disk take a third of the time that PostgreSQL's default needs, which writes every page to its log. */
const createdAs = async (clause: string): Promise<Place> => {
  const name = `uitrol_${randomBytes(8).toString('hex')}`
  const url = await asAdmin(`create database ${name} ${clause} strategy file_copy`)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await asAdmin(`drop database if exists ${name} with (force)`)
    },
  }
}

/** A migrated database that tests get one after the other, with a connection that knows its tables and empties them. */
interface Kept extends Place {
  readonly admin: Client
  readonly emptying: string
  readonly before: Standing
}

/** How large the files of a database are, in bytes, and which tables and indexes it has. */
interface Standing {
  readonly size: number
  readonly shape: string
}

/** Those of this worker that no test has just now: emptying one takes a fraction of the time of making and dropping it. */
const spare: Kept[] = []

/** What tests may leave in the files of a database before it is dropped, in bytes: rows that were deleted slow down whoever reads. */
const mostLeft = 4_000_000

const standing = async (admin: Client): Promise<Standing> => {
  const { rows } = await admin.query<Standing>(
    `select pg_database_size(current_database())::float as size, string_agg(relname || relnatts, ' ' order by relname) as shape
    from pg_class where relnamespace = 'public'::regnamespace`,
  )
  return rows[0] ?? { size: 0, shape: '' }
}

const makeKept = async (): Promise<Kept> => {
  const place = await createdAs(`template ${templateName}`)
  const admin = new Client({ connectionString: place.url })
  // Ended by the server when the database is dropped.
  admin.on('error', () => undefined)
  await admin.connect()
  // Rows that refer to others go in any order.
  await admin.query('set session_replication_role = replica')
  const { rows } = await admin.query<{ emptying: string }>(
    `select string_agg(format('delete from %I', relname), ';') as emptying from pg_stat_user_tables where relname <> 'kysely_migration'`,
  )
  return { ...place, admin, emptying: rows[0]?.emptying ?? '', before: await standing(admin) }
}

/** Takes away who is still connected, and all rows; drops what a test altered, and what grew. */
const giveBack = async (kept: Kept): Promise<void> => {
  await kept.admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  const { size, shape } = await standing(kept.admin)
  if (shape !== kept.before.shape || size - kept.before.size > mostLeft) return kept.drop()
  await kept.admin.query(kept.emptying)
  spare.push(kept)
}

const keptPlace = async (): Promise<Place> => {
  const kept = spare.pop() ?? (await makeKept())
  return { url: kept.url, drop: () => giveBack(kept) }
}

export const dialects = {
  sqlite: { empty: freshFile, migrated: migratedCopy },
  postgres: { empty: () => createdAs(''), migrated: keptPlace },
} as const

type State = 'empty' | 'migrated'

/** Declares the suite twice; `open` gives a migrated database, `place` only the address of one. */
export const describeOnBoth = (
  name: string,
  suite: (open: () => Promise<Database>, place: (state?: State) => Promise<Place>, dialect: keyof typeof dialects) => void,
): void => {
  for (const dialect of Object.keys(dialects) as (keyof typeof dialects)[]) {
    describe(`${name} (${dialect})`, () => {
      const after: (() => Promise<void>)[] = []
      afterEach(async () => {
        for (const undo of after.splice(0).reverse()) await undo()
      })
      const made = async (state: State = 'migrated'): Promise<Place> => {
        const place = await dialects[dialect][state]()
        after.push(place.drop)
        return place
      }
      const open = async (): Promise<Database> => {
        const database = await openDatabase((await made()).url)
        after.push(database.close)
        return database
      }
      suite(open, made, dialect)
    })
  }
}
