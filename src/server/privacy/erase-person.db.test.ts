import { type Insertable, sql } from 'kysely'
import { expect, test } from 'vitest'
import { tables } from '#core/registry/tables.ts'
import { sentenceOf } from '#core/trail/trail-sentences.ts'
import type { TrailEntry } from '#core/trail/trail.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { auditHash, redactedRow, isRedacted } from '#server/audit/hash-chain.ts'
import { readChanges, readTrail } from '#server/audit/trail-reader.ts'
import type { Database } from '#server/db/database.ts'
import type { AuditRow } from '#server/db/schema.ts'
import { books } from '#server/privacy/erase-person.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const named = {
  ...person('p-17'),
  name: 'Anoushka Ramdin',
  email: 'anoushka@marowijne.internal',
  phone: '+597 8765432',
  jobTitle: 'Clerk',
  employeeNumber: 'K17',
}
const secrets = /.{0,40}(?:Anoushka|Ramdin|anoushka|8765432|Clerk|K17|too ill|Tante).{0,20}/g

const account = (accountId: string, personId: string | null) => ({
  accountId,
  name: 'Anoushka Ramdin',
  email: 'anoushka@marowijne.internal',
  passwordHash: null,
  personId,
  language: null,
  createdAt: now,
})

/** A company in which somebody came under an earlier name, was spoken of in many places, and left. */
const company = async (open: () => Promise<Database>) => {
  const database = await open()
  const found = await foundCompany(database)
  const { write } = found
  const { db } = database
  await write(cast.owner, issue('people.add', { ...named, name: 'Tante Noes' }))
  await write(cast.owner, issue('people.change', named))
  await write(cast.lead, issue('plan.draft', { rolloutId: 'crm' }))
  await write(cast.lead, issue('plan.exclude', { rolloutId: 'crm', personId: 'p-17', because: 'too ill to begin' }))
  await write(cast.lead, issue('plan.chooseApproach', { rolloutId: 'crm', approach: 'phased', reason: 'As anoushka RAMDIN said' }))
  await write(
    cast.lead,
    issue('plan.shareCalendar', { linkId: 'link', rolloutId: 'crm', name: 'Telephone of Anoushka Ramdin', secretHash: 'a'.repeat(64) }),
  )
  await write(cast.lead, issue('people.change', { ...person('milton'), managerEmail: named.email }))
  await write(cast.lead, issue('people.change', { ...person('milton'), department: 'Stores' }))
  await db.insertInto('account').values(account('acc', null)).execute()
  const enlisted = { accountId: 'acc', name: named.name, email: named.email, personId: 'p-17', role: 'member', locationIds: [] } as const
  await write(cast.owner, issue('access.enlist', enlisted))
  await db
    .insertInto('signIn')
    .values({
      idHash: 'sign-in',
      accountId: 'acc',
      organisationId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: '2027-01-01',
      device: null,
      revokedAt: null,
    })
    .execute()
  await db
    .insertInto('passkey')
    .values({
      credentialId: 'key',
      accountId: 'acc',
      publicKey: 'k',
      counter: 0,
      transports: '[]',
      name: 'Anoushka’s phone',
      createdAt: now,
      lastUsedAt: null,
    })
    .execute()
  await db
    .insertInto('mailedLink')
    .values({ secretHash: 'mail', accountId: 'acc', purpose: 'signIn', askedAt: now, askedFrom: '{}', expiresAt: now, usedAt: null })
    .execute()
  await write(cast.owner, issue('people.leave', { personId: 'p-17', leftOn: '2026-10-31' }))
  const rows = (): Promise<AuditRow[]> =>
    db.selectFrom('audit').selectAll().where('organisationId', '=', organisationId).orderBy('version').execute()
  return { ...found, database, db, rows, forget: () => write(cast.owner, issue('people.forget', { personId: 'p-17' })) }
}

/** All that the database holds, as text; the schema is what it is. */
const everything = async ({ db }: Database): Promise<string> => {
  const found = await db.introspection.getTables()
  const held = await Promise.all(found.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(db)))
  return JSON.stringify(held.map(({ rows }) => rows))
}

/** Wherever something personal is left. */
const leftOf = async (database: Database): Promise<readonly string[]> => (await everything(database)).match(secrets) ?? []

describeOnBoth('forgetting somebody', (open) => {
  test('[ME-8] [AC-4] leaves nothing of them in any table, the trail included, and the trail whole', async () => {
    const { database, db, rows, forget } = await company(open)
    expect((await leftOf(database)).length).toBeGreaterThan(20)
    const before = await rows()
    const noted = before.at(-3)?.hash
    const { version } = await forget()
    expect(await leftOf(database)).toEqual([])
    for (const table of ['account', 'passkey', 'signIn', 'mailedLink'] as const)
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([])
    const after = await rows()
    const emptied = after.filter(isRedacted).map(({ name }) => name)
    expect(emptied).toEqual([
      'people.add',
      'people.change',
      'plan.exclude',
      'plan.chooseApproach',
      'plan.shareCalendar',
      'people.change',
      'people.change',
      'access.enlist',
    ])
    expect(after.slice(0, -1).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash))
    expect(await verifyTrail(database, organisationId, { hash: noted ?? '', version: version - 3 })).toMatchObject({
      whole: true,
      emptied: emptied.length,
      notedAt: version - 3,
    })
    expect(await db.selectFrom('person').selectAll().where('personId', '=', 'p-17').executeTakeFirst()).toMatchObject({
      name: 'Iemand die vertrokken is',
      department: 'Sales',
      leftOn: '2026-10-31',
    })
  })

  test('[AC-4] the trail says of each emptied entry which command did it, and of that command by whom and when', async () => {
    const { database, forget } = await company(open)
    const { version } = await forget()
    const { entries, names } = await readTrail(database, organisationId, {})
    const [command] = entries
    const emptied = entries.filter(({ emptiedBy }) => emptiedBy !== null)
    expect(command).toMatchObject({ name: 'people.forget', by: { name: '', accountId: 'orlando' }, at: now, emptiedBy: null })
    expect(command?.empties.toReversed()).toEqual(emptied.map((one) => one.version))
    expect(emptied).toHaveLength(8)
    const whole = emptied.filter(({ input }) => input === null)
    expect(whole).toHaveLength(7)
    for (const one of whole) {
      expect(one).toMatchObject({ emptiedBy: version, changesTaken: 1, empties: [] })
      expect(sentenceOf('en', one, names)).toBe(`Personal data of an erased person, removed at version ${version}`)
    }
    // Whose manager they were is about somebody else too, who is still here.
    const [other] = emptied.filter(({ input }) => input !== null)
    expect(other).toMatchObject({ emptiedBy: version, input: { personId: 'milton', department: 'Stores' }, changesTaken: 1 })
    expect(sentenceOf('en', other as TrailEntry, names)).toBe('Changed the details of Milton')
    expect(command?.changes).toContainEqual({ table: 'person', key: 'p-17', before: {}, after: {} })
  })

  test('[AC-4] of a list with others on it only what names them goes, and the rest is guarded as before', async () => {
    const { database, db, rows, write, forget } = await company(open)
    const listed = (name: string, employeeNumber: string) => {
      const { personId: _id, locationId: _place, ...rest } = person('x')
      return { ...rest, personId: null, location: 'Albina', name, email: null, employeeNumber }
    }
    const people = [
      listed('Winston Abena', 'K1'),
      { ...listed('Anoushka Ramdin', 'K17'), email: named.email, jobTitle: 'Head Clerk' },
      listed('Sylvana Kartosen', 'K3'),
    ]
    const { version } = await write(cast.lead, issue('people.import', { rolloutId: null, locations: [], people, leavers: [] }))
    await write(cast.owner, issue('people.leave', { personId: 'p-17', leftOn: '2026-10-31' }))
    const before = (await rows()).find((row) => row.version === version) as AuditRow
    await forget()
    expect(await leftOf(database)).toEqual([])
    const after = (await rows()).find((row) => row.version === version) as AuditRow
    const entry = (await readTrail(database, organisationId, {})).entries.find((one) => one.version === version) as TrailEntry
    expect(entry).toMatchObject({ input: null, changesTaken: 1, changeCount: 2 })
    expect(entry.changes.map(({ after: row }) => row?.['name'])).toEqual(['Winston Abena', 'Sylvana Kartosen'])
    expect(sentenceOf('en', entry, {})).toBe('Imported a staff list: 2 new, 0 changed')
    expect((await readChanges(database, organisationId, version, 0))?.changes).toHaveLength(2)
    const broken = async (set: Partial<AuditRow>) => {
      await db.updateTable('audit').set(set).where('version', '=', version).execute()
      const found = (await verifyTrail(database, organisationId)).broken
      await db
        .updateTable('audit')
        .set(after as Insertable<AuditRow>)
        .where('version', '=', version)
        .execute()
      return found && [found.version, found.flaw]
    }
    const edited = (from: string | RegExp, to: string) => ({ changes: after.changes.replace(from, to) })
    expect(await broken(edited('Winston', 'Walther'))).toEqual([version, 'edited'])
    expect(await broken(edited(/"[0-9a-f]{64}"/, JSON.stringify('f'.repeat(64))))).toEqual([version, 'edited'])
    expect(await broken(edited(/,"[0-9a-f]{64}"/, ''))).toEqual([version, 'edited'])
    expect(await broken({ changesSalt: after.changesSalt?.replace('null', '""') ?? null })).toEqual([version, 'edited'])
    // What the command said it took out is all that may be gone, and all of it.
    expect(await broken(redactedRow(after, false, [0]).left)).toEqual([version, 'emptied'])
    expect(await broken({ input: before.input, inputSalt: before.inputSalt })).toEqual([version, 'refilled'])
    expect(await broken({ changes: before.changes, changesSalt: before.changesSalt })).toEqual([version, 'refilled'])
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true })
  })

  test('[AC-4] rows sealed the old way are emptied too, and what is left of them is sealed by the command that did it', async () => {
    const { database, db, rows, forget } = await company(open)
    let previousHash = ''
    for (const { hash: _, ...row } of await rows()) {
      const bare = { ...row, inputSalt: null, inputDigest: null, changesSalt: null, changesDigest: null, previousHash }
      previousHash = auditHash(bare)
      await db
        .updateTable('audit')
        .set({ ...bare, hash: previousHash })
        .where('version', '=', row.version)
        .execute()
    }
    await db.updateTable('organisationVersion').set({ auditHash: previousHash }).execute()
    await forget()
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true, emptied: 8 })
    const kept = await rows()
    const at = kept.findIndex(({ name }) => name === 'plan.exclude')
    const [row, other] = [kept[at] as AuditRow, kept[0] as AuditRow]
    const broken = async (set: Partial<AuditRow>, one: AuditRow) => {
      await db.updateTable('audit').set(set).where('version', '=', one.version).execute()
      const found = (await verifyTrail(database, organisationId)).broken
      await db
        .updateTable('audit')
        .set(one as Insertable<AuditRow>)
        .where('version', '=', one.version)
        .execute()
      return found && [found.version, found.flaw]
    }
    for (const set of [
      { accountId: 'nobody' },
      { at: '2020' },
      { name: 'plan.pin' },
      { device: 'x' },
      { answer: '{}' },
      { hash: other.hash },
    ])
      expect(await broken(set, row), JSON.stringify(set)).toEqual([row.version, 'edited'])
    expect(await broken({ input: '', changes: '' }, other)).toEqual([other.version, 'emptied'])
    expect(await broken({ input: '{}', changes: '[]' }, row)).toEqual([row.version, 'edited'])
  })

  test('[AC-4] emptied rows are guarded as all others: edited, filled again, or no longer accounted for, and the trail does not hold', async () => {
    const { database, db, rows, forget } = await company(open)
    const before = await rows()
    const { version } = await forget()
    const after = await rows()
    const at = after.findIndex(({ name }) => name === 'plan.exclude')
    const emptied = after[at] as AuditRow
    const broken = async (set: Partial<AuditRow>, one: AuditRow) => {
      await db.updateTable('audit').set(set).where('version', '=', one.version).execute()
      const found = (await verifyTrail(database, organisationId)).broken
      await db
        .updateTable('audit')
        .set(one as Insertable<AuditRow>)
        .where('version', '=', one.version)
        .execute()
      return found && [found.version, found.flaw]
    }
    expect(await broken({ accountId: 'nobody' }, emptied)).toEqual([emptied.version, 'edited'])
    expect(await broken({ inputDigest: 'f'.repeat(64) }, emptied)).toEqual([emptied.version, 'edited'])
    expect(await broken({ input: '{}', changes: '[]' }, emptied)).toEqual([emptied.version, 'edited'])
    expect(await broken(before[at] as AuditRow, emptied)).toEqual([emptied.version, 'refilled'])
    const command = after.at(-1) as AuditRow
    expect(command.version).toBe(version)
    // Without its word none of them is accounted for, so the first of them is where the trail stops to hold.
    const first = after.find(isRedacted) as AuditRow
    expect(await broken({ emptied: null }, command)).toEqual([first.version, 'emptied'])
    expect(await broken({ emptied: '[]' }, command)).toEqual([first.version, 'emptied'])
    expect((await verifyTrail(database, organisationId)).whole).toBe(true)
  })

  test('[AC-4] a row that was tampered with is not emptied, so that what is wrong with it stays visible', async () => {
    const { database, db, rows, forget } = await company(open)
    const edited = (await rows()).find(({ name }) => name === 'plan.exclude') as AuditRow
    await db
      .updateTable('audit')
      .set({ changes: edited.changes.replace('too ill', 'too old') })
      .where('version', '=', edited.version)
      .execute()
    await forget()
    expect((await verifyTrail(database, organisationId)).broken).toMatchObject({ version: edited.version, flaw: 'edited' })
  })

  test('[AC-4] whoever may change a staff list cannot empty the past by giving somebody its words for a name', async () => {
    const { rows, write, forget } = await company(open)
    const before = (await rows()).length
    for (const change of [{ name: 'Kompas' }, { phone: 'Marowijne Trading' }, { name: 'Albina', email: 'lilian@albina.example' }])
      await write(cast.lead, issue('people.change', { ...named, leftOn: '2026-10-31', ...change }))
    await forget()
    const emptied = (await rows()).filter(isRedacted)
    expect(emptied.map(({ version }) => version).filter((version) => version > before)).toEqual([before + 1, before + 2, before + 3])
    expect(emptied).toHaveLength(8 + 3)
    expect(emptied.map(({ name }) => name)).not.toContain('plan.startRollout')
    expect(emptied.map(({ name }) => name)).not.toContain('regional.addLocation')
    expect(emptied.map(({ name }) => name)).not.toContain('organisation.describe')
  })

  test('a command that arrives once more after its words were taken out gets its first answer', async () => {
    const { write, forget } = await company(open)
    const sent = issue('people.change', { ...named, leftOn: '2026-10-31', department: 'Finance' })
    const first = await write(cast.owner, sent)
    await forget()
    expect(await write(cast.owner, sent)).toEqual(first)
  })

  test('[AC-4] forgetting again finds what was not found before, and nothing is emptied twice', async () => {
    const { database, rows, forget } = await company(open)
    await forget()
    await forget()
    const last = (await rows()).at(-1)
    expect(last).toMatchObject({ name: 'people.forget', emptied: '[]', changes: '[]' })
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true, emptied: 8 })
  })

  test('[AC-1] an account that is used in another organisation stays there, and loses only its sign-ins here', async () => {
    const { db, write, forget } = await company(open)
    const described = { name: 'Elsewhere', country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' } as const
    const elsewhere = { ...cast.owner, organisationId: 'elsewhere' }
    await write(elsewhere, issue('organisation.describe', described))
    await write(elsewhere, issue('people.add', { ...named, locationId: null }))
    await write(
      elsewhere,
      issue('access.enlist', { accountId: 'acc', name: named.name, email: null, personId: 'p-17', role: 'member', locationIds: [] }),
    )
    await db
      .insertInto('signIn')
      .values({
        idHash: 'there',
        accountId: 'acc',
        organisationId: 'elsewhere',
        createdAt: now,
        lastSeenAt: now,
        expiresAt: '2027',
        device: null,
        revokedAt: null,
      })
      .execute()
    await forget()
    expect(await db.selectFrom('account').select('accountId').execute()).toEqual([{ accountId: 'acc' }])
    expect(await db.selectFrom('signIn').select('idHash').execute()).toEqual([{ idHash: 'there' }])
    expect(await db.selectFrom('passkey').select('credentialId').execute()).toHaveLength(1)
    const there = await db.selectFrom('audit').select('input').where('organisationId', '=', 'elsewhere').execute()
    expect(JSON.stringify(there)).toContain('Anoushka Ramdin')
    expect(await db.selectFrom('person').select('name').where('organisationId', '=', 'elsewhere').execute()).toEqual([
      { name: 'Anoushka Ramdin' },
    ])
  })

  test('[ME-8] every table of the database is one of the product, or a book of which is said what becomes of it', async () => {
    const { db } = await open()
    const found = (await db.introspection.getTables()).map(({ name }) => name)
    expect(found.filter((name) => !Object.hasOwn(tables, name)).toSorted()).toEqual(Object.keys(books).toSorted())
  })

  test('[ME-8] work that waits to reach them is dropped, that of others stays', async () => {
    const { db, forget } = await company(open)
    const job = (jobId: string, personId: string) => ({
      organisationId,
      jobId,
      kind: 'letter',
      payload: JSON.stringify({ rolloutId: 'crm', messageKey: 'm', personId }),
      state: 'waiting',
      runAt: now,
      attempts: 0,
      leasedBy: null,
      leaseUntil: null,
      point: null,
      outcome: null,
    })
    await db
      .insertInto('job')
      .values([job('one', 'p-17'), job('other', 'p-170')])
      .execute()
    await forget()
    expect(await db.selectFrom('job').select('jobId').execute()).toEqual([{ jobId: 'other' }])
  })

  test('[AC-2] refused, and rows, trail and account are as they were', async () => {
    const { database, write } = await company(open)
    await write(cast.owner, issue('access.giveRole', { accountId: 'acc', role: 'lead', locationIds: [] }))
    const then = await everything(database)
    const attempt = write(cast.lead, issue('people.forget', { personId: 'p-17' }))
    await expect(attempt).rejects.toThrow(expect.objectContaining({ code: 'people.stillSignsIn' }))
    expect(await everything(database)).toBe(then)
  })
})
