/** Puts messages on their way whose day has come, tells what came of those that left, and makes work of what is due (CM-1, CM-7, CM-9). */
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import { dueMessages } from '#core/communication/due.ts'
import { outBeside } from '#core/communication/recipients.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import type { ServerContext } from '#server/context.ts'
import { reportOutcomes } from '#server/communication/report-outcomes.ts'
import { makeDueWork } from '#server/communication/due-mail.ts'

/** What a message says itself that it lacks; it is kept back until somebody mends it (CM-2, CM-5). */
const lacks = ['communication.unfilled', 'communication.languageMissing', 'communication.detailMissing', 'communication.unknownPlace']

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

/** The messages of the same moment that are on their way at other places: whoever hears from them hears nothing twice (CM-7). */
const besideOf = async ({ database: { db } }: Pick<ServerContext, 'database'>, organisationId: string, message: StoredRow<'message'>) => {
  const { rolloutId, kind } = message
  const out = await db
    .selectFrom('message')
    .select(['messageKey', 'locationId', 'queuedAt'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('kind', '=', kind)
    .where('queuedAt', 'is not', null)
    .execute()
  return outBeside(message, out).map(({ messageKey }) => messageKey)
}

/** Puts one message on its way, or keeps it back with what it lacks. */
const queue = async (
  context: Pick<ServerContext, 'database' | 'write' | 'config'>,
  organisationId: string,
  now: string,
  message: StoredRow<'message'>,
): Promise<void> => {
  const { write, config } = context
  const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]) =>
    write(systemActor(organisationId), commandCall(now, name, input))
  const { rolloutId, messageKey } = message
  try {
    const beside = await besideOf(context, organisationId, message)
    await issue('communication.queue', { rolloutId, messageKey, mail: config.smtpUrl !== null, beside })
  } catch (trouble) {
    // Another refusal means that somebody was quicker: it is held, paused or on its way by now.
    if (!(trouble instanceof Problem)) throw trouble
    if (!lacks.includes(trouble.code)) return
    await issue('communication.holdBack', { rolloutId, messageKey, code: trouble.code, params: trouble.params as Record<string, unknown> })
  }
}

/** One round of an organisation; harmless to repeat. */
export const messageTask = async (
  context: Pick<ServerContext, 'database' | 'write' | 'config' | 'now'>,
  organisationId: string,
  now: string,
): Promise<void> => {
  try {
    await reportOutcomes(context, organisationId)
  } finally {
    // What could not be told of letters that left keeps nobody else's from leaving.
    for (const message of await dueNow(context, organisationId, now)) await queue(context, organisationId, now, message)
    await makeDueWork(context.database, organisationId, now, context.config.smtpUrl !== null)
  }
}
