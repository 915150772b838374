/** The one way to write: every command takes these seven steps, and no other file opens a transaction for one. */
import { setImmediate } from 'node:timers/promises'
import { type Actor, may, reaches } from '#core/access/access.ts'
import type { AnyCommand, Issued } from '#core/kernel/command.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import { type Answer, type Circumstances, type CommandTask, type Done, Replay, taskOf, TouchesMore } from '#server/write/execute-command.ts'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import { check } from '#server/base/input-validation.ts'
import { isBody, withInput } from '#server/write/command-body.ts'
import type { UnwrittenRowsOf } from '#server/write/command-batch.ts'
import { commitBatch, mostInOneCommit, type Waiting } from '#server/write/commit.ts'
import type { NoChange } from '#server/write/no-change.ts'
import { isPassing, pause, pauseBefore } from '#server/write/passing-faults.ts'

export type Write = (actor: Actor, issued: Issued, circumstances?: Circumstances) => Promise<Answer>

/** What was written, as whoever listens is told. */
export interface Written {
  readonly answer: Answer
  readonly differences: readonly Difference[]
  readonly noChange?: NoChange
}

export interface WriterParts {
  readonly database: Database
  /** The clock: an instant, RFC 3339 in UTC. */
  readonly now: () => string
  /**
   * Carries out a command about everyone where the organisation is large: by `nearby` where that does it, with what is known of it, else
   * beside this thread; null where it is to be done here as any other.
   */
  readonly beside?: (
    actor: Actor,
    issued: Issued,
    circumstances: Circumstances,
    nearby: (noChange?: NoChange) => Promise<Written | null>,
  ) => Promise<Written | null>
  /** The rows of a large change that are not in their tables yet, where a thread here writes them. */
  readonly unwrittenOf?: UnwrittenRowsOf
  /** Told after each commit, with what it changed, before the answer goes out; null where that is not known, because more than one try was needed. */
  readonly committed: (actor: Actor, differences: readonly Difference[] | null) => Promise<void>
}

/** The commands of the next commit, taken from those that wait. */
const takeNext = (queue: Waiting[]): Waiting[] => {
  const alone = queue.findIndex(({ standsAlone }) => standsAlone)
  return queue.splice(0, alone < 0 ? mostInOneCommit : Math.min(Math.max(alone, 1), mostInOneCommit))
}

/** Takes turns: one transaction of an organisation at a time, because a second would only wait for its row. */
const createQueue = (database: Database, unwrittenOf: UnwrittenRowsOf | undefined): ((task: CommandTask) => Promise<Done>) => {
  const queues = new Map<string, Waiting[]>()

  const serve = async (organisationId: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      // SQLite answers without waiting, so requests that have arrived are only read if we let go for a moment.
      await setImmediate()
      await commitBatch(database, organisationId, takeNext(queue), unwrittenOf)
    }
    queues.delete(organisationId)
  }

  return (task) =>
    new Promise((resolve, reject) => {
      const { organisationId } = task
      const queue = queues.get(organisationId)
      const waiting = { ...task, resolve, reject }
      if (queue) return void queue.push(waiting)
      const fresh = [waiting]
      queues.set(organisationId, fresh)
      void serve(organisationId, fresh)
    })
}

/** The input of a command, in its shape and within reach of whoever issues it. Problems: access.badInput, access.notFound. */
export const inputOf = (actor: Actor, { input: shape }: AnyCommand, issued: Issued): unknown => {
  const input = check<unknown>(shape, issued.input)
  if (!reaches(actor, (input as { rolloutId?: unknown } | null)?.rolloutId)) throw new Problem('access.notFound', {})
  return input
}

/** Whether a command was carried out. */
const isCarriedOut = async ({ db }: Database, organisationId: string, { id }: Issued): Promise<boolean> =>
  (await db
    .selectFrom('audit')
    .select('version')
    .where('organisationId', '=', organisationId)
    .where('commandId', '=', id)
    .executeTakeFirst()) !== undefined

/** Makes the function through which every command is written. */
export const createWriter = ({ database, now, committed, beside, unwrittenOf }: WriterParts): Write => {
  const inTurn = createQueue(database, unwrittenOf)

  return async (actor, issued, circumstances = {}) => {
    const command = commandNamed(issued.name)
    if (!command || !may(actor, command.may)) throw new Problem('access.notFound', {})
    const here = async (more: Circumstances = {}): Promise<Done> => {
      const whole = withInput(issued)
      return inTurn(taskOf(database.kind, command, actor, whole, inputOf(actor, command, whole), now, { ...circumstances, ...more }))
    }
    /** Done here after all where it touches little; null where it touches more. */
    const nearby = async (noChange?: NoChange): Promise<Written | null> => {
      if (!command.nearby && !noChange) return null
      try {
        return await here(noChange ? { noChange } : { nearby: true })
      } catch (trouble) {
        if (trouble instanceof TouchesMore) return null
        throw trouble
      }
    }
    let isToAnswer = false
    for (let attempt = 1; ; attempt++) {
      try {
        const isForThread = (command.aboutEveryone || isBody(issued.input)) && !circumstances.alongside
        // What is done here keeps the order in which it was issued, so nothing is waited for.
        const written = beside && isForThread && !isToAnswer ? await beside(actor, issued, circumstances, nearby) : null
        const { answer, differences } = written ?? (await here())
        await committed(actor, attempt > 1 ? null : differences)
        return answer
      } catch (fault) {
        if (fault instanceof Replay) {
          // Carried out at a try whose answer was lost, so nobody was told of it.
          if (attempt > 1) await committed(actor, null)
          return fault.answer
        }
        const wait = isPassing(fault) ? pauseBefore(fault, attempt) : null
        if (wait !== null) await pause(wait)
        else if (isToAnswer || fault instanceof Problem || !(await isCarriedOut(database, actor.organisationId, issued))) throw fault
        // A thread came to trouble behind its commit: what is left of the rows is written here, and the command is answered as a replay.
        else isToAnswer = true
      }
    }
  }
}
