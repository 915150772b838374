import { afterEach, expect, test } from 'vitest'
import type { Database } from '#server/db/database.ts'
import { type Job, later, noteHanding } from '#server/jobs/job.ts'
import { createRunner, type Ending, type JobHandler, type Runner } from '#server/jobs/runner.ts'
import { now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

describeOnBoth('the runner', (open) => {
  const runners: Runner[] = []
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.close()))
  })

  const addJobs = ({ db }: Database, ...names: readonly string[]) =>
    db
      .insertInto('job')
      .values(names.map((jobId) => ({ organisationId, jobId, kind: 'thing', payload: '{}', state: 'waiting', runAt: now, attempts: 0 })))
      .execute()
  const rows = async ({ db }: Database) => {
    const all = await db.selectFrom('job').select(['jobId', 'state', 'outcome']).orderBy('jobId').execute()
    return all.map(({ jobId, state, outcome }) => [jobId, state, outcome])
  }
  const run = (database: Database, execute: (job: Job) => Promise<Ending>, more: Partial<JobHandler> & { by?: string } = {}) => {
    const faults: unknown[] = []
    const settled: string[] = []
    const { by = 'one', ...handler } = more
    const runner = createRunner([{ kinds: ['thing'], width: 2, atOnce: 2, execute, ...handler }], {
      database,
      now: () => now,
      by,
      lease: 60_000,
      jitter: () => 0.5,
      onFault: (fault) => faults.push(fault),
      settled: (one) => settled.push(one),
    })
    runners.push(runner)
    return { runner, faults, settled }
  }

  test('[CM-7] two processes share what there is, and each piece is done once', async () => {
    const database = await open()
    const names = Array.from({ length: 40 }, (_, index) => `thing${index}`)
    await addJobs(database, ...names)
    const done: string[] = []
    const execute = async ({ jobId }: Job): Promise<Ending> => {
      done.push(jobId)
      return { end: 'dropped' }
    }
    run(database, execute, { by: 'one' })
    run(database, execute, { by: 'two' })
    await expect.poll(() => rows(database)).toEqual([])
    expect(done.toSorted()).toEqual(names.toSorted())
  })

  test('[CM-7] a fault is begun again later; one after the handing over leaves it unsure', async () => {
    const database = await open()
    await addJobs(database, 'after', 'before', 'well')
    const { faults, settled } = run(database, async (job) => {
      if (job.jobId === 'well') return { end: 'settled', outcome: { state: 'sent' } }
      if (job.jobId === 'after') await noteHanding(database, job, 'one')
      throw new Error('no disk')
    })
    await expect
      .poll(() => rows(database))
      .toEqual([
        ['after', 'settled', '{"state":"unsure"}'],
        ['before', 'waiting', null],
        ['well', 'settled', '{"state":"sent"}'],
      ])
    expect(faults.map(String)).toEqual(['Error: no disk', 'Error: no disk'])
    expect(settled).toEqual([organisationId, organisationId])
    const { runAt } = await database.db.selectFrom('job').select('runAt').where('jobId', '=', 'before').executeTakeFirstOrThrow()
    expect(runAt).toBe(later(now, 2000))
  })

  test('a server that stops finishes what it does and hands back the rest', async () => {
    const database = await open()
    await addJobs(database, 'a', 'b', 'c', 'd')
    const { promise: finish, resolve: goOn } = Promise.withResolvers<void>()
    let begun = 0
    const { runner } = run(
      database,
      async () => {
        begun += 1
        await finish
        return { end: 'dropped' }
      },
      { width: 1, atOnce: 3 },
    )
    await expect.poll(() => begun).toBe(1)
    const closed = runner.close()
    goOn()
    await closed
    expect(begun).toBe(1)
    expect((await rows(database)).map(([, state]) => state)).toEqual(['waiting', 'waiting', 'waiting'])
    expect(await database.db.selectFrom('job').select('jobId').where('leasedBy', 'is not', null).execute()).toEqual([])
  })

  test('work that comes while nothing is done is begun as soon as somebody says so', async () => {
    const database = await open()
    const done: string[] = []
    const { runner } = run(database, async ({ jobId }) => {
      done.push(jobId)
      return { end: 'dropped' }
    })
    await addJobs(database, 'new')
    await expect
      .poll(() => {
        runner.kick()
        return done
      })
      .toEqual(['new'])
    expect(runner.isWell()).toBe(true)
  })
})
