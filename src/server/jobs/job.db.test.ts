import { expect, test } from 'vitest'
import type { Database } from '#server/db/database.ts'
import {
  claimJobs,
  dropJob,
  ensurePeriodicJobs,
  finishPeriodicJob,
  handBack,
  hurryPeriodicJob,
  type Job,
  later,
  nextDue,
  noteHanding,
  releaseLeases,
  renewLeases,
  settleJob,
  takeUpLeftBehind,
} from '#server/jobs/job.ts'
import { foundCompany, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const lease = (by: string, at = now) => ({ by, now: at, until: later(at, 60_000) })

describeOnBoth('jobs', (open, _place, dialect) => {
  const withJobs = async (count: number): Promise<Database> => {
    const database = await open()
    const jobs = Array.from({ length: count }, (_, index) => ({
      organisationId,
      jobId: `mail/${index}`,
      kind: 'mail',
      payload: '{}',
      state: 'waiting',
      runAt: later(now, index - count + 1),
      attempts: 0,
      leasedBy: null,
      leaseUntil: null,
      point: null,
      outcome: null,
    }))
    if (count > 0) await database.db.insertInto('job').values(jobs).execute()
    return database
  }
  const states = async ({ db }: Database) =>
    (await db.selectFrom('job').selectAll().orderBy('jobId').execute()).map(({ jobId, state, point, leasedBy }) => [
      jobId,
      state,
      point,
      leasedBy,
    ])
  const only = ([first]: readonly Job[]): Job => {
    if (!first) throw new Error('Nothing was claimed.')
    return first
  }

  test('[CM-7] what is due is taken once, the longest due first, however many ask', async () => {
    const database = await withJobs(60)
    const takers = Array.from({ length: 12 }, (_, index) => claimJobs(database, ['mail'], 7, lease(`process ${index}`)))
    const taken = (await Promise.all(takers)).flat().map(({ jobId }) => jobId)
    expect(new Set(taken).size).toBe(taken.length)
    expect(taken.length).toBeGreaterThanOrEqual(dialect === 'sqlite' ? 60 : 7)
    const rest = await claimJobs(database, ['mail'], 100, lease('last'))
    expect(taken.length + rest.length).toBe(60)
  })

  test('nothing is taken before its time, or of another kind', async () => {
    const database = await withJobs(1)
    expect(await claimJobs(database, ['mail'], 10, lease('one', later(now, -1)))).toEqual([])
    expect(await claimJobs(database, ['post'], 10, lease('one'))).toEqual([])
    expect(await nextDue(database, ['mail'])).toBe(now)
    expect(await nextDue(database, ['post'])).toBe(null)
  })

  test('[CM-7] a process that is no more leaves work that waits again, and what it was handing over unsure', async () => {
    const database = await withJobs(2)
    const [first, second] = await claimJobs(database, ['mail'], 2, lease('gone'))
    if (!first || !second) throw new Error('Nothing was claimed.')
    expect(await noteHanding(database, second, 'gone')).toBe(true)
    expect(await takeUpLeftBehind(database, later(now, 59_000))).toEqual([])
    await renewLeases(database, lease('other', later(now, 59_000)))
    expect(await takeUpLeftBehind(database, later(now, 61_000))).toEqual([organisationId])
    expect(await states(database)).toEqual([
      ['mail/0', 'waiting', null, null],
      ['mail/1', 'settled', null, null],
    ])
    const { outcome } = await database.db.selectFrom('job').select('outcome').where('state', '=', 'settled').executeTakeFirstOrThrow()
    expect(JSON.parse(outcome ?? '')).toEqual({ state: 'unsure' })
    // Should it come back after all, it may do nothing any more.
    expect(await noteHanding(database, first, 'gone')).toBe(false)
    expect(await settleJob(database, second, 'gone', { state: 'sent' })).toBe(false)
    await handBack(database, second, 'gone', now)
    await dropJob(database, second, 'gone')
    expect((await states(database))[1]).toEqual(['mail/1', 'settled', null, null])
  })

  test('[CM-7] a renewed lease holds, and nothing is handed over twice', async () => {
    const database = await withJobs(1)
    const job = only(await claimJobs(database, ['mail'], 1, lease('one')))
    await renewLeases(database, lease('one', later(now, 50_000)))
    expect(await takeUpLeftBehind(database, later(now, 70_000))).toEqual([])
    expect(await noteHanding(database, job, 'one')).toBe(true)
    expect(await noteHanding(database, job, 'one')).toBe(false)
    await releaseLeases(database, { by: 'one', now })
    expect(await states(database)).toEqual([['mail/0', 'leased', 'handing', 'one']])
    expect(await settleJob(database, job, 'one', { state: 'sent' })).toBe(true)
    expect(await settleJob(database, job, 'one', { state: 'failed' })).toBe(false)
  })

  test('whoever stops hands back what it has handed to nobody', async () => {
    const database = await withJobs(2)
    await claimJobs(database, ['mail'], 2, lease('one'))
    await releaseLeases(database, { by: 'one', now })
    expect(await claimJobs(database, ['mail'], 2, lease('two'))).toMatchObject([{ attempts: 2 }, { attempts: 2 }])
  })

  test('a round runs again in a minute, or at once when it was wanted meanwhile', async () => {
    const database = await open()
    await foundCompany(database)
    await ensurePeriodicJobs(database, now, organisationId)
    await ensurePeriodicJobs(database, later(now, 1), organisationId)
    const next = later(now, 60_000)
    const round = only(await claimJobs(database, ['round'], 5, lease('one')))
    await finishPeriodicJob(database, round, 'one', next)
    expect(await nextDue(database, ['round'])).toBe(next)
    await hurryPeriodicJob(database, now, organisationId)
    expect(await nextDue(database, ['round'])).toBe(now)
    const again = only(await claimJobs(database, ['round'], 5, lease('one')))
    await renewLeases(database, lease('one', later(now, 5000)))
    await hurryPeriodicJob(database, later(now, 6000), organisationId)
    await renewLeases(database, lease('one', later(now, 9000)))
    await finishPeriodicJob(database, again, 'one', next)
    expect(await nextDue(database, ['round'])).toBe(later(now, 6000))
  })
})
