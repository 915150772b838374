/** Reminds those who have not answered the weekly question: once in a week, from Thursday morning on (ME-5). */
import { systemActor } from '#core/access/access.ts'
import { remindableFrom } from '#core/gates/reminders.ts'
import { dayNumber, weekday } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'
import { Problem } from '#core/kernel/problem.ts'
import { mostReminded } from '#core/pulse/pulse-commands.ts'
import { firstAskedOn, isAskedIn, lastAskedOn, weekOf } from '#core/pulse/pulse-week.ts'
import type { PeriodicTask } from '#server/chapter.ts'
import { commandCall } from '#server/base/command-call.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import { pulsePeople } from '#server/pulse/pulse-queries.ts'

/** Thursday: most have answered by themselves, and there is a working day left. */
const remindFrom = 4

const standingOf = taskCheckpoints()

export const remindTask: PeriodicTask = async ({ database, write }, organisationId, now) => {
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  const { db } = database
  const { today } = standing
  const weekOn = weekOf(today)
  const rollouts =
    weekday(dayNumber(today)) < remindFrom
      ? []
      : await db.selectFrom('rollout').select('rolloutId').where('organisationId', '=', organisationId).execute()
  for (const { rolloutId } of rollouts) {
    const inRollout = <T extends 'pulseRound' | 'phase' | 'pulseReply' | 'gateReminder'>(table: T) =>
      db
        .selectFrom(table as 'pulseReply')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
    const round = (await inRollout('pulseRound').where('weekOn', '=', weekOn).executeTakeFirst()) as Row<'pulseRound'> | undefined
    if (round && round.throughId === null) continue
    // Whoever runs the rollout reminded people just now: the weekly reminder waits as long as theirs would.
    const byLead = await inRollout('gateReminder')
      .where('remindedOf' as 'weekOn', '=', 'survey')
      .executeTakeFirst()
    if (byLead && remindableFrom((byLead as unknown as Row<'gateReminder'>).remindedOn) > today) continue
    const lastOn = lastAskedOn((await inRollout('phase').execute()) as never)
    const answered = new Set((await inRollout('pulseReply').where('weekOn', '=', weekOn).execute()).map(({ personId }) => personId))
    const silent = (await pulsePeople(db, organisationId, rolloutId, today))
      .filter(
        ({ personId, goLiveOn }) =>
          personId > (round?.throughId ?? '') &&
          !answered.has(personId) &&
          goLiveOn !== null &&
          firstAskedOn(goLiveOn) <= today &&
          isAskedIn(weekOn, goLiveOn, lastOn),
      )
      .map(({ personId }) => personId)
      .toSorted((a, b) => (a < b ? -1 : 1))
    try {
      for (let from = 0; from < silent.length; from += mostReminded) {
        const people = silent.slice(from, from + mostReminded)
        const more = from + mostReminded < silent.length
        await write(systemActor(organisationId), commandCall(now, 'pulse.remind', { rolloutId, weekOn, people, more }))
      }
    } catch (trouble) {
      // Another process was quicker.
      if (!(trouble instanceof Problem)) throw trouble
    }
  }
  standing.looked()
}
