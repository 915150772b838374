/** Runs statements of one transaction: PostgreSQL has several of them before it answers the first, so that they cost one way there and back. */
import type { CompiledQuery, Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

/** Statements under way at once; more would only hold more of what they write in memory. */
const atOnce = { sqlite: 1, postgres: 16 } as const

type Rows = Record<string, unknown>[]

/**
 * Runs statements in order and answers the rows of each. After one that fails nothing of the transaction holds: PostgreSQL refuses the rest,
 * and on SQLite, which may have rolled back by itself, the rest is not run.
 */
export const runTogether = (trx: Kysely<Schema>, kind: Database['kind'], queries: Iterable<CompiledQuery>): Promise<Rows[]> =>
  trx.getExecutor().provideConnection(async (connection) => {
    const answers: Rows[] = []
    let underWay: Promise<{ rows: unknown[] }>[] = []
    const settle = async (): Promise<void> => {
      for (const { rows } of await Promise.all(underWay)) answers.push(rows as Rows)
      underWay = []
    }
    for (const query of queries) {
      underWay.push(connection.executeQuery(query))
      if (underWay.length >= atOnce[kind]) await settle()
    }
    await settle()
    return answers
  })
