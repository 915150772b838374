/** Ticks the items of the checklist that the system itself sees to be done (CH-2). */
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import { type SeenRows, seenIn, whatIsSeen } from '#core/checklist/auto-ticks.ts'
import { tables } from '#core/registry/tables.ts'
import { knownAccounts } from '#server/metrics/known-accounts.ts'
import type { Database } from '#server/db/database.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import type { Write } from '#server/write/write.ts'

const standingOf = taskCheckpoints()

const rowsOf = async ({ db }: Database, organisationId: string, rolloutId: string): Promise<SeenRows> => {
  const found: Record<string, unknown> = {}
  for (const table of seenIn) {
    let query = db
      .selectFrom(table as 'checklistItem')
      .selectAll()
      .where('organisationId', '=', organisationId)
    if ('rolloutId' in tables[table].columns) query = query.where('rolloutId', '=', rolloutId)
    found[table] = await query.execute()
  }
  return found as SeenRows
}

/** Looks at every drafted rollout of an organisation; harmless to repeat, and done only when something changed or a new day began. */
export const checklistTask = async (
  { database, write }: { readonly database: Database; readonly write: Write },
  organisationId: string,
  now: string,
): Promise<void> => {
  const { db } = database
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  const { today } = standing
  const rollouts = await db
    .selectFrom('rollout')
    .select('rolloutId')
    .where('organisationId', '=', organisationId)
    .where('draftedAt', 'is not', null)
    .execute()
  for (const { rolloutId } of rollouts) {
    const rows = await rowsOf(database, organisationId, rolloutId)
    const asksAccounts = rows.checklistItem.some(({ item, state, seen }) => item === 'accountsCreated' && state === 'open' && seen === null)
    const accounts = asksAccounts ? await knownAccounts({ database, now: () => now }, organisationId, rolloutId) : null
    const items = whatIsSeen(rows, today, accounts).map(({ itemKey, seen }) => ({
      itemKey,
      seen: JSON.stringify(seen),
    }))
    if (items.length === 0) continue
    await write(systemActor(organisationId), commandCall(now, 'checklist.see', { rolloutId, items }))
  }
  standing.looked()
}
