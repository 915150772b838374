/** Where the database lies: its folder made ready, whether one is there, and what a trouble at opening it comes from. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '#core/kernel/problem.ts'
import type { Config } from '#server/base/config.ts'

/** What the file is called in a data folder. */
export const databaseName = 'uitrol.db'

/** The file of SQLite that the settings name; null where they name PostgreSQL. */
export const databaseFile = ({ databaseUrl }: Config): string | null =>
  databaseUrl.startsWith('sqlite:') ? resolve(databaseUrl.replace(/^sqlite:(\/\/)?/, '')) : null

/** The host and port of PostgreSQL as the settings name them; nothing of user, password or database. */
export const hostOf = ({ databaseUrl }: Config): string => new URL(databaseUrl).host

/** The database file that a path names: the file itself, or the one in a folder. */
export const fileIn = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ? resolve(path) : resolve(path, databaseName)

/** The refusal of the setting that says where the database is, whichever of the two that was. */
const badPlace = ({ data, databaseUrl }: Config): Problem<'access.badSetting'> =>
  databaseUrl === `sqlite:${join(data, databaseName)}`
    ? new Problem('access.badSetting', { name: 'UITROL_DATA', takes: 'folder' }, { field: 'UITROL_DATA' })
    : new Problem('access.badSetting', { name: 'UITROL_DATABASE_URL', takes: 'database' }, { field: 'UITROL_DATABASE_URL' })

/** One folder at a time: asked for a whole path at once, Node never comes back from places such as /proc. */
const makeFolder = (folder: string): void => {
  const there = statSync(folder, { throwIfNoEntry: false })
  if (there) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Sees to it that there is a folder for the file of the database, and that it can be written. Problem: access.badSetting. */
export const readyFolder = (config: Config): void => {
  const file = databaseFile(config)
  if (file === null) return
  const folder = dirname(file)
  try {
    makeFolder(folder)
    if (!statSync(folder).isDirectory() || statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw badPlace(config)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (trouble) {
    throw trouble instanceof Error && 'code' in trouble ? badPlace(config) : trouble
  }
}

/** Whether a database was ever made where the settings say; asking makes nothing. Problem: access.badSetting. */
export const isPlaced = (config: Config): boolean => {
  const file = databaseFile(config)
  if (file === null || existsSync(file)) return true
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const there = statSync(folder, { throwIfNoEntry: false })
    if (there?.isDirectory()) return false
    if (there) throw badPlace(config)
  }
}

/** What SQLite says of a file that is none of its own, or that it may not write. */
const wrongFile: ReadonlySet<string> = new Set([
  'SQLITE_NOTADB',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_READONLY_DIRECTORY',
  'SQLITE_PERM',
])

/** A trouble at opening the database as what it comes from, where that is a setting. */
export const placeTrouble = (trouble: unknown, config: Config): unknown =>
  trouble instanceof Error && 'code' in trouble && wrongFile.has(String(trouble.code)) ? badPlace(config) : trouble
