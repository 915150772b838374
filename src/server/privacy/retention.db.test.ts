import { expect, test } from 'vitest'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Database } from '#server/db/database.ts'
import { keepRetention } from '#server/privacy/retention.ts'
import { cast, foundCompany, issue, now, organisationId, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

/** The moment at which a day of this November begins in UTC, or one so many days earlier. */
const daysAgo = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString()
const dayAgo = (days: number): string => daysAgo(days).slice(0, 10)

const company = async (open: () => Promise<Database>) => {
  const database = await open()
  const { write } = await foundCompany(database)
  for (const [personId, days] of [
    ['naomi', 61],
    ['ravi', 60],
    ['milton', 400],
  ] as const)
    await write(cast.owner, issue('people.leave', { personId, leftOn: dayAgo(days) }))
  const account = (accountId: string) => ({
    accountId,
    name: accountId,
    email: `${accountId}@example.com`,
    passwordHash: null,
    personId: null,
    language: null,
    createdAt: now,
  })
  for (const { accountId } of Object.values(cast)) await database.db.insertInto('account').values(account(accountId)).execute()
  for (const [accountId, role, personId] of [
    ['orlando', 'owner', null],
    ['milton', 'lead', 'milton'],
  ] as const)
    await write(cast.owner, issue('access.enlist', { accountId, name: accountId, email: null, personId, role, locationIds: [] }))
  const keep = () => keepRetention({ database, write, now: () => now }, organisationId)
  const names = async () => (await database.db.selectFrom('person').select('name').orderBy('personId').execute()).map(({ name }) => name)
  const setTo = (forgetAfterDays: number | null, booksDays = 90) =>
    write(cast.owner, issue('people.changeRetention', { forgetAfterDays, booksDays }))
  return { database, write, keep, names, setTo }
}

const everyone = ['Chandra', 'Lilian', 'Milton', 'Naomi', 'Ravi']

describeOnBoth('how long things are kept', (open) => {
  test('[ME-8] nobody is forgotten by itself until the organisation says so', async () => {
    const { keep, names } = await company(open)
    expect(await keep()).toEqual({ forgotten: 0, clearedLinks: false, books: 0 })
    expect(await names()).toEqual(everyone)
  })

  test('[ME-8] [AC-4] whoever left longer ago than that is forgotten by the server itself, whatever their role was, and it is on the trail', async () => {
    const { database, keep, names, setTo } = await company(open)
    await setTo(60)
    expect(await keep()).toMatchObject({ forgotten: 2 })
    const left = 'Iemand die vertrokken is'
    expect(await names()).toEqual(['Chandra', 'Lilian', left, left, 'Ravi'])
    expect(await database.db.selectFrom('account').select('accountId').where('accountId', '=', 'milton').execute()).toEqual([])
    const trail = await database.db
      .selectFrom('audit')
      .select(['accountId', 'input'])
      .where('name', '=', 'people.forget')
      .orderBy('version')
      .execute()
    expect(trail).toEqual([
      { accountId: 'system', input: '{"personId":"milton"}' },
      { accountId: 'system', input: '{"personId":"naomi"}' },
    ])
    expect((await verifyTrail(database, organisationId)).whole).toBe(true)
  })

  test('[ME-8] again and again, and in several processes at once, it does nothing more', async () => {
    const { database, keep, setTo } = await company(open)
    await setTo(60)
    const other = writerOf(database)
    const elsewhere = () => keepRetention({ database, write: other.write, now: () => now }, organisationId)
    await Promise.all([keep(), elsewhere(), keep()])
    expect(await keep()).toEqual({ forgotten: 0, clearedLinks: false, books: 0 })
    const trail = await database.db.selectFrom('audit').select('version').where('name', '=', 'people.forget').execute()
    expect(trail).toHaveLength(2)
  })

  test('[AC-1] the last owner is not forgotten by itself', async () => {
    const { write, keep, names, setTo } = await company(open)
    await write(
      cast.owner,
      issue('access.enlist', { accountId: 'milton', name: 'Milton', email: null, personId: 'milton', role: 'owner', locationIds: [] }),
    )
    await write(cast.owner, issue('access.withdrawRole', { accountId: 'orlando' }))
    await setTo(60)
    expect(await keep()).toMatchObject({ forgotten: 1 })
    expect(await names()).toContain('Milton')
  })

  test('[AC-3] ended sessions, mailed links, personal links and guesses go when they were kept long enough; what still works stays', async () => {
    const { database, write, keep, setTo } = await company(open)
    const { db } = database
    await setTo(null, 10)
    const session = (idHash: string, more: object) => ({
      idHash,
      accountId: 'milton',
      organisationId,
      createdAt: daysAgo(100),
      lastSeenAt: daysAgo(1),
      expiresAt: daysAgo(-80),
      device: null,
      revokedAt: null,
      ...more,
    })
    await db
      .insertInto('signIn')
      .values([
        session('open', {}),
        session('revoked-lately', { revokedAt: daysAgo(9) }),
        session('revoked', { revokedAt: daysAgo(11) }),
        session('expired', { expiresAt: daysAgo(11) }),
        session('idle', { lastSeenAt: daysAgo(41) }),
        session('idle-lately', { lastSeenAt: daysAgo(39) }),
        session('elsewhere', { organisationId: 'elsewhere', revokedAt: daysAgo(11) }),
      ])
      .execute()
    const mailed = (secretHash: string, days: number, usedAt: string | null = null) => ({
      secretHash,
      accountId: 'milton',
      purpose: 'signIn',
      askedAt: daysAgo(days),
      askedFrom: '{}',
      expiresAt: daysAgo(days),
      usedAt,
    })
    await db
      .insertInto('mailedLink')
      .values([mailed('old', 11), mailed('used', -1, daysAgo(11)), mailed('late', 9)])
      .execute()
    const guess = (bucket: string, days: number) => ({
      bucket,
      tries: 1,
      lastAt: daysAgo(days),
      freeAt: daysAgo(days),
      forgottenAt: daysAgo(days),
    })
    await db
      .insertInto('guessing')
      .values([guess('gone', 1), guess('counting', -1)])
      .execute()
    await write(
      cast.owner,
      issue('access.invite', {
        invitationId: 'i',
        personId: null,
        name: 'Tante Noes',
        email: null,
        language: null,
        role: 'member',
        locationIds: [],
        secretHash: 'b'.repeat(64),
        days: 14,
      }),
    )
    await db
      .updateTable('invitation')
      .set({ expiresAt: daysAgo(12) })
      .execute()
    expect(await keep()).toEqual({ forgotten: 0, clearedLinks: true, books: 6 })
    expect((await db.selectFrom('signIn').select('idHash').orderBy('idHash').execute()).map(({ idHash }) => idHash)).toEqual([
      'elsewhere',
      'idle-lately',
      'open',
      'revoked-lately',
    ])
    expect(await db.selectFrom('mailedLink').select('secretHash').execute()).toEqual([{ secretHash: 'late' }])
    expect(await db.selectFrom('guessing').select('bucket').execute()).toEqual([{ bucket: 'counting' }])
    expect(await db.selectFrom('invitation').select('invitationId').execute()).toEqual([])
    expect(await keep()).toEqual({ forgotten: 0, clearedLinks: false, books: 0 })
  })
})
