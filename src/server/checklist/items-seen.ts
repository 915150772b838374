/** Which items of the checklist the system sees to be done, and what it sees (CH-2). */
import { type SeenRows, seenIn, whatIsSeen } from '#core/checklist/auto-ticks.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import { tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { knownAccounts } from '#server/metrics/known-accounts.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

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

export interface SeenAsked {
  readonly organisationId: string
  readonly rolloutId: string
  readonly now: string
  readonly today: string
}

/** The items of a rollout that the system sees to be done, with what it sees. It looks at every row, so a thread does it where there are many. */
export const itemsSeen: ThreadTask<SeenAsked, readonly { readonly itemKey: string; readonly seen: string }[]> = async (
  { database },
  { organisationId, rolloutId, now, today },
) => {
  const rows = await rowsOf(database, organisationId, rolloutId)
  const asksAccounts = rows.checklistItem.some(({ item, state, seen }) => item === 'accountsCreated' && state === 'open' && seen === null)
  const accounts = asksAccounts ? await knownAccounts({ database, now: () => now }, organisationId, rolloutId) : null
  const organisation = await database.db
    .selectFrom('organisation')
    .select('zone')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return whatIsSeen(rows, { today, zone: zoneAt(organisation) }, accounts).map(({ itemKey, seen }) => ({
    itemKey,
    seen: JSON.stringify(seen),
  }))
}
