/** Long work about everyone in threads beside the one that answers requests; in a small organisation it is done where it is asked for. */
import { join } from 'node:path'
import { fewPeople } from '#core/kernel/many.ts'
import type { Database } from '#server/db/database.ts'
import type { UnwrittenRows } from '#server/db/unwritten-rows.ts'
import { productFolder } from '#files/product-folder.ts'
import type { InputOf, OutputOf, Stage, TaskList, ThreadTask } from '#server/threads/thread-task.ts'
import { Thread, type ThreadBounds, type Waiting } from '#server/threads/thread.ts'

interface RunParts {
  /** How many rows the input has. */
  readonly rows?: number
  readonly progress?: (stage: Stage) => void
}

export interface Threads<T extends TaskList> {
  /** Does a task: in a thread where the organisation has many people or the input many rows, else here. */
  run<N extends keyof T & string>(organisationId: string, name: N, input: InputOf<T, N>, more?: RunParts): Promise<OutputOf<T, N>>
  /** Whether work about everyone is long here. */
  isLong(organisationId: string, rows?: number): Promise<boolean>
  /** The rows of a large change that a thread here has committed and not written into their tables yet. */
  unwrittenOf(organisationId: string, commandId: string): UnwrittenRows | undefined
  /** Waits until all rows of an organisation that are committed are in their tables: a thread here writes them, or another process left them. */
  complete(organisationId: string): Promise<void>
  /** Whether a thread here writes rows of an organisation that it has committed. */
  isWriting(organisationId: string): boolean
  close(): Promise<void>
}

/** Threads at the same time; more would only take the processor from one another. */
const mostThreads = 2
const isSource = import.meta.filename.endsWith('.ts')

const usualBounds: ThreadBounds = {
  program: isSource ? new URL('../thread-main.ts', import.meta.url) : join(productFolder, 'dist', 'thread.js'),
  megabytes: 3072,
  longestTurn: 60_000,
  longestTask: 900_000,
  keeps: 192,
}

const nobodyWaits = (): void => undefined

const done = async (database: Database, load: TaskList[string] | undefined, input: unknown): Promise<unknown> => {
  const task = (await load?.()) as ThreadTask<unknown, unknown>
  return task({ database, turn: (work) => work(), progress: nobodyWaits, answerFor: nobodyWaits }, input)
}

/** Makes what long work is given to; a thread begins when it is first needed. */
export const createThreads = <T extends TaskList>(
  database: Database,
  tasks: T,
  { complete, ...bounds }: Partial<ThreadBounds> & { readonly complete?: (organisationId: string) => Promise<void> } = {},
): Threads<T> => {
  const all = new Set<Thread>()
  const free: Thread[] = []
  const waiting: Waiting[] = []
  let isClosed = false

  /** The tasks that have committed rows of an organisation which they have not written yet: the next may begin where the one before has no more to write. */
  const writing = (organisationId: string): readonly Waiting[] =>
    [...all].flatMap(({ doing }) => (doing?.unwritten?.organisationId === organisationId ? [doing] : []))

  const assign = (): void => {
    for (;;) {
      // One that waited while rows were committed waits until they are written.
      const index = waiting.findIndex(({ organisationId }) => writing(organisationId).length === 0)
      const thread = index < 0 ? undefined : (free.pop() ?? (all.size < mostThreads ? started() : undefined))
      const [next] = thread ? waiting.splice(index, 1) : []
      if (!thread || !next) return
      thread.begin(next)
    }
  }
  const started = (): Thread => {
    const thread = new Thread(
      database,
      { ...usualBounds, ...bounds },
      (one) => {
        free.push(one)
        assign()
      },
      (one) => {
        all.delete(one)
        const index = free.indexOf(one)
        if (index >= 0) free.splice(index, 1)
        assign()
      },
    )
    all.add(thread)
    return thread
  }

  const isLong: Threads<T>['isLong'] = async (organisationId, rows = 0) => {
    if (rows > fewPeople) return true
    const beyond = database.db.selectFrom('person').select('personId').where('organisationId', '=', organisationId)
    return (await beyond.offset(fewPeople).limit(1).executeTakeFirst()) !== undefined
  }

  const completeAll: Threads<T>['complete'] = async (organisationId) => {
    for (let [other] = writing(organisationId); other; [other] = writing(organisationId)) await other.over
    await complete?.(organisationId)
  }

  return {
    isLong,
    complete: completeAll,
    isWriting: (organisationId) => writing(organisationId).length > 0,
    unwrittenOf: (organisationId, commandId) =>
      writing(organisationId).find(({ unwritten }) => unwritten?.commandId === commandId)?.unwritten?.rows,
    run: async <N extends keyof T & string>(
      organisationId: string,
      name: N,
      input: InputOf<T, N>,
      { rows = 0, progress = nobodyWaits }: RunParts = {},
    ): Promise<OutputOf<T, N>> => {
      const isHere = !(await isLong(organisationId, rows))
      await completeAll(organisationId)
      if (isClosed) throw new Error('The server is ending.')
      if (isHere) return (await done(database, tasks[name], input)) as OutputOf<T, N>
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      waiting.push({ organisationId, name, input, progress, resolve, reject, over: promise.then(nobodyWaits, nobodyWaits) })
      assign()
      return promise as Promise<OutputOf<T, N>>
    },
    close: async () => {
      isClosed = true
      for (const one of waiting.splice(0)) one.reject(new Error('The server is ending.'))
      await Promise.all([...all].map((thread) => thread.end()))
    },
  }
}
