/** Who a machine is: its secret in the Authorization header, of which only the SHA-256 is kept (AC-1). */
import { type Actor, tokenRightsNow } from '#core/access/access.ts'
import { ifWritable } from '#server/db/database-health.ts'
import type { Database } from '#server/db/database.ts'
import { prepared, unplanned } from '#server/db/prepared.ts'
import { hashOfSecret, newSecret } from '#server/base/ids.ts'
import { sharedInTurn } from '#server/base/shared-in-turn.ts'
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

/** A token that was not revoked, with its maker as they are at a version of the organisation. */
const holderOf = prepared((db, { secretHash }: { secretHash: string }) =>
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
    .innerJoin('organisationVersion', 'organisationVersion.organisationId', 'accessToken.organisationId')
    .leftJoin('tokenUse', (join) =>
      join.onRef('tokenUse.tokenId', '=', 'accessToken.tokenId').onRef('tokenUse.organisationId', '=', 'accessToken.organisationId'),
    )
    .select(['accessToken.organisationId', 'accessToken.tokenId', 'accessToken.name', 'accessToken.rights', 'accessToken.rolloutId'])
    .select(['membership.accountId', 'membership.role', 'tokenUse.usedAt', 'person.leftOn', 'organisation.zone'])
    .select(['accessToken.expiresAt', 'organisationVersion.version'])
    .where('accessToken.secretHash', '=', unplanned(secretHash))
    .where('accessToken.revokedAt', 'is', null),
)
type Holder = Awaited<ReturnType<typeof holderOf>>[number]

const versionOf = prepared((db, { organisationId }: { organisationId: string }) =>
  db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId),
)

/** Holders that are kept; the one asked for longest ago goes first. */
const mostKept = 500

/** Makes the tokens of a server; `now` is its clock. */
export const createTokens = ({ db }: Database, now: () => string): Tokens => {
  const kept = new Map<string, Holder>()
  // Events of machines come many at a time.
  const versionNow = sharedInTurn(
    ({ organisationId }: { organisationId: string }) => organisationId,
    (of) => versionOf(db, of),
  )
  /** Who holds a token that has not expired. Asked with each batch of usage, so it is read again only once something changed in the organisation. */
  const holds = async (secretHash: string, at: string): Promise<Holder | undefined> => {
    let found = kept.get(secretHash)
    const [current] = found ? await versionNow(found) : []
    if (!found || current?.version !== found.version) [found] = await holderOf(db, { secretHash })
    kept.delete(secretHash)
    if (!found) return undefined
    kept.set(secretHash, found)
    const [oldest] = kept.size > mostKept ? kept.keys() : []
    if (oldest !== undefined) kept.delete(oldest)
    return found.expiresAt === null || found.expiresAt > at ? found : undefined
  }
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
      const found = await holds(secretHash, at)
      // A key is not kept longer than whoever made it and saw it.
      if (!found || (await isGone(db, found, at))) return null
      const { organisationId, tokenId, name, rights, rolloutId, role, usedAt } = found
      if (usedAt === null || Date.parse(at) - Date.parse(usedAt) > noteUsedEvery)
        await ifWritable(async () => {
          await noteUse(organisationId, tokenId, at)
          found.usedAt = at
        })
      const actor: Actor = {
        organisationId,
        accountId: `token:${tokenId}`,
        name,
        role: 'token',
        personId: null,
        locationIds: [],
        asOf: found.version,
        token: { rights: tokenRightsNow(rights, role), rolloutId },
      }
      return { idHash: secretHash, actor, language: null, provedAt: null }
    },
    stillValid: async ({ idHash, actor: { token } }) => {
      const at = now()
      const found = await holds(idHash, at)
      if (!found || (await isGone(db, found, at))) return false
      return tokenRightsNow(found.rights, found.role).join() === token?.rights.join()
    },
  }
}
