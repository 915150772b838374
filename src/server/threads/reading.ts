/**
 * Reads about everyone that hold nobody up. SQLite answers within the process, and nobody else is answered while it adds up 100,000 people: in a
 * large organisation such statements run in a thread there. PostgreSQL is a process of its own.
 */
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Database, Readable } from '#server/db/database.ts'
import { ManyAdapter } from '#server/db/sqlite-driver.ts'
import type { Schema } from '#server/db/schema.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

/** A statement on its way to a thread. */
export type ReadAsked = Pick<CompiledQuery, 'sql' | 'parameters'>

/** The rows of a statement that only reads, as a task of a thread. */
export const readRows: ThreadTask<ReadAsked, readonly unknown[]> = async ({ database }, { sql, parameters }) =>
  (await database.db.executeQuery(CompiledQuery.raw(sql, [...parameters]))).rows

/** Threads that do nothing but read. */
interface ReadingThreads {
  isLong(organisationId: string): Promise<boolean>
  run(organisationId: string, name: 'readRows', asked: ReadAsked, more: { readonly rows: number }): Promise<readonly unknown[]>
}

const onlySingle = (): never => {
  throw new Error('What reads in a thread reads single statements.')
}

const connectionTo = (threads: ReadingThreads): DatabaseConnection => ({
  executeQuery: async <R>({ sql, parameters, query }: CompiledQuery): Promise<QueryResult<R>> => {
    if (query.kind !== 'SelectQueryNode') throw new Error('What reads in a thread writes nothing.')
    return { rows: (await threads.run('', 'readRows', { sql, parameters }, { rows: Infinity })) as R[] }
  },
  streamQuery: onlySingle,
})

const driverTo = (threads: ReadingThreads): Driver => ({
  init: async () => undefined,
  acquireConnection: async () => connectionTo(threads),
  beginTransaction: async () => onlySingle(),
  commitTransaction: async () => onlySingle(),
  rollbackTransaction: async () => onlySingle(),
  releaseConnection: async () => undefined,
  destroy: async () => undefined,
})

/** The database as it is read for sums over everyone of an organisation: single statements that write nothing, each of a moment of its own. */
export type Reading = (organisationId: string) => Promise<Readable>

export const createReading = (database: Database, threads: ReadingThreads): Reading => {
  if (database.kind === 'postgres') return () => Promise.resolve(database)
  const dialect = {
    createDriver: () => driverTo(threads),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new ManyAdapter(),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
  }
  const aside = { kind: database.kind, db: new Kysely<Schema>({ dialect }) }
  return async (organisationId) => ((await threads.isLong(organisationId)) ? aside : database)
}
