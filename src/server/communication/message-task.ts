/** Puts messages on their way whose day has come, tells what came of those that left, and makes work of what is due (CM-1, CM-7, CM-9). */
import { dueMessages } from '#core/communication/due.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { ServerContext } from '#server/context.ts'
import { reportOutcomes } from '#server/communication/report-outcomes.ts'
import { makeDueWork } from '#server/communication/due-mail.ts'
import { messagesInSlices, queueInSlices } from '#server/communication/queue-in-slices.ts'

/** Half a day and more before a day begins in one place it has begun in another. */
const latestDay = (now: string): string => new Date(Date.parse(now) + 14 * 3_600_000).toISOString().slice(0, 10)

/** Those whose day has begun; first a small look, because most rounds find none. */
const dueNow = async ({ database: { db } }: Pick<ServerContext, 'database'>, organisationId: string, now: string) => {
  const messages = await db
    .selectFrom('message')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('approvedAt', 'is not', null)
    .where('heldAt', 'is', null)
    .where('queuedAt', 'is', null)
    .where('sendOn', '<=', latestDay(now))
    .execute()
  if (messages.length === 0) return []
  const of = <T extends 'organisation' | 'location' | 'pause' | 'phase' | 'gate'>(table: T) =>
    db
      .selectFrom(table as 'location')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute() as unknown as Promise<StoredRow<T>[]>
  return dueMessages(
    {
      messages,
      organisation: await of('organisation'),
      locations: await of('location'),
      pauses: await of('pause'),
      phases: await of('phase'),
      gates: await of('gate'),
    },
    now,
  )
}

/** One round of an organisation; harmless to repeat. */
export const messageTask = async (
  context: Pick<ServerContext, 'database' | 'write' | 'config' | 'now' | 'threads'>,
  organisationId: string,
  now: string,
): Promise<void> => {
  try {
    await reportOutcomes(context, organisationId)
  } finally {
    // What could not be told of letters that left keeps nobody else's from leaving.
    const begun = await messagesInSlices(context, organisationId)
    for (const message of [...begun, ...(await dueNow(context, organisationId, now))]) await queueInSlices(context, now, message)
    await makeDueWork(context.database, organisationId, now, context.config.smtpUrl !== null)
  }
}
