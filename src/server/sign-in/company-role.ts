/** The role that the company's role claim gives to somebody who signs in there, takes away again, and what it brings back (AC-1). */
import type { CommandInputs } from '#core/registry/command-inputs.ts'
import { commandCall } from '#server/base/command-call.ts'
import { type Role, systemActor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import type { CompanyIdentityRow } from '#server/db/sign-in-tables.ts'
import type { CompanyPerson } from '#server/sign-in/company-sign-on.ts'
import type { Write } from '#server/write/write.ts'

/** A membership as far as signing in at the company goes. */
export interface Found {
  readonly accountId: string
  readonly organisationId: string
  readonly role: string
  readonly locationIds: string
  readonly givenAt: string | null
  readonly givenBy: string | null
}

/** A champion has places: those where the plan knows the person to work; someone without a place comes in as a member. */
export const placed = (role: Role, locationId: string | null): { role: Role; locationIds: string[] } =>
  role === 'champion'
    ? locationId === null
      ? { role: 'member', locationIds: [] }
      : { role, locationIds: [locationId] }
    : { role, locationIds: [] }

/** What is known of somebody at the company's sign-on, as far as roles go. */
type Identity = Pick<CompanyIdentityRow, 'roleGivenAt' | 'roleBefore'>

/** Does a command as the server itself; false where it would leave no owner. */
const unlessLastOwner = async <Name extends 'access.giveRole' | 'access.withdrawRole'>(
  write: Write,
  organisationId: string,
  name: Name,
  input: CommandInputs[Name],
  now: string,
): Promise<boolean> => {
  try {
    await write(systemActor(organisationId), commandCall(now, name, input))
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
export const followRole = async (
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
  const give = (input: Omit<CommandInputs['access.giveRole'], 'accountId'>): Promise<boolean> =>
    unlessLastOwner(write, organisationId, 'access.giveRole', { accountId, ...input }, now)

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
