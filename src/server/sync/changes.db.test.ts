import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { changesAfter, readRaw, type SeenChange, seenBy } from '#server/sync/changes.ts'
import { createVersionNotifier } from '#server/sync/version-notifier.ts'
import { openDatabase } from '#server/db/database.ts'
import type { FeedRow } from '#server/db/schema.ts'
import { migrate } from '#server/db/migrate.ts'
import { albina, cast, foundCompany, issue, organisationId, person, rowOf, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const keysOf = (changes: readonly SeenChange[], table: string): string[] =>
  changes
    .filter((one) => one.table === table)
    .map(({ op, key }) => `${op} ${key}`)
    .toSorted()

describeOnBoth('the feed', (open, place, dialect) => {
  test('from the start it gives everything once, in order of version', async () => {
    const database = await open()
    await foundCompany(database)
    const { changes, version, more } = await changesAfter(database, cast.owner, 0)
    expect(more).toBe(false)
    expect(changes.map((one) => one.version)).toEqual(changes.map((one) => one.version).toSorted((a, b) => a - b))
    expect(keysOf(changes, 'person')).toEqual(['put chandra', 'put lilian', 'put milton', 'put naomi', 'put ravi'])
    expect(changes.find((one) => one.key === 'milton')?.row).toMatchObject({ organisationId, name: 'Milton', leftOn: null })
    expect(await changesAfter(database, cast.owner, version)).toEqual({ version, changes: [], more: false })
    expect(await changesAfter(database, cast.owner, version + 7)).toEqual({ version, changes: [], more: false })
  })

  test('in pages it gives the same, and cuts no version in two', async () => {
    const database = await open()
    await foundCompany(database)
    const whole = await changesAfter(database, cast.owner, 0)
    const paged: SeenChange[] = []
    let after = 0
    for (let more = true; more;) {
      const page = await changesAfter(database, cast.owner, after, 3)
      expect(page.changes.every((one) => one.version > after && one.version <= page.version)).toBe(true)
      paged.push(...page.changes)
      after = page.version
      more = page.more
    }
    expect(after).toBe(whole.version)
    expect(paged.toSorted((a, b) => a.version - b.version)).toEqual(whole.changes)
  })

  test('[AC-1] each role gets its own: a member themselves, a champion their place, a sponsor nothing', async () => {
    const database = await open()
    await foundCompany(database)
    const people = async (actor: Actor): Promise<string[]> => keysOf((await changesAfter(database, actor, 0)).changes, 'person')
    expect(await people(cast.lead)).toHaveLength(5)
    expect(await people(cast.champion)).toEqual(['put chandra', 'put lilian', 'put milton', 'put ravi'])
    expect(await people(cast.member)).toEqual(['put milton'])
    expect(await people({ ...cast.owner, organisationId: 'elsewhere' })).toEqual([])
    expect((await changesAfter(database, cast.sponsor, 0)).changes).toEqual([])
  })

  test('[AC-1] a row that moves out of sight arrives as removed; one never seen is not mentioned', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const { version } = await changesAfter(database, cast.champion, 0)
    await write(cast.owner, issue('people.change', person('milton', 'georgetown')))
    await write(cast.owner, issue('people.change', { ...person('naomi', 'georgetown'), department: 'Stores' }))
    const seen = await changesAfter(database, cast.champion, version)
    expect(seen.changes).toMatchObject([{ table: 'person', key: 'milton', op: 'remove', row: null }])
    const owner = await changesAfter(database, cast.owner, version)
    expect(keysOf(owner.changes, 'person')).toEqual(['put milton', 'put naomi'])
  })

  test('[AC-1] of tables one does not read, and of the rows of others, one hears nothing when they move or go', async () => {
    const database = await open()
    await foundCompany(database)
    const { version } = await changesAfter(database, cast.owner, 0)
    const raw = (table: FeedRow['table'], rowKey: string, values: Partial<FeedRow> = {}) => ({
      feed: {
        organisationId,
        version: version + 1,
        table,
        rowKey,
        op: 'put' as const,
        person: null,
        location: null,
        movedAt: version + 1,
        ...values,
      },
      row: null,
    })
    const hears = (actor: Actor, ...entries: ReturnType<typeof raw>[]) =>
      seenBy(actor, { after: version, version: version + 1, more: false, tooMany: false, entries }).changes.map(
        ({ table, key }) => `${table} ${key}`,
      )
    const entries = [
      raw('membership', 'chandra', { person: 'chandra' }),
      raw('objection', 'crm/o', { location: 'georgetown' }),
      raw('ticket', 'crm/t', { person: 'naomi', location: 'georgetown' }),
      raw('participant', 'crm/naomi', { person: 'naomi' }),
      raw('letter', 'crm/welcome/naomi', { person: 'naomi', location: 'georgetown' }),
    ]
    expect(hears(cast.member, ...entries)).toEqual(['ticket crm/t'])
    expect(hears({ ...cast.champion, locationIds: [] }, raw('membership', 'chandra', { person: 'chandra' }))).toEqual([])
    expect(hears(cast.owner, raw('letter', 'crm/welcome/naomi', { person: 'naomi' }))).toEqual([])
    expect(hears(cast.champion, raw('objection', 'crm/o', { location: 'georgetown' }))).toEqual(['objection crm/o'])
    const token: Actor = { ...cast.owner, role: 'token', token: { rights: ['rows.read'], rolloutId: 'crm' } }
    expect(
      hears(
        token,
        raw('ticket', 'crm/t', { person: 'naomi' }),
        raw('ticket', 'crm2/t', { person: 'naomi' }),
        raw('rollout', 'crm2', { op: 'remove', movedAt: 0 }),
        raw('membership', 'chandra'),
        raw('accessToken', 't', { op: 'remove' }),
        raw('person', 'naomi', { person: 'naomi', location: 'georgetown' }),
      ),
    ).toEqual(['ticket crm/t', 'person naomi'])
  })

  test('a row that is gone arrives as removed, and is not there for who starts afterwards', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await write(cast.owner, issue('regional.addLocation', { ...albina, locationId: 'moengo', name: 'Moengo' }))
    const { version } = await write(cast.owner, issue('regional.removeLocation', { locationId: 'moengo' }))
    expect(keysOf((await changesAfter(database, cast.owner, version - 1)).changes, 'location')).toEqual(['remove moengo'])
    expect(keysOf((await changesAfter(database, cast.owner, 0)).changes, 'location')).toEqual(['put albina', 'put georgetown'])
    await write(cast.owner, issue('regional.addLocation', { ...albina, locationId: 'moengo', name: 'Moengo' }))
    expect(keysOf((await changesAfter(database, cast.owner, version)).changes, 'location')).toEqual(['put moengo'])
  })

  test('[AC-1] one read serves everyone, and gives each what reading for them alone gives; it holds the rows before anyone’s eyes are taken into account', async () => {
    const database = await open()
    await foundCompany(database)
    const raw = await readRaw(database, organisationId, 0)
    for (const actor of Object.values(cast)) expect(seenBy(actor, raw), actor.role).toEqual(await changesAfter(database, actor, 0))
    expect(raw.entries.every(({ feed, row }) => feed.op === 'remove' || row !== null)).toBe(true)
  })

  test('[AC-1] a column that is narrower than its row is empty in the feed of others, also when it alone changes', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const { version } = await changesAfter(database, cast.owner, 0)
    const choice = { rolloutId: 'crm', approach: 'big-bang', reason: 'The old licence ends.' } as const
    await write(cast.lead, issue('plan.chooseApproach', choice))
    const seen = async (actor: Actor, after: number): Promise<unknown> =>
      (await changesAfter(database, actor, after)).changes.find(({ table }) => table === 'rollout')?.row
    for (const after of [0, version]) {
      expect(await seen(cast.lead, after)).toMatchObject({ tool: 'Kompas', approach: 'big-bang', approachReason: choice.reason })
      expect(await seen(cast.champion, after)).toMatchObject({ approachReason: choice.reason })
      expect(await seen(cast.member, after)).toMatchObject({
        tool: 'Kompas',
        approach: 'big-bang',
        approachReason: null,
        approachBy: null,
      })
    }
  })

  test('a change of more rows than an argument list holds, 300,000 on SQLite, is answered whole', async () => {
    // PostgreSQL takes four times as long to be filled; an argument list overflows with either number.
    const many = dialect === 'sqlite' ? 300_000 : 130_000
    const database = await open()
    await foundCompany(database)
    const { version } = await changesAfter(database, cast.owner, 0)
    const rows = Array.from({ length: many }, (_, index) => ({
      table: 'champion' as const,
      row: rowOf('champion', { rolloutId: 'crm', locationId: 'albina', personId: `p${index}` }),
    }))
    await insertRows(database, organisationId, rows)
    const page = await changesAfter(database, cast.owner, version)
    expect({ ...page, changes: page.changes.length }).toEqual({ version: version + 1, changes: many, more: false })
    expect(new Set(page.changes.map(({ key }) => key)).size).toBe(many)
  })

  test('another process that writes tells the listeners of this one', async () => {
    const { url } = await place()
    const here = await openDatabase(url)
    await migrate(here)
    const there = await openDatabase(url)
    const notifier = createVersionNotifier(here)
    const describe = issue('organisation.describe', {
      name: 'X',
      country: 'SR',
      zone: 'America/Paramaribo',
      language: 'nl',
      currency: 'SRD',
    })
    const told: (() => void)[] = []
    notifier.onNewVersion(() => told.shift()?.())
    const next = (): Promise<void> => new Promise((resolve) => told.push(resolve))
    // PostgreSQL tells once when it begins to listen; the writing comes after that.
    if (here.kind === 'postgres') await next()
    const woken = next()
    await writerOf(there).write(cast.owner, describe)
    await woken
    await notifier.close()
    await there.close()
    await here.close()
  })

  test('a process that listens is not told once more of what it wrote itself', async () => {
    const { url } = await place()
    const here = await openDatabase(url)
    await migrate(here)
    const there = await openDatabase(url)
    const notifier = createVersionNotifier(here)
    const heard: (string | null)[] = []
    const told: (() => void)[] = []
    notifier.onNewVersion((organisationId) => {
      heard.push(organisationId)
      told.shift()?.()
    })
    const next = (): Promise<void> => new Promise((resolve) => told.push(resolve))
    if (here.kind === 'postgres') await next()
    heard.length = 0
    const woken = next()
    const describeIn = (name: string) => {
      const by = { ...cast.owner, organisationId: name }
      return [
        by,
        issue('organisation.describe', { name, country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' }),
      ] as const
    }
    await writerOf(here).write(...describeIn('written-here'))
    // Told in the order of the commits.
    await writerOf(there).write(...describeIn('written-there'))
    await woken
    // Twice where the holidays of its country, a commit of their own, are told before this is read.
    expect(new Set(heard)).toEqual(new Set([here.kind === 'postgres' ? 'written-there' : null]))
    await notifier.close()
    await there.close()
    await here.close()
  })
})
