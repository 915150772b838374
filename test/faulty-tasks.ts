/** Tasks of a thread that go wrong, in the middle of what they write or before: they never end, or take all the memory that they may; and some that tell them apart. */
import { setImmediate } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import { noUnwrittenRows } from '#server/db/unwritten-rows.ts'
import { carryOut, type CommandAsked } from '#server/write/command-in-thread.ts'
import type { ThreadParts, ThreadTask } from '#server/threads/thread-task.ts'
import type { Written } from '#server/write/write.ts'

/** Renames everybody in its turn, and does something before that is committed. */
const writing =
  (instead: () => Promise<void>): ThreadTask<null, void> =>
  ({ database: { db }, turn }) =>
    turn(() =>
      db.transaction().execute(async (trx) => {
        await trx.updateTable('person').set({ name: 'Half' }).execute()
        await instead()
      }),
    )

const forEver = async (): Promise<void> => {
  // The longest computation that there is; the condition keeps it from being left out.
  while (performance.now() >= 0);
}

const allMemory = async (): Promise<void> => {
  let held: unknown = null
  for (;;) {
    for (let index = 0; index < 100; index++) held = [held, Array.from({ length: 1000 }, () => index)]
    await setImmediate()
  }
}

/** Fills the heap with what nobody needs any more, and answers which thread did. */
const grows = async (): Promise<number> => {
  const held = Array.from({ length: 12_000 }, (_, index) => Array.from({ length: 1000 }, () => index))
  return held.length && threadId
}

/** A large change that is about to be committed when the disk is full. */
const neverCommitted: ThreadTask<CommandAsked, never> = async ({ answerFor }, { actor, issued }) => {
  answerFor(actor.organisationId, issued.id, noUnwrittenRows)
  throw Object.assign(new Error('There is no room.'), { code: 'SQLITE_FULL' })
}

/** A large change that is committed; what writes its rows fails at the second piece. */
const endsBehindCommit: ThreadTask<CommandAsked, Written> = (parts, asked) => {
  let turns = 0
  const turn: ThreadParts['turn'] = async (work) => {
    if (++turns === 3) throw new Error('The thread went wrong.')
    return parts.turn(work)
  }
  return carryOut({ ...parts, turn }, asked)
}

export const faultyTasks = {
  neverCommitted: async () => neverCommitted,
  endsBehindCommit: async () => endsBehindCommit,
  hangs: async () => (() => forEver()) as ThreadTask<null, void>,
  hangsWriting: async () => writing(forEver),
  growsWriting: async () => writing(allMemory),
  grows: async () => grows as ThreadTask<null, number>,
  thread: async () => (async () => threadId) as ThreadTask<null, number>,
  lives: async () => (async () => 'done') as ThreadTask<null, string>,
}
