/** Opens the database of a url: SQLite in a file, or PostgreSQL; the rest of the server sees one query layer. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, type LogEvent, PostgresDialect } from 'kysely'
import { createDatabaseHealth, type DatabaseHealth } from '#server/db/database-health.ts'
import { openPool } from '#server/db/postgres.ts'
import { sqliteDialect } from '#server/db/sqlite-driver.ts'
import { createStatements } from '#server/db/sqlite-statements.ts'
import { folded } from '#core/kernel/folded.ts'
import type { Schema } from '#server/db/schema.ts'

export interface Database {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Schema>
  /** The file of SQLite or the url of PostgreSQL. */
  readonly where: string
  /** Changes when another process has written; only SQLite needs to be asked. */
  foreignWrites(): number
  /** Whether a process of PostgreSQL serves a connection of this database. */
  isOwn(processId: number): boolean
  readonly health: DatabaseHealth
  /** Whether the database can be reached, as far as is known; only PostgreSQL can go away. */
  isReachable(): boolean
  /** Of its file, the connection that writes keeps at most so many megabytes in memory; only SQLite needs to be told. */
  keepInMemory(megabytes: number): void
  /** Lends the turn to write to a thread with a connection of its own: others who write wait for it, and nobody who reads does. */
  lend<T>(task: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** What questions are asked of. */
export type Readable = Pick<Database, 'db' | 'kind'>

const openSqlite = async (file: string): Promise<Database> => {
  const { default: Sqlite } = await import('better-sqlite3')
  if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true })
  const health = createDatabaseHealth(dirname(file))
  const connect = () => {
    const raw = new Sqlite(file, { timeout: 5000 })
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    raw.pragma('foreign_keys = ON')
    raw.function('folded', { deterministic: true }, (text: unknown) => (typeof text === 'string' ? folded(text) : null))
    return { raw, prepare: createStatements(raw, health), close: () => void raw.close() }
  }
  const writer = connect()
  const { raw } = writer
  const dialect = sqliteDialect(writer, connect)
  const db = new Kysely<Schema>({ dialect })
  return {
    kind: 'sqlite',
    db,
    where: file,
    health,
    isReachable: () => true,
    isOwn: () => false,
    keepInMemory: (megabytes) => void raw.pragma(`cache_size = -${megabytes * 1000}`),
    lend: dialect.lend,
    foreignWrites: () => raw.pragma('data_version', { simple: true }) as number,
    close: () => db.destroy(),
  }
}

const openPostgres = async (url: string): Promise<Database> => {
  const pool = await openPool(url)
  const health = createDatabaseHealth(null)
  const log = (event: LogEvent): void => {
    if (event.level === 'error') health.note(event.error)
  }
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), log })
  return {
    kind: 'postgres',
    db,
    where: url,
    health,
    isReachable: pool.isReachable,
    isOwn: pool.isOwn,
    keepInMemory: () => undefined,
    // Its own locks are waited for without holding anybody up.
    lend: (task) => task(),
    foreignWrites: () => 0,
    close: () => db.destroy(),
  }
}

/** Opens the database of a url: `postgres://…`, or `sqlite:` and a path. */
export const openDatabase = (url: string): Promise<Database> =>
  /^postgres(ql)?:/.test(url) ? openPostgres(url) : openSqlite(url.replace(/^sqlite:(\/\/)?/, ''))
