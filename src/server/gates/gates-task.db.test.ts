/** What the server does at a gate by itself: evaluates the next one, and keeps a start waiting (GA-4, GA-6). */
import { expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { evaluateGates, waitingStartsTask } from '#server/gates/gates-task.ts'
import { messageTask } from '#server/communication/message-task.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const rolloutId = 'crm'

describeOnBoth('the server at a gate', (open) => {
  const begin = async (isApproved = true) => {
    const database = await open()
    const { write } = await foundCompany(database)
    await write(cast.lead, issue('plan.draft', { rolloutId }))
    if (isApproved) await write(cast.lead, issue('plan.approve', { rolloutId }))
    const read = async <T extends TableName>(table: T): Promise<Row<T>[]> =>
      (await database.db
        .selectFrom(table as 'gate')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .execute()) as unknown as Row<T>[]
    const phases = async () => (await read('phase')).toSorted((a, b) => a.position - b.position)
    const at = (day: string) => {
      const moment = `${day}T15:00:00.000Z`
      const parts = { database, threads: createThreads(database, threadTasks), write: createWriter({ database, now: () => moment, committed: async () => undefined }) } // prettier-ignore
      return { ...parts, moment }
    }
    const look = async (day: string, task = evaluateGates): Promise<void> => {
      const { moment, ...parts } = at(day)
      await task(parts, organisationId, moment)
    }
    const issued = async (name: string): Promise<number> =>
      (await database.db.selectFrom('audit').select('commandId').where('name', '=', name).execute()).length
    return { database, read, phases, at, look, issued }
  }

  test('[GA-4] [GA-6] what could not be written is no refusal: it ends the look', async () => {
    const { database, read, phases, look } = await begin()
    const write = () => Promise.reject(new Error('The database is gone.'))
    const fails = async (task: typeof evaluateGates, day: string): Promise<void> =>
      await expect(
        task({ database, write, threads: createThreads(database, threadTasks) }, organisationId, `${day}T15:00:00.000Z`),
      ).rejects.toThrow('The database is gone.')
    await fails(evaluateGates, '2026-11-23')
    expect(await read('gateEvaluation')).toEqual([])
    const start = (await phases())[0]?.goLiveOn ?? ''
    await look(addDays(start, -1))
    await fails(waitingStartsTask, start)
  })

  test('[GA-6] the next gate is evaluated each morning and when its figures change, and once for the same figures', async () => {
    const { read, phases, look, issued, at } = await begin()
    const [first] = await phases()
    if (!first) throw new Error('no phase')
    await look('2026-11-23')
    await look('2026-11-23')
    expect((await read('gate')).map(({ phaseKey, verdict, approvedAt }) => [phaseKey, verdict, approvedAt])).toEqual([
      [first.phaseKey, 'fail', null],
    ])
    expect(await issued('gates.evaluate')).toBe(1)
    expect(JSON.parse((await read('gate'))[0]?.holding ?? '')).toEqual(['preparation', 'runbook', 'backup'])
    await look('2026-11-24')
    expect((await read('gateEvaluation')).map(({ asOfOn }) => asOfOn).toSorted()).toEqual(['2026-11-23', '2026-11-24'])
    const trouble = { rolloutId, issueId: 'i', title: 'Orders get lost', description: null, severity: 'major', scope: 'all', personId: null, locationId: null, phaseKey: null, workaround: null, vendorFixOn: null, vendorReference: null } as const // prettier-ignore
    await at('2026-11-24').write(cast.lead, issue('contingency.openIssue', trouble))
    await look('2026-11-24')
    expect((await read('gate'))[0]).toMatchObject({
      verdict: 'fail',
      verdictOn: '2026-11-23',
      holding: JSON.stringify(['preparation', 'pilotIssues', 'runbook', 'backup']),
    })
    expect(await read('gateEvaluation')).toHaveLength(2)
  })

  test('[GA-1] [GA-4] a phase that was to start on the day of the approval waits for its gate, too', async () => {
    const { read, phases, look, at, issued } = await begin(false)
    const [first] = await phases()
    if (!first) throw new Error('no phase')
    await at(first.goLiveOn).write(cast.lead, issue('plan.approve', { rolloutId }))
    expect(await read('gate')).toMatchObject([{ phaseKey: first.phaseKey, verdict: 'no-data', needs: 'owner', approvedAt: null }])
    await look(first.goLiveOn, waitingStartsTask)
    expect(await issued('gates.keepWaiting')).toBe(1)
    expect((await phases())[0]).toMatchObject({ goLiveOn: addDays(first.goLiveOn, 1), waitsSinceOn: first.goLiveOn })
    // However long it waits, the day that everybody was told stays the one it was planned for.
    await look(addDays(first.goLiveOn, 1), waitingStartsTask)
    expect(await issued('gates.keepWaiting')).toBe(2)
    expect((await phases())[0]).toMatchObject({ goLiveOn: addDays(first.goLiveOn, 2), waitsSinceOn: first.goLiveOn })
    await look(addDays(first.goLiveOn, 1))
    expect(await read('gate')).toMatchObject([{ phaseKey: first.phaseKey, verdict: 'fail' }])
  })

  test('[GA-4] a plan that is not approved has no gates yet', async () => {
    const { read, look } = await begin(false)
    await look('2026-11-23')
    expect(await read('gate')).toEqual([])
  })

  test('[GA-4] [CM-10] a start without approval moves on before its welcome goes out; approved, it happens and the next gate is looked at', async () => {
    const { database, read, phases, look, at, issued } = await begin()
    const [first, second] = await phases()
    if (!first || !second) throw new Error('no phases')
    await look('2026-11-23')
    for (const { messageKey, kind, phaseKey } of await read('message'))
      if (kind === 'welcome' && phaseKey === first.phaseKey)
        await database.db
          .updateTable('message')
          .set({ approvedAt: '2026-11-23T15:00:00.000Z', approvedBy: 'Lilian' })
          .where('messageKey', '=', messageKey)
          .execute()
    const welcomes = async () => (await read('message')).filter(({ kind, phaseKey }) => kind === 'welcome' && phaseKey === first.phaseKey)
    await look(addDays(first.goLiveOn, -1), waitingStartsTask)
    expect(await issued('gates.keepWaiting')).toBe(0)
    // Even before it is moved on, nothing leaves that tells of the start.
    const { moment, ...parts } = at(first.goLiveOn)
    const post = { ...parts, now: () => moment, config: { smtpUrl: null } } as unknown as Parameters<typeof messageTask>[0]
    await messageTask(post, organisationId, moment)
    expect((await welcomes()).map(({ queuedAt }) => queuedAt)).toEqual((await welcomes()).map(() => null))
    await look(first.goLiveOn, waitingStartsTask)
    await look(first.goLiveOn, waitingStartsTask)
    expect(await issued('gates.keepWaiting')).toBe(1)
    const moved = addDays(first.goLiveOn, 1)
    expect((await phases())[0]).toMatchObject({ goLiveOn: moved, waitsSinceOn: first.goLiveOn })
    expect((await welcomes()).map(({ sendOn }) => sendOn)).toEqual((await welcomes()).map(() => moved))
    await at(first.goLiveOn).write(cast.owner, issue('gates.approve', { rolloutId, phaseKey: first.phaseKey, because: 'Paper is ready' }))
    await look(moved, waitingStartsTask)
    expect((await phases())[0]).toMatchObject({ goLiveOn: moved, waitsSinceOn: null })
    await look(moved)
    expect((await read('gate')).map(({ phaseKey }) => phaseKey).toSorted()).toEqual([first.phaseKey, second.phaseKey].toSorted())
  })

  test('[GA-4] [CO-3] what is paused anyway is moved by its pause alone', async () => {
    const { read, phases, look, at } = await begin()
    const [first] = await phases()
    if (!first) throw new Error('no phase')
    await look('2026-11-23')
    const key = { rolloutId, issueId: 'i' }
    const none = {
      description: null,
      personId: null,
      locationId: null,
      phaseKey: null,
      workaround: null,
      vendorFixOn: null,
      vendorReference: null,
    }
    const { write } = at('2026-11-24')
    await write(cast.lead, issue('contingency.openIssue', { ...key, ...none, title: 'Down', severity: 'major', scope: 'all' }))
    await write(cast.lead, issue('contingency.pause', { ...key, pauseId: 'p', scope: 'all', locationId: null, phaseKey: null }))
    await look(first.goLiveOn, waitingStartsTask)
    expect((await phases())[0]?.goLiveOn).toBe(first.goLiveOn)
    expect(await read('pause')).toHaveLength(1)
    await expect(at(first.goLiveOn).write(systemActor(organisationId), issue('gates.keepWaiting', { rolloutId }))).rejects.toMatchObject({
      code: 'gates.nothingWaits',
    })
  })

  test('[GA-4] [CO-3] a start that waits for its gate while one location is paused moves once: resuming counts that day', async () => {
    const { read, phases, look, at } = await begin()
    const [first] = await phases()
    if (!first) throw new Error('no phase')
    await look('2026-11-23')
    const key = { rolloutId, issueId: 'i' }
    const none = { description: null, personId: null, phaseKey: null, workaround: null, vendorFixOn: null, vendorReference: null }
    const { write } = at('2026-11-24')
    const place = { scope: 'location', locationId: 'georgetown' } as const
    await write(cast.lead, issue('contingency.openIssue', { ...key, ...none, ...place, title: 'Down', severity: 'major' }))
    await write(cast.lead, issue('contingency.pause', { ...key, pauseId: 'p', ...place, phaseKey: null }))
    await look(first.goLiveOn, waitingStartsTask)
    expect((await phases())[0]?.goLiveOn).toBe(addDays(first.goLiveOn, 1))
    expect(await read('pause')).toMatchObject([{ locationId: 'georgetown', shiftedDays: 1 }])
  })
})
