/** Which days of which source were written when, so that figures read only those again; and room for workflows beside many people. */
import { type Kysely, PostgresAdapter, sql } from 'kysely'
import { filled } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('usageTouched')
    .addColumn('organisation', 'integer', filled)
    .addColumn('source', 'integer', filled)
    .addColumn('day', 'integer', filled)
    .addColumn('written', 'integer', filled)
    .addPrimaryKeyConstraint('usageTouched_key', ['organisation', 'source', 'day'])
    .execute()
  await db.schema.createIndex('usageTouched_written').on('usageTouched').columns(['organisation', 'written']).execute()
  // The number of a workflow follows those of people, of whom there can be more than a small number holds.
  if (db.getExecutor().adapter instanceof PostgresAdapter)
    await sql`alter table "usageDay" alter column "workflow" type integer`.execute(db)
}
