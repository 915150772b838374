/** Who a machine is: its secret in the Authorization header, of which only the SHA-256 is kept (AC-1). */
import { type Actor, type Right, rightsOfRole, type Role, tokenRights } from '#core/access/access.ts'
import { ifWritable } from '#server/db/database-health.ts'
import type { Database } from '#server/db/database.ts'
import { prepared, unplanned } from '#server/db/prepared.ts'
import { hashOfSecret, newSecret } from '#server/base/ids.ts'
import { isGone } from '#server/access/access-end.ts'
import { type SignedIn, tokenPrefix } from '#server/http/credentials.ts'

const noteUsedEvery = 60_000

/** A fresh secret for a token; its beginning lets people and scanners see what it is. */
export const newTokenSecret = (): string => `${tokenPrefix}${newSecret()}`

export interface Tokens {
  /** Who carries this secret; null when nobody does, any more. */
  whoHas(secret: string): Promise<SignedIn | null>
  /** Whether a token still holds, with the rights and the rollout that it had. */
  stillValid(holder: Pick<SignedIn, 'idHash' | 'actor'>): Promise<boolean>
}

/** A token that is neither revoked nor expired, with its maker as they are now. */
const holderOf = prepared((db, { secretHash, now }: { secretHash: string; now: string }) =>
  db
    .selectFrom('accessToken')
    .innerJoin('membership', (join) =>
      join.onRef('membership.accountId', '=', 'accessToken.makerId').onRef('membership.organisationId', '=', 'accessToken.organisationId'),
    )
    .innerJoin('account', 'account.accountId', 'membership.accountId')
    .leftJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'membership.organisationId').onRef('person.personId', '=', 'membership.personId'),
    )
    .leftJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .leftJoin('tokenUse', (join) =>
      join.onRef('tokenUse.tokenId', '=', 'accessToken.tokenId').onRef('tokenUse.organisationId', '=', 'accessToken.organisationId'),
    )
    .select(['accessToken.organisationId', 'accessToken.tokenId', 'accessToken.name', 'accessToken.rights', 'accessToken.rolloutId'])
    .select(['membership.accountId', 'membership.role', 'tokenUse.usedAt', 'person.leftOn', 'organisation.zone'])
    .where('accessToken.secretHash', '=', unplanned(secretHash))
    .where('accessToken.revokedAt', 'is', null)
    .where((on) => on.or([on('accessToken.expiresAt', 'is', null), on('accessToken.expiresAt', '>', now)])),
)

/** What a token may do today: what it was given, and no more than whoever made it may do by now. */
const rightsNow = (given: string, makerRole: string): Right[] => {
  const named = JSON.parse(given) as readonly string[]
  const ofMaker: readonly Right[] = rightsOfRole[makerRole as Role] ?? []
  return tokenRights.filter((right) => named.includes(right) && ofMaker.includes(right))
}

/** Makes the tokens of a server; `now` is its clock. */
export const createTokens = ({ db }: Database, now: () => string): Tokens => {
  const noteUse = async (organisationId: string, tokenId: string, usedAt: string): Promise<void> => {
    await db
      .insertInto('tokenUse')
      .values({ organisationId, tokenId, usedAt })
      .onConflict((conflict) => conflict.columns(['organisationId', 'tokenId']).doUpdateSet({ usedAt }))
      .execute()
  }

  return {
    whoHas: async (secret) => {
      const at = now()
      const secretHash = hashOfSecret(secret)
      const [found] = await holderOf(db, { secretHash, now: at })
      // A key is not kept longer than whoever made it and saw it.
      if (!found || (await isGone(db, found, at))) return null
      const { organisationId, tokenId, name, rights, rolloutId, role, usedAt } = found
      if (usedAt === null || Date.parse(at) - Date.parse(usedAt) > noteUsedEvery)
        await ifWritable(() => noteUse(organisationId, tokenId, at))
      const actor: Actor = {
        organisationId,
        accountId: `token:${tokenId}`,
        name,
        role: 'token',
        personId: null,
        locationIds: [],
        token: { rights: rightsNow(rights, role), rolloutId },
      }
      return { idHash: secretHash, actor, language: null, provedAt: null }
    },
    stillValid: async ({ idHash, actor: { token } }) => {
      const at = now()
      const [found] = await holderOf(db, { secretHash: idHash, now: at })
      if (!found || (await isGone(db, found, at))) return false
      return rightsNow(found.rights, found.role).join() === token?.rights.join()
    },
  }
}
