/** The file of SQLite as such: whether it is sound, and how a new one comes into being whole or not at all. */
import { randomUUID } from 'node:crypto'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Problem } from '#core/kernel/problem.ts'
import type { Damage } from '#core/operations/operations-words.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { serverTrouble } from '#server/db/database-health.ts'
import { databaseName } from '#server/db/database-location.ts'
import { copiesOf, putInPlace } from '#server/db/migration-copy.ts'

const magic = 'SQLite format 3\0'

const sizeOf = async (file: string): Promise<number | null> => (await stat(file).catch(() => undefined))?.size ?? null

const beginningOf = async (file: string): Promise<string> => {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(magic.length) })
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Whether all pages hang together; read without a right to write. */
const isSound = async (file: string): Promise<boolean> => {
  const { default: Sqlite } = await import('better-sqlite3')
  try {
    const raw = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 })
    try {
      return raw.pragma('quick_check(1)', { simple: true }) === 'ok'
    } finally {
      raw.close()
    }
  } catch (error) {
    if (serverTrouble(error) === 'server.databaseDamaged') return false
    throw error
  }
}

/** What is wrong with a file of SQLite; null for one that is sound, and where there is none. Nothing is written to it. */
export const damageIn = async (file: string): Promise<Damage | null> => {
  const size = await sizeOf(file)
  // A new file would take in the journal of the one that is gone.
  if (size === null) return ((await sizeOf(`${file}-wal`)) ?? 0) > 0 ? 'missing' : null
  if (size === 0) return 'empty'
  if ((await beginningOf(file)) !== magic) return 'header'
  return (await isSound(file)) ? null : 'pages'
}

/** As a shell takes it as one word. */
const quoted = (path: string): string => (/^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`)

/** The command that puts a copy in the place of a database file. */
export const restoreCommand = (copy: string, file: string): string =>
  `uitrol restore ${quoted(copy)} --into ${quoted(basename(file) === databaseName ? dirname(file) : file)}`

/** A file that is damaged as the Problem that says what to do. */
export const damaged = async (file: string, damage: Damage): Promise<Problem> =>
  new Problem('server.databaseDamaged', {
    found: { file, damage, restore: (await copiesOf(file)).map((copy) => restoreCommand(copy, file)) },
  })

/** Problem: server.databaseDamaged, with what to do. */
export const refuseDamaged = async (file: string): Promise<void> => {
  const damage = await damageIn(file)
  if (damage !== null) throw await damaged(file, damage)
}

const unfinished = (file: string): string => `${file}.new-`
/** What a process was making that was killed is taken away when it is this old, in milliseconds. */
const unfinishedFor = 3_600_000

/** `now` is the time by the clock of the file system, in milliseconds. */
const sweepUnfinished = async (file: string, now: number): Promise<void> => {
  const beginning = basename(unfinished(file))
  for (const name of await readdir(dirname(file))) {
    if (!name.startsWith(beginning)) continue
    const path = join(dirname(file), name)
    const found = await stat(path).catch(() => undefined)
    if (found && now - found.mtimeMs > unfinishedFor) await rm(path, { force: true })
  }
}

/**
 * Makes a database where there is none: filled under another name, then put in place at once, so that a process that is killed leaves no
 * half of one. Null, and nothing made, when another process was first.
 */
export const createDatabaseFile = async <T>(file: string, fill: (database: Database) => Promise<T>): Promise<{ filled: T } | null> => {
  const part = `${unfinished(file)}${randomUUID()}`
  try {
    const database = await openDatabase(`sqlite:${part}`)
    let filled: T
    try {
      filled = await fill(database)
    } finally {
      await database.close()
    }
    await sweepUnfinished(file, (await stat(part)).mtimeMs)
    return (await putInPlace(part, file)) ? { filled } : null
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${part}${end}`, { force: true })
  }
}
