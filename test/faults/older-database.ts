/** Databases as earlier versions left them: some of the migrations, run by Kysely's own migrator, and a row in every table. */
import { type Kysely, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Database } from '#server/db/database.ts'
import { allMigrations } from '#server/db/migrate.ts'

export type Rows = ReadonlyMap<string, { readonly columns: readonly string[]; readonly rows: readonly unknown[] }>

/** The names of the migrations up to a level; level 0 is an empty database. */
export const namesUpTo = (level: number): string[] => Object.keys(allMigrations).slice(0, level)

const quoted = (names: readonly string[]) => sql.join(names.map((name) => sql.id(name)))

/** Brings an empty database to a level as the first versions did. */
export const bringTo = async ({ db }: Database, level: number): Promise<void> => {
  if (level === 0) return
  const migrations = Object.fromEntries(Object.entries(allMigrations).slice(0, level))
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error) throw error
}

/** A value that fits a column, the same wherever the column has this name, so that references fit too. */
const valueFor = ({ name, dataType }: { name: string; dataType: string }): string | number =>
  /char|text/i.test(dataType) ? `${name}-1` : /int/i.test(dataType) ? 1 : 1.5

/** Puts one row into every table, by plain SQL. */
export const fillTables = async ({ db }: Database): Promise<void> => {
  const tables = await db.introspection.getTables()
  // What others refer to comes first.
  for (const { name, columns } of tables.toSorted((a, b) => Number(b.name === 'account') - Number(a.name === 'account')))
    await sql`insert into ${sql.id(name)} (${quoted(columns.map((one) => one.name))}) values (${sql.join(columns.map(valueFor))})`.execute(
      db,
    )
}

/** All rows of all tables, in these columns, or in those that are there. */
export const rowsIn = async (db: Kysely<never>, like?: Rows): Promise<Rows> => {
  const tables = like
    ? [...like].map(([name, { columns }]) => ({ name, columns }))
    : (await db.introspection.getTables()).map(({ name, columns }) => ({ name, columns: columns.map((one) => one.name) }))
  const found = new Map<string, { columns: readonly string[]; rows: readonly unknown[] }>()
  for (const { name, columns } of tables) {
    const { rows } = await sql`select ${quoted(columns)} from ${sql.id(name)} order by ${quoted(columns)}`.execute(db)
    found.set(name, { columns, rows })
  }
  return found
}
