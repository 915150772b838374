/** Whether somebody's last day is over: from the day after it, nothing that was theirs opens anything here (AC-1, AC-3). */
import type { Kysely } from 'kysely'
import { isZone, todayIn } from '#core/kernel/calendar.ts'
import { worksOn } from '#core/kernel/employment.ts'
import type { Schema } from '#server/db/schema.ts'

/** Somebody's access as the access check finds it: the last day of the person they are, and the clock of the organisation. */
export interface Access {
  readonly organisationId: string
  readonly accountId: string
  readonly role: string
  readonly leftOn: string | null
  readonly zone: string | null
}

/** Whether a last day is over by the clock of the organisation. */
export const isPast = (leftOn: string | null, zone: string | null, now: string): boolean =>
  leftOn !== null && !worksOn({ leftOn }, todayIn(zone !== null && isZone(zone) ? zone : 'UTC', now))

/** The access that there is, with whose last day it hangs on; narrow it to whom you ask about. */
export const accesses = (db: Kysely<Schema>) =>
  db
    .selectFrom('membership')
    .innerJoin('account', 'account.accountId', 'membership.accountId')
    .leftJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'membership.organisationId').onRef('person.personId', '=', 'membership.personId'),
    )
    .leftJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .select(['membership.organisationId', 'membership.accountId', 'membership.role', 'person.leftOn', 'organisation.zone'])

/**
 * Whether an access ended because the person left. The last owner stays in, because nobody else could take the day back; an owner whose
 * last day is over too is none who could.
 */
export const isGone = async (
  db: Kysely<Schema>,
  { organisationId, accountId, role, leftOn, zone }: Access,
  now: string,
): Promise<boolean> => {
  if (!isPast(leftOn, zone, now)) return false
  if (role !== 'owner') return true
  const others = await accesses(db)
    .where('membership.organisationId', '=', organisationId)
    .where('membership.role', '=', 'owner')
    .where('membership.accountId', '!=', accountId)
    .execute()
  return others.some((other) => !isPast(other.leftOn, other.zone, now))
}

/** The organisations that an account still comes into, in order. */
export const openTo = async (db: Kysely<Schema>, accountId: string, now: string): Promise<readonly string[]> => {
  const found = await accesses(db).where('membership.accountId', '=', accountId).orderBy('membership.organisationId').execute()
  const open: string[] = []
  for (const access of found) if (!(await isGone(db, access, now))) open.push(access.organisationId)
  return open
}

/** Whether a person of the staff list has left an organisation. */
export const hasLeft = async (db: Kysely<Schema>, organisationId: string, personId: string | null, now: string): Promise<boolean> => {
  if (personId === null) return false
  const found = await db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.organisationId', 'person.organisationId')
    .select(['person.leftOn', 'organisation.zone'])
    .where('person.organisationId', '=', organisationId)
    .where('person.personId', '=', personId)
    .executeTakeFirst()
  return found !== undefined && isPast(found.leftOn, found.zone, now)
}
