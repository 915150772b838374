/** Runs a suite on SQLite and on a real PostgreSQL; each test opens a database of its own, which is dropped after it. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'

/** The address of a fresh, empty database and how to take it away. */
export interface Place {
  readonly url: string
  drop(): Promise<void>
}

const freshFile = async (): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
  return { url: `sqlite:${join(folder, 'uitrol.db')}`, drop: () => rm(folder, { recursive: true, force: true }) }
}

const asAdmin = async (sql: string): Promise<URL> => {
  const admin = process.env['UITROL_TEST_PG']
  if (!admin) throw new Error('UITROL_TEST_PG is not set: run the tests through vitest, which starts a PostgreSQL.')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: admin })
  await client.connect()
  await client.query(sql)
  await client.end()
  return new URL(admin)
}

const freshPostgres = async (): Promise<Place> => {
  const name = `uitrol_${randomBytes(8).toString('hex')}`
  const url = await asAdmin(`create database ${name}`)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await asAdmin(`drop database if exists ${name} with (force)`)
    },
  }
}

export const dialects = { sqlite: freshFile, postgres: freshPostgres } as const

/** Declares the suite twice; `open` gives a migrated database, `place` only the address of an empty one. */
export const describeOnBoth = (
  name: string,
  suite: (open: () => Promise<Database>, place: () => Promise<Place>, dialect: keyof typeof dialects) => void,
): void => {
  for (const dialect of Object.keys(dialects) as (keyof typeof dialects)[]) {
    describe(`${name} (${dialect})`, () => {
      const after: (() => Promise<void>)[] = []
      afterEach(async () => {
        for (const undo of after.splice(0).reverse()) await undo()
      })
      const place = async (): Promise<Place> => {
        const found = await dialects[dialect]()
        after.push(found.drop)
        return found
      }
      const open = async (): Promise<Database> => {
        const database = await openDatabase((await place()).url)
        after.push(database.close)
        await migrate(database)
        return database
      }
      suite(open, place, dialect)
    })
  }
}
