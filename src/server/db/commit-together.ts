/** A transaction whose beginning goes to the database with the first statements, and whose commit goes with the last ones. */
import { CompiledQuery, type Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'
import { runTogether } from '#server/db/run-together.ts'
import type { Schema } from '#server/db/schema.ts'

type Rows = Awaited<ReturnType<typeof runTogether>>

export interface OpenTransaction {
  readonly trx: Kysely<Schema>
  /** Runs statements as `runTogether` does, and answers the rows of each. */
  run(queries: Iterable<CompiledQuery>): Promise<Rows>
  /** Runs the last statements, and commits; `after` runs once the commit is done and was told of, and holds nothing up that waits for its locks. */
  commit(queries: Iterable<CompiledQuery>, after?: CompiledQuery): Promise<void>
}

const [begin, commitNow, rollback] = ['begin', 'commit', 'rollback'].map((text) => CompiledQuery.raw(text)) as [
  CompiledQuery,
  CompiledQuery,
  CompiledQuery,
]

/** Ends a transaction in which nothing was committed, so that it leaves nothing behind. */
class NothingCommitted extends Error {}

/** The driver of SQLite keeps turns when a transaction begins and ends; there is no way to the server to be spared. */
const onSqlite = async ({ db, kind }: Database, work: (open: OpenTransaction) => Promise<void>, committed: () => void): Promise<void> => {
  try {
    await db.transaction().execute(async (trx) => {
      let isToCommit = false
      await work({
        trx,
        run: (queries) => runTogether(trx, kind, queries),
        commit: async (queries) => {
          await runTogether(trx, kind, queries)
          isToCommit = true
        },
      })
      if (!isToCommit) throw new NothingCommitted()
    })
    committed()
  } catch (trouble) {
    if (!(trouble instanceof NothingCommitted)) throw trouble
  }
}

/** A statement that fails takes the transaction along: PostgreSQL refuses what comes after it, and answers the commit by undoing everything. */
const onPostgres = ({ db, kind }: Database, work: (open: OpenTransaction) => Promise<void>, committed: () => void): Promise<void> =>
  db.connection().execute(async (trx) => {
    let isOpen = false
    const run: OpenTransaction['run'] = async (queries) => {
      if (isOpen) return runTogether(trx, kind, queries)
      isOpen = true
      const [, ...answers] = await runTogether(trx, kind, [begin, ...queries])
      return answers
    }
    try {
      await work({
        trx,
        run,
        commit: async (queries, after) => {
          const last = function* (): Generator<CompiledQuery> {
            yield* queries
            yield commitNow
          }
          await run(last())
          isOpen = false
          committed()
          // The transaction holds, whatever becomes of this.
          if (after) await trx.executeQuery(after).catch(() => undefined)
        },
      })
    } finally {
      if (isOpen) await trx.executeQuery(rollback)
    }
  })

/** Does work in a transaction; unless it commits, nothing of it holds. `committed` is told as soon as it is on disk. */
export const commitTogether = (
  database: Database,
  work: (open: OpenTransaction) => Promise<void>,
  committed: () => void = () => undefined,
): Promise<void> => (database.kind === 'sqlite' ? onSqlite : onPostgres)(database, work, committed)
