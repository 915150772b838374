/** Runs a suite on SQLite and on a real PostgreSQL; each test opens a database of its own, which is dropped after it. */
import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { asAdmin, templateName } from '#test/postgres.ts'
import { sharedFile } from '#test/run-folder.ts'

/** The address of a fresh, empty database and how to take it away. */
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

export const dialects = {
  sqlite: { empty: freshFile, migrated: migratedCopy },
  postgres: { empty: () => createdAs(''), migrated: () => createdAs(`template ${templateName}`) },
} as const

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
      const made = async (state: 'empty' | 'migrated'): Promise<Place> => {
        const place = await dialects[dialect][state]()
        after.push(place.drop)
        return place
      }
      const open = async (): Promise<Database> => {
        const database = await openDatabase((await made('migrated')).url)
        after.push(database.close)
        return database
      }
      suite(open, () => made('empty'), dialect)
    })
  }
}
