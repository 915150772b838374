/** Ticks the items of the checklist that the system itself sees to be done (CH-2). */
import { commandCall } from '#server/base/command-call.ts'
import { systemActor } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import type { ThreadTasks } from '#server/thread-tasks.ts'
import type { Threads } from '#server/threads/threads.ts'
import type { Write } from '#server/write/write.ts'

const standingOf = taskCheckpoints()

/** Looks at every drafted rollout of an organisation; harmless to repeat, and done only when something changed or a new day began. */
export const checklistTask = async (
  { database, write, threads }: { readonly database: Database; readonly write: Write; readonly threads: Pick<Threads<ThreadTasks>, 'run'> },
  organisationId: string,
  now: string,
): Promise<void> => {
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  const { today } = standing
  const rollouts = await database.db
    .selectFrom('rollout')
    .select('rolloutId')
    .where('organisationId', '=', organisationId)
    .where('draftedAt', 'is not', null)
    .execute()
  for (const { rolloutId } of rollouts) {
    const items = await threads.run(organisationId, 'checklistSeen', { organisationId, rolloutId, now, today })
    if (items.length === 0) continue
    await write(systemActor(organisationId), commandCall(now, 'checklist.see', { rolloutId, items }))
  }
  standing.looked()
}
