/** Which account somebody is who signed in at the company: the one that is linked, else the one whose own address the company vouches for. */
import { commandCall } from '#server/base/command-call.ts'
import type { Kysely } from 'kysely'
import { rolesByStaffList, systemActor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { CompanyPerson } from '#server/sign-in/company-sign-on.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import type { CompanyIdentityRow } from '#server/db/sign-in-tables.ts'
import { newId } from '#server/base/ids.ts'
import { isPast } from '#server/access/access-end.ts'
import { followRole, type Found, placed } from '#server/sign-in/company-role.ts'
import { hasOwnAddress } from '#server/access/own-address.ts'
import type { Write } from '#server/write/write.ts'

/** Where an account is a member, in order. */
const membershipsOf = ({ db }: Database, accountId: string): Promise<readonly Found[]> =>
  db
    .selectFrom('membership')
    .select(['accountId', 'organisationId', 'role', 'locationIds', 'givenAt', 'givenBy'])
    .where('accountId', '=', accountId)
    .orderBy('organisationId')
    .execute()

/** The only organisation here; null where there are several, because then nothing says which. */
const onlyOrganisation = async ({ db }: Database): Promise<string | null> => {
  const found = await db.selectFrom('organisation').select('organisationId').distinct().limit(2).execute()
  return found.length === 1 ? (found[0]?.organisationId ?? null) : null
}

/** Everybody on a staff list with this address who still works there: at most one an organisation. */
const staffWith = async ({ db }: Database, email: string, now: string) => {
  const found = await db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.organisationId', 'person.organisationId')
    .select(['person.organisationId', 'person.personId', 'person.name', 'person.locationId', 'person.leftOn', 'organisation.zone'])
    .where((on) => on(on.fn<string>('lower', ['person.email']), '=', email))
    .orderBy('person.organisationId')
    .orderBy('person.personId')
    .execute()
  return found.filter(({ leftOn, zone }) => !isPast(leftOn, zone, now))
}

type FoundBy = CompanyIdentityRow['foundBy']

/**
 * Whether every role of an account is one that an address on the staff list may open: whoever keeps the list could give it, or the
 * company itself did.
 */
const opensByStaffList = (memberships: readonly Found[], roleGivenAt: string | null): boolean =>
  memberships.every(
    ({ organisationId, role, givenAt, givenBy }) =>
      rolesByStaffList.some((one) => one === role) ||
      (givenAt !== null && givenAt === roleGivenAt && givenBy === systemActor(organisationId).name),
  )

/** Finds or makes the account; what `companyAccount` says, for one visit at a time. */
const accountOf = async (database: Database, write: Write, person: CompanyPerson, now: string): Promise<string> => {
  const { db } = database
  const { issuer, subject, email } = person
  const claimed = person.role === 'unsaid' ? null : person.role
  const link = (on: Kysely<Schema>, accountId: string, foundBy: FoundBy) =>
    on
      .insertInto('companyIdentity')
      .values({ issuer, subject, accountId, linkedAt: now, lastUsedAt: now, roleGivenAt: null, roleBefore: null, leftAt: null, foundBy })
      .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet({ accountId, lastUsedAt: now, foundBy }))
  const staff = email === null ? [] : await staffWith(database, email, now)
  const account =
    email === null ? undefined : await db.selectFrom('account').select('accountId').where('email', '=', email).executeTakeFirst()
  const known = await db
    .selectFrom('companyIdentity')
    .select(['accountId', 'roleGivenAt', 'leftAt', 'foundBy'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()

  /** Comes in as who they are, with the role that the claim says by now. */
  const comeIn = async (memberships: readonly Found[], foundBy: FoundBy): Promise<string> => {
    const ofClaim = memberships.find(({ givenAt }) => givenAt !== null && givenAt === known?.roleGivenAt)
    const found = ofClaim ?? memberships[0]
    if (!found) throw new Problem('access.companyUnknownPerson', {})
    if (foundBy === 'staffList' && !opensByStaffList(memberships, known?.roleGivenAt ?? null))
      throw new Problem('access.companyOtherWay', {})
    await link(db, found.accountId, foundBy).execute()
    // In several organisations nothing says where a role of the company counts, unless it counted there before.
    if (!ofClaim && memberships.length > 1) return found.accountId
    const here = staff.find(({ organisationId }) => organisationId === found.organisationId)
    if (!(await followRole(database, write, person, found, here, now))) throw new Problem('access.companyUnknownPerson', {})
    return found.accountId
  }

  if (known) {
    const linked = await membershipsOf(database, known.accountId)
    if (linked.length > 0) return comeIn(linked, account?.accountId === known.accountId ? 'address' : known.foundBy)
  }
  if (email === null) throw new Problem('access.companyUnverified', {})
  if (account) {
    const linked = await membershipsOf(database, account.accountId)
    if (linked.length > 0) return comeIn(linked, 'address')
  }

  // From here on only the staff list knows the address, which is not theirs who keep it: of several lists none decides.
  const isBack = known !== undefined && known.leftAt !== null
  if (!account && staff.length > 1) throw new Problem('access.companySeveral', {})
  const [here] = staff
  const there =
    here && !account
      ? await db
          .selectFrom('membership')
          .innerJoin('account', 'account.accountId', 'membership.accountId')
          .select(['account.accountId', 'account.email'])
          .where('membership.organisationId', '=', here.organisationId)
          .where('membership.personId', '=', here.personId)
          .executeTakeFirst()
      : undefined
  if (there) {
    // Whoever has an address of their own is known by that one alone.
    if (hasOwnAddress(there.email)) throw new Problem('access.companyOtherWay', {})
    return comeIn(await membershipsOf(database, there.accountId), 'staffList')
  }

  // Access was taken away here; a place in the staff list, or a group of the company, does not give it back. What a lost group took does.
  if ((known || account) && !isBack) throw new Problem('access.companyUnknownPerson', {})
  if (staff.length > 1) throw new Problem('access.companySeveral', {})
  const organisationId = here?.organisationId ?? (claimed === null ? null : await onlyOrganisation(database))
  if (organisationId === null) throw new Problem('access.companyUnknownPerson', {})
  const name = here?.name ?? person.name
  const personId = here?.personId ?? null
  const made = { accountId: newId(now), name, email, passwordHash: null, organisationId, personId, language: null, createdAt: now }
  // Two first visits at the same moment make one account.
  if (!isBack)
    await db
      .insertInto('account')
      .values(made)
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute()
  const { accountId } = known ?? (await db.selectFrom('account').select('accountId').where('email', '=', email).executeTakeFirstOrThrow())
  const input = { accountId, name, email, personId, ...placed(claimed ?? 'member', here?.locationId ?? null) }
  try {
    await write(systemActor(organisationId), commandCall(now, 'access.enlist', input), {
      alongside: async (trx) => {
        await link(trx, accountId, known && account?.accountId !== known.accountId ? known.foundBy : 'address').execute()
        // Sessions of an earlier stay do not come back with the role.
        if (isBack)
          await trx
            .updateTable('signIn')
            .set({ revokedAt: now })
            .where('accountId', '=', accountId)
            .where('organisationId', '=', organisationId)
            .where('revokedAt', 'is', null)
            .execute()
      },
    })
  } catch (trouble) {
    if (accountId === made.accountId) await db.deleteFrom('account').where('accountId', '=', accountId).execute()
    throw trouble
  }
  const given =
    claimed === null
      ? null
      : ((await membershipsOf(database, accountId)).find((one) => one.organisationId === organisationId)?.givenAt ?? null)
  await db
    .updateTable('companyIdentity')
    .set({ roleGivenAt: given, roleBefore: null, leftAt: null })
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .execute()
  return accountId
}

const underWay = new WeakMap<Database, Map<string, Promise<string>>>()

/**
 * The account of a person whom the company vouches for; made where the staff list or the role claim expects them. It is linked by its own
 * address; by one on the staff list only an account that has none, with a role that whoever keeps the list could give (AC-1).
 * Problems: access.companyUnverified, access.companyUnknownPerson, access.companyOtherWay, access.companySeveral.
 */
export const companyAccount = (database: Database, write: Write, person: CompanyPerson, now: string): Promise<string> => {
  const visits = underWay.get(database) ?? new Map<string, Promise<string>>()
  underWay.set(database, visits)
  const key = JSON.stringify([person.issuer, person.subject])
  // Two first visits at the same moment are one, so that neither takes an account half made for one whose access was taken away.
  const visit = visits.get(key) ?? accountOf(database, write, person, now).finally(() => visits.delete(key))
  visits.set(key, visit)
  return visit
}
