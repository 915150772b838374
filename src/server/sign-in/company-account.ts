/** Which account somebody is who signed in at the company: the one that is linked, else by the e-mail address it vouches for. */
import type { Kysely } from 'kysely'
import { type Role, systemActor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { CompanyPerson } from '#server/sign-in/company-sign-on.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import type { CompanyIdentityRow } from '#server/db/sign-in-tables.ts'
import { newId } from '#server/base/ids.ts'
import type { Write } from '#server/write/write.ts'

interface Found {
  readonly accountId: string
  readonly organisationId: string
  readonly role: string
  readonly locationIds: string
  readonly givenAt: string | null
  readonly givenBy: string | null
}

/** Where an account is a member; of several, the one whose role was given at that moment. */
const membershipOf = async ({ db }: Database, accountId: string, givenAt: string | null = null): Promise<Found | undefined> => {
  const all = await db
    .selectFrom('membership')
    .select(['accountId', 'organisationId', 'role', 'locationIds', 'givenAt', 'givenBy'])
    .where('accountId', '=', accountId)
    .orderBy('organisationId')
    .execute()
  return all.find((one) => givenAt !== null && one.givenAt === givenAt) ?? all[0]
}

/** A champion has places: those where the plan knows the person to work; someone without a place comes in as a member. */
const placed = (role: Role, locationId: string | null): { role: Role; locationIds: string[] } =>
  role === 'champion'
    ? locationId === null
      ? { role: 'member', locationIds: [] }
      : { role, locationIds: [locationId] }
    : { role, locationIds: [] }

/** The only organisation here; null where there are several, because then nothing says which. */
const onlyOrganisation = async ({ db }: Database): Promise<string | null> => {
  const found = await db.selectFrom('organisation').select('organisationId').distinct().limit(2).execute()
  return found.length === 1 ? (found[0]?.organisationId ?? null) : null
}

/** Somebody in the staff list with this address who still works there. */
const staffOf = async ({ db }: Database, email: string, today: string) =>
  db
    .selectFrom('person')
    .select(['organisationId', 'personId', 'name', 'locationId'])
    .where((on) => on(on.fn<string>('lower', ['email']), '=', email))
    .where((on) => on.or([on('leftOn', 'is', null), on('leftOn', '>', today)]))
    .orderBy('organisationId')
    .orderBy('personId')
    .executeTakeFirst()

/** What is known of somebody at the company's sign-on, as far as roles go. */
type Identity = Pick<CompanyIdentityRow, 'roleGivenAt' | 'roleBefore'>

/** Does a command as the server itself; false where it would leave no owner. */
const unlessLastOwner = async (write: Write, organisationId: string, name: string, input: unknown, now: string): Promise<boolean> => {
  try {
    await write(systemActor(organisationId), { id: newId(now), name, input, issuedAt: now })
    return true
  } catch (trouble) {
    if (trouble instanceof Problem && trouble.code === 'access.lastOwner') return false
    throw trouble
  }
}

/**
 * Makes the role what the claim says by now (AC-1). A group that was lost takes the role that it gave, and brings back what was
 * there before it; a role that somebody gave by hand since stays, and so does the last owner. False when nothing is left.
 */
const followRole = async (
  { db }: Database,
  write: Write,
  { issuer, subject, role: claimed }: CompanyPerson,
  found: Found,
  staff: { readonly locationId: string | null } | undefined,
  now: string,
): Promise<boolean> => {
  if (claimed === 'unsaid') return true
  const { accountId, organisationId } = found
  const ofIdentity = (set: Partial<CompanyIdentityRow>) =>
    db.updateTable('companyIdentity').set(set).where('issuer', '=', issuer).where('subject', '=', subject).execute()
  const identity: Identity = await db
    .selectFrom('companyIdentity')
    .select(['roleGivenAt', 'roleBefore'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirstOrThrow()
  const isOfClaim =
    identity.roleGivenAt !== null && identity.roleGivenAt === found.givenAt && found.givenBy === systemActor(organisationId).name
  const give = (input: object): Promise<boolean> => unlessLastOwner(write, organisationId, 'access.giveRole', { accountId, ...input }, now)

  if (claimed !== null) {
    const wanted = placed(claimed, staff?.locationId ?? null)
    if (found.role === wanted.role || !(await give(wanted))) return true
    const after = await db
      .selectFrom('membership')
      .select('givenAt')
      .where('accountId', '=', accountId)
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    const before = isOfClaim ? identity.roleBefore : JSON.stringify({ role: found.role, locationIds: JSON.parse(found.locationIds) })
    await ofIdentity({ roleGivenAt: after?.givenAt ?? null, roleBefore: before })
    return true
  }
  if (!isOfClaim) return true
  const before = identity.roleBefore === null ? null : (JSON.parse(identity.roleBefore) as { role: Role; locationIds: string[] })
  const left = before ?? (staff ? { role: 'member' as const, locationIds: [] } : null)
  if (left) {
    if (await give(left)) await ofIdentity({ roleGivenAt: null, roleBefore: null })
    return true
  }
  if (!(await unlessLastOwner(write, organisationId, 'access.withdrawRole', { accountId }, now))) return true
  await ofIdentity({ roleGivenAt: null, roleBefore: null, leftAt: now })
  return false
}

/** Finds or makes the account; what `companyAccount` says, for one visit at a time. */
const accountOf = async (database: Database, write: Write, person: CompanyPerson, now: string): Promise<string> => {
  const { db } = database
  const { issuer, subject, email } = person
  const claimed = person.role === 'unsaid' ? null : person.role
  const link = (on: Kysely<Schema>, accountId: string) =>
    on
      .insertInto('companyIdentity')
      .values({ issuer, subject, accountId, linkedAt: now, lastUsedAt: now, roleGivenAt: null, roleBefore: null, leftAt: null })
      .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet({ accountId, lastUsedAt: now }))
  const staff = email === null ? undefined : await staffOf(database, email, now.slice(0, 10))
  /** Comes in as who they are, with the role that the claim says by now. */
  const comeIn = async (found: Found): Promise<string> => {
    await link(db, found.accountId).execute()
    if (!(await followRole(database, write, person, found, staff, now))) throw new Problem('access.companyUnknownPerson', {})
    return found.accountId
  }
  const known = await db
    .selectFrom('companyIdentity')
    .select(['accountId', 'roleGivenAt', 'leftAt'])
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  const linked = known ? await membershipOf(database, known.accountId, known.roleGivenAt) : undefined
  if (linked) return comeIn(linked)
  if (email === null) throw new Problem('access.companyUnverified', {})

  const account = await db.selectFrom('account').select('accountId').where('email', '=', email).executeTakeFirst()
  const ofPerson = staff
    ? await db
        .selectFrom('membership')
        .select('accountId')
        .where('organisationId', '=', staff.organisationId)
        .where('personId', '=', staff.personId)
        .executeTakeFirst()
    : undefined
  const there = account ?? ofPerson
  const member = there ? await membershipOf(database, there.accountId) : undefined
  if (member) return comeIn(member)

  // Access was taken away here; a place in the staff list, or a group of the company, does not give it back. What a lost group took does.
  const isBack = known !== undefined && known.leftAt !== null
  if ((known || there) && !isBack) throw new Problem('access.companyUnknownPerson', {})
  const organisationId = staff?.organisationId ?? (claimed === null ? null : await onlyOrganisation(database))
  if (organisationId === null) throw new Problem('access.companyUnknownPerson', {})
  const name = staff?.name ?? person.name
  const personId = staff?.personId ?? null
  const made = { accountId: newId(now), name, email, passwordHash: null, personId, language: null, createdAt: now }
  // Two first visits at the same moment make one account.
  if (!isBack)
    await db
      .insertInto('account')
      .values(made)
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute()
  const { accountId } = known ?? (await db.selectFrom('account').select('accountId').where('email', '=', email).executeTakeFirstOrThrow())
  const input = { accountId, name, email, personId, ...placed(claimed ?? 'member', staff?.locationId ?? null) }
  try {
    await write(
      systemActor(organisationId),
      { id: newId(now), name: 'access.enlist', input, issuedAt: now },
      {
        alongside: async (trx) => {
          await link(trx, accountId).execute()
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
      },
    )
  } catch (trouble) {
    if (accountId === made.accountId) await db.deleteFrom('account').where('accountId', '=', accountId).execute()
    throw trouble
  }
  const given = claimed === null ? null : ((await membershipOf(database, accountId))?.givenAt ?? null)
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
 * The account of a person whom the company vouches for; made where the staff list or the role claim expects them.
 * Problems: access.companyUnverified, access.companyUnknownPerson.
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
