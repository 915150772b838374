import { afterEach, expect, test } from 'vitest'
import { claimJobs, later, noteHanding } from '#server/jobs/job.ts'
import { letterStillWaits, makeDueWork, noticeStillWaits, postStillWaits } from '#server/communication/due-mail.ts'
import type { Database } from '#server/db/database.ts'
import { now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { messageKey, rolloutId, setLettersStage, setRows } from '#test/letters-stage.ts'

/** Which of these jobs may still leave, by kind. */
const mayLeave = async (database: Database, jobs: Awaited<ReturnType<typeof claimJobs>>, by: string): Promise<string[]> => {
  const may: string[] = []
  for (const job of jobs) {
    const key = JSON.parse(job.payload) as never
    const { db } = database
    const stillWaits =
      job.kind === 'letter'
        ? letterStillWaits(db, organisationId, key)
        : job.kind === 'post'
          ? postStillWaits(db, organisationId, key)
          : noticeStillWaits(db, organisationId, key, now)
    if (await noteHanding(database, job, by, stillWaits)) may.push(job.kind)
  }
  return may.toSorted()
}

describeOnBoth('what waits to leave', (_open, place) => {
  const undo: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const one of undo.splice(0)) await one()
  })

  const stage = async () => {
    const { url } = await place()
    const { database } = await setLettersStage(url)
    undo.push(database.close)
    const waits = { rolloutId, state: 'queued', dueAt: now }
    await setRows(database, 'delivery', { ...waits, messageKey, personId: 'milton', channel: 'email', language: 'nl' })
    await setRows(database, 'channel', { rolloutId, channelId: 'c', kind: 'slack', name: 'Algemeen', language: 'nl' })
    await setRows(database, 'post', { ...waits, messageKey, channelId: 'c' })
    await setRows(database, 'notice', { ...waits, noticeId: 'n', personId: 'milton', createdAt: now })
    return database
  }

  test('[CM-7] work made of what was tried since is left: its next try is other work', async () => {
    const database = await stage()
    expect(await makeDueWork(database, organisationId, now, true)).toBe(3)
    const by = 'one'
    const kinds = ['letter', 'notice', 'post']
    const jobs = await claimJobs(database, kinds, 3, { by, now, until: later(now, 60_000) })
    expect(jobs.map(({ kind }) => kind).toSorted()).toEqual(kinds)
    const setTries = async (attempts: number): Promise<void> => {
      for (const table of ['delivery', 'post', 'notice'] as const)
        await database.db
          .updateTable(table as 'delivery')
          .set({ attempts })
          .execute()
    }
    await setTries(1)
    expect(await mayLeave(database, jobs, by)).toEqual([])
    await setTries(0)
    expect(await mayLeave(database, jobs, by)).toEqual(kinds)
  })

  test('[CM-7] only so many letters are work at a time; each that is gone makes room for one that is not work yet', async () => {
    const database = await stage()
    const waits = { rolloutId, messageKey, state: 'queued', channel: 'email', language: 'nl' }
    await setRows(database, 'delivery', { ...waits, personId: 'naomi', dueAt: '2026-11-23T14:00:00.000Z' })
    await setRows(database, 'delivery', { ...waits, personId: 'ravi', dueAt: '2026-11-23T14:30:00.000Z' })
    const letters = async () =>
      (await database.db.selectFrom('job').select('payload').where('kind', '=', 'letter').execute())
        .map(({ payload }) => (JSON.parse(payload) as string[])[2])
        .toSorted()
    await makeDueWork(database, organisationId, now, true, 2)
    expect(await letters()).toEqual(['naomi', 'ravi'])
    expect(await makeDueWork(database, organisationId, now, true, 2)).toBe(0)
    await database.db.deleteFrom('job').where('payload', 'like', '%naomi%').execute()
    await database.db.updateTable('delivery').set({ state: 'sent' }).where('personId', '=', 'naomi').execute()
    expect(await makeDueWork(database, organisationId, now, true, 2)).toBe(1)
    expect(await letters()).toEqual(['milton', 'ravi'])
  })

  test('[CM-7] what was settled meanwhile does not leave because something else waits', async () => {
    const database = await stage()
    await makeDueWork(database, organisationId, now, true)
    const by = 'one'
    const jobs = await claimJobs(database, ['letter', 'notice', 'post'], 3, { by, now, until: later(now, 60_000) })
    expect(jobs).toHaveLength(3)
    for (const table of ['delivery', 'post', 'notice'] as const)
      await database.db
        .updateTable(table as 'delivery')
        .set({ state: 'sent' })
        .execute()
    const waits = { rolloutId, state: 'queued', dueAt: now }
    await setRows(database, 'delivery', { ...waits, messageKey, personId: 'naomi', channel: 'email', language: 'en' })
    await setRows(database, 'channel', { rolloutId, channelId: 'd', kind: 'slack', name: 'Sales', language: 'en' })
    await setRows(database, 'post', { ...waits, messageKey, channelId: 'd' })
    await setRows(database, 'notice', { ...waits, noticeId: 'm', personId: 'naomi', createdAt: now })
    expect(await mayLeave(database, jobs, by)).toEqual([])
  })
})
