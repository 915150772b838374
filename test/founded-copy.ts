/** What commands left in an empty database, to be put into the next one: the rows, without the commands. */
import { type Kysely, sql } from 'kysely'
import type { Database } from '#server/db/database.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = ReadonlyMap<string, readonly Row[]>

const rowsIn = async (db: Kysely<never>): Promise<Rows> => {
  const found = new Map<string, readonly Row[]>()
  for (const { name } of await db.introspection.getTables())
    found.set(name, (await sql<Row>`select * from ${sql.table(name)}`.execute(db)).rows)
  return found
}

/** Fewer than SQLite takes values in one statement. */
const atOnce = 200

const insert = (db: Kysely<never>, rows: Rows): Promise<void> =>
  db.transaction().execute(async (trx) => {
    for (const [name, all] of rows)
      for (let at = 0; at < all.length; at += atOnce)
        await trx
          .insertInto(name as never)
          .values(all.slice(at, at + atOnce) as never)
          .execute()
  })

/** The rows that were made first under a name, by the kind of database too, without those that the migrations put there. */
const made = new Map<string, Rows>()

/** Fills an empty database: by `make` the first time, by a copy of the rows under that name after that. Where there is something already it is made. */
export const foundByCopy = async (database: Database, called: string, make: () => Promise<void>): Promise<void> => {
  const name = `${database.kind} ${called}`
  const db = database.db as unknown as Kysely<never>
  const { rows } =
    await sql`select 1 from ${sql.table('organisationVersion')} union all select 1 from ${sql.table('account')} limit 1`.execute(db)
  const copy = made.get(name)
  if (rows.length > 0) await make()
  else if (copy) await insert(db, copy)
  else {
    const before = await rowsIn(db)
    await make()
    const known = (name: string): ReadonlySet<string> => new Set(before.get(name)?.map((row) => JSON.stringify(row)))
    const after = [...(await rowsIn(db))].map(([name, all]) => {
      const old = known(name)
      return [name, all.filter((row) => !old.has(JSON.stringify(row)))] as const
    })
    made.set(name, new Map(after.filter(([, all]) => all.length > 0)))
  }
}
