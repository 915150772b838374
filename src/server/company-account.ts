/** Which account somebody is who signed in at the company: the one that is linked, else by the e-mail address it vouches for. */
import type { Kysely } from 'kysely'
import { type Role, systemActor } from '#core/access.ts'
import { Problem } from '#core/problem.ts'
import type { CompanyPerson } from '#server/company-sign-on.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { newId } from '#server/identity.ts'
import type { Write } from '#server/write.ts'

interface Found {
  readonly accountId: string
  readonly organisationId: string
  readonly role: string
}

const membershipOf = ({ db }: Database, accountId: string): Promise<Found | undefined> =>
  db
    .selectFrom('membership')
    .select(['accountId', 'organisationId', 'role'])
    .where('accountId', '=', accountId)
    .orderBy('organisationId')
    .executeTakeFirst()

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

/** Writes the role that the claim gives into the organisation, where it differs. The last owner stays one. */
const followRole = async (write: Write, found: Found, wanted: Role | null, locationId: string | null, now: string): Promise<void> => {
  if (wanted === null) return
  const { role, locationIds } = placed(wanted, locationId)
  if (found.role === role) return
  const input = { accountId: found.accountId, role, locationIds }
  try {
    await write(systemActor(found.organisationId), { id: newId(now), name: 'access.giveRole', input, issuedAt: now })
  } catch (trouble) {
    if (!(trouble instanceof Problem) || trouble.code !== 'access.lastOwner') throw trouble
  }
}

/** Finds or makes the account; what `companyAccount` says, for one visit at a time. */
const accountOf = async (database: Database, write: Write, person: CompanyPerson, now: string): Promise<string> => {
  const { db } = database
  const { issuer, subject, email, role: claimed } = person
  const link = (on: Kysely<Schema>, accountId: string) =>
    on
      .insertInto('companyIdentity')
      .values({ issuer, subject, accountId, linkedAt: now, lastUsedAt: now })
      .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet({ accountId, lastUsedAt: now }))
  const staff = email === null ? undefined : await staffOf(database, email, now.slice(0, 10))
  const known = await db
    .selectFrom('companyIdentity')
    .select('accountId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  const linked = known ? await membershipOf(database, known.accountId) : undefined
  if (linked) {
    await link(db, linked.accountId).execute()
    await followRole(write, linked, claimed, staff?.locationId ?? null, now)
    return linked.accountId
  }
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
  if (member) {
    await link(db, member.accountId).execute()
    await followRole(write, member, claimed, staff?.locationId ?? null, now)
    return member.accountId
  }

  // Access was taken away here; a place in the staff list, or a group of the company, does not give it back.
  if (known || there) throw new Problem('access.companyUnknownPerson', {})
  const organisationId = staff?.organisationId ?? (claimed === null ? null : await onlyOrganisation(database))
  if (organisationId === null) throw new Problem('access.companyUnknownPerson', {})
  const name = staff?.name ?? person.name
  const personId = staff?.personId ?? null
  const made = { accountId: newId(now), name, email, passwordHash: null, personId, language: null, createdAt: now }
  // Two first visits at the same moment make one account.
  await db
    .insertInto('account')
    .values(made)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  const { accountId } = await db.selectFrom('account').select('accountId').where('email', '=', email).executeTakeFirstOrThrow()
  const input = { accountId, name, email, personId, ...placed(claimed ?? 'member', staff?.locationId ?? null) }
  try {
    await write(
      systemActor(organisationId),
      { id: newId(now), name: 'access.enlist', input, issuedAt: now },
      { alongside: async (trx) => void (await link(trx, accountId).execute()) },
    )
  } catch (trouble) {
    if (accountId === made.accountId) await db.deleteFrom('account').where('accountId', '=', accountId).execute()
    throw trouble
  }
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
