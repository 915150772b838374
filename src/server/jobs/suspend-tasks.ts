/** Keeps the rounds of an organisation away for a while: for whoever writes its past, in which nothing is due now. */
import { setTimeout as wait } from 'node:timers/promises'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import { newId } from '#server/base/ids.ts'
import { ensurePeriodicJobs, later } from '#server/jobs/job.ts'

/** Nobody is kept waiting longer, whatever becomes of the task: a lease that ran out is taken up by others. */
const longest = 120_000
/** A round that is being made just now is over within this, in milliseconds; how often to look. */
const patience = 10_000
const lookEvery = 50
const mark = 'quiet '

/**
 * Does a task while no process makes the rounds of an organisation; they are made as soon as it ends. A round that is being made is
 * waited for; another task of this kind is not. Problem: organisation.busy.
 *
 * @example await withTasksSuspended(database, organisationId, now, () => makeSample(parts, owner, choice))
 */
export const withTasksSuspended = async <T>(
  database: Database,
  organisationId: string,
  now: string,
  task: () => Promise<T>,
): Promise<T> => {
  const by = `${mark}${newId(now)}`
  await ensurePeriodicJobs(database, now, organisationId)
  const ofRound = <Q extends { where(column: 'organisationId' | 'jobId', is: '=', value: string): Q }>(query: Q): Q =>
    query.where('organisationId', '=', organisationId).where('jobId', '=', 'round')
  const round = ofRound(database.db.updateTable('job'))
  const until = later(now, longest)
  const take = async (): Promise<boolean> => {
    const { numUpdatedRows } = await round
      .set({ state: 'leased', leasedBy: by, leaseUntil: until, runAt: until })
      .where((on) => on.or([on('state', '<>', 'leased'), on('leaseUntil', '<', now)]))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }
  const giveUpAt = performance.now() + patience
  while (!(await take())) {
    const held = await ofRound(database.db.selectFrom('job').select('leasedBy')).executeTakeFirst()
    if (held?.leasedBy?.startsWith(mark) || performance.now() > giveUpAt) throw new Problem('organisation.busy', {})
    await wait(lookEvery)
  }
  try {
    return await task()
  } finally {
    await round.set({ state: 'waiting', leasedBy: null, leaseUntil: null, runAt: now }).where('leasedBy', '=', by).execute()
  }
}
