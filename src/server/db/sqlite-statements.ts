/** The prepared statements of a SQLite connection: kept for use again, their errors noted, and no write to a file that is damaged. */
import { channel } from 'node:diagnostics_channel'
import type Sqlite from 'better-sqlite3'
import type { CompiledQuery, SqliteStatement } from 'kysely'
import type { DatabaseHealth } from '#server/db/database-health.ts'

/** Statements kept prepared; commands use the same few dozen over and over. */
const statementsKept = 500

const nothingMoreWritten = (): Error =>
  Object.assign(new Error('The database file is damaged; nothing more is written to it.'), { code: 'SQLITE_CORRUPT' })

/** A prepared statement, and whether it writes nothing. */
interface Prepared extends SqliteStatement {
  readonly readonly: boolean
  /** Runs it for each row, whose values follow the first ones. */
  runEach(first: readonly unknown[], rows: readonly (readonly unknown[])[]): void
}
export type Prepare = (sql: string) => Prepared

/**
 * A statement that is run once for each row: its parameters, and then the values of the row. SQLite answers within the process, and binding
 * values takes half the time of reading them from JSON.
 */
export interface ForEachRow extends CompiledQuery {
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Tells of each statement that is prepared, and on which connection: `{ sql, raw }`. Nobody listens but the tests. */
const preparedStatements = channel('uitrol.statement')

/** Makes the function through which Kysely prepares its statements. */
export const createStatements = (raw: Sqlite.Database, health: DatabaseHealth): Prepare => {
  const kept = new Map<string, Prepared>()

  const noted = <T>(task: () => T): T => {
    try {
      return task()
    } catch (error) {
      health.note(error)
      throw error
    }
  }

  const watched = (statement: Sqlite.Statement): Prepared => {
    const run = <T>(task: () => T): T => {
      if (health.isDamaged() && !statement.readonly) throw nothingMoreWritten()
      return noted(task)
    }
    return {
      reader: statement.reader,
      readonly: statement.readonly,
      all: (parameters) => run(() => statement.all(parameters)),
      run: (parameters) => run(() => statement.run(parameters)),
      runEach: (first, rows) =>
        run(() => {
          for (const row of rows) statement.run(first, row)
        }),
      iterate: (parameters) => run(() => statement.iterate(parameters) as IterableIterator<unknown>),
    }
  }

  return (sql) => {
    // On a full disk SQLite rolls back by itself; rolling back again would be an error that hides the first one.
    if (sql === 'rollback' && !raw.inTransaction) return watched(raw.prepare('select 1'))
    // Some pragmas act when they are prepared and not when they are run.
    if (/^\s*pragma/i.test(sql)) return watched(noted(() => raw.prepare(sql)))
    let statement = kept.get(sql)
    if (!statement) {
      if (kept.size >= statementsKept) kept.clear()
      preparedStatements.publish({ sql, raw })
      kept.set(sql, (statement = watched(noted(() => raw.prepare(sql)))))
    }
    return statement
  }
}
