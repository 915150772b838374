import { expect, test } from 'vitest'
import { companyAccount } from '#server/sign-in/company-account.ts'
import { type CompanyPerson, personOf } from '#server/sign-in/company-sign-on.ts'
import { foundCompany, issue, now, organisationId, person, cast } from '#test/cast.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { createWriter } from '#server/write/write.ts'
import { describeOnBoth } from '#test/dialects.ts'

const issuer = 'https://login.example'
const someone = (subject: string, email: string | null, role: CompanyPerson['role'] = 'unsaid'): CompanyPerson => ({
  issuer,
  subject,
  email,
  name: subject,
  role,
})

test('[AC-3] an address counts when the issuer vouches for it, and the highest role of the claim counts', () => {
  const roles = { oidcRoleClaim: 'groups', oidcRoles: [['owner', 'admins'] as const, ['lead', 'leads'] as const] }
  const claims = { iss: issuer, sub: 's', email: ' Ann@X.sr ', name: 'Ann' }
  expect(personOf({ ...claims, email_verified: true, groups: ['x', 'leads', 'admins'] }, roles)).toEqual({
    issuer,
    subject: 's',
    email: 'ann@x.sr',
    name: 'Ann',
    role: 'owner',
  })
  expect(personOf({ ...claims, email_verified: 'true', groups: 'leads' }, roles)).toMatchObject({ email: 'ann@x.sr', role: 'lead' })
  expect(personOf({ ...claims, xms_edov: '1' }, roles)).toMatchObject({ email: 'ann@x.sr', role: null })
  for (const unproven of [{}, { email_verified: false }, { email_verified: false, xms_edov: true }, { email_verified: 'yes' }])
    expect(personOf({ ...claims, ...unproven }, roles).email, JSON.stringify(unproven)).toBeNull()
  expect(personOf({ ...claims, groups: ['leads'] }, { ...roles, oidcRoleClaim: null }).role).toBe('unsaid')
  expect(personOf({ ...claims, _claim_names: { groups: 'elsewhere' } }, roles).role).toBe('unsaid')
  expect(personOf({ ...claims, groups: { leads: true } }, roles).role).toBeNull()
})

describeOnBoth('an account of the company', (open) => {
  test('[AC-3] is made once for somebody of the staff list, and follows the person when the address changes', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const accountId = await companyAccount(database, write, someone('m', 'milton@marowijne.internal'), now)
    const membership = () => database.db.selectFrom('membership').selectAll().where('accountId', '=', accountId).executeTakeFirst()
    expect(await membership()).toMatchObject({ organisationId, role: 'member', personId: 'milton' })
    expect(await companyAccount(database, write, someone('m', 'milton@new.example'), now)).toBe(accountId)
    expect(await companyAccount(database, write, someone('m', null), now)).toBe(accountId)
    // Written by a command, so the trail has it.
    const trail = await database.db.selectFrom('audit').select('accountId').where('name', '=', 'access.enlist').execute()
    expect(trail).toEqual([{ accountId: 'system' }])
  })

  test('[AC-1] takes the role that the claim gives, a champion with their own place; who has none stays what they are', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const roleNow = async (accountId: string) =>
      database.db.selectFrom('membership').select(['role', 'locationIds']).where('accountId', '=', accountId).executeTakeFirst()
    const accountId = await companyAccount(database, write, someone('c', 'chandra@marowijne.internal', 'champion'), now)
    expect(await roleNow(accountId)).toEqual({ role: 'champion', locationIds: '["albina"]' })
    await companyAccount(database, write, someone('c', 'chandra@marowijne.internal'), now)
    expect(await roleNow(accountId)).toMatchObject({ role: 'champion' })
    await companyAccount(database, write, someone('c', 'chandra@marowijne.internal', 'owner'), now)
    expect(await roleNow(accountId)).toMatchObject({ role: 'owner' })
    // The last owner stays one, or nobody could give the role back.
    await companyAccount(database, write, someone('c', 'chandra@marowijne.internal', 'member'), now)
    expect(await roleNow(accountId)).toMatchObject({ role: 'owner' })
  })

  test('[AC-1] a group that is lost takes the role that it gave, and gives back what was there before', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const comeAs = (subject: string, role: CompanyPerson['role']) =>
      companyAccount(database, write, someone(subject, `${subject}@marowijne.internal`, role), now)
    const roleOf = async (accountId: string) =>
      database.db.selectFrom('membership').select(['role', 'locationIds']).where('accountId', '=', accountId).executeTakeFirst()

    // Somebody of the staff list who came in as a lead stays a member.
    const milton = await comeAs('milton', 'lead')
    await comeAs('milton', 'unsaid')
    expect(await roleOf(milton)).toEqual({ role: 'lead', locationIds: '[]' })
    expect(await comeAs('milton', null)).toBe(milton)
    expect(await roleOf(milton)).toEqual({ role: 'member', locationIds: '[]' })
    // A champion by hand whom a group made lead is a champion again, of the same place.
    await write(cast.owner, issue('access.giveRole', { accountId: milton, role: 'champion', locationIds: ['georgetown'] }))
    await comeAs('milton', 'lead')
    await comeAs('milton', 'owner')
    expect(await roleOf(milton)).toMatchObject({ role: 'owner' })
    // The last owner stays one; once there is another, the role goes.
    await comeAs('milton', null)
    expect(await roleOf(milton)).toMatchObject({ role: 'owner' })
    const naomi = await comeAs('naomi', 'owner')
    await comeAs('milton', null)
    expect(await roleOf(milton)).toEqual({ role: 'champion', locationIds: '["georgetown"]' })
    expect(await roleOf(naomi)).toMatchObject({ role: 'owner' })

    // What somebody gave by hand is nobody else's to take.
    const chandra = await comeAs('chandra', 'member')
    await write(cast.owner, issue('access.giveRole', { accountId: chandra, role: 'lead', locationIds: [] }))
    await comeAs('chandra', null)
    expect(await roleOf(chandra)).toMatchObject({ role: 'lead' })
  })

  test('[AC-1] [AC-2] whom only a group let in is out without it, in again with it, and old sessions stay over', async () => {
    const database = await open()
    await foundCompany(database)
    let clock = Date.parse(now)
    const ticking = (): string => new Date((clock += 1000)).toISOString()
    const write = createWriter({ database, now: ticking, committed: async () => undefined })
    const sessions = createSessions(database, ticking)
    const comeAs = (role: CompanyPerson['role']) => companyAccount(database, write, someone('l', 'lead@elsewhere.example', role), now)
    const accountId = await comeAs('lead')
    const secret = await sessions.open(accountId, organisationId, null)
    expect(await sessions.whoHas(secret)).toMatchObject({ actor: { role: 'lead' } })
    for (const _ of [1, 2]) await expect(comeAs(null)).rejects.toMatchObject({ code: 'access.companyUnknownPerson' })
    expect(await sessions.whoHas(secret)).toBeNull()
    expect(await comeAs('lead')).toBe(accountId)
    expect(await sessions.whoHas(secret)).toBeNull()
    expect(await sessions.whoHas(await sessions.open(accountId, organisationId, null))).toMatchObject({ actor: { role: 'lead' } })
    // What an owner takes away, no group gives back.
    await write(cast.owner, issue('access.withdrawRole', { accountId }))
    await expect(comeAs('lead')).rejects.toMatchObject({ code: 'access.companyUnknownPerson' })
  })

  test('[AC-3] two first visits at the same moment make one account', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const both = await Promise.all([1, 2].map(() => companyAccount(database, write, someone('m', 'milton@marowijne.internal'), now)))
    expect(new Set(both).size).toBe(1)
    expect(await database.db.selectFrom('account').selectAll().execute()).toHaveLength(1)
  })

  test('[AC-2] does not come back by itself after its access was taken away', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const milton = someone('m', 'milton@marowijne.internal', 'lead')
    const accountId = await companyAccount(database, write, milton, now)
    await write(cast.owner, issue('access.withdrawRole', { accountId }))
    for (const who of [milton, someone('another subject', milton.email)])
      await expect(companyAccount(database, write, who, now)).rejects.toMatchObject({ code: 'access.companyUnknownPerson' })
    expect(await database.db.selectFrom('membership').selectAll().where('accountId', '=', accountId).execute()).toEqual([])
  })

  test('[AC-2] is not made for strangers, unproven addresses, and people who left', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await write(cast.owner, issue('people.add', { ...person('gone'), leftOn: '2026-11-01' }))
    const refused = [
      [someone('s', 'stranger@marowijne.internal'), 'access.companyUnknownPerson'],
      [someone('u', null), 'access.companyUnverified'],
      [someone('u', null, 'owner'), 'access.companyUnverified'],
      [someone('g', 'gone@marowijne.internal'), 'access.companyUnknownPerson'],
    ] as const
    for (const [who, code] of refused) await expect(companyAccount(database, write, who, now), code).rejects.toMatchObject({ code })
    expect(await database.db.selectFrom('account').selectAll().execute()).toEqual([])
    const accountId = await companyAccount(database, write, someone('l', 'lead@elsewhere.example', 'lead'), now)
    expect(await database.db.selectFrom('membership').select('role').where('accountId', '=', accountId).executeTakeFirst()).toEqual({
      role: 'lead',
    })
  })
})
