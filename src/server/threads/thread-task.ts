/** What a task in a thread is: what it is given, and what it gives. */
import type { Database } from '#server/db/database.ts'
import type { UnwrittenRows } from '#server/db/unwritten-rows.ts'

/** What a task is given beside its input. */
export interface ThreadParts {
  /** A connection of the thread's own. */
  readonly database: Database
  /** Waits until nobody else writes to the database, and lets nobody else write until the work is over. */
  readonly turn: <T>(work: () => Promise<T>) => Promise<T>
  /** Says how far it is, to whoever waits for it. */
  readonly progress: (stage: Stage) => void
  /** Answers for rows of a command that are going to be committed and not yet written, until the task is over. */
  readonly answerFor: (organisationId: string, commandId: string, rows: UnwrittenRows) => void
}

/** Reads what there is, decides what changes, writes it. */
export type Stage = 'reading' | 'deciding' | 'writing'

export type ThreadTask<Input, Output> = (parts: ThreadParts, input: Input) => Promise<Output>

/** A file, or another answer that is ready to be sent. */
export interface AnswerFile {
  readonly type: string
  readonly body: Uint8Array
  /** Absent where the answer is shown and not kept. */
  readonly fileName?: string
}

/** Tasks by name, each loaded when it is first asked for. */
export type TaskList = Record<string, () => Promise<ThreadTask<never, unknown>>>
type TaskIn<T extends TaskList, N extends keyof T> = Awaited<ReturnType<T[N]>>
export type InputOf<T extends TaskList, N extends keyof T> = Parameters<TaskIn<T, N>>[1]
export type OutputOf<T extends TaskList, N extends keyof T> = Awaited<ReturnType<TaskIn<T, N>>>
