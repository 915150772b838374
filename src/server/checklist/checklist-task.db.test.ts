import { expect, test } from 'vitest'
import { checklistTask } from '#server/checklist/checklist-task.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { cast, foundCompany, issue, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

describeOnBoth('the checklist by itself', (open) => {
  test('[CH-2] what is seen is ticked once, with how; what somebody opened again stays open', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await write(cast.lead, issue('plan.draft', { rolloutId: 'crm' }))
    const look = () => checklistTask({ database, write, threads: createThreads(database, threadTasks) }, organisationId, now)
    const booked = () =>
      database.db
        .selectFrom('checklistItem')
        .select(['itemKey', 'state', 'settledBy', 'seen'])
        .where('organisationId', '=', organisationId)
        .where('item', '=', 'sessionsBooked')
        .orderBy('itemKey')
        .execute()
    const audits = async () => (await database.db.selectFrom('audit').select('name').where('name', '=', 'checklist.see').execute()).length
    expect((await booked()).every(({ state }) => state === 'open')).toBe(true)
    await look()
    const seen = await booked()
    expect(seen.length).toBeGreaterThan(0)
    for (const item of seen) {
      expect(item).toMatchObject({ state: 'done', settledBy: 'Uitrol' })
      expect(JSON.parse(item.seen ?? '')).toMatchObject({ code: 'checklist.seen.sessions' })
    }
    await look()
    expect(await audits()).toBe(1)
    const [first] = seen
    await write(
      cast.champion,
      issue('checklist.settle', { rolloutId: 'crm', itemKey: first?.itemKey ?? '', state: 'open', evidence: null }),
    )
    await look()
    expect(await audits()).toBe(1)
    expect((await booked())[0]).toMatchObject({ state: 'open', settledBy: null })
  })
})
