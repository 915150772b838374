import { expect, test } from 'vitest'
import { companyAccount } from '#server/company-account.ts'
import { type CompanyPerson, personOf } from '#server/company-sign-on.ts'
import { foundCompany, issue, now, organisationId, person, cast } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const issuer = 'https://login.example'
const someone = (subject: string, email: string | null, role: CompanyPerson['role'] = null): CompanyPerson => ({
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
  expect(personOf({ ...claims, groups: ['leads'] }, { ...roles, oidcRoleClaim: null }).role).toBeNull()
  expect(personOf({ ...claims, groups: { leads: true } }, roles).role).toBeNull()
})

describeOnBoth('an account of the company', (open) => {
  test('[AC-3] is made once for somebody of the staff list, and follows the person when the address changes', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const accountId = await companyAccount(database, write, someone('m', 'milton@marowijne.example'), now)
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
    const accountId = await companyAccount(database, write, someone('c', 'chandra@marowijne.example', 'champion'), now)
    expect(await roleNow(accountId)).toEqual({ role: 'champion', locationIds: '["albina"]' })
    await companyAccount(database, write, someone('c', 'chandra@marowijne.example'), now)
    expect(await roleNow(accountId)).toMatchObject({ role: 'champion' })
    await companyAccount(database, write, someone('c', 'chandra@marowijne.example', 'owner'), now)
    expect(await roleNow(accountId)).toMatchObject({ role: 'owner' })
    // The last owner stays one, or nobody could give the role back.
    await companyAccount(database, write, someone('c', 'chandra@marowijne.example', 'member'), now)
    expect(await roleNow(accountId)).toMatchObject({ role: 'owner' })
  })

  test('[AC-3] two first visits at the same moment make one account', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const both = await Promise.all([1, 2].map(() => companyAccount(database, write, someone('m', 'milton@marowijne.example'), now)))
    expect(new Set(both).size).toBe(1)
    expect(await database.db.selectFrom('account').selectAll().execute()).toHaveLength(1)
  })

  test('[AC-2] does not come back by itself after its access was taken away', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const milton = someone('m', 'milton@marowijne.example', 'lead')
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
      [someone('s', 'stranger@marowijne.example'), 'access.companyUnknownPerson'],
      [someone('u', null), 'access.companyUnverified'],
      [someone('u', null, 'owner'), 'access.companyUnverified'],
      [someone('g', 'gone@marowijne.example'), 'access.companyUnknownPerson'],
    ] as const
    for (const [who, code] of refused) await expect(companyAccount(database, write, who, now), code).rejects.toMatchObject({ code })
    expect(await database.db.selectFrom('account').selectAll().execute()).toEqual([])
    const accountId = await companyAccount(database, write, someone('l', 'lead@elsewhere.example', 'lead'), now)
    expect(await database.db.selectFrom('membership').select('role').where('accountId', '=', accountId).executeTakeFirst()).toEqual({
      role: 'lead',
    })
  })
})
