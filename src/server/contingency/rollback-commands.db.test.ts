/** The verbs of a rollback against real databases: what they do, who may, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import type { Row } from '#core/kernel/rows.ts'
import type { TableName } from '#core/registry/tables.ts'
import { contingencyTask } from '#server/contingency/contingency-task.ts'
import type { Database } from '#server/db/database.ts'
import { createWriter } from '#server/write/write.ts'
import { beginStory } from '#test/story.ts'
import { cast, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const rolloutId = 'crm'
const critical = {
  rolloutId,
  issueId: 'i1',
  title: 'Orders disappear',
  description: null,
  severity: 'critical',
  scope: 'all',
  personId: null,
  locationId: null,
  phaseKey: null,
  workaround: null,
  vendorFixOn: null,
  vendorReference: null,
} as const
const texts = { textEn: 'We go back', textNl: 'We gaan terug' }
const key = { rolloutId, rollbackId: 'r1' }
const start = { ...key, issueId: 'i1', pauseId: 'p1', lost: 'Orders after 14:00', ...texts }
const step = { rolloutId, stepId: 's1', title: 'Stop entry', how: null, ownerId: 'lilian', minutes: 8 }

const begin = async (database: Database) => {
  const stage = await beginStory(database)
  await stage.run(cast.lead, 'contingency.openIssue', critical)
  for (const one of [step, { ...step, stepId: 's2', title: 'Restore', ownerId: 'chandra' }])
    await stage.run(cast.lead, 'contingency.keepStep', one)
  return stage
}
const put = (database: Database, rows: readonly { table: TableName; row: object }[]) =>
  insertRows(database, organisationId, rows as unknown as Parameters<typeof insertRows>[2])
const part = (personId: string, over: Partial<Row<'participant'>> = {}) => ({
  table: 'participant' as const,
  row: rowOf('participant', { rolloutId, personId, goLiveOn: '2026-11-16', phaseKey: 'early', because: '[]', ...over }),
})

describeOnBoth('a rollback', (open) => {
  test('[CO-4] [CM-10] a critical issue opens it: the steps of the runbook, and a pause of everyone', async () => {
    const { run, read, refused } = await begin(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      await refused(actor, 'contingency.startRollback', start, 'access.notFound')
    await refused(cast.lead, 'contingency.startRollback', { ...start, issueId: 'none' }, 'access.notFound')
    await run(cast.lead, 'contingency.changeIssue', { ...critical, severity: 'major' })
    await refused(cast.lead, 'contingency.startRollback', start, 'contingency.notCritical')
    await run(cast.lead, 'contingency.changeIssue', critical)
    await run(cast.lead, 'contingency.startRollback', start)
    expect(await read('rollback')).toMatchObject([{ issueId: 'i1', lost: start.lost, startedBy: 'Lilian', ...texts, decision: null }])
    expect((await read('rollbackStep')).map(({ title, ownerId, doneAt }) => [title, ownerId, doneAt])).toEqual([
      ['Stop entry', 'lilian', null],
      ['Restore', 'chandra', null],
    ])
    expect(await read('pause')).toMatchObject([{ pauseId: 'p1', issueId: 'i1', locationId: null, phaseKey: null, endedAt: null }])
    await refused(cast.lead, 'contingency.startRollback', { ...start, rollbackId: 'r2' }, 'contingency.rollbackUnderWay')
  })

  test('[CO-4] [CO-5] it is refused after the point of no return, without a runbook, and for an issue that is fixed', async () => {
    const { run, refused } = await begin(await open())
    await run(cast.lead, 'contingency.setNoReturn', { rolloutId, noReturnOn: '2026-11-22', because: null })
    await refused(cast.lead, 'contingency.startRollback', start, 'contingency.noWayBack')
    await run(cast.lead, 'contingency.setNoReturn', { rolloutId, noReturnOn: '2026-11-23', because: null })
    await run(cast.lead, 'contingency.fixIssue', { rolloutId, issueId: 'i1', fix: 'X', stableDays: 0 })
    await refused(cast.lead, 'contingency.startRollback', start, 'contingency.notOpen')
    await run(cast.lead, 'contingency.reopenIssue', { rolloutId, issueId: 'i1' })
    await run(cast.lead, 'contingency.startRollback', start)
    const { run: elsewhere, refused: no } = await beginStory(await open())
    await elsewhere(cast.lead, 'contingency.openIssue', critical)
    await no(cast.lead, 'contingency.startRollback', start, 'contingency.noRunbook')
  })

  test('[CO-4] where everyone is paused already, that pause stays', async () => {
    const { run, read } = await begin(await open())
    await run(cast.lead, 'contingency.pause', {
      rolloutId,
      pauseId: 'before',
      issueId: 'i1',
      scope: 'all',
      locationId: null,
      phaseKey: null,
    })
    await run(cast.lead, 'contingency.startRollback', start)
    expect((await read('pause')).map(({ pauseId }) => pauseId)).toEqual(['before'])
  })

  test('[CO-4] steps are ticked with who did them; the decision waits for all of them, and then opens or closes the way to resume', async () => {
    const { run, read, refused } = await begin(await open())
    await run(cast.lead, 'contingency.startRollback', start)
    const tick = (stepId: string, done = true) => ({ ...key, stepId, done })
    const decide = { ...key, decision: 'retry', because: 'The vendor found the fault' } as const
    await refused(cast.champion, 'contingency.tickStep', tick('none'), 'access.notFound')
    await refused(cast.member, 'contingency.tickStep', tick('s1'), 'access.notFound')
    await run(cast.champion, 'contingency.tickStep', tick('s1'))
    await refused(cast.lead, 'contingency.decideRollback', decide, 'contingency.stepsOpen')
    await run(cast.champion, 'contingency.tickStep', tick('s1', false))
    for (const stepId of ['s1', 's2']) await run(cast.champion, 'contingency.tickStep', tick(stepId))
    expect((await read('rollbackStep')).map(({ doneBy }) => doneBy)).toEqual(['Chandra', 'Chandra'])
    await run(cast.lead, 'contingency.fixIssue', { rolloutId, issueId: 'i1', fix: 'New version', stableDays: 0 })
    const resume = { rolloutId, pauseId: 'p1' }
    await refused(cast.lead, 'contingency.resume', resume, 'contingency.rollbackUndecided')
    await refused(cast.champion, 'contingency.decideRollback', decide, 'access.notFound')
    await run(cast.lead, 'contingency.decideRollback', { ...decide, decision: 'otherVendor' })
    expect(await read('rollback')).toMatchObject([{ decision: 'otherVendor', decisionBecause: decide.because, decidedBy: 'Lilian' }])
    await refused(cast.lead, 'contingency.resume', resume, 'contingency.otherVendor')
    for (const [name, input] of [
      ['contingency.tickStep', tick('s1', false)],
      ['contingency.decideRollback', decide],
      ['contingency.writeRollbackText', { ...key, ...texts }],
    ] as const)
      await refused(cast.lead, name, input, 'contingency.rollbackDecided')
    // A later one that is decided otherwise opens the way again.
    await run(cast.lead, 'contingency.reopenIssue', { rolloutId, issueId: 'i1' })
    await run(cast.lead, 'contingency.startRollback', { ...start, rollbackId: 'r2', pauseId: 'p2' })
    for (const stepId of ['s1', 's2']) await run(cast.lead, 'contingency.tickStep', { ...tick(stepId), rollbackId: 'r2' })
    await run(cast.lead, 'contingency.decideRollback', { ...decide, rollbackId: 'r2' })
    await run(cast.lead, 'contingency.fixIssue', { rolloutId, issueId: 'i1', fix: 'New version', stableDays: 0 })
    await run(cast.lead, 'contingency.resume', resume)
    expect(await read('pause')).toMatchObject([{ pauseId: 'p1', endedBy: 'Lilian' }])
  })

  test('[CO-4] [AC-1] a champion records who of their location works where, one by one or all at once', async () => {
    const { run, read, refused } = await begin(await open())
    const note = { rolloutId, personId: null, locationId: 'albina', state: 'old' } as const
    await refused(cast.champion, 'contingency.noteSystem', { ...note, locationId: 'georgetown' }, 'access.notFound')
    await refused(cast.champion, 'contingency.noteSystem', { ...note, personId: 'naomi' }, 'access.notFound')
    await refused(cast.lead, 'contingency.noteSystem', { ...note, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.member, 'contingency.noteSystem', { ...note, personId: 'milton' }, 'access.notFound')
    await run(cast.champion, 'contingency.noteSystem', note)
    await run(cast.champion, 'contingency.noteSystem', { ...note, personId: 'milton', state: 'both' })
    const states = (await read('systemState')).map(
      ({ personId, state, notedBy }) => `${String(personId)} ${String(state)} ${String(notedBy)}`,
    )
    expect(states.toSorted()).toEqual(['chandra old Chandra', 'lilian old Chandra', 'milton both Chandra'])
  })

  test('[CO-4] [CM-10] [RG-3] once approved, everyone who works in the new tool is told once, in their language, whatever is paused', async () => {
    const database = await open()
    const { run, read, refused } = await begin(database)
    await put(database, [
      part('milton'),
      part('naomi'),
      part('ravi', { goLiveOn: '2026-11-24' }),
      part('chandra', { excludedAt: 'x' }),
      part('lilian', { goLiveOn: null }),
    ])
    await run(cast.lead, 'contingency.startRollback', start)
    const look = async (): Promise<string[]> => {
      const later = createWriter({ database, now: () => now, committed: async () => undefined })
      await contingencyTask({ database, write: later }, organisationId, now)
      return (await read('notice'))
        .filter(({ code }) => code === 'contingency.notice.rollback')
        .map(({ personId, params }) => `${String(personId)} ${String(params)}`)
        .toSorted()
    }
    expect(await look()).toEqual([])
    // Nothing that nobody approved is told, whoever asks for it.
    await refused(cast.lead, 'contingency.tellRollback', { ...key, personIds: ['milton'] }, 'contingency.notTold')
    await refused(cast.champion, 'contingency.approveRollbackText', key, 'access.notFound')
    await refused(cast.lead, 'contingency.approveRollbackText', { ...key, rollbackId: 'none' }, 'access.notFound')
    await run(cast.lead, 'contingency.writeRollbackText', { ...key, ...texts, textNl: 'Iedereen gaat terug' })
    await run(cast.lead, 'contingency.approveRollbackText', key)
    const params = JSON.stringify({ en: 'We go back', nl: 'Iedereen gaat terug' })
    const told = [`milton ${params}`, `naomi ${params}`]
    expect(await look()).toEqual(told)
    await run(cast.lead, 'contingency.tickStep', { ...key, stepId: 's1', done: true })
    expect(await look()).toEqual(told)
    await refused(cast.lead, 'contingency.writeRollbackText', { ...key, ...texts }, 'contingency.rollbackTold')
  })
})
