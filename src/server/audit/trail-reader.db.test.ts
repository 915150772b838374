import { expect, test } from 'vitest'
import { allCommands } from '#core/registry/commands.ts'
import { sentenceOf } from '#core/trail/trail-sentences.ts'
import type { TrailEntry } from '#core/trail/trail.ts'
import { actorsOf, changesInPiece, changesShown, readChanges, readTrail, type TrailWanted } from '#server/audit/trail-reader.ts'
import type { Database } from '#server/db/database.ts'
import { createWriter } from '#server/write/write.ts'
import { albina, cast, foundCompany, georgetown, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { inPieces, manyInCompany } from '#test/rows-behind.ts'

const account = (accountId: string, name: string) => ({
  accountId,
  name,
  email: `${accountId}@marowijne.internal`,
  passwordHash: null,
  personId: null,
  language: null,
  createdAt: now,
})

/** The company with its accounts, and a few more doings. */
const company = async (open: () => Promise<Database>) => {
  const database = await open()
  const { write } = await foundCompany(database)
  for (const { accountId, name } of [cast.owner, cast.lead])
    await database.db.insertInto('account').values(account(accountId, name)).execute()
  const chrome = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36'
  await write(cast.lead, issue('people.change', { ...person('milton'), department: 'Stores' }), { device: chrome })
  await write(cast.owner, issue('people.nominate', { rolloutId: 'crm', personId: 'ravi', nominated: true }), { device: 'uitrol do' })
  const secretHash = 'a'.repeat(64)
  await write(cast.lead, issue('plan.shareCalendar', { linkId: 'link', rolloutId: 'crm', name: 'Board', secretHash }))
  await write(cast.lead, issue('plan.unshareCalendar', { linkId: 'link' }))
  const read = (wanted: TrailWanted = {}) => readTrail(database, organisationId, wanted)
  const doings = async (wanted: TrailWanted): Promise<string[]> => (await read(wanted)).entries.map((entry) => entry.name)
  return { database, write, read, doings }
}

const named = (entries: readonly TrailEntry[], name: string): TrailEntry => entries.find((entry) => entry.name === name) as TrailEntry

describeOnBoth('the audit trail as it is read', (open) => {
  test('[AC-4] an entry says who, when, on which device, and what was there before and after', async () => {
    const { read } = await company(open)
    const { entries, names } = await read()
    const change = named(entries, 'people.change')
    expect(change).toMatchObject({
      by: { accountId: 'lilian', name: 'Lilian' },
      at: now,
      device: { browser: 'Chrome', system: 'Android' },
      counts: { person: { added: 0, changed: 1, removed: 0 } },
      changes: [{ table: 'person', key: 'milton', before: { department: 'Sales' }, after: { department: 'Stores' } }],
      changeCount: 1,
    })
    expect(sentenceOf('en', change, names)).toBe('Changed the details of Milton')
    expect(sentenceOf('nl', named(entries, 'people.nominate'), names)).toBe('Maakte Ravi ambassadeur')
    expect(named(entries, 'people.nominate').device).toEqual({ browser: 'uitrol', system: null })
    expect(named(entries, 'regional.adoptHolidays').by).toEqual({ accountId: 'system', name: 'Uitrol' })
    expect(sentenceOf('en', named(entries, 'regional.adoptHolidays'), names)).toMatch(/^Imported the public holidays of \w+$/)
  })

  test('[AC-4] it comes in pages without a gap or a repeat, newest first', async () => {
    const { read } = await company(open)
    const whole = (await read({ limit: 200 })).entries.map((entry) => entry.version)
    expect(whole).toEqual(Array.from({ length: whole.length }, (_, index) => whole.length - index))
    const paged: number[] = []
    let before: number | null | undefined
    while (before !== null) {
      const page = await read({ limit: 4, ...(before === undefined ? {} : { before }) })
      expect(page.entries.length).toBeLessThanOrEqual(4)
      paged.push(...page.entries.map((entry) => entry.version))
      before = page.before
    }
    expect(paged).toEqual(whole)
  })

  test('[AC-4] it is found by person, thing, rollout, day and command', async () => {
    const { doings, database } = await company(open)
    expect(await doings({ accountId: 'lilian' })).toEqual([
      'plan.unshareCalendar',
      'plan.shareCalendar',
      'people.change',
      'plan.startRollout',
    ])
    expect(await doings({ table: 'person', key: 'milton' })).toEqual(['people.change', 'people.add'])
    expect(await doings({ table: 'person', key: 'mil' })).toEqual([])
    expect(await doings({ table: 'location' })).toEqual(['regional.addLocation', 'regional.addLocation'])
    expect(await doings({ rolloutId: 'crm' })).toEqual([
      'plan.unshareCalendar',
      'plan.shareCalendar',
      'people.nominate',
      'plan.startRollout',
    ])
    expect(await doings({ rolloutId: 'cr' })).toEqual([])
    expect(await doings({ command: 'people.nominate', accountId: 'lilian' })).toEqual([])
    expect(await doings({ from: '2026-11-23', to: '2026-11-23', command: 'people.nominate' })).toEqual(['people.nominate'])
    expect(await doings({ from: '2026-11-24' })).toEqual([])
    expect(await doings({ to: '2026-11-22' })).toEqual([])
    // A day is one of the organisation's own clock: three hours behind UTC in Paramaribo.
    const late = createWriter({ database, now: () => '2026-11-25T02:59:59.999Z', committed: async () => undefined })
    await late(cast.owner, issue('regional.changeLocation', { ...albina, opensAt: 420 }))
    expect(await doings({ from: '2026-11-24', to: '2026-11-24' })).toEqual(['regional.changeLocation'])
    expect(await doings({ from: '2026-11-25' })).toEqual([])
    // A reader in Georgetown has another clock; one without a location that of the organisation.
    await late(cast.owner, issue('regional.changeLocation', { ...georgetown, zone: 'Europe/Amsterdam' }))
    expect(await doings({ from: '2026-11-25', personId: 'naomi' })).toHaveLength(2)
    expect(await doings({ from: '2026-11-25', personId: 'ravi' })).toEqual([])
  })

  test('[AC-4] a thing that changed long ago is found through everything that came since', async () => {
    const { doings, database } = await company(open)
    const { db } = database
    const last = await db.selectFrom('audit').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow()
    const version = last.version + 25_000
    await db
      .insertInto('audit')
      .values({ ...last, version, commandId: 'much-later' })
      .execute()
    await db.updateTable('organisationVersion').set({ version }).execute()
    expect(await doings({ table: 'person', key: 'milton' })).toEqual(['people.change', 'people.add'])
    expect(await doings({ table: 'person', key: 'milton', limit: 1 })).toEqual(['people.change'])
    expect(await doings({ table: 'organisation' })).toEqual(['organisation.describe'])
  })

  test('[AC-4] what a person wrote cannot pass for a thing that changed', async () => {
    const { doings, write } = await company(open)
    const name = '"table":"person","key":"milton",'
    await write(cast.owner, issue('people.add', { ...person('bea'), name, email: null }))
    expect(await doings({ table: 'person', key: 'milton' })).toEqual(['people.change', 'people.add'])
  })

  test('[AC-2] no secret leaves by the trail, not even as a hash', async () => {
    const { read } = await company(open)
    expect(named((await read()).entries, 'plan.shareCalendar').changes[0]?.after).toMatchObject({ name: 'Board' })
    expect(JSON.stringify(await read())).not.toMatch(/secretHash|aaaaaaaa/)
  })

  test('[AC-4] of a command that changed much, the page holds the first and the rest comes in pieces', async () => {
    const { read, database, write } = await company(open)
    const count = 2500
    const people = Array.from({ length: count }, (_, index) => {
      const { locationId: _place, ...rest } = person(`p${index}`)
      return { ...rest, personId: null, location: 'Albina' }
    })
    const { version } = await write(cast.lead, issue('people.import', { rolloutId: null, locations: [], people, leavers: [] }))
    const { entries, names } = await read({ limit: 1 })
    const [entry] = entries as [TrailEntry]
    expect(entry).toMatchObject({ version, changeCount: count, counts: { person: { added: count, changed: 0, removed: 0 } } })
    expect(entry.changes).toHaveLength(changesShown)
    expect(entry.input).toBeNull()
    expect(sentenceOf('en', entry, names)).toBe('Imported a staff list: 2,500 new, 0 changed')
    const keys = new Set<string>()
    for (let from = 0; from < count; from += changesInPiece) {
      const piece = await readChanges(database, organisationId, version, from)
      for (const { key } of piece?.changes ?? []) keys.add(key)
    }
    expect(keys.size).toBe(count)
    expect(await readChanges(database, organisationId, version + 1, 0)).toBeNull()
    expect(await readChanges(database, 'elsewhere', version, 0)).toBeNull()
  })

  test('[AC-4] a change whose rows were written in pieces is one entry; the pieces are found by their name', async () => {
    const database = await open()
    await manyInCompany(database)
    const turns = await inPieces(database, issue('plan.draft', { rolloutId: 'crm' }), async () => undefined)
    const names = async (wanted: TrailWanted): Promise<string[]> =>
      (await readTrail(database, organisationId, wanted)).entries.map(({ name }) => name)
    expect((await names({})).slice(0, 2)).toEqual(['plan.draft', 'people.add'])
    expect(await names({ command: 'organisation.writeRows' })).toHaveLength(turns - 1)
  })

  test('[AC-1] another organisation reads none of it', async () => {
    const { database } = await company(open)
    expect(await readTrail(database, 'elsewhere', {})).toEqual({ entries: [], before: null, names: {} })
    expect(await actorsOf(database, 'elsewhere')).toEqual([])
    expect(await actorsOf(database, organisationId)).toEqual([
      { accountId: 'lilian', name: 'Lilian' },
      { accountId: 'orlando', name: 'Orlando' },
      { accountId: 'system', name: 'Uitrol' },
    ])
  })

  test('[AC-4] a row that was tampered with is shown as far as it can be read', async () => {
    const { read, database } = await company(open)
    const broken = { changes: '{"no', input: '[', at: 'never' }
    await database.db.updateTable('audit').set(broken).where('name', '=', 'people.change').execute()
    expect(named((await read()).entries, 'people.change')).toMatchObject({ changes: [], input: null, at: 'never' })
  })
})

test('[AC-4] [RG-3] every command has a sentence of its own in both languages, whatever stands in its input', () => {
  const nothing = { input: null, counts: {}, changes: [] }
  for (const { name } of allCommands())
    for (const language of ['en', 'nl'] as const) {
      const said = sentenceOf(language, { ...nothing, name }, {})
      expect(said, name).not.toBe(name)
      expect(said, name).not.toMatch(/undefined|null|NaN/)
    }
  expect(sentenceOf('en', { ...nothing, name: 'plan.ofTheFuture' }, {})).toBe('plan.ofTheFuture')
  expect(sentenceOf('en', { ...nothing, name: 'toString' }, {})).toBe('toString')
})
