/** Writes differences into their tables and the feed, as the writer does, without a command. */
import type { Kysely } from 'kysely'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import { createPendingChanges } from '#server/db/pending-changes.ts'
import { runTogether } from '#server/db/run-together.ts'
import type { Schema } from '#server/db/schema.ts'

/** Writes them in a transaction, stamped with a version. */
export const applyDifferences = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  organisationId: string,
  version: number,
  differences: readonly Difference[],
): Promise<void> => {
  const pending = createPendingChanges()
  pending.add(version, differences)
  await runTogether(trx, kind, pending.writes(kind, organisationId))
}
