/** Brings a database to the newest schema: under a lock, all steps in one transaction; a file of SQLite is copied first. */
import { type Kysely, sql } from 'kysely'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import { copyBefore } from '#server/db/migration-copy.ts'
import * as initial from '#server/db/migrations/0001-house.ts'
import * as trail from '#server/db/migrations/0002-trail.ts'
import * as peopleAccess from '#server/db/migrations/0003-people-access.ts'
import * as signInWays from '#server/db/migrations/0004-sign-in-ways.ts'
import * as tokens from '#server/db/migrations/0005-tokens.ts'
import * as erasableTrail from '#server/db/migrations/0006-erasable-trail.ts'
import * as carryingOut from '#server/db/migrations/0007-carrying-out.ts'
import * as signInRest from '#server/db/migrations/0008-sign-in-rest.ts'
import * as whoseAccount from '#server/db/migrations/0009-whose-account.ts'
import * as usage from '#server/db/migrations/0011-usage.ts'
import * as pastBaselines from '#server/db/migrations/0012-past-baselines.ts'
import * as details from '#server/db/migrations/0013-details.ts'
import * as finance from '#server/db/migrations/0014-finance.ts'
import * as contingency from '#server/db/migrations/0015-contingency.ts'
import * as pause from '#server/db/migrations/0016-pause.ts'
import * as pulse from '#server/db/migrations/0017-pulse.ts'
import * as gates from '#server/db/migrations/0018-gates.ts'
import * as goingBack from '#server/db/migrations/0019-going-back.ts'
import * as usageCoverage from '#server/db/migrations/0020-usage-coverage.ts'
import * as impact from '#server/db/migrations/0021-impact.ts'
import * as noticeState from '#server/db/migrations/0022-notice-state.ts'
import * as conclusions from '#server/db/migrations/0023-conclusions.ts'
import * as refusedFiles from '#server/db/migrations/0024-refused-files.ts'
import * as translations from '#server/db/migrations/0025-translations.ts'
import * as pulseLink from '#server/db/migrations/0026-pulse-link.ts'
import * as usageWritten from '#server/db/migrations/0027-usage-written.ts'
import * as channelChoice from '#server/db/migrations/0028-channel-choice.ts'
import * as reviews from '#server/db/migrations/0029-reviews.ts'
import * as pauseOfAPerson from '#server/db/migrations/0030-pause-of-a-person.ts'
import * as newcomers from '#server/db/migrations/0031-newcomers.ts'
import * as mobileData from '#server/db/migrations/0032-mobile-data.ts'
import * as keyWorkflows from '#server/db/migrations/0033-key-workflows.ts'
import * as peopleByKey from '#server/db/migrations/0034-people-by-key.ts'
import * as activeCounts from '#server/db/migrations/0035-active-counts.ts'
import * as usageTouched from '#server/db/migrations/0036-usage-touched.ts'
import * as gateReminders from '#server/db/migrations/0037-gate-reminders.ts'
import * as storedExports from '#server/db/migrations/0038-stored-exports.ts'
import * as attendeeByPerson from '#server/db/migrations/0039-attendee-by-person.ts'
import * as waitingStarts from '#server/db/migrations/0040-waiting-starts.ts'
import * as namesByNumber from '#server/db/migrations/0041-names-by-number.ts'
import * as feedByPerson from '#server/db/migrations/0042-feed-by-person.ts'
import * as feedByLocation from '#server/db/migrations/0043-feed-by-location.ts'
import * as foundByName from '#server/db/migrations/0044-found-by-name.ts'
import * as toldPhases from '#server/db/migrations/0046-told-phases.ts'
import * as unwrittenRows from '#server/db/migrations/0047-unwritten-rows.ts'
import * as sealedAnswers from '#server/db/migrations/0045-sealed-answers.ts'

interface Migration {
  up(db: Kysely<unknown>): Promise<void>
}
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
  '0011-usage': usage,
  '0012-past-baselines': pastBaselines,
  '0013-details': details,
  '0014-finance': finance,
  '0015-contingency': contingency,
  '0016-pause': pause,
  '0017-pulse': pulse,
  '0018-gates': gates,
  '0019-going-back': goingBack,
  '0020-usage-coverage': usageCoverage,
  '0021-impact': impact,
  '0022-notice-state': noticeState,
  '0023-conclusions': conclusions,
  '0024-refused-files': refusedFiles,
  '0025-translations': translations,
  '0026-pulse-link': pulseLink,
  '0027-usage-written': usageWritten,
  '0028-channel-choice': channelChoice,
  '0029-reviews': reviews,
  '0030-pause-of-a-person': pauseOfAPerson,
  '0031-newcomers': newcomers,
  '0032-mobile-data': mobileData,
  '0033-key-workflows': keyWorkflows,
  '0034-people-by-key': peopleByKey,
  '0035-active-counts': activeCounts,
  '0036-usage-touched': usageTouched,
  '0037-gate-reminders': gateReminders,
  '0038-stored-exports': storedExports,
  '0039-attendee-by-person': attendeeByPerson,
  '0040-waiting-starts': waitingStarts,
  '0041-names-by-number': namesByNumber,
  '0042-feed-by-person': feedByPerson,
  '0043-feed-by-location': feedByLocation,
  '0044-found-by-name': foundByName,
  '0045-sealed-answers': sealedAnswers,
  '0046-told-phases': toldPhases,
  '0047-unwritten-rows': unwrittenRows,
}

/** What was done to bring a database up to date. */
export interface Upgrade {
  /** The migrations that were run, in order. */
  readonly steps: readonly string[]
  /** The last one that had run before; null for a database that was empty. */
  readonly from: string | null
  /** Where the copy from before is; null where none was made: of an empty database, and of PostgreSQL. */
  readonly copy: string | null
}

/** The rows that Kysely's own migrator keeps, which made the installations of the first versions. */
interface Books {
  kysely_migration: { name: string; timestamp: string }
}
type Connection = Kysely<Books>

/** Any number: the same for every process that migrates. */
const lockNumber = 8_105_114
/** How long another process is waited for that upgrades the same database, in milliseconds. */
const lockPatience = 60_000

const hasBooks = async (db: Connection, kind: Database['kind']): Promise<boolean> => {
  const query =
    kind === 'sqlite'
      ? sql<{ found: number }>`select count(*) as "found" from sqlite_master where type = 'table' and name = 'kysely_migration'`
      : sql<{ found: number }>`select (to_regclass('kysely_migration') is not null)::int as "found"`
  return (await query.execute(db)).rows[0]?.found === 1
}

interface Standing {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
}

/** Which migrations have run, and which have not. Problem: server.databaseNewer. */
const standingOf = async (db: Connection, kind: Database['kind'], migrations: Migrations): Promise<Standing> => {
  const rows = (await hasBooks(db, kind)) ? await db.selectFrom('kysely_migration').select('name').orderBy('name').execute() : []
  const applied = rows.map(({ name }) => name)
  const unknown = applied.findLast((name) => !(name in migrations))
  if (unknown !== undefined) throw new Problem('server.databaseNewer', { step: unknown })
  return { applied, pending: Object.keys(migrations).filter((name) => !applied.includes(name)) }
}

const run = async (db: Connection, migrations: Migrations, pending: readonly string[]): Promise<void> => {
  await db.schema
    .createTable('kysely_migration')
    .ifNotExists()
    .addColumn('name', 'varchar(255)', (column) => column.notNull().primaryKey())
    .addColumn('timestamp', 'varchar(255)', (column) => column.notNull())
    .execute()
  for (const name of pending) {
    await migrations[name]?.up(db as unknown as Kysely<unknown>)
    await db.insertInto('kysely_migration').values({ name, timestamp: new Date().toISOString() }).execute()
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Begins a transaction that writes; waits while another process is at it. Problem: server.upgradeUnderWay. */
const beginWriting = async (db: Connection): Promise<void> => {
  const giveUpAt = performance.now() + lockPatience
  for (;;)
    try {
      await sql`begin immediate`.execute(db)
      return
    } catch (error) {
      // Each try has waited for as long as the connection waits for a lock.
      if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error
      if (performance.now() > giveUpAt) throw new Problem('server.upgradeUnderWay', {})
    }
}

const migrateSqlite = (db: Connection, file: string, migrations: Migrations): Promise<Upgrade | null> =>
  db.connection().execute(async (connection) => {
    // SQLite heeds this outside of a transaction only; tables that are made anew could not be taken away with it on.
    await sql`pragma foreign_keys = off`.execute(connection)
    try {
      await beginWriting(connection)
      try {
        const { applied, pending } = await standingOf(connection, 'sqlite', migrations)
        const from = applied.at(-1) ?? null
        // While this process holds the lock nobody writes, so the copy has all that was ever acknowledged.
        const copy = from !== null && pending[0] !== undefined ? await copyBefore(file, pending.at(-1) ?? '', from) : null
        if (pending.length > 0) await run(connection, migrations, pending)
        const { rows } = await sql`pragma foreign_key_check`.execute(connection)
        if (rows.length > 0) throw new Error(`After the migrations ${rows.length} rows refer to rows that are not there.`)
        await sql`commit`.execute(connection)
        return pending.length > 0 ? { steps: pending, from, copy } : null
      } catch (trouble) {
        await sql.raw('rollback').execute(connection)
        throw trouble
      }
    } finally {
      await sql`pragma foreign_keys = on`.execute(connection)
    }
  })

const migratePostgres = async (db: Connection, migrations: Migrations): Promise<Upgrade | null> => {
  try {
    return await db.transaction().execute(async (trx) => {
      // The work may take long; another process, or one that holds a table, is waited for so long and no longer.
      await sql.raw(`set local statement_timeout = 0; set local lock_timeout = ${lockPatience}`).execute(trx)
      await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(trx)
      const { applied, pending } = await standingOf(trx, 'postgres', migrations)
      if (pending.length === 0) return null
      await run(trx, migrations, pending)
      return { steps: pending, from: applied.at(-1) ?? null, copy: null }
    })
  } catch (error) {
    throw codeOf(error) === '55P03' ? new Problem('server.upgradeUnderWay', {}) : error
  }
}

/**
 * Runs what has not run yet, all of it or nothing; null when there was nothing to do.
 * Problems: server.databaseNewer, server.upgradeUnderWay.
 */
export const migrate = async (database: Database, migrations = allMigrations): Promise<Upgrade | null> => {
  const db = database.db as unknown as Connection
  const { pending } = await standingOf(db, database.kind, migrations)
  if (pending.length === 0) return null
  return database.kind === 'sqlite' ? migrateSqlite(db, database.where, migrations) : migratePostgres(db, migrations)
}

/** Whether this is a database of Uitrol, of this version or an older one. Problem: server.databaseNewer. */
export const isKnown = async ({ db, kind }: Database): Promise<boolean> =>
  (await standingOf(db as unknown as Connection, kind, allMigrations)).applied.length > 0

/** Whether an older version made this database. Problem: server.databaseNewer. */
export const isOlder = async ({ db, kind }: Database): Promise<boolean> => {
  const { applied, pending } = await standingOf(db as unknown as Connection, kind, allMigrations)
  return applied.length > 0 && pending.length > 0
}

/** Whether every migration this version knows has run. */
export const isMigrated = async ({ db, kind }: Database): Promise<boolean> =>
  (await standingOf(db as unknown as Connection, kind, allMigrations)).pending.length === 0
