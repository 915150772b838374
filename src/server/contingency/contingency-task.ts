/** Keeps what is paused from happening: moves it on when its day comes (CO-3). */
import { systemActor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { frozenBy, isDue } from '#core/plan/pauses.ts'
import type { Database } from '#server/db/database.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { Write } from '#server/write/write.ts'

const standingOf = taskCheckpoints()

/** Looks at every pause of an organisation when something changed or a new day began; harmless to repeat. */
export const contingencyTask = async (
  { database, write }: { readonly database: Database; readonly write: Write },
  organisationId: string,
  now: string,
): Promise<void> => {
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  const { db } = database
  const rowsOf = <T extends 'phase' | 'phaseSite' | 'session'>(table: T, rolloutId: string) =>
    db
      .selectFrom(table as 'phase')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .execute()
  const pauses = await db
    .selectFrom('pause')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('endedAt', 'is', null)
    .execute()
  for (const pause of pauses) {
    const { rolloutId } = pause
    const rows = {
      phases: await rowsOf('phase', rolloutId),
      phaseSites: (await rowsOf('phaseSite', rolloutId)) as unknown as Parameters<typeof frozenBy>[1]['phaseSites'],
      sessions: (await rowsOf('session', rolloutId)) as unknown as Parameters<typeof frozenBy>[1]['sessions'],
    }
    const due = isDue(frozenBy(pause, rows, pause.pausedAt, standing.zone), standing.today, standing.zone)
    if (!due.goLive && !due.session) continue
    try {
      await write(systemActor(organisationId), commandCall(now, 'contingency.keepFrozen', { rolloutId }))
    } catch (trouble) {
      // Another process was quicker, or the plan has no day left to move to: the pause itself says that nothing starts.
      if (!(trouble instanceof Problem)) throw trouble
    }
  }
  standing.looked()
}
