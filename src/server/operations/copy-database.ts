/** Copies everything of a SQLite database into an empty PostgreSQL, in one transaction: the way to a larger installation. */
import { type Kysely, sql } from 'kysely'
import type { ColumnKind } from '#core/kernel/table.ts'
import { trailsIn, verifyTrail } from '#server/audit/verify-chain.ts'
import { type Cell, insertMany } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import { keyedPages } from '#server/db/keyed-pages.ts'
import { migrate } from '#server/db/migrate.ts'
import type { Schema } from '#server/db/schema.ts'

/** Rows held at once; fewer of what may be large. */
const atOnce = (table: string): number => (['audit', 'job', 'delivery', 'message'].includes(table) ? 20 : 2000)

interface SourceTable {
  readonly name: string
  readonly columns: readonly (readonly [string, ColumnKind])[]
  readonly key: readonly string[]
}

/** The tables of a SQLite database; accounts first, because other rows refer to them. */
const tablesOf = async (db: Kysely<Schema>): Promise<readonly SourceTable[]> => {
  const names = (await db.introspection.getTables()).map(({ name }) => name)
  const found: SourceTable[] = []
  for (const name of names.toSorted((one, other) => Number(other === 'account') - Number(one === 'account') || (one < other ? -1 : 1))) {
    const { rows } = await sql<{ name: string; type: string; pk: number }>`select name, type, pk from pragma_table_info(${name})`.execute(
      db,
    )
    const kindOf = (type: string): ColumnKind => (/int/i.test(type) ? 'integer?' : /real|double/i.test(type) ? 'real?' : 'text?')
    const key = rows.filter(({ pk }) => pk > 0).toSorted((one, other) => one.pk - other.pk)
    found.push({ name, columns: rows.map((one) => [one.name, kindOf(one.type)]), key: key.map((one) => one.name) })
  }
  return found
}

export type Copied =
  /** The target holds data already. */
  | { readonly end: 'occupied' }
  /** What came over is not what was there. */
  | { readonly end: 'differs'; readonly table: string }
  | { readonly end: 'copied'; readonly rows: number; readonly organisations: number }

class Differs extends Error {
  readonly table: string
  constructor(table: string) {
    super(`The table ${table} did not come over whole.`)
    this.table = table
  }
}

/**
 * Copies all tables of a SQLite database that nobody else writes to; secrets and sessions included, because it stays the same installation.
 * Each table is counted and each activity log verified before anything counts.
 */
export const copyDatabase = async (from: Database, to: Database): Promise<Copied> => {
  await migrate(to)
  const source = await tablesOf(from.db)
  try {
    return await to.db.transaction().execute(async (trx): Promise<Copied> => {
      await sql.raw('set local statement_timeout = 0').execute(trx)
      const { held } = await trx
        .selectFrom('account')
        .select((on) => on.fn.countAll().as('held'))
        .executeTakeFirstOrThrow()
      if (Number(held) > 0 || (await trailsIn({ db: trx })).length > 0) return { end: 'occupied' }
      let total = 0
      for (const table of source) {
        let count = 0
        const columns = table.columns.map(([column]) => column)
        for await (const page of keyedPages<Cell>(from.db, { ...table, columns, atOnce: atOnce(table.name) })) {
          const rows = page.map((row) => columns.map((column) => row[column] ?? null))
          await insertMany(trx, 'postgres', table.name, {}, table.columns, rows)
          count += rows.length
        }
        const { rows } = await sql<{ count: string }>`select count(*) as count from ${sql.table(table.name)}`.execute(trx)
        if (Number(rows[0]?.count) !== count) throw new Differs(table.name)
        total += count
      }
      const organisations = await trailsIn({ db: trx })
      for (const id of organisations) if (!(await verifyTrail({ db: trx }, id)).whole) throw new Differs('audit')
      return { end: 'copied', rows: total, organisations: organisations.length }
    })
  } catch (trouble) {
    if (trouble instanceof Differs) return { end: 'differs', table: trouble.table }
    throw trouble
  }
}
