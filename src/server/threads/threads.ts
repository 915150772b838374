/** Long work about everyone in threads beside the one that answers requests; in a small organisation it is done where it is asked for. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fewPeople } from '#core/kernel/many.ts'
import type { Database } from '#server/db/database.ts'
import { productFolder } from '#files/product-folder.ts'
import type { InputOf, OutputOf, Stage, TaskList, ThreadTask } from '#server/threads/thread-task.ts'
import { errorOf, type Trouble, WorkEnded } from '#server/threads/thread-trouble.ts'

/** What a thread is told. */
export type Told = { readonly kind: 'task'; readonly name: string; readonly input: unknown } | { readonly kind: 'granted' }
/** What it says. */
export type Said =
  | { readonly kind: 'turn' }
  | { readonly kind: 'turnOver' }
  | { readonly kind: 'progress'; readonly stage: Stage }
  | ({ readonly kind: 'done'; readonly result: unknown } & Holding)
  | ({ readonly kind: 'failed'; readonly trouble: Trouble } & Holding)

/** How many megabytes the heap of a thread has taken by the end of a task. */
interface Holding {
  readonly megabytes: number
}

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
  close(): Promise<void>
}

/** Threads at the same time; more would only take the processor from one another. */
const mostThreads = 2
/** A thread that nobody needs ends after so many milliseconds, and gives its memory back. */
const idleFor = 20_000
const isSource = import.meta.filename.endsWith('.ts')

/** What a thread runs, and what it is held to: one that needs more ends alone, what it had begun to write is undone, and the server goes on. */
interface ThreadBounds {
  readonly program: URL | string
  /** Megabytes that it may hold beside its young generation. */
  readonly megabytes: number
  /** Milliseconds for which it may keep others from writing: the first plan of 100,000 people takes a sixth of it. */
  readonly longestTurn: number
  /** Milliseconds for which it may be busy with one task, or two that hang would keep everybody else's from being done. */
  readonly longestTask: number
  /** Megabytes beyond which it ends with its task instead of waiting for another: what it holds would stay until then. */
  readonly keeps: number
}
const usualBounds: ThreadBounds = {
  program: isSource ? new URL('../thread-main.ts', import.meta.url) : join(productFolder, 'dist', 'thread.js'),
  megabytes: 3072,
  longestTurn: 60_000,
  longestTask: 900_000,
  keeps: 192,
}

interface Waiting {
  readonly name: string
  readonly input: unknown
  readonly progress: (stage: Stage) => void
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

const faultOf = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(String(error))
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkEnded('server.workTooLarge', error) : error
}

class Thread {
  readonly #worker: Worker
  readonly #database: Database
  readonly #bounds: ThreadBounds
  readonly #onFree: (thread: Thread) => void
  readonly #onEnd: (thread: Thread) => void
  #doing: Waiting | undefined
  #endTurn: (() => void) | undefined
  #fault: Error = new Error('The thread ended before its work was done.')
  #watch: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined
  #isOver = false

  constructor(database: Database, bounds: ThreadBounds, onFree: (thread: Thread) => void, onEnd: (thread: Thread) => void) {
    this.#database = database
    this.#bounds = bounds
    this.#onFree = onFree
    this.#onEnd = onEnd
    const url = database.kind === 'sqlite' ? `sqlite:${database.where}` : database.where
    const resourceLimits = { maxOldGenerationSizeMb: bounds.megabytes, maxYoungGenerationSizeMb: 32 }
    this.#worker = new Worker(bounds.program, { workerData: { url }, execArgv: [], resourceLimits })
    this.#worker.unref()
    this.#worker.on('message', (said: Said) => this.#hear(said))
    this.#worker.on('error', (error) => void (this.#fault = faultOf(error)))
    // Only now its connection to the database is closed, and what it had begun to write is undone.
    this.#worker.on('exit', () => {
      this.#isOver = true
      onEnd(this)
      this.#settle((doing) => doing.reject(this.#fault))
    })
  }

  begin(waiting: Waiting): void {
    clearTimeout(this.#idle)
    this.#doing = waiting
    this.#watch = this.#endAfter(this.#bounds.longestTask)
    this.#worker.ref()
    this.#tell({ kind: 'task', name: waiting.name, input: waiting.input })
  }

  /** Takes no more work. */
  async end(): Promise<void> {
    clearTimeout(this.#idle)
    this.#onEnd(this)
    await this.#worker.terminate()
  }

  /** Ends the thread once it has taken so many milliseconds, whatever it is doing. */
  #endAfter(milliseconds: number): NodeJS.Timeout {
    const watch = setTimeout(() => {
      this.#fault = new WorkEnded('server.workTooLong')
      void this.end()
    }, milliseconds)
    return watch.unref()
  }

  #tell(told: Told): void {
    this.#worker.postMessage(told)
  }

  #hear(said: Said): void {
    if (said.kind === 'turn') void this.#giveTurn()
    else if (said.kind === 'turnOver') this.#endTurn?.()
    else if (said.kind === 'progress') this.#doing?.progress(said.stage)
    else {
      if (said.kind === 'done') this.#settle((doing) => doing.resolve(said.result))
      else this.#settle((doing) => this.#fail(doing, said.trouble))
      this.#worker.unref()
      if (said.megabytes > this.#bounds.keeps) return void this.end()
      this.#idle = setTimeout(() => void this.end(), idleFor)
      this.#idle.unref()
      this.#onFree(this)
    }
  }

  /** The thread's own connection found it; whether the server can write is known here. */
  #fail(doing: Waiting, trouble: Trouble): void {
    const error = errorOf(trouble)
    this.#database.health.note(error)
    doing.reject(error)
  }

  #giveTurn(): Promise<void> {
    return this.#database.lend(
      () =>
        new Promise<void>((resolve) => {
          // It may have ended while it waited: nobody would give the turn back.
          if (this.#isOver) return resolve()
          const watch = this.#endAfter(this.#bounds.longestTurn)
          this.#endTurn = () => {
            clearTimeout(watch)
            resolve()
          }
          this.#tell({ kind: 'granted' })
        }),
    )
  }

  /** Whatever becomes of a task, nobody waits for its turn any longer. */
  #settle(how: (doing: Waiting) => void): void {
    clearTimeout(this.#watch)
    this.#endTurn?.()
    this.#endTurn = undefined
    const doing = this.#doing
    this.#doing = undefined
    if (doing) how(doing)
  }
}

const nobodyWaits = (): void => undefined

const done = async (database: Database, load: TaskList[string] | undefined, input: unknown): Promise<unknown> => {
  const task = (await load?.()) as ThreadTask<unknown, unknown>
  return task({ database, turn: (work) => work(), progress: nobodyWaits }, input)
}

/** Makes what long work is given to; a thread begins when it is first needed. */
export const createThreads = <T extends TaskList>(database: Database, tasks: T, bounds: Partial<ThreadBounds> = {}): Threads<T> => {
  const all = new Set<Thread>()
  const free: Thread[] = []
  const waiting: Waiting[] = []
  let isClosed = false

  const assign = (): void => {
    while (waiting.length > 0) {
      const thread = free.pop() ?? (all.size < mostThreads ? started() : undefined)
      const next = thread && waiting.shift()
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

  return {
    isLong,
    run: async <N extends keyof T & string>(
      organisationId: string,
      name: N,
      input: InputOf<T, N>,
      { rows = 0, progress = nobodyWaits }: RunParts = {},
    ): Promise<OutputOf<T, N>> => {
      const isHere = !(await isLong(organisationId, rows))
      if (isClosed) throw new Error('The server is ending.')
      if (isHere) return (await done(database, tasks[name], input)) as OutputOf<T, N>
      return new Promise<OutputOf<T, N>>((resolve, reject) => {
        waiting.push({ name, input, progress, resolve: (result) => resolve(result as OutputOf<T, N>), reject })
        assign()
      })
    },
    close: async () => {
      isClosed = true
      for (const one of waiting.splice(0)) one.reject(new Error('The server is ending.'))
      await Promise.all([...all].map((thread) => thread.end()))
    },
  }
}
