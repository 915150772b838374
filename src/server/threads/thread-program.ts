/** What a thread runs: opens the database once, and does one task after the other. */
import { getHeapStatistics } from 'node:v8'
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '#server/db/database.ts'
import type { TaskList, ThreadTask } from '#server/threads/thread-task.ts'
import { troubleOf } from '#server/threads/thread-trouble.ts'
import type { Said, Told } from '#server/threads/threads.ts'

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
      const result = await task({ database: await opening, turn, progress: (stage) => say({ kind: 'progress', stage }) }, input)
      say({ kind: 'done', result, megabytes: megabytesHeld() }, bytesIn(result))
    } catch (error) {
      say({ kind: 'failed', trouble: troubleOf(error), megabytes: megabytesHeld() })
    }
  }

  parentPort?.on('message', (told: Told) => {
    if (told.kind === 'granted') granted?.()
    else void carryOut(told.name, told.input)
  })
}
