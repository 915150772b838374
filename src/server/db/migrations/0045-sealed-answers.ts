/** Answers of an anonymous week that cannot be told yet: sealed, in an order by chance, and written anew together (ME-5, ME-8). */
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { filled } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  let sealed = db.schema
    .createTable('sealedAnswer')
    .addColumn('organisationId', 'text', filled)
    .addColumn('rolloutId', 'text', filled)
    .addColumn('weekOn', 'text', filled)
    .addColumn('share', 'integer', filled)
    .addColumn('answerId', 'text', filled)
    .addColumn('sealed', 'text', filled)
    .addPrimaryKeyConstraint('sealedAnswer_key', ['organisationId', 'rolloutId', 'weekOn', 'share', 'answerId'])
  // Kept in the order of its key, which is by chance: the order in which rows came would say whose each is.
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) sealed = sealed.modifyEnd(sql`without rowid`)
  await sealed.execute()
}
