/** Puts a message on its way: in a large organisation in slices, each a command about some readers by key, so that memory stays bounded and nobody waits long; one that stops the server twice is put on hold (CM-7). */
import { systemActor } from '#core/access/access.ts'
import { onlyLocation } from '#core/communication/letter-facts.ts'
import { mostQueuedAtOnce } from '#core/communication/queue-commands.ts'
import { type ToldToAll, toldAt } from '#core/communication/told-to-all.ts'
import { outBeside } from '#core/communication/recipients.ts'
import { Problem } from '#core/kernel/problem.ts'
import { byText } from '#core/plan/ranking.ts'
import { homeId } from '#core/plan/plan-facts.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { commandCall } from '#server/base/command-call.ts'
import { toldOf } from '#server/communication/told-to-all.ts'
import type { ServerContext } from '#server/context.ts'
import { WorkEnded } from '#server/threads/thread-trouble.ts'

type Context = Pick<ServerContext, 'database' | 'write' | 'config' | 'threads'>
type Message = StoredRow<'message'>

/** What a message says itself that it lacks; it is kept back until somebody mends it (CM-2, CM-5). */
const lacks = ['communication.unfilled', 'communication.languageMissing', 'communication.detailMissing', 'communication.unknownPlace']

/** Up to so many people all deliveries are made by one command; beyond that a slice has at most as many as one command may name. */
const fewPeople = 1000
/** Others wait at most about so many milliseconds for one slice: the next is as large as fits. */
const sliceTakes = 100
/** The first slice, and the smallest where the machine is slow. */
const smallSlice = 200
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
const besideOf = async ({ database: { db } }: Context, message: Message) => {
  const { organisationId, rolloutId, kind: of } = message
  const out = await db
    .selectFrom('message')
    .select(['messageKey', 'locationId', 'queuedAt'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('kind', '=', of)
    .where('queuedAt', 'is not', null)
    .execute()
  return outBeside(message, out)
}

/** Whether there are more people than this. */
const arePeopleBeyond = async ({ database: { db } }: Context, organisationId: string, people: number): Promise<boolean> => {
  const one = db.selectFrom('person').select('personId').where('organisationId', '=', organisationId).offset(people).limit(1)
  return (await one.executeTakeFirst()) !== undefined
}

/** People looked up at a time; those of one location are then put together, because a slice names their champions once. */
const peopleInPage = 5000

interface Person {
  readonly personId: string
  readonly locationId: string | null
}

/** The next people after one who may still have to hear; who of them reads the message is for the command to say. */
const peopleWithout = async (context: Context, message: Message, only: string | undefined, after: string): Promise<Person[]> => {
  const { organisationId, rolloutId, messageKey, phaseKey } = message
  const locations = [message, ...(await besideOf(context, message))].map(({ locationId }) => locationId)
  let query = context.database.db
    .selectFrom('person')
    .select(['person.personId', 'person.locationId'])
    .where('person.organisationId', '=', organisationId)
    .where('person.personId', '>', after)
    .where('person.personId', 'not in', (on) =>
      on
        .selectFrom('delivery')
        .select('delivery.personId')
        .where('delivery.organisationId', '=', organisationId)
        .where('delivery.rolloutId', '=', rolloutId)
        .where('delivery.messageKey', '=', messageKey),
    )
  if (phaseKey !== null)
    query = query.where('person.personId', 'in', (on) =>
      on
        .selectFrom('participant')
        .select('participant.personId')
        .where('participant.organisationId', '=', organisationId)
        .where('participant.rolloutId', '=', rolloutId)
        .where('participant.phaseKey', '=', phaseKey),
    )
  // Whoever has no location that is known counts as at home, or at the only one.
  const named = locations.flatMap((one) => (one === null || one === homeId ? [] : [one]))
  if (only === undefined && named.length === locations.length)
    query = query.where((on) => on.or([on('person.locationId', 'is', null), on('person.locationId', 'in', named)]))
  return query.orderBy('person.personId').limit(peopleInPage).execute()
}

const onlyLocationOf = async ({ database: { db } }: Context, organisationId: string): Promise<string | undefined> =>
  onlyLocation(await db.selectFrom('location').select('locationId').where('organisationId', '=', organisationId).limit(2).execute())

/** Puts one message on its way to all who have not got it, or keeps it back with what it lacks. */
export const queueInSlices = async (context: Context, now: string, message: Message, few = fewPeople): Promise<void> => {
  const { organisationId, rolloutId, messageKey } = message
  const one = { rolloutId, messageKey }
  const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]) =>
    context.write(systemActor(organisationId), commandCall(now, name, input))
  const hold = (code: string, params: Record<string, unknown>) => issue('communication.holdBack', { ...one, code, params })
  const how = async () => ({
    ...one,
    mail: context.config.smtpUrl !== null,
    beside: (await besideOf(context, message)).map((beside) => beside.messageKey),
  })

  let size = Math.min(few, smallSlice)
  const queueSlice = async (people: readonly Person[], told: ToldToAll, only: string | undefined): Promise<void> => {
    const start = performance.now()
    try {
      await issue('communication.queueReaders', {
        ...(await how()),
        people: people.map(({ personId }) => personId),
        told: toldAt(told, new Set([only ?? null, ...people.map(({ locationId }) => locationId)])),
        ...(only === undefined ? {} : { only }),
      })
      await note(context, message, 1)
    } catch (trouble) {
      if (!(trouble instanceof Problem && trouble.code === 'communication.allHaveIt')) throw trouble
    }
    const fits = Math.round((size * sliceTakes) / (performance.now() - start))
    size = Math.max(Math.min(few, smallSlice), Math.min(few, mostQueuedAtOnce, 2 * size, fits))
  }
  const queueSlices = async (): Promise<void> => {
    const only = await onlyLocationOf(context, organisationId)
    const told = await toldOf(context, organisationId, message, now)
    let after = ''
    for (;;) {
      const page = await peopleWithout(context, message, only, after)
      const near = page.toSorted((a, b) => byText(a.locationId ?? '', b.locationId ?? ''))
      for (let from = 0; from < near.length;) {
        const slice = near.slice(from, from + size)
        from += slice.length
        await queueSlice(slice, told, only)
      }
      if (page.length < peopleInPage) return
      after = page.at(-1)?.personId ?? ''
    }
  }

  try {
    if ((await begin(context, now, message)) > mostStops) {
      await note(context, message, 0)
      await hold('communication.stopsServer', { kind: message.kind })
      return
    }
    const isBegun = message.queuedAt !== null
    const apart = !isBegun && (await arePeopleBeyond(context, organisationId, few))
    if (!isBegun) {
      await issue('communication.queue', { ...(await how()), ...(apart ? { apart } : {}) })
      await note(context, message, 1)
    }
    if (isBegun || apart) await queueSlices()
    await finish(context, message)
  } catch (trouble) {
    // Ended because it hung or took too much memory, it counts as one that ended the process; else it goes on with the next round, unless somebody took it back.
    if (!(trouble instanceof WorkEnded)) await note(context, message, 0).catch(() => undefined)
    if (!(trouble instanceof Problem)) throw trouble
    if (lacks.includes(trouble.code)) await hold(trouble.code, trouble.params as Record<string, unknown>)
    else if (trouble.code === 'communication.isWithdrawn') await finish(context, message)
  }
}
