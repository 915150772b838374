/** Reads days of use into memory soon after the start of the server, so that nobody who asks for figures waits for it (ME-1). */
import { dayNumber, todayIn } from '#core/kernel/calendar.ts'
import { goalNeeds } from '#core/metrics/goals.ts'
import type { PeriodicTask } from '#server/chapter.ts'
import type { Database } from '#server/db/database.ts'
import { activeWindow, countAdoption } from '#server/metrics/adoption-reading.ts'
import { decidingSource } from '#server/metrics/goal-queries.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'

/** Rollouts that are read before anybody asks; where a server has more, the others are read when they are asked for. */
const mostRead = 8
/** Rollouts to which nothing was imported for so many days are left until somebody asks. */
const quietDays = 14

interface Warmed {
  readonly organisations: Set<string>
  rollouts: number
}
const ofDatabase = new WeakMap<Database, Warmed>()

/** Once for each organisation in the life of a process. */
export const warmUsage: PeriodicTask = async ({ database }, organisationId, now) => {
  const warmed = ofDatabase.get(database) ?? { organisations: new Set(), rollouts: 0 }
  ofDatabase.set(database, warmed)
  if (warmed.organisations.has(organisationId) || warmed.rollouts >= mostRead) return
  warmed.organisations.add(organisationId)
  const fed = await database.db
    .selectFrom('usageImport')
    .select('rolloutId')
    .distinct()
    .where('organisationId', '=', organisationId)
    .where('importedAt', '>', new Date(Date.parse(now) - quietDays * 86_400_000).toISOString())
    .limit(mostRead - warmed.rollouts)
    .execute()
  for (const { rolloutId } of fed) {
    warmed.rollouts += 1
    const directory = await directoryOf(database, organisationId, rolloutId)
    const asOf = dayNumber(todayIn(directory.zone, now))
    const deciding = await decidingSource(database.db, organisationId, rolloutId)
    await countAdoption(database, directory, { asOf, window: activeWindow, goal: goalNeeds.active, deciding })
  }
}
