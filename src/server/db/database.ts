/** Opens the database of a url: SQLite in a file, or PostgreSQL; the rest of the server sees one query layer. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import type { Schema } from '#server/db/schema.ts'

export interface Database {
  readonly kind: 'sqlite' | 'postgres'
  readonly db: Kysely<Schema>
  /** The file of SQLite or the url of PostgreSQL. */
  readonly where: string
  /** Changes when another process has written; only SQLite needs to be asked. */
  foreignWrites(): number
  close(): Promise<void>
}

/** Statements kept prepared; commands use the same few dozen over and over. */
const statementsKept = 500

const openSqlite = async (file: string): Promise<Database> => {
  const { default: Sqlite } = await import('better-sqlite3')
  if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true })
  const raw = new Sqlite(file, { timeout: 5000 })
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  const prepared = new Map<string, ReturnType<typeof raw.prepare>>()
  const prepare = (sql: string): ReturnType<typeof raw.prepare> => {
    let statement = prepared.get(sql)
    if (!statement) {
      if (prepared.size >= statementsKept) prepared.clear()
      prepared.set(sql, (statement = raw.prepare(sql)))
    }
    return statement
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: { prepare, close: () => raw.close() } }) })
  return {
    kind: 'sqlite',
    db,
    where: file,
    foreignWrites: () => raw.pragma('data_version', { simple: true }) as number,
    close: () => db.destroy(),
  }
}

const openPostgres = async (url: string): Promise<Database> => {
  const { default: pg } = await import('pg')
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // A connection lost while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  return { kind: 'postgres', db, where: url, foreignWrites: () => 0, close: () => db.destroy() }
}

/** Opens the database of a url: `postgres://…`, or `sqlite:` and a path. */
export const openDatabase = (url: string): Promise<Database> =>
  /^postgres(ql)?:/.test(url) ? openPostgres(url) : openSqlite(url.replace(/^sqlite:(\/\/)?/, ''))
