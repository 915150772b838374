import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { claimJobs, finishPeriodicJob, later } from '#server/jobs/job.ts'
import { withTasksSuspended } from '#server/jobs/suspend-tasks.ts'
import { foundCompany, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

describeOnBoth('quiet', (open) => {
  const begin = async () => {
    const database = await open()
    await foundCompany(database)
    const round = () =>
      database.db
        .selectFrom('job')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('jobId', '=', 'round')
        .executeTakeFirstOrThrow()
    const quiet = <T>(task: () => Promise<T>, at = now) => withTasksSuspended(database, organisationId, at, task)
    const claim = (at = now) => claimJobs(database, ['round'], 1, { by: 'process', now: at, until: later(at, 30_000) })
    return { database, round, quiet, claim }
  }

  test('[PH-11] while one task has the organisation to itself, a second is refused and takes nothing from the first', async () => {
    const { round, quiet, claim } = await begin()
    const begun = Promise.withResolvers<void>()
    const may = Promise.withResolvers<void>()
    const first = quiet(async () => {
      begun.resolve()
      await may.promise
      return 'made'
    })
    await begun.promise
    const held = await round()
    expect(held.state).toBe('leased')
    await expect(quiet(() => Promise.reject(new Error('must not begin')))).rejects.toEqual(new Problem('organisation.busy', {}))
    expect(await round()).toEqual(held)
    expect(await claim()).toEqual([])
    may.resolve()
    expect(await first).toBe('made')
    expect(await claim()).toHaveLength(1)
  })

  test('[PH-11] a round that is being made is waited for, and what a process left behind is taken up', async () => {
    const { database, round, quiet, claim } = await begin()
    await quiet(() => Promise.resolve())
    const [job] = await claim()
    expect(job).toBeDefined()
    if (!job) return
    const seen: unknown[] = []
    const waiting = quiet(async () => {
      seen.push((await round()).leasedBy)
    })
    expect((await round()).leasedBy).toBe('process')
    await finishPeriodicJob(database, job, 'process', later(now, 60_000))
    await waiting
    expect(seen).toEqual([expect.stringMatching(/^quiet /)])
    expect(await claim()).toHaveLength(1)
    await quiet(async () => void seen.push((await round()).leasedBy), later(now, 60_000))
    expect(seen[1]).not.toBe(seen[0])
    expect(await round()).toMatchObject({ state: 'waiting', leasedBy: null })
  })
})
