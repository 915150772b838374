/** Notes the verdicts of the goals once a day, where they changed, so that messages and reviews tell the same as the page (ME-16). */
import { systemActor } from '#core/access/access.ts'
import { dayNumber, todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { AdoptionFigures, AdoptionGroup } from '#core/metrics/adoption-figures.ts'
import { goalNeeds } from '#core/metrics/goals.ts'
import { isFresh, knownUse } from '#core/metrics/known-use.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { ServerContext } from '#server/context.ts'
import { activeWindow, countAdoption } from '#server/metrics/adoption-reading.ts'
import { decidingSource, goalsOf } from '#server/metrics/goal-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'

/** Who is active of those who are live and whose use is known; null where that is not most of them, or the data is old (ME-3). */
const activeOf = (figures: AdoptionFigures, { assigned, notLive, coveredLive, activeLive }: AdoptionGroup) =>
  isFresh(figures) ? knownUse({ live: assigned - notLive, covered: coveredLive, active: activeLive }) : null

/** Notes what is concluded at a moment. */
export const noteGoals = async (
  { database, write, threads }: Pick<ServerContext, 'database' | 'write' | 'threads'>,
  organisationId: string,
  now: string,
): Promise<void> => {
  const { db } = database
  const rollouts = await db.selectFrom('rollout').select('rolloutId').where('organisationId', '=', organisationId).execute()
  for (const { rolloutId } of rollouts) {
    const directory = await directoryOf(database, organisationId, rolloutId)
    const asOf = dayNumber(todayIn(directory.zone, now))
    const deciding = await decidingSource(db, organisationId, rolloutId)
    const { figures } = await countAdoption(database, directory, { asOf, window: activeWindow, goal: goalNeeds.active, deciding })
    const goals = await goalsOf(database, directory, figures, (asked) => threads.run(organisationId, 'pulseAnswers', asked))
    const told = [
      { phaseKey: '', goals: goals.all, group: figures.all },
      ...goals.phases.flatMap(({ key, goals: ofPhase }) => {
        const group = figures.phases.get(key)
        return key === null || !group ? [] : [{ phaseKey: key, goals: ofPhase, group }]
      }),
    ]
    const verdicts = told.flatMap(({ phaseKey, goals: some, group }) => {
      const use = activeOf(figures, group)
      return some.map(({ key, goal, reason }) => ({
        phaseKey,
        goal: key,
        verdict: goal,
        reason,
        people: group.assigned,
        active: key === 'active' ? (use?.active ?? null) : null,
        covered: key === 'active' ? (use?.covered ?? null) : null,
      }))
    })
    try {
      await write(systemActor(organisationId), commandCall(now, 'metrics.noteGoals', { rolloutId, verdicts }))
    } catch (trouble) {
      // Nothing changed, or another process was quicker.
      if (!(trouble instanceof Problem)) throw trouble
    }
  }
}
