/** Who issued a command, as they are by the time it is written: a role or a token may have been taken back since it was asked for. */
import type { Kysely } from 'kysely'
import { type Actor, type Role, tokenRightsNow } from '#core/access/access.ts'
import type { Schema } from '#server/db/schema.ts'

/** The token as it is; null where it was revoked or removed. */
const tokenAfter = async (trx: Kysely<Schema>, actor: Actor, tokenId: string): Promise<Actor | null> => {
  const found = await trx
    .selectFrom('accessToken')
    .innerJoin('membership', (join) =>
      join.onRef('membership.organisationId', '=', 'accessToken.organisationId').onRef('membership.accountId', '=', 'accessToken.makerId'),
    )
    .select(['accessToken.rights', 'membership.role'])
    .where('accessToken.organisationId', '=', actor.organisationId)
    .where('accessToken.tokenId', '=', tokenId)
    .where('accessToken.revokedAt', 'is', null)
    .executeTakeFirst()
  return found && actor.token ? { ...actor, token: { ...actor.token, rights: tokenRightsNow(found.rights, found.role) } } : null
}

/** The account as it is in the organisation; null where it is not in it any more. */
const memberAfter = async (trx: Kysely<Schema>, actor: Actor): Promise<Actor | null> => {
  const found = await trx
    .selectFrom('membership')
    .select(['role', 'personId', 'locationIds'])
    .where('organisationId', '=', actor.organisationId)
    .where('accountId', '=', actor.accountId)
    .executeTakeFirst()
  if (!found) return null
  return { ...actor, role: found.role as Role, personId: found.personId, locationIds: JSON.parse(found.locationIds) as string[] }
}

/** The actor itself where no access changed after a version, else who it is now; null where it has no access any more. */
export const actorAfter = async (trx: Kysely<Schema>, actor: Actor, version: number): Promise<Actor | null> => {
  const tokenId = actor.token && actor.accountId.replace(/^token:/, '')
  const changed = await trx
    .selectFrom('feed')
    .select('rowKey')
    .where('organisationId', '=', actor.organisationId)
    .where('version', '>', version)
    .where('table', 'in', ['membership', 'accessToken'])
    .execute()
  if (changed.length === 0) return actor
  if (tokenId !== undefined) return tokenAfter(trx, actor, tokenId)
  return changed.some(({ rowKey }) => rowKey === actor.accountId) ? memberAfter(trx, actor) : actor
}
