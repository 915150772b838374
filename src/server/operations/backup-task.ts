/** The periodic task of the daily backup. */
import { todayIn } from '#core/kernel/calendar.ts'
import type { PeriodicTask } from '#server/chapter.ts'

/** Makes the copy of the day it is in an organisation; all organisations of a server are in the same one. */
export const backupTask: PeriodicTask = async ({ database, backups }, organisationId, now) => {
  const found = await database.db.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId).executeTakeFirst()
  if (found) await backups.makeOf(organisationId, todayIn(found.zone, now))
}
