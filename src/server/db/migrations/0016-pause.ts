/** A pause is of the rollout and hangs on an issue; what it put off keeps its earliest day. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('pause').addColumn('issueId', 'text').execute()
  await db.schema
    .alterTable('pause')
    .addColumn('shiftedDays', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  for (const table of ['phase', 'phaseSite']) await db.schema.alterTable(table).addColumn('notBeforeOn', 'text').execute()
}
