/** The bare commit of one row: SQLite with WAL and synchronous=FULL, or PostgreSQL with its log on disk. */
import Sqlite from 'better-sqlite3'
import pg from 'pg'
import { newId } from '#server/base/ids.ts'

const createTable = 'create table if not exists t (k text primary key, v text)'
const values = (): [string, string] => [newId(new Date().toISOString()), 'x'.repeat(200)]

/** What commits one row more, in a file of SQLite or the PostgreSQL of a URL. */
export const rawCommit = async (where: string): Promise<() => unknown> => {
  if (where.startsWith('postgres')) {
    const client = new pg.Client({ connectionString: where })
    // The server is stopped with the bench.
    client.on('error', () => undefined)
    await client.connect()
    await client.query(createTable)
    return () => client.query({ name: 'raw', text: 'insert into t values ($1, $2)', values: values() })
  }
  const raw = new Sqlite(where)
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec(createTable)
  const insert = raw.prepare('insert into t values (?, ?)')
  return () => insert.run(...values())
}
