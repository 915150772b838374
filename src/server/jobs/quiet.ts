/** Keeps the rounds of an organisation away for a while: for whoever writes its past, in which nothing is due now. */
import type { Database } from '#server/db/database.ts'
import { ensureStanding, later } from '#server/jobs/job.ts'

/** Nobody is kept waiting longer, whatever becomes of the task: a lease that ran out is taken up by others. */
const longest = 120_000

/**
 * Does a task while no process makes the rounds of an organisation; they are made as soon as it ends.
 *
 * @example await inQuiet(database, organisationId, now, () => makeSample(parts, owner, 'nl'))
 */
export const inQuiet = async <T>(database: Database, organisationId: string, now: string, task: () => Promise<T>): Promise<T> => {
  const by = `quiet ${organisationId}`
  await ensureStanding(database, now, organisationId)
  const round = database.db.updateTable('job').where('organisationId', '=', organisationId).where('jobId', '=', 'round')
  const until = later(now, longest)
  await round.set({ state: 'leased', leasedBy: by, leaseUntil: until, runAt: until }).execute()
  try {
    return await task()
  } finally {
    await round.set({ state: 'waiting', leasedBy: null, leaseUntil: null, runAt: now }).where('leasedBy', '=', by).execute()
  }
}
