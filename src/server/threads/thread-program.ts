/** What a thread runs: opens the database once, and does one task after the other. */
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '#server/db/database.ts'
import type { RowsAsked, UnwrittenRows } from '#server/db/unwritten-rows.ts'
import type { Stage, TaskList, ThreadParts, ThreadTask } from '#server/threads/thread-task.ts'
import { troubleOf } from '#server/threads/thread-trouble.ts'
import type { Said, Told } from '#server/threads/thread.ts'

const say = (said: Said, moved: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(said, [...moved])

/** What a file holds is moved, not copied. */
const bytesIn = (result: unknown): ArrayBuffer[] => {
  const body = (result as { body?: unknown } | null)?.body
  return body instanceof Uint8Array && body.buffer instanceof ArrayBuffer && body.byteLength === body.buffer.byteLength ? [body.buffer] : []
}

const megabytesHeld = (): number => getHeapStatistics().total_heap_size / 1024 ** 2

/** Does these tasks as the main thread asks for them. */
export const doTasks = (tasks: TaskList): void => {
  const opening = openDatabase((workerData as { url: string }).url)
  let granted: (() => void) | undefined
  let unwritten: UnwrittenRows | undefined

  const answerFor: ThreadParts['answerFor'] = (organisationId, commandId, rows) => {
    unwritten = rows
    say({ kind: 'unwritten', organisationId, commandId, tables: rows.tables })
  }
  const answer = async (id: number, asked: readonly RowsAsked[]): Promise<void> => {
    try {
      say({ kind: 'answer', id, rows: (await unwritten?.matching(asked)) ?? null })
    } catch {
      say({ kind: 'answer', id, rows: null })
    }
  }

  const turn = async <T>(work: () => Promise<T>): Promise<T> => {
    await new Promise<void>((resolve) => {
      granted = resolve
      say({ kind: 'turn' })
    })
    try {
      return await work()
    } finally {
      say({ kind: 'turnOver' })
    }
  }

  const carryOut = async (name: string, input: unknown): Promise<void> => {
    try {
      const task = (await tasks[name]?.()) as ThreadTask<unknown, unknown>
      const progress = (stage: Stage): void => say({ kind: 'progress', stage })
      const result = await task({ database: await opening, turn, progress, answerFor }, input)
      say({ kind: 'done', result, megabytes: megabytesHeld() }, bytesIn(result))
    } catch (error) {
      say({ kind: 'failed', trouble: troubleOf(error), megabytes: megabytesHeld() })
    } finally {
      unwritten = undefined
    }
  }

  parentPort?.on('message', (told: Told) => {
    if (told.kind === 'granted') granted?.()
    else if (told.kind === 'ask') void answer(told.id, told.asked)
    else void carryOut(told.name, told.input)
  })
}
