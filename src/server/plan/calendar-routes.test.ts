import { createHash } from 'node:crypto'
import { join } from 'node:path'
import ical from 'ical.js'
import { expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { albina, issue, person, rollout } from '#test/cast.ts'
import { emptyFolder, started } from '#test/started.ts'

/** A server with a planned rollout, and what its calendar says. */
const withCalendar = async () => {
  const folder = await emptyFolder()
  const server = await started({ UITROL_DATA: folder }, { now: () => '2026-11-23T15:00:00.000Z' })
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
  return { give, feed, database }
}

test('[AC-2] [TL-5] a calendar holds nothing of another organisation whose rollout has the same id', async () => {
  const { feed, database } = await withCalendar()
  const before = await feed()
  const [phase] = await database.db.selectFrom('phase').selectAll().limit(1).execute()
  if (!phase) throw new Error('The plan has no phase.')
  await database.db
    .insertInto('phase')
    .values({ ...phase, organisationId: 'elsewhere', phaseKey: 'elsewhere' })
    .execute()
  await database.close()
  expect(await feed()).toBe(before)
})

test('[TL-5] an event whose rows did not change keeps its SEQUENCE, whatever else of its kind changed', async () => {
  const { give, feed, database } = await withCalendar()
  const sequences = (text: string): Map<string, number> =>
    new Map(
      new ical.Component(ical.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
        const { uid, sequence } = new ical.Event(component)
        return [uid, sequence]
      }),
    )
  const items = await database.db.selectFrom('checklistItem').select(['itemKey', 'phaseKey', 'list']).execute()
  await database.close()
  const ticked = items.find(({ list }) => list !== 'eachWeek')
  if (!ticked) throw new Error('The plan has no checklist.')
  const before = sequences(await feed())
  await give(issue('checklist.settle', { rolloutId: 'crm', itemKey: ticked.itemKey, state: 'done', evidence: null }))
  const now = sequences(await feed())
  expect([...now.keys()]).toEqual([...before.keys()])
  expect([...now.keys()].filter((uid) => uid.startsWith('checklistItem.')).length).toBeGreaterThan(1)
  expect([...now].filter(([uid, sequence]) => sequence !== before.get(uid)).map(([uid]) => uid)).toEqual([
    `checklistItem.${ticked.phaseKey}:${ticked.list}@crm.uitrol`,
  ])
})
