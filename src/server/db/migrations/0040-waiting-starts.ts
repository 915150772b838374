/** The day on which a phase was to start, while it waits for its go/no-go check, so that everyone who starts with it sees that it waits. */
import type { Kysely } from 'kysely'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema.alterTable('phase').addColumn('waitsSinceOn', 'text').execute()
}
