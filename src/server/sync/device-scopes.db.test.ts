import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { largeTables, mostPeopleOnDevice } from '#core/access/device-scope.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { changesAfter, type DeviceChanges, deviceChangesAfter, readRaw } from '#server/sync/changes.ts'
import type { Database } from '#server/db/database.ts'
import { framesOf, pullFrame } from '#server/sync/frames.ts'
import { cast, foundCompany, issue, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const persons = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    table: 'person' as const,
    row: rowOf('person', { personId: `more-${from + index}`, name: `Somebody ${from + index}`, locationId: 'albina' }) as Row<TableName>,
  }))

const session = (sessionKey: string, phaseKey: string, locationId: string | null) => ({
  table: 'session' as const,
  row: rowOf('session', { rolloutId: 'crm', sessionKey, phaseKey, locationId, startsAt: '2027-01-05T12:00:00.000Z' }) as Row<TableName>,
})
const part = (personId: string, phaseKey: string) => ({
  table: 'participant' as const,
  row: rowOf('participant', { rolloutId: 'crm', personId, phaseKey, because: '[]' }) as Row<TableName>,
})
const seat = (personId: string, sessionKey: string) => ({
  table: 'attendee' as const,
  row: rowOf('attendee', { rolloutId: 'crm', sessionKey, personId, state: 'seat' }) as Row<TableName>,
})

/** Follows `more` from a version to the end, as a device does. */
const allOf = async (database: Database, actor: Actor, after: number, until: string, limit?: number): Promise<DeviceChanges> => {
  let page = await deviceChangesAfter(database, actor, after, until, limit)
  const { reset } = page
  let { changes } = page
  while (page.more) {
    page = await deviceChangesAfter(database, actor, page.version, page.scope, limit)
    changes = changes.concat(page.changes)
  }
  return { ...page, changes, reset }
}
const keysIn = ({ changes }: DeviceChanges, table: TableName): string[] =>
  changes.flatMap((one) => (one.table === table ? [`${one.op} ${one.key}`] : [])).toSorted()

describeOnBoth('what a device holds', (open) => {
  test('a lead’s device holds everything while the organisation is small, its own rows beyond that, and everything again later', async () => {
    const database = await open()
    await foundCompany(database)
    const small = await allOf(database, cast.lead, 0, '')
    expect([small.scope, small.absent, small.reset]).toEqual(['whole', [], false])
    expect(keysIn(small, 'person')).toHaveLength(5)

    await insertRows(database, organisationId, persons(0, mostPeopleOnDevice))
    const large = await allOf(database, cast.lead, small.version, small.scope)
    expect([large.scope, large.absent, large.reset]).toEqual(['large', largeTables, true])
    expect(keysIn(large, 'person')).toEqual(['put lilian'])
    expect(keysIn(large, 'location')).toHaveLength(2)

    // A few less are not enough to send it all again to a device that held part.
    await database.db.deleteFrom('person').where('organisationId', '=', organisationId).where('personId', 'like', 'more-49%').execute()
    expect((await allOf(database, cast.lead, large.version, 'large')).reset).toBe(false)
    await database.db.deleteFrom('person').where('organisationId', '=', organisationId).where('personId', 'like', 'more-4%').execute()
    const again = await allOf(database, cast.lead, large.version, 'large')
    expect([again.scope, again.absent, again.reset]).toEqual(['whole', [], true])
    expect(keysIn(again, 'person').length).toBeGreaterThan(3000)
    // Who asks without a scope, such as a program with a token, gets all that may be read.
    expect((await changesAfter(database, cast.lead, 0)).changes.filter(({ table }) => table === 'person').length).toBeGreaterThan(3000)
  })

  test('[AC-1] a member’s device holds the sessions of their phase at their location and their own seats, and follows when they move', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await insertRows(database, organisationId, [
      session('near', 'early', 'albina'),
      session('online', 'early', null),
      session('far', 'early', 'georgetown'),
      session('later', 'core', 'albina'),
      session('mine', 'core', 'georgetown'),
      part('milton', 'early'),
      seat('milton', 'mine'),
    ])
    const first = await allOf(database, cast.member, 0, '')
    expect(keysIn(first, 'session')).toEqual(['put crm/mine', 'put crm/near', 'put crm/online'])
    // Nothing changed: the device is up to date.
    expect(await deviceChangesAfter(database, cast.member, first.version, first.scope)).toMatchObject({ changes: [], reset: false })

    await write(cast.owner, issue('people.change', person('milton', 'georgetown')))
    const moved = await allOf(database, cast.member, first.version, first.scope)
    expect(moved.reset).toBe(true)
    expect(keysIn(moved, 'session')).toEqual(['put crm/far', 'put crm/mine', 'put crm/online'])
    expect(keysIn(moved, 'person')).toEqual(['put milton'])
  })

  test('the live stream pushes the same as asking gives, and a word to ask where the scope changed or there is too much', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await insertRows(database, organisationId, [session('near', 'early', 'albina'), part('milton', 'early')])
    const held = await allOf(database, cast.member, 0, '')
    const frameFor = async (actor: Actor, scope: string | undefined, after: number): Promise<string> => {
      const raw = await readRaw(database, organisationId, after, { most: 2000 })
      return String((await framesOf(database.db, raw)(actor, scope)) ?? pullFrame(raw.version))
    }
    const dataOf = (frame: string): unknown => JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? 'null')

    await insertRows(database, organisationId, [session('new', 'early', 'albina'), session('elsewhere', 'early', 'georgetown')])
    const frame = await frameFor(cast.member, held.scope, held.version)
    const { changes } = await deviceChangesAfter(database, cast.member, held.version, held.scope)
    // A session elsewhere is as good as not there, and may be said to be.
    expect((dataOf(frame) as { changes: { key: string; op: string }[] }).changes.filter(({ op }) => op === 'put')).toEqual(changes)
    expect(changes.map(({ key }) => key)).toEqual(['crm/new'])

    const { version } = await write(cast.owner, issue('people.change', person('milton', 'georgetown')))
    expect(await frameFor(cast.member, held.scope, version - 1)).toContain('event: pull')
    expect(await frameFor(cast.champion, 'whole', version - 1)).toContain('event: changes')

    // Those who read everything share one frame, but for whom something is said.
    const before = await allOf(database, cast.lead, 0, '')
    await insertRows(database, organisationId, persons(5000, 5100))
    const frames = framesOf(database.db, await readRaw(database, organisationId, before.version, { most: 2000 }))
    const other = { ...cast.lead, accountId: 'other', personId: 'other' }
    const shared = await frames(cast.owner, 'whole')
    expect(String(shared)).toContain('"personId":"more-5007"')
    expect(await frames(other, 'whole')).toBe(shared)
    expect(await frames({ ...other, personId: 'more-5007' }, 'whole')).not.toBe(shared)

    const lead = await allOf(database, cast.lead, 0, '')
    await insertRows(database, organisationId, persons(0, 1500))
    const heavy = await frameFor(cast.lead, lead.scope, lead.version)
    expect(heavy).toContain('event: pull')
    expect(heavy.length).toBeLessThan(200)
    expect(await frameFor({ ...cast.sponsor, role: 'member' }, JSON.stringify([null, [], []]), lead.version)).toContain('"changes":[]')
    await insertRows(database, organisationId, persons(1500, 5000))
    expect(await frameFor(cast.lead, 'whole', lead.version + 1)).toContain('event: pull')
  })
})
