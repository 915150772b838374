/** BackgroundWorker that waits for its time in the table `job`: leased to one process at a time, handed back, or settled (CM-7). */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#server/db/database.ts'

/** BackgroundWorker in the hands of one process. */
export interface Job {
  readonly organisationId: string
  readonly jobId: string
  readonly kind: string
  /** JSON, by kind. */
  readonly payload: string
  /** How often it was begun, this time included. */
  readonly attempts: number
}

/** Who leases, and for how long; instants are RFC 3339 in UTC. */
export interface Lease {
  readonly by: string
  readonly now: string
  readonly until: string
}

/** The milliseconds after an instant. */
export const later = (instant: string, milliseconds: number): string => new Date(Date.parse(instant) + milliseconds).toISOString()

/** Takes due work of these kinds, the longest due first; what another process is just taking is passed over. */
export const claimJobs = async (
  { db, kind }: Database,
  kinds: readonly string[],
  most: number,
  { by, now, until }: Lease,
): Promise<readonly Job[]> => {
  const due = db
    .selectFrom('job')
    .select(['organisationId', 'jobId'])
    .where('state', '=', 'waiting')
    .where('runAt', '<=', now)
    .where('kind', 'in', kinds)
    .orderBy('runAt')
    .limit(most)
  const chosen = kind === 'postgres' ? due.forUpdate().skipLocked() : due
  // The time of the next run moves behind the lease, so that whoever wants it sooner (`hurryPeriodicJob`) leaves a mark.
  return db
    .updateTable('job')
    .set((on) => ({ state: 'leased', leasedBy: by, leaseUntil: until, runAt: until, attempts: on('attempts', '+', 1) }))
    .where((on) => on(on.refTuple('organisationId', 'jobId'), 'in', chosen.$asTuple('organisationId', 'jobId')))
    .returning(['organisationId', 'jobId', 'kind', 'payload', 'attempts'])
    .execute()
}

/** When the next work of these kinds is due; null when none waits. */
export const nextDue = async ({ db }: Database, kinds: readonly string[]): Promise<string | null> => {
  const found = await db
    .selectFrom('job')
    .select((on) => on.fn.min('runAt').as('runAt'))
    .where('state', '=', 'waiting')
    .where('kind', 'in', kinds)
    .executeTakeFirst()
  return found?.runAt ?? null
}

const mine = ({ db }: Database, { organisationId, jobId }: Job, by: string) =>
  db
    .updateTable('job')
    .where('organisationId', '=', organisationId)
    .where('jobId', '=', jobId)
    .where('state', '=', 'leased')
    .where('leasedBy', '=', by)

const happened = ({ numUpdatedRows }: { readonly numUpdatedRows: bigint }): boolean => numUpdatedRows > 0n

/**
 * Notes, durably, that from now on the other side may have it: whoever finds this after a crash must not start over. False when the
 * lease is another's by now or `unless` no longer holds; then nothing may be handed over.
 */
export const noteHanding = async (database: Database, job: Job, by: string, unless?: RawBuilder<boolean>): Promise<boolean> => {
  const ours = mine(database, job, by).set({ point: 'handing' }).where('point', 'is', null)
  return happened(await (unless ? ours.where(unless) : ours).executeTakeFirst())
}

/** Keeps what came of it until the organisation has been told; false when the lease is another's by now. */
export const settleJob = async (database: Database, job: Job, by: string, outcome: unknown): Promise<boolean> =>
  happened(
    await mine(database, job, by)
      .set({ state: 'settled', outcome: JSON.stringify(outcome), leasedBy: null, leaseUntil: null, point: null })
      .executeTakeFirst(),
  )

/** Lets work wait again until an instant. */
export const handBack = async (database: Database, job: Job, by: string, runAt: string): Promise<void> =>
  void (await mine(database, job, by).set({ state: 'waiting', leasedBy: null, leaseUntil: null, point: null, runAt }).execute())

/** The time of the next run, unless somebody wanted it sooner since it was taken; both moved to the end of the lease then. */
const unlessSooner = (instant: string): RawBuilder<string> =>
  sql<string>`case when "runAt" = "leaseUntil" then cast(${instant} as text) else "runAt" end`

/** Lets a round wait for its next time, or run again at once where that was wanted meanwhile. */
export const finishPeriodicJob = async (database: Database, job: Job, by: string, next: string): Promise<void> =>
  void (await mine(database, job, by)
    .set({ state: 'waiting', leasedBy: null, leaseUntil: null, attempts: 0, runAt: unlessSooner(next) })
    .execute())

/**
 * Leaves work that ended in a fault of ours: it waits until an instant, or, where the other side may have it, is settled as unsure; true
 * for the latter.
 */
export const abandonJob = async (database: Database, job: Job, by: string, until: string): Promise<boolean> => {
  const kept = await mine(database, job, by)
    .set({ state: 'waiting', leasedBy: null, leaseUntil: null, runAt: until })
    .where('point', 'is', null)
    .executeTakeFirst()
  return !happened(kept) && (await settleJob(database, job, by, { state: 'unsure' }))
}

/** Takes work away: there is nothing left to do. */
export const dropJob = async ({ db }: Database, { organisationId, jobId }: Job, by: string): Promise<void> =>
  void (await db
    .deleteFrom('job')
    .where('organisationId', '=', organisationId)
    .where('jobId', '=', jobId)
    .where('state', '=', 'leased')
    .where('leasedBy', '=', by)
    .execute())

/** Goes on holding all that one process holds. */
export const renewLeases = async ({ db }: Database, { by, until }: Lease): Promise<void> =>
  void (await db
    .updateTable('job')
    .set({ leaseUntil: until, runAt: unlessSooner(until) })
    .where('state', '=', 'leased')
    .where('leasedBy', '=', by)
    .execute())

/** Lets go of all that one process holds and has handed to nobody. */
export const releaseLeases = async ({ db }: Database, { by, now }: Pick<Lease, 'by' | 'now'>): Promise<void> =>
  void (await db
    .updateTable('job')
    .set({ state: 'waiting', leasedBy: null, leaseUntil: null, runAt: now })
    .where('state', '=', 'leased')
    .where('leasedBy', '=', by)
    .where('point', 'is', null)
    .execute())

/**
 * Takes up what a process left behind that is no more: what it had handed to nobody waits again; what it was just handing over is
 * settled as unsure, because nobody knows whether it arrived. Answers the organisations that have to be told.
 */
export const takeUpLeftBehind = async ({ db }: Database, now: string): Promise<readonly string[]> => {
  const leftBehind = db.updateTable('job').where('state', '=', 'leased').where('leaseUntil', '<', now)
  await leftBehind.set({ state: 'waiting', leasedBy: null, leaseUntil: null, runAt: now }).where('point', 'is', null).execute()
  const unsure = await leftBehind
    .set({ state: 'settled', leasedBy: null, leaseUntil: null, point: null, outcome: JSON.stringify({ state: 'unsure' }) })
    .where('point', '=', 'handing')
    .returning('organisationId')
    .execute()
  return [...new Set(unsure.map(({ organisationId }) => organisationId))]
}

/** The kinds of work that each organisation always has. */
export const periodicKinds = ['round', 'daily', 'weekly'] as const

/** The longest that each of them waits for its next time, in milliseconds. */
export const longestPeriod: Record<(typeof periodicKinds)[number], number> = { round: 60_000, daily: 86_400_000, weekly: 7 * 86_400_000 }
/** The longest that anybody leases, in milliseconds. */
const longestLease = 120_000

/**
 * Brings back what lies further ahead than it ever may, because it was written before the clock was put back: leases, and the next time
 * of periodic work. With `all` any other waiting work is looked at too; what is not due yet then waits again.
 */
export const withinReach = async ({ db }: Database, now: string, all: boolean): Promise<void> => {
  const limit = later(now, longestLease)
  await db
    .updateTable('job')
    .set({ leaseUntil: limit, runAt: limit })
    .where('state', '=', 'leased')
    .where('leaseUntil', '>', limit)
    .execute()
  for (const kind of periodicKinds)
    await db
      .updateTable('job')
      .set({ runAt: now })
      .where('state', '=', 'waiting')
      .where('kind', '=', kind)
      .where('runAt', '>', later(now, longestPeriod[kind]))
      .execute()
  if (all)
    await db
      .updateTable('job')
      .set({ runAt: now })
      .where('state', '=', 'waiting')
      .where('kind', 'not in', periodicKinds)
      .where('runAt', '>', now)
      .execute()
}

/** Sees to it that an organisation has its standing work. */
export const ensurePeriodicJobs = async ({ db }: Database, now: string, organisationId: string): Promise<void> => {
  for (const kind of periodicKinds) {
    await db
      .insertInto('job')
      .values({
        organisationId,
        jobId: kind,
        kind,
        payload: '{}',
        state: 'waiting',
        runAt: kind === 'weekly' ? later(now, longestPeriod.weekly) : now,
        attempts: 0,
      })
      .onConflict((conflict) => conflict.columns(['organisationId', 'jobId']).doNothing())
      .execute()
  }
}

/** Wants the round of an organisation now and not at its next time. */
export const hurryPeriodicJob = async ({ db }: Database, now: string, organisationId: string): Promise<void> =>
  void (await db
    .updateTable('job')
    .set({ runAt: now })
    .where('organisationId', '=', organisationId)
    .where('jobId', '=', 'round')
    .where('runAt', '>', now)
    .execute())

/** How much work there is by kind and state, for those who watch. */
export const countJobs = ({ db }: Database) =>
  db
    .selectFrom('job')
    .select((on) => ['kind', 'state', on.fn.countAll<number | string>().as('count')])
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute()
