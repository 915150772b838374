/** Brings a database to the newest schema; a file of SQLite is copied first, because its migrations cannot be undone. */
import { copyFileSync } from 'node:fs'
import { sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Database } from '#server/db/database.ts'
import * as initial from '#server/db/migrations/0001-house.ts'
import * as trail from '#server/db/migrations/0002-trail.ts'
import * as peopleAccess from '#server/db/migrations/0003-people-access.ts'
import * as signInWays from '#server/db/migrations/0004-sign-in-ways.ts'
import * as tokens from '#server/db/migrations/0005-tokens.ts'
import * as erasableTrail from '#server/db/migrations/0006-erasable-trail.ts'
import * as carryingOut from '#server/db/migrations/0007-carrying-out.ts'
import * as signInRest from '#server/db/migrations/0008-sign-in-rest.ts'
import * as whoseAccount from '#server/db/migrations/0009-whose-account.ts'

type Migrations = Readonly<Record<string, Migration>>

/** Every migration, oldest first. */
export const allMigrations: Migrations = {
  '0001-house': initial,
  '0002-trail': trail,
  '0003-people-access': peopleAccess,
  '0004-sign-in-ways': signInWays,
  '0005-tokens': tokens,
  '0006-erasable-trail': erasableTrail,
  '0007-carrying-out': carryingOut,
  '0008-sign-in-rest': signInRest,
  '0009-whose-account': whoseAccount,
}

const migratorOf = ({ db }: Database, migrations: Migrations): Migrator =>
  new Migrator({ db, provider: { getMigrations: async () => migrations } })

/** Runs what has not run yet; answers the path of the copy that was made first, if there was anything to copy. */
export const migrate = async (database: Database, migrations = allMigrations): Promise<string | null> => {
  const migrator = migratorOf(database, migrations)
  const known = await migrator.getMigrations()
  if (known.every((one) => one.executedAt)) return null
  let copy: string | null = null
  if (database.kind === 'sqlite' && known.some((one) => one.executedAt)) {
    const last = known.findLast((one) => one.executedAt)?.name ?? ''
    copy = `${database.where}.before-${known.at(-1)?.name}.after-${last}`
    await sql`pragma wal_checkpoint(truncate)`.execute(database.db)
    copyFileSync(database.where, copy)
  }
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  return copy
}

/** Whether every migration this version knows has run. */
export const isMigrated = async (database: Database): Promise<boolean> =>
  (await migratorOf(database, allMigrations).getMigrations()).every((one) => one.executedAt)
