/** Puts a copy of a database in place: checked first, whole or not at all, and what was there before is kept under another name. */
import { randomUUID } from 'node:crypto'
import { link, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { damageIn, restoreCommand } from '#server/db/database-file.ts'
import { openDatabase } from '#server/db/database.ts'
import { isKnown } from '#server/db/migrate.ts'
import { putInPlace, snapshot, syncFolder } from '#server/db/migration-copy.ts'

export type Restored =
  /** There is no such copy. */
  | { readonly end: 'noCopy' }
  /** The copy is damaged, or no database of Uitrol. */
  | { readonly end: 'unfit' }
  /** A database is there and the folder was not named; `command` names it. */
  | { readonly end: 'occupied'; readonly command: string }
  /** A server has the database open. */
  | { readonly end: 'inUse' }
  /** It is in place; `replaced` is where the file lies now that was there before. */
  | { readonly end: 'restored'; readonly replaced: string | null }

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined

/** Whether another process has a database open. What cannot be opened at all is not in use. */
export const isInUse = async (file: string): Promise<boolean> => {
  const { default: Sqlite } = await import('better-sqlite3')
  let raw: InstanceType<typeof Sqlite> | undefined
  try {
    raw = new Sqlite(file, { fileMustExist: true, timeout: 0 })
    raw.pragma('locking_mode = exclusive')
    raw.prepare('select count(*) from sqlite_master').get()
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
  } finally {
    raw?.close()
  }
}

/** Moves a database with its journal to a name that is free; answers the new name. */
const setAside = async (file: string): Promise<string> => {
  for (let number = 1; ; number++) {
    const aside = `${file}.replaced-${number}`
    try {
      await link(file, aside)
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue
      throw error
    }
    // The journal goes first: beside another file it would be taken for that one's.
    for (const end of ['-wal', '-shm']) if (await isThere(`${file}${end}`)) await rename(`${file}${end}`, `${aside}${end}`)
    return aside
  }
}

/** Puts a copy in the place of a database file; one that is there is replaced only if `named`, and kept. Problem: server.databaseNewer. */
export const restoreDatabase = async (copy: string, file: string, named: boolean): Promise<Restored> => {
  if (!(await isThere(copy))) return { end: 'noCopy' }
  if ((await damageIn(copy)) !== null) return { end: 'unfit' }
  const isOccupied = (await isThere(file)) || (await isThere(`${file}-wal`))
  if (isOccupied && !named) return { end: 'occupied', command: restoreCommand(copy, file) }
  if (isOccupied && (await isInUse(file))) return { end: 'inUse' }
  await mkdir(dirname(file), { recursive: true })
  const part = `${file}.new-${randomUUID()}`
  try {
    await snapshot(resolve(copy), part)
    const database = await openDatabase(`sqlite:${part}`)
    const fits = await isKnown(database).finally(() => database.close())
    if (!fits) return { end: 'unfit' }
    if (!isOccupied) return (await putInPlace(part, file)) ? { end: 'restored', replaced: null } : { end: 'inUse' }
    const replaced = (await isThere(file)) ? await setAside(file) : null
    for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true })
    await rename(part, file)
    await syncFolder(dirname(file))
    return { end: 'restored', replaced }
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${part}${end}`, { force: true })
  }
}
