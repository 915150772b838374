/** The page of adoption against the sample company on both databases: figures, and the people behind them. */
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { type PeopleAsked, peopleOnList } from '#server/metrics/adoption-people-query.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { objectionsSince } from '#server/metrics/objections-since.ts'
import { ownUse } from '#server/metrics/own-use.ts'
import { daysOfUse, workflowsDone } from '#server/metrics/usage-history.ts'
import { makeSample } from '#server/sample/make-sample.ts'
import { cast, issue, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { foundByCopy } from '#test/founded-copy.ts'

const now = '2026-11-26T15:00:00.000Z'
const champion: Actor = { ...cast.champion, locationIds: ['nieuw-nickerie'] }

describeOnBoth('adoption of the sample company', (open) => {
  const company = async () => {
    const database = await open()
    const { write } = writerOf(database)
    await foundByCopy(database, 'sample of 26 November', async () => {
      const described = { name: 'Mine', country: 'SR', zone: 'America/Paramaribo', language: 'en', currency: 'SRD' } as const
      await write(cast.owner, issue('organisation.describe', described))
      await makeSample({ database, write, now }, cast.owner, { language: 'en', stage: 'second' })
    })
    const parts = { database, now: () => now }
    const list = (actor: Actor, asked: Partial<PeopleAsked>) => peopleOnList(parts, actor, { after: '0', list: 'assigned', ...asked })
    return { database, parts, write, list }
  }

  test('[ME-1] [ME-3] a figure opens to its people, with what each source saw last and who can help', async () => {
    const { list } = await company()
    expect((await list(cast.lead, { list: 'assigned' })).total).toBe(42)
    const { people } = await list(cast.lead, { list: 'notActive', source: 'crm' })
    expect(people.map(({ name, lastOn }) => [name, lastOn])).toEqual([
      ['Soenil Jagroep', '2026-11-20'],
      ['Roy Pansa', '2026-11-23'],
    ])
    // Roy was only seen by the list of users.
    expect(people[1]?.dayOfUse).toBe(10)
    expect(people[1]?.seen.filter(({ system }) => system === 'new').map(({ sourceId, day }) => [sourceId, day])).toEqual([
      ['users', '2026-11-23'],
      ['roll-call', '2026-11-20'],
    ])
    expect(people[0]?.next.step).not.toBe('session')
    const works = await list(cast.lead, { list: 'workflow' })
    expect([works.total, works.people.every(({ lastOn }) => lastOn !== null && lastOn > '2026-11-19')]).toEqual([4, true])
    const department = works.people[0]?.department ?? ''
    const ofDepartment = await list(cast.lead, { list: 'assigned', department })
    expect(ofDepartment.total).toBeGreaterThan(0)
    expect(ofDepartment.people.every((one) => one.department === department)).toBe(true)
    const unknown = await list(cast.lead, { list: 'unknown' })
    expect(unknown.people.map(({ locationId }) => locationId)).toEqual(['georgetown', 'georgetown'])
    const differ = await list(cast.lead, { list: 'disagree', active: 'users', inactive: 'crm' })
    expect(differ.people.map(({ name }) => name)).toEqual(['Roy Pansa'])
    expect(await list(cast.lead, { list: 'disagree', active: 'crm', inactive: 'users' })).toMatchObject({
      total: 0,
      people: [],
      next: null,
    })
    expect((await list(cast.lead, { list: 'assigned', after: '40' })).people).toHaveLength(2)
  })

  test('[ME-8] [AC-2] a champion gets the people of their own locations and nobody else', async () => {
    const { list } = await company()
    for (const one of ['assigned', 'active', 'notActive', 'unknown', 'noAccount', 'usesOld'] as const) {
      const { people } = await list(champion, { list: one })
      expect(
        people.every(({ locationId }) => locationId === 'nieuw-nickerie'),
        one,
      ).toBe(true)
    }
    expect((await list(champion, {})).total).toBe(9)
    expect((await list(champion, { location: 'paramaribo' })).total).toBe(0)
    await expect(list(champion, { rollout: 'another' })).rejects.toMatchObject({ code: 'access.notFound' })
  })

  test('[RE-3] [RE-4] of those who raised an objection, how many became active since: for the lead all, for a champion their locations', async () => {
    const { database, parts, write } = await company()
    const since = (actor: Actor) => objectionsSince(parts, actor, undefined)
    const log = (objectionId: string, name: string, locationId: string) =>
      write(cast.lead, issue('resistance.logObjection', { rolloutId: 'sample', objectionId, personId: `sample-${name}`, locationId, kind: 'other', words: null })) // prettier-ignore
    const before = await since(cast.lead)
    expect(before.every(({ active }) => active !== null)).toBe(true)
    await log('x1', 'xavier-liesdek', 'paramaribo')
    await log('x2', 'ravin-bhoendie', 'nieuw-nickerie')
    await log('x3', 'wilfred-djojosoeparto', 'nieuw-nickerie')
    await database.db.updateTable('objection').set({ loggedAt: '2026-11-10T12:00:00.000Z' }).where('objectionId', 'in', ['x1', 'x2', 'x3']).execute() // prettier-ignore
    const told = (list: Awaited<ReturnType<typeof since>>) => list.find(({ kind }) => kind === 'other')
    expect(told(await since(cast.lead))).toMatchObject({ raised: 3, named: 3, active: 2 })
    expect(told(await since(champion))).toMatchObject({ raised: 2, named: 2, active: 1 })
    expect(await since({ ...champion, locationIds: [] })).toEqual([])
  })

  test('[ME-15] figures can be asked for with another source deciding, or with every one, whichever was chosen', async () => {
    const { parts, write } = await company()
    const decided = async (source?: string) => {
      const { deciding, figures } = await readAdoption(parts, cast.lead, { source })
      return [deciding, figures.all.activeLive, figures.all.coveredLive]
    }
    const [every, users, crm] = [await decided('*'), await decided('users'), await decided('crm')]
    expect([every, users, crm]).toEqual([
      [null, 6, 6],
      ['users', 4, 6],
      ['crm', 4, 6],
    ])
    expect(await decided()).toEqual(every)
    await write(cast.lead, issue('metrics.chooseDeciding', { rolloutId: 'sample', sourceId: 'users' }))
    expect(await decided()).toEqual(users)
    expect(await decided('*')).toEqual(every)
    await expect(decided('nowhere')).rejects.toMatchObject({ code: 'metrics.unknownSource' })
  })

  test('[ME-1] [AC-2] only key workflows count in who does them, as they were chosen; without a choice each does', async () => {
    const { database, write, list } = await company()
    const doing = async () => (await list(cast.lead, { list: 'workflow' })).people.map(({ name }) => name).toSorted()
    const choose = (actor: Actor, workflows: readonly string[], rolloutId = 'sample') => write(actor, issue('metrics.chooseWorkflows', { rolloutId, workflows: [...workflows] })) // prettier-ignore
    const everyone = await doing()
    expect(everyone).toHaveLength(4)
    const books = async () => [await database.db.selectFrom('keyWorkflow').selectAll().execute(), (await database.db.selectFrom('feed').select('version').execute()).length] // prettier-ignore
    const before = await books()
    for (const actor of [champion, cast.member, cast.sponsor]) await expect(choose(actor, ['x'])).rejects.toMatchObject({ code: 'access.notFound' }) // prettier-ignore
    await expect(choose(cast.lead, ['x'], 'none')).rejects.toMatchObject({ code: 'access.notFound' })
    expect(await books()).toEqual(before)
    await choose(cast.lead, ['Nobody does this'])
    expect(await doing()).toEqual([])
    await choose(cast.lead, ['orders', 'Nobody does this'])
    const some = await doing()
    expect(some.every((name) => everyone.includes(name))).toBe(true)
    await choose(cast.lead, [])
    expect(await doing()).toEqual(everyone)
  })

  test('[ME-8] somebody is told their own last day and nothing of anybody else', async () => {
    const { database } = await company()
    const own = (personId: string | null) => ownUse(database, { ...cast.member, personId }, 'sample')
    expect(await own('sample-xavier-liesdek')).toEqual({ isTold: true, lastOn: '2026-11-25' })
    expect(await own('sample-kenneth-braafheid')).toEqual({ isTold: true, lastOn: null })
    expect(await own('sample-devika-ramnarine')).toEqual({ isTold: false, lastOn: null })
    expect(await own(null)).toEqual({ isTold: false, lastOn: null })
  })

  test('[ME-2] [ME-4] days of use are each told once, by system, and an import that was undone counts for nothing', async () => {
    const { database, parts, write } = await company()
    const read = async () => {
      const { directory, asOf, from } = await readAdoption(parts, cast.lead, {})
      const days = async (system: 'new' | 'old') => {
        const used = await daysOfUse(database, directory, { system, from, until: asOf, deciding: null })
        return new Map(directory.peopleOn(asOf).flatMap(({ personId }) => (used.get(personId) ? [[personId, [...(used.get(personId) ?? [])]] as const] : []))) // prettier-ignore
      }
      return { people: directory.peopleOn(asOf).map(({ personId }) => personId), inNew: await days('new'), inOld: await days('old'), done: await workflowsDone(database, directory, { key: new Set(), from: asOf - 6, until: asOf, deciding: null }) } // prettier-ignore
    }
    const before = await read()
    const roy = before.inNew.get('sample-roy-pansa')
    expect([before.inNew.size, roy]).toEqual([5, undefined])
    for (const days of before.inNew.values()) expect(days).toEqual([...new Set(days)].sort((one, other) => one - other))
    expect(before.done.workflows).toHaveLength(3)
    expect(before.people.filter((personId) => before.done.doing.has(personId) && !before.inNew.has(personId))).toEqual([])
    for (const { importId } of await database.db.selectFrom('usageImport').select('importId').where('sourceId', '=', 'old-crm').execute())
      await write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'sample', importId }))
    const after = await read()
    expect(after.inOld.size).toBe(0)
    expect(after.inNew).toEqual(before.inNew)
    expect(after.done.workflows.every(({ inOld }) => inOld === 0)).toBe(true)
  })
})
