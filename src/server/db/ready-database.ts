/** The database of the settings, sound and with the newest schema: what the server and every verb that writes begin with. */
import { existsSync } from 'node:fs'
import { Problem } from '#core/kernel/problem.ts'
import type { Config } from '#server/base/config.ts'
import { createDatabaseFile, damaged, refuseDamaged } from '#server/db/database-file.ts'
import { serverTrouble } from '#server/db/database-health.ts'
import { databaseFile, hostOf, placeTrouble, readyFolder } from '#server/db/database-location.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { isOlder, migrate, type Upgrade } from '#server/db/migrate.ts'

export interface ReadyDatabase {
  readonly database: Database
  /** What was done to the schema of a database that had data; null when it was new or up to date. */
  readonly upgrade: Upgrade | null
}

/** An error on the way to the database as the Problem that says what to do, where it is one of the place or of the file. */
export const databaseTrouble = async (trouble: unknown, config: Config): Promise<unknown> => {
  const means = serverTrouble(trouble)
  const file = databaseFile(config)
  if (means === 'server.databaseDamaged' && file !== null) return damaged(file, 'pages')
  if (means === 'server.databaseLost' || means === 'server.databaseRefused') return new Problem(means, { at: hostOf(config) })
  return means === null ? placeTrouble(trouble, config) : new Problem(means, {})
}

/**
 * Makes the database file with all that `fill` puts into it, or nothing; null where the settings name no file or there is one already.
 * Problems: access.badSetting, server.databaseDamaged, server.diskFull.
 */
export const makeDatabase = async <T>(config: Config, fill: (database: Database) => Promise<T>): Promise<{ filled: T } | null> => {
  readyFolder(config)
  const file = databaseFile(config)
  if (file === null) return null
  try {
    await refuseDamaged(file)
    if (existsSync(file)) return null
    return await createDatabaseFile(file, async (database) => {
      await migrate(database)
      return fill(database)
    })
  } catch (trouble) {
    throw await databaseTrouble(trouble, config)
  }
}

/**
 * Opens the database of the settings, makes it where there is none, and brings it up to date or, with `upgrade` off, refuses one of an
 * older version. Problems: access.badSetting and those of `server.`.
 */
export const openReadyDatabase = async (config: Config, { upgrade: mayUpgrade = true } = {}): Promise<ReadyDatabase> => {
  await makeDatabase(config, async () => undefined)
  let database: Database | undefined
  try {
    database = await openDatabase(config.databaseUrl)
    if (!mayUpgrade && (await isOlder(database))) throw new Problem('server.databaseOlder', {})
    const upgrade = await migrate(database)
    return { database, upgrade: upgrade?.from == null ? null : upgrade }
  } catch (trouble) {
    await database?.close()
    throw await databaseTrouble(trouble, config)
  }
}
