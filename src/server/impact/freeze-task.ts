/** Freezes a baseline that nobody froze, on the day before the first go-live (ME-7). */
import { systemActor } from '#core/access/access.ts'
import { firstGoLiveOn } from '#core/impact/impact-stage.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { PeriodicTask } from '#server/chapter.ts'
import { commandCall } from '#server/base/command-call.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'

const standingOf = taskCheckpoints()

export const freezeTask: PeriodicTask = async ({ database, write }, organisationId, now) => {
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  const { db } = database
  const rollouts = await db
    .selectFrom('impactReading')
    .select('rolloutId')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('stage', '=', 'before')
    .execute()
  for (const { rolloutId } of rollouts) {
    const phases = await db
      .selectFrom('phase')
      .select(['goLiveOn', 'headCount'])
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .execute()
    const first = firstGoLiveOn(phases)
    if (first === null || addDays(first, -1) !== standing.today) continue
    try {
      await write(systemActor(organisationId), commandCall(now, 'impact.freeze', { rolloutId }))
    } catch (trouble) {
      // Frozen already, by somebody or by another process.
      if (!(trouble instanceof Problem)) throw trouble
    }
  }
  standing.looked()
}
