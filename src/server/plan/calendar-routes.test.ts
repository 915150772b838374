import { createHash } from 'node:crypto'
import { join } from 'node:path'
import ical from 'ical.js'
import { expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { withTasksSuspended } from '#server/jobs/suspend-tasks.ts'
import { albina, issue, now, person, rollout } from '#test/cast.ts'
import { emptyFolder, started } from '#test/started.ts'

/** A server with a planned rollout, what its calendar says, and its tasks suspended: they tick checklist items of their own. */
const withCalendar = async () => {
  const folder = await emptyFolder()
  const server = await started({ UITROL_DATA: folder }, { now: () => now })
  const secretHash = createHash('sha256').update('s3cret').digest('hex')
  const give = async (command: ReturnType<typeof issue>): Promise<void> =>
    expect((await server.post('/api/commands', command)).status).toBe(200)
  for (const command of [
    issue('regional.addLocation', albina),
    issue('people.add', person('ann')),
    issue('people.add', person('bo')),
    issue('plan.startRollout', rollout),
    issue('plan.draft', { rolloutId: 'crm' }),
    issue('plan.shareCalendar', { linkId: 'link', rolloutId: 'crm', name: 'Lilian', secretHash }),
  ])
    await give(command)
  const feed = async (): Promise<string> => (await fetch(`${server.address}/calendar/s3cret.ics`)).text()
  const database = await openDatabase(`sqlite:${join(folder, 'uitrol.db')}`)
  const { organisationId } = await database.db.selectFrom('rollout').select('organisationId').executeTakeFirstOrThrow()
  const suspended = <T>(task: () => Promise<T>): Promise<T> =>
    withTasksSuspended(database, organisationId, now, task).finally(() => database.close())
  return { give, feed, database, suspended }
}

test('[AC-2] [TL-5] a calendar holds nothing of another organisation whose rollout has the same id', async () => {
  const { feed, database, suspended } = await withCalendar()
  await suspended(async () => {
    const before = await feed()
    const phase = await database.db.selectFrom('phase').selectAll().limit(1).executeTakeFirstOrThrow()
    await database.db
      .insertInto('phase')
      .values({ ...phase, organisationId: 'elsewhere', phaseKey: 'elsewhere' })
      .execute()
    expect(await feed()).toBe(before)
  })
})

test('[TL-5] an event whose rows did not change keeps its SEQUENCE, whatever else of its kind changed', async () => {
  const { give, feed, database, suspended } = await withCalendar()
  const sequences = (text: string): Map<string, number> =>
    new Map(
      new ical.Component(ical.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
        const { uid, sequence } = new ical.Event(component)
        return [uid, sequence]
      }),
    )
  await suspended(async () => {
    const items = await database.db.selectFrom('checklistItem').select(['itemKey', 'phaseKey', 'list']).execute()
    const ticked = items.find(({ list }) => list !== 'eachWeek')
    if (!ticked) throw new Error('The plan has no checklist.')
    const before = sequences(await feed())
    await give(issue('checklist.settle', { rolloutId: 'crm', itemKey: ticked.itemKey, state: 'done', evidence: null }))
    const after = sequences(await feed())
    expect([...after.keys()]).toEqual([...before.keys()])
    expect([...after.keys()].filter((uid) => uid.startsWith('checklistItem.')).length).toBeGreaterThan(1)
    expect([...after].filter(([uid, sequence]) => sequence !== before.get(uid)).map(([uid]) => uid)).toEqual([
      `checklistItem.${ticked.phaseKey}:${ticked.list}@crm.uitrol`,
    ])
  })
})
