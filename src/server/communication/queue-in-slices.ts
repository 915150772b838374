/** Puts a message on its way in slices, each a command of its own: memory stays bounded, others are served in between, and a message that stops the server twice is put on hold (CM-7). */
import { systemActor } from '#core/access/access.ts'
import { outBeside } from '#core/communication/recipients.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { collectGarbage } from '#server/base/collect-garbage.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { ServerContext } from '#server/context.ts'

type Context = Pick<ServerContext, 'database' | 'write' | 'config'>
type Message = StoredRow<'message'>

/** What a message says itself that it lacks; it is kept back until somebody mends it (CM-2, CM-5). */
const lacks = ['communication.unfilled', 'communication.languageMissing', 'communication.detailMissing', 'communication.unknownPlace']

/** Readers in one slice: few enough that a slice with all its words fits in some tens of megabytes. */
const readersInSlice = 25_000
/** How often the process may end while a message is put on its way before it is set aside. */
const mostStops = 2

const kind = 'queueing'
const jobIdOf = ({ rolloutId, messageKey }: Message): string => `${kind} ${JSON.stringify([rolloutId, messageKey])}`

/** Notes that it is begun, durably, so that a process that ends in the middle leaves a trace; answers how often it was begun and not ended. */
const begin = async ({ database: { db } }: Context, now: string, message: Message): Promise<number> => {
  const { organisationId, rolloutId, messageKey } = message
  const { attempts } = await db
    .insertInto('job')
    .values({
      organisationId,
      jobId: jobIdOf(message),
      kind,
      payload: JSON.stringify([rolloutId, messageKey]),
      state: 'begun',
      runAt: now,
      attempts: 1,
    })
    .onConflict((conflict) => conflict.columns(['organisationId', 'jobId']).doUpdateSet((on) => ({ attempts: on('job.attempts', '+', 1) })))
    .returning('attempts')
    .executeTakeFirstOrThrow()
  return attempts
}

const note = ({ database: { db } }: Context, message: Message, attempts: number) =>
  db
    .updateTable('job')
    .set({ attempts })
    .where('organisationId', '=', message.organisationId)
    .where('jobId', '=', jobIdOf(message))
    .execute()

const finish = ({ database: { db } }: Context, message: Message) =>
  db.deleteFrom('job').where('organisationId', '=', message.organisationId).where('jobId', '=', jobIdOf(message)).execute()

/** The messages that are on their way to some of their readers and not yet to the others. */
export const messagesInSlices = async ({ database: { db } }: Pick<Context, 'database'>, organisationId: string): Promise<Message[]> => {
  const begun = await db
    .selectFrom('job')
    .select('payload')
    .where('organisationId', '=', organisationId)
    .where('kind', '=', kind)
    .where('state', '=', 'begun')
    .execute()
  const found: Message[] = []
  for (const { payload } of begun) {
    const [rolloutId = '', messageKey = ''] = JSON.parse(payload) as string[]
    const message = await db
      .selectFrom('message')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('messageKey', '=', messageKey)
      .where('queuedAt', 'is not', null)
      .where('heldAt', 'is', null)
      .executeTakeFirst()
    if (message) found.push(message)
  }
  return found
}

/** The messages of the same moment that are on their way at other places: whoever hears from them hears nothing twice (CM-7). */
const besideOf = async ({ database: { db } }: Context, message: Message): Promise<string[]> => {
  const { organisationId, rolloutId, kind: of } = message
  const out = await db
    .selectFrom('message')
    .select(['messageKey', 'locationId', 'queuedAt'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('kind', '=', of)
    .where('queuedAt', 'is not', null)
    .execute()
  return outBeside(message, out).map(({ messageKey }) => messageKey)
}

/** How many of the readers that the first slice counted have no delivery yet. */
const stillLeft = async ({ database: { db } }: Context, { organisationId, rolloutId, messageKey }: Message): Promise<number> => {
  const found = await db
    .selectFrom('message')
    .select((on) => [
      'readers',
      on
        .selectFrom('delivery')
        .select((of) => of.fn.countAll().as('count'))
        .whereRef('delivery.organisationId', '=', 'message.organisationId')
        .whereRef('delivery.rolloutId', '=', 'message.rolloutId')
        .whereRef('delivery.messageKey', '=', 'message.messageKey')
        .as('queued'),
    ])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('messageKey', '=', messageKey)
    .executeTakeFirst()
  return found ? found.readers - Number(found.queued) : 0
}

/** Puts one message on its way to all who have not got it, or keeps it back with what it lacks. */
export const queueInSlices = async (context: Context, now: string, message: Message, most = readersInSlice): Promise<void> => {
  const { organisationId, rolloutId, messageKey } = message
  const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]) =>
    context.write(systemActor(organisationId), commandCall(now, name, input))
  const hold = (code: string, params: Record<string, unknown>) => issue('communication.holdBack', { rolloutId, messageKey, code, params })
  try {
    if ((await begin(context, now, message)) > mostStops) {
      await note(context, message, 0)
      await hold('communication.stopsServer', { kind: message.kind })
      return
    }
    for (;;) {
      const beside = await besideOf(context, message)
      await issue('communication.queue', { rolloutId, messageKey, mail: context.config.smtpUrl !== null, beside, most })
      if ((await stillLeft(context, message)) <= 0) break
      await note(context, message, 1)
      collectGarbage()
    }
    await finish(context, message)
  } catch (trouble) {
    // It did not end with the process: it goes on with the next round, unless nobody is left to be told or somebody took it back.
    await note(context, message, 0).catch(() => undefined)
    if (!(trouble instanceof Problem)) throw trouble
    if (lacks.includes(trouble.code)) await hold(trouble.code, trouble.params as Record<string, unknown>)
    else if (trouble.code === 'communication.alreadyOut' || trouble.code === 'communication.isWithdrawn') await finish(context, message)
  }
}
