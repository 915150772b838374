/** Takes calls for help that nobody answered in time one tier up (SU-2). */
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import type { Write } from '#server/write/write.ts'

/** Looks for tickets whose clock has run out; harmless to repeat, because each gets a new clock with its new tier. */
export const supportTask = async (
  { database: { db }, write }: { readonly database: Database; readonly write: Write },
  organisationId: string,
  now: string,
): Promise<void> => {
  const overdue = await db
    .selectFrom('ticket')
    .select(['rolloutId', 'ticketId'])
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'open')
    .where('dueAt', '<=', now)
    .orderBy('dueAt')
    .orderBy('ticketId')
    .execute()
  for (const ticket of overdue) await write(systemActor(organisationId), commandCall(now, 'support.goUp', ticket))
}
