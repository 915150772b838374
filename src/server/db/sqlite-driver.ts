/** How Kysely reaches a SQLite file: one writer at a time, which may be a thread that was lent the turn; others read on meanwhile. */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import type { ForEachRow, Prepare } from '#server/db/sqlite-statements.ts'

/** Whose turn it is, first come first served. */
class Turns {
  #isTaken = false
  readonly #waiting: (() => void)[] = []

  take(): Promise<void> | undefined {
    if (this.#isTaken) return new Promise((resolve) => void this.#waiting.push(resolve))
    this.#isTaken = true
    return undefined
  }

  give(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#isTaken = false
  }
}

/** One open connection to the file, and whose turn it is on it. */
interface Opened {
  readonly prepare: Prepare
  readonly turns: Turns
  close(): void
}

const runOn = <R>({ prepare }: Opened, { sql, parameters, rows }: CompiledQuery & Partial<ForEachRow>): QueryResult<R> => {
  const statement = prepare(sql)
  if (rows) {
    statement.runEach(parameters, rows)
    return { rows: [] }
  }
  if (statement.reader) return { rows: statement.all(parameters) as R[] }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { rows: [], insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes) }
}

/** What a query, or the queries of a transaction, run on. */
class SqliteConnection implements DatabaseConnection {
  readonly #shared: SqliteShared
  /** The connection that a transaction holds. */
  #held: Opened | undefined

  constructor(shared: SqliteShared) {
    this.#shared = shared
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#held) return runOn<R>(this.#held, query)
    const opened = this.#shared.openedFor(query.sql)
    // A read beside the writer needs no turn: it is one statement.
    if (opened !== this.#shared.writer) return runOn<R>(opened, query)
    const turn = opened.turns.take()
    if (turn) await turn
    try {
      return runOn<R>(opened, query)
    } finally {
      opened.turns.give()
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows of SQLite are not streamed.')
  }

  async begin(isReadOnly: boolean): Promise<void> {
    const opened = isReadOnly ? this.#shared.openedFor('select 1') : this.#shared.writer
    await opened.turns.take()
    this.#held = opened
    runOn(opened, CompiledQuery.raw('begin'))
  }

  end(how: 'commit' | 'rollback'): void {
    if (!this.#held) return
    runOn(this.#held, CompiledQuery.raw(how))
    this.release()
  }

  release(): void {
    const held = this.#held
    this.#held = undefined
    held?.turns.give()
  }
}

/** What all connections of a driver share: the writer, and while that is lent, a reader beside it. */
class SqliteShared {
  readonly writer: Opened
  readonly #openReader: () => Opened
  #reader: Opened | undefined
  #isLent = false

  constructor(writer: Opened, openReader: () => Opened) {
    this.writer = writer
    this.#openReader = openReader
  }

  /** The connection for a statement: a reader of its own where it only reads while somebody else writes. */
  openedFor(sql: string): Opened {
    if (!this.#isLent || !this.writer.prepare(sql).readonly) return this.writer
    return (this.#reader ??= this.#openReader())
  }

  /** Lends the turn to write; whoever wants to write waits without holding anybody up. */
  async lend<T>(task: () => Promise<T>): Promise<T> {
    await this.writer.turns.take()
    this.#isLent = true
    try {
      return await task()
    } finally {
      this.#isLent = false
      this.writer.turns.give()
    }
  }

  close(): void {
    this.#reader?.close()
    this.writer.close()
  }
}

class SqliteDriver implements Driver {
  readonly #shared: SqliteShared
  constructor(shared: SqliteShared) {
    this.#shared = shared
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#shared)
  }
  beginTransaction(connection: SqliteConnection, { accessMode }: TransactionSettings): Promise<void> {
    return connection.begin(accessMode === 'read only')
  }
  async commitTransaction(connection: SqliteConnection): Promise<void> {
    connection.end('commit')
  }
  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    connection.end('rollback')
  }
  async releaseConnection(connection: SqliteConnection): Promise<void> {
    connection.release()
  }
  async destroy(): Promise<void> {
    this.#shared.close()
  }
}

export class ManyAdapter extends SqliteAdapter {
  /** Whose turn it is, the driver knows by itself. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

export interface SqliteDialect extends Dialect {
  /** Lends the turn to write to somebody who has a connection of their own; reads go on beside it. */
  lend<T>(task: () => Promise<T>): Promise<T>
}

type Opening = () => { readonly prepare: Prepare; close(): void }

/** The dialect of a file; the second connection is opened when it is needed. */
export const sqliteDialect = (writer: ReturnType<Opening>, openReader: Opening): SqliteDialect => {
  const opened = (one: ReturnType<Opening>): Opened => ({ ...one, turns: new Turns() })
  const shared = new SqliteShared(opened(writer), () => opened(openReader()))
  return {
    createDriver: () => new SqliteDriver(shared) as unknown as Driver,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ManyAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    lend: (task) => shared.lend(task),
  }
}
