/** By which addresses somebody who signs in at the company is taken for an account that is there, and by which not. */
import { expect, test } from 'vitest'
import { type Role, systemActor } from '#core/access/access.ts'
import { companyAccount } from '#server/sign-in/company-account.ts'
import type { CompanyPerson } from '#server/sign-in/company-sign-on.ts'
import type { Database } from '#server/db/database.ts'
import type { Write } from '#server/write/write.ts'
import { noAddress } from '#server/access/own-address.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence } from '#test/evidence.ts'

const comeAs = (database: Database, write: Write, subject: string, email: string | null, role: CompanyPerson['role'] = 'unsaid') =>
  companyAccount(database, write, { issuer: 'https://login.example', subject, email, name: subject, role }, now)

/** An account of somebody on the staff list, as a personal link makes it; with an address of its own where one is given. */
const accountFor = async ({ db }: Database, write: Write, personId: string, role: Role, email?: string) => {
  const accountId = `account-${personId}`
  const account = { accountId, name: personId, email: email ?? noAddress(accountId), passwordHash: null, language: null, createdAt: now }
  await db
    .insertInto('account')
    .values({ ...account, organisationId, personId })
    .execute()
  const locationIds = role === 'champion' ? ['albina'] : []
  await write(cast.owner, issue('access.enlist', { accountId, name: personId, email: null, personId, role, locationIds }))
  return accountId
}

/** Another organisation on the same server, with these addresses on its staff list. */
const besides = async (write: Write, id: string, ...emails: string[]) => {
  const by = systemActor(id)
  const place = { name: id, country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' } as const
  await write(by, issue('organisation.describe', place))
  for (const [at, email] of emails.entries()) await write(by, issue('people.add', { ...person(`p${at}`, null), email }))
}

const otherWay = { code: 'access.companyOtherWay' }
const several = { code: 'access.companySeveral' }
const milton = 'milton@marowijne.internal'

describeOnBoth('linking an identity of the company', (open, _place, dialect) => {
  test('[AC-1] [AC-3] an address on the staff list never leads to an account with a role that its keeper could not give', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await accountFor(database, write, 'naomi', 'owner')
    const roles = ['owner', 'lead', 'sponsor'] as const
    for (const role of roles) {
      await accountFor(database, write, 'milton', role).catch(() =>
        write(cast.owner, issue('access.giveRole', { accountId: 'account-milton', role, locationIds: [] })),
      )
      await expect(comeAs(database, write, `as ${role}`, milton), role).rejects.toMatchObject(otherWay)
      // Nor with a group of the company: it gives a role, not somebody else's account.
      await expect(comeAs(database, write, `as ${role}`, milton, 'lead'), role).rejects.toMatchObject(otherWay)
    }
    expect(await database.db.selectFrom('companyIdentity').selectAll().execute()).toEqual([])
    expect(await database.db.selectFrom('account').selectAll().execute()).toHaveLength(2)
    recordEvidence({
      what: `${dialect}: an address put on a staff list led to no account with a role that its keeper could not give`,
      tries: 2 * roles.length,
      held: 2 * roles.length,
    })
  })

  test('[AC-1] [AC-3] it leads to a champion or member who came in by a personal link, for as long as they are no more than that', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const accountId = await accountFor(database, write, 'milton', 'champion')
    await accountFor(database, write, 'naomi', 'owner')
    expect(await comeAs(database, write, 'm', milton)).toBe(accountId)
    // With a role that the company gives it goes on; with one that an owner gives, the staff list is not enough any more.
    await comeAs(database, write, 'm', milton, 'lead')
    expect(await comeAs(database, write, 'm', milton, 'lead')).toBe(accountId)
    await comeAs(database, write, 'm', milton, null)
    await write(cast.owner, issue('access.giveRole', { accountId, role: 'owner', locationIds: [] }))
    await expect(comeAs(database, write, 'm', milton)).rejects.toMatchObject(otherWay)
    await expect(comeAs(database, write, 'm', null)).rejects.toMatchObject(otherWay)
    // An address of their own settles it.
    await database.db.updateTable('account').set({ email: milton }).where('accountId', '=', accountId).execute()
    expect(await comeAs(database, write, 'm', milton)).toBe(accountId)
    expect(await comeAs(database, write, 'm', null)).toBe(accountId)
  })

  test('[AC-3] whoever has an address of their own is not found by another one on the staff list', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await accountFor(database, write, 'milton', 'member', 'milton@home.example')
    await expect(comeAs(database, write, 'thief', milton)).rejects.toMatchObject(otherWay)
    expect(await comeAs(database, write, 'm', 'milton@home.example')).toBe('account-milton')
  })

  // The other list comes before this one in the order of ids, or after it.
  test.each(['a-first', 'z-last'])(
    '[AC-2] an address on the staff lists of two organisations opens neither; once it left %s, the other',
    async (other) => {
      const database = await open()
      const { write } = await foundCompany(database)
      await besides(write, other, milton)
      await expect(comeAs(database, write, 'm', milton)).rejects.toMatchObject(several)
      await expect(comeAs(database, write, 'm', milton, 'lead')).rejects.toMatchObject(several)
      // Also where one of them made an account for it.
      await accountFor(database, write, 'milton', 'member')
      await expect(comeAs(database, write, 'm', milton)).rejects.toMatchObject(several)
      expect(await database.db.selectFrom('companyIdentity').selectAll().execute()).toEqual([])
      await write(systemActor(other), issue('people.leave', { personId: 'p0', leftOn: '2026-11-22' }))
      expect(await comeAs(database, write, 'm', milton)).toBe('account-milton')
    },
  )

  test('[AC-1] [AC-2] a group that is back does not say which of two staff lists it counts for', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const lena = 'lena@elsewhere.example'
    await comeAs(database, write, 'l', lena, 'lead')
    await expect(comeAs(database, write, 'l', lena, null)).rejects.toMatchObject({ code: 'access.companyUnknownPerson' })
    await besides(write, 'a-first', lena)
    await write(cast.owner, issue('people.add', { ...person('lena', null), email: lena }))
    await expect(comeAs(database, write, 'l', lena, 'lead')).rejects.toMatchObject(several)
    expect(await database.db.selectFrom('membership').selectAll().execute()).toEqual([])
  })

  test('[AC-2] the last day itself still opens, by the clock of the organisation', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    await write(cast.owner, issue('people.leave', { personId: 'milton', leftOn: '2026-11-23' }))
    await write(cast.owner, issue('people.leave', { personId: 'chandra', leftOn: '2026-11-22' }))
    await comeAs(database, write, 'm', milton)
    await expect(comeAs(database, write, 'c', 'chandra@marowijne.internal')).rejects.toMatchObject({ code: 'access.companyUnknownPerson' })
  })

  test('[AC-1] [AC-2] the staff list of another organisation neither keeps somebody in nor says where a group counts', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const rolesOf = (accountId: string) =>
      database.db
        .selectFrom('membership')
        .select(['organisationId', 'role'])
        .where('accountId', '=', accountId)
        .orderBy('organisationId')
        .execute()
    // A group let them in; another organisation writes the address down; the group is lost.
    const accountId = await comeAs(database, write, 'l', 'lena@elsewhere.example', 'lead')
    await besides(write, 'a-first', 'lena@elsewhere.example')
    await expect(comeAs(database, write, 'l', 'lena@elsewhere.example', null)).rejects.toMatchObject({
      code: 'access.companyUnknownPerson',
    })
    expect(await rolesOf(accountId)).toEqual([])

    // In two organisations by hand: a group gives a role in neither.
    const both = await comeAs(database, write, 'n', 'naomi@marowijne.internal')
    const entry = { accountId: both, name: 'Naomi', email: null, personId: null, role: 'member', locationIds: [] } as const
    await write(systemActor('a-first'), issue('access.enlist', entry))
    expect(await comeAs(database, write, 'n', 'naomi@marowijne.internal', 'owner')).toBe(both)
    expect((await rolesOf(both)).map(({ role }) => role)).toEqual(['member', 'member'])
  })
})
