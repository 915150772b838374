/** One thread beside the one that answers requests: does one task after the other, is lent the turn to write, and is asked for rows that it has committed and not written yet. */
import { Worker } from 'node:worker_threads'
import type { TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { type RowsAsked, StillUnwritten, type UnwrittenRow, type UnwrittenRows } from '#server/db/unwritten-rows.ts'
import type { Stage } from '#server/threads/thread-task.ts'
import { errorOf, type Trouble, WorkEnded } from '#server/threads/thread-trouble.ts'

type Matching = readonly (readonly UnwrittenRow[])[]

/** What a thread is told. */
export type Told =
  | { readonly kind: 'task'; readonly name: string; readonly input: unknown }
  | { readonly kind: 'granted' }
  | { readonly kind: 'ask'; readonly id: number; readonly asked: readonly RowsAsked[] }
/** What it says. */
export type Said =
  | { readonly kind: 'turn' }
  | { readonly kind: 'turnOver' }
  | { readonly kind: 'progress'; readonly stage: Stage }
  | ({ readonly kind: 'unwritten'; readonly tables: ReadonlySet<TableName> } & Unwritten)
  | { readonly kind: 'answer'; readonly id: number; readonly rows: Matching | null }
  | ({ readonly kind: 'done'; readonly result: unknown } & Holding)
  | ({ readonly kind: 'failed'; readonly trouble: Trouble } & Holding)

/** The command of which rows are not written. */
interface Unwritten {
  readonly organisationId: string
  readonly commandId: string
}

/** How many megabytes the heap of a thread has taken by the end of a task. */
interface Holding {
  readonly megabytes: number
}

/** A thread that nobody needs ends after so many milliseconds, and gives its memory back. */
const idleFor = 20_000

/** What a thread runs, and what it is held to: one that needs more ends alone, what it had begun to write is undone, and the server goes on. */
export interface ThreadBounds {
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
export interface Waiting {
  readonly organisationId: string
  readonly name: string
  readonly input: unknown
  readonly progress: (stage: Stage) => void
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
  /** Resolved once the task is done or has failed. */
  readonly over: Promise<unknown>
  /** Rows that it committed, or is about to, and has not written yet. */
  unwritten?: Unwritten & { readonly rows: UnwrittenRows }
}

const faultOf = (error: unknown): Error => {
  if (!(error instanceof Error)) return new Error(String(error))
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new WorkEnded('server.workTooLarge', error) : error
}

export class Thread {
  readonly #worker: Worker
  readonly #database: Database
  readonly #bounds: ThreadBounds
  readonly #onFree: (thread: Thread) => void
  readonly #onEnd: (thread: Thread) => void
  readonly #asking = new Map<number, { readonly resolve: (rows: Matching) => void; readonly reject: (trouble: Error) => void }>()
  #asked = 0
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

  /** The task that it is at. */
  get doing(): Waiting | undefined {
    return this.#doing
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
    else if (said.kind === 'unwritten') this.#hold(said, said.tables)
    else if (said.kind === 'answer') this.#take(said.id, said.rows)
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

  /** Whoever writes asks the thread from now on for rows that it is about to commit. */
  #hold({ organisationId, commandId }: Unwritten, tables: ReadonlySet<TableName>): void {
    const doing = this.#doing
    if (!doing) return
    const matching = (asked: readonly RowsAsked[]): Promise<Matching> =>
      new Promise((resolve, reject) => {
        if (this.#doing !== doing || this.#isOver) return reject(new StillUnwritten())
        if (asked.length === 0) return resolve([])
        const id = ++this.#asked
        this.#asking.set(id, { resolve, reject })
        this.#tell({ kind: 'ask', id, asked })
      })
    doing.unwritten = { organisationId, commandId, rows: { tables, matching } }
  }

  #take(id: number, rows: Matching | null): void {
    const asker = this.#asking.get(id)
    this.#asking.delete(id)
    if (rows) asker?.resolve(rows)
    else asker?.reject(new StillUnwritten())
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
    for (const { reject } of this.#asking.values()) reject(new StillUnwritten())
    this.#asking.clear()
    if (doing) how(doing)
  }
}
