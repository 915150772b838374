/** The one way to write: every command takes these seven steps, and no other file opens a transaction for one. */
import { setImmediate } from 'node:timers/promises'
import { type Actor, may, reaches } from '#core/access/access.ts'
import type { AnyCommand, Issued } from '#core/kernel/command.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import {
  type Answer,
  type Circumstances,
  type CommandTask,
  type Decided,
  type Done,
  Replay,
  taskOf,
  TouchesMore,
} from '#server/write/execute-command.ts'
import { commitTogether, type OpenTransaction } from '#server/db/commit-together.ts'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import { DatabaseLost } from '#server/db/postgres.ts'
import { check } from '#server/base/input-validation.ts'
import { isBody } from '#server/write/command-body.ts'
import { openBatch } from '#server/write/command-batch.ts'
import type { NoChange } from '#server/write/no-change.ts'
import { isOfAccess } from '#server/write/issuers.ts'

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
  /** Told after each commit, with what it changed, before the answer goes out. */
  readonly committed: (actor: Actor, differences: readonly Difference[]) => Promise<void>
}

const attempts = 10
const lostAttempts = 5
const passing = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_BUSY_RECOVERY'])
/** Whether a fault of the database passes by itself: others were met, or the connection was lost. */
export const isPassing = (fault: unknown): boolean =>
  fault instanceof DatabaseLost || (fault instanceof Error && 'code' in fault && passing.has(String(fault.code)))
/**
 * Milliseconds before a command is tried again that met others, or lost its database; null when it was the last try. Its id makes that
 * safe: whatever was carried out though nobody heard of it answers as it did then. A database that restarts is back within seconds.
 */
export const pauseBefore = (fault: unknown, attempt: number): number | null =>
  fault instanceof DatabaseLost ? (attempt < lostAttempts ? 100 * 2 ** attempt : null) : attempt < attempts ? attempt * 20 : null
export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A command that waits for its turn. */
interface Waiting extends CommandTask {
  readonly resolve: (done: Done) => void
  readonly reject: (trouble: unknown) => void
}

/** Most commands in one commit: enough to share the wait for the disk, few enough that nobody waits long for others. */
const mostInOneCommit = 64

/**
 * Carries out what waits, many commands to one commit. A refused one has written nothing and takes no version; trouble while
 * writing undoes them all and is thrown. Nobody is answered before all of it is on disk. Answers those that come after a change of access.
 */
const commitAll = async (database: Database, organisationId: string, tasks: readonly Waiting[]): Promise<readonly Waiting[]> => {
  let left: readonly Waiting[] = []
  const settled: (() => void)[] = []
  const settle = (): void => {
    for (const one of settled.splice(0)) one()
  }
  const carryOut = async (open: OpenTransaction): Promise<void> => {
    const batch = await openBatch(open, database.kind, organisationId, tasks)
    let standing = batch.before
    for (const [index, { decide, put, resolve, reject }] of tasks.entries()) {
      let decided: Decided
      try {
        decided = await decide(batch, standing)
      } catch (trouble) {
        if (!(trouble instanceof Problem || trouble instanceof Replay || trouble instanceof TouchesMore)) throw trouble
        settled.push(() => reject(trouble))
        continue
      }
      const done = await put(batch, decided)
      settled.push(() => resolve(done))
      standing = done.standing
      if (!done.differences.some(isOfAccess)) continue
      left = tasks.slice(index + 1)
      break
    }
    if (standing !== batch.before) await batch.commit(standing)
  }
  await commitTogether(database, carryOut, settle)
  // Where all were refused nothing was committed.
  settle()
  return left
}

/** As `commitAll`; where that comes to trouble, each command stands or falls on its own. */
const commitBatch = async (database: Database, organisationId: string, batch: readonly Waiting[]): Promise<void> => {
  let left = batch
  try {
    while (left.length > 0) left = await commitAll(database, organisationId, left)
  } catch (trouble) {
    const alone = isPassing(trouble) || left.length === 1
    for (const one of left) {
      if (alone) one.reject(trouble)
      else await commitBatch(database, organisationId, [one])
    }
  }
}

/** Carries out one command in a transaction of its own. */
export const commitAlone = (database: Database, task: CommandTask): Promise<Done> =>
  new Promise((resolve, reject) => {
    void commitBatch(database, task.organisationId, [{ ...task, resolve, reject }])
  })

/** The commands of the next commit, taken from those that wait. */
const takeNext = (queue: Waiting[]): Waiting[] => {
  const alone = queue.findIndex(({ standsAlone }) => standsAlone)
  return queue.splice(0, alone < 0 ? mostInOneCommit : Math.min(Math.max(alone, 1), mostInOneCommit))
}

/** Takes turns: one transaction of an organisation at a time, because a second would only wait for its row. */
const createQueue = (database: Database): ((task: CommandTask) => Promise<Done>) => {
  const queues = new Map<string, Waiting[]>()

  const serve = async (organisationId: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      // SQLite answers without waiting, so requests that have arrived are only read if we let go for a moment.
      await setImmediate()
      await commitBatch(database, organisationId, takeNext(queue))
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

/** Makes the function through which every command is written. */
export const createWriter = ({ database, now, committed, beside }: WriterParts): Write => {
  const inTurn = createQueue(database)

  return async (actor, issued, circumstances = {}) => {
    const command = commandNamed(issued.name)
    if (!command || !may(actor, command.may)) throw new Problem('access.notFound', {})
    const here = (more: Circumstances = {}): Promise<Done> =>
      inTurn(taskOf(database.kind, command, actor, issued, inputOf(actor, command, issued), now, { ...circumstances, ...more }))
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
    for (let attempt = 1; ; attempt++) {
      try {
        const isForThread = (command.aboutEveryone || isBody(issued.input)) && !circumstances.alongside
        // What is done here keeps the order in which it was issued, so nothing is waited for.
        const written = beside && isForThread ? await beside(actor, issued, circumstances, nearby) : null
        const { answer, differences } = written ?? (await here())
        await committed(actor, differences)
        return answer
      } catch (fault) {
        if (fault instanceof Replay) {
          // Carried out at a try whose answer was lost, so nobody was told of it.
          if (attempt > 1) await committed(actor, [])
          return fault.answer
        }
        const wait = isPassing(fault) ? pauseBefore(fault, attempt) : null
        if (wait === null) throw fault
        await pause(wait)
      }
    }
  }
}
