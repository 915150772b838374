/** Who issued a command, as they are by the time it is written: a role or a token may have been taken back since it was asked for (AC-1). */
import type { Kysely } from 'kysely'
import { type Actor, type Role, tokenRightsNow } from '#core/access/access.ts'
import { endSessions } from '#core/access/membership-commands.ts'
import { isGone } from '#server/access/access-end.ts'
import type { Difference } from '#server/db/differences.ts'
import type { FeedRow, Schema } from '#server/db/schema.ts'

/** Whether a change can end or narrow somebody's access: whoever comes after it in the same commit could not see that yet. */
export const isOfAccess = ({ table, before, after }: Difference): boolean =>
  table === 'membership' || table === 'accessToken' || (table === 'person' && (before?.['leftOn'] ?? null) !== (after?.['leftOn'] ?? null))

type Changed = Pick<FeedRow, 'table' | 'rowKey' | 'version'>

/** Rows of access that changed after the first of some versions at which actors were looked up. */
const changesOfAccess = (trx: Kysely<Schema>, organisationId: string, actors: readonly Actor[]): Promise<readonly Changed[]> => {
  const since = actors.reduce((least, { asOf = least }) => Math.min(least, asOf), Infinity)
  const people = [...new Set(actors.flatMap(({ personId }) => personId ?? []))]
  return trx
    .selectFrom('feed')
    .select(['table', 'rowKey', 'version'])
    .where('organisationId', '=', organisationId)
    .where('version', '>', since)
    .where((on) =>
      on.or([
        on('table', 'in', ['membership', 'accessToken']),
        ...(people.length > 0 ? [on('table', '=', 'person').and('rowKey', 'in', people)] : []),
      ]),
    )
    .execute()
}

const members = (trx: Kysely<Schema>, organisationId: string) =>
  trx
    .selectFrom('membership')
    .leftJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'membership.organisationId').onRef('person.personId', '=', 'membership.personId'),
    )
    .leftJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .select(['membership.organisationId', 'membership.accountId', 'membership.role', 'membership.personId', 'membership.locationIds'])
    .select(['person.leftOn', 'organisation.zone'])
    .where('membership.organisationId', '=', organisationId)

/** The token as it is; null where it or its maker has no access any more. */
const tokenNow = async (trx: Kysely<Schema>, actor: Actor, now: string): Promise<Actor | null> => {
  const found = await members(trx, actor.organisationId)
    .innerJoin('accessToken', (join) =>
      join.onRef('accessToken.organisationId', '=', 'membership.organisationId').onRef('accessToken.makerId', '=', 'membership.accountId'),
    )
    .select('accessToken.rights')
    .where('accessToken.tokenId', '=', actor.accountId.replace(/^token:/, ''))
    .where('accessToken.revokedAt', 'is', null)
    .executeTakeFirst()
  if (!found || !actor.token || (await isGone(trx, found, now))) return null
  return { ...actor, token: { ...actor.token, rights: tokenRightsNow(found.rights, found.role) } }
}

/** Whether all sessions of an account were ended after a version. */
const sessionsEnded = async (trx: Kysely<Schema>, { organisationId, accountId }: Actor, version: number): Promise<boolean> =>
  (await trx
    .selectFrom('audit')
    .select('version')
    .where('organisationId', '=', organisationId)
    .where('version', '>', version)
    .where('name', '=', endSessions.name)
    .where('input', '=', JSON.stringify({ accountId }))
    .executeTakeFirst()) !== undefined

/** The account as it is in the organisation; null where it is not in it any more, or has to sign in again. */
const memberNow = async (trx: Kysely<Schema>, actor: Actor, asOf: number, now: string): Promise<Actor | null> => {
  const found = await members(trx, actor.organisationId).where('membership.accountId', '=', actor.accountId).executeTakeFirst()
  if (!found || (await isGone(trx, found, now)) || (await sessionsEnded(trx, actor, asOf))) return null
  return { ...actor, role: found.role as Role, personId: found.personId, locationIds: JSON.parse(found.locationIds) as string[] }
}

/** Finds out who an actor is by an instant: the same object where no access of theirs changed since they were looked up; null for one without access. */
export type Issuers = (actor: Actor, now: string) => Promise<Actor | null>

/**
 * Who the actors of one commit are at the version before it. The database is asked once, and only where something was written since one of
 * them was looked up; an actor of the server itself is not looked up and stays who it is.
 */
export const createIssuers = (trx: Kysely<Schema>, organisationId: string, actors: readonly Actor[], version: number): Issuers => {
  let changed: Promise<readonly Changed[]> | undefined
  return async (actor, now) => {
    const { asOf, accountId, personId, token } = actor
    if (asOf === undefined || version <= asOf) return actor
    const since = (await (changed ??= changesOfAccess(trx, organisationId, actors))).filter((one) => one.version > asOf)
    // The rights of a token hang on whoever made it.
    if (token) return since.length === 0 ? actor : tokenNow(trx, actor, now)
    const isTheirs = since.some(({ table, rowKey }) => rowKey === (table === 'person' ? personId : accountId))
    return isTheirs ? memberNow(trx, actor, asOf, now) : actor
  }
}
