/** Challenges: random, good once, gone after minutes; only their hash is kept, and taking one removes it. */
import type { Database } from '#server/db/database.ts'
import { hashOfSecret, newSecret } from '#server/base/ids.ts'

export type ChallengePurpose = 'addPasskey' | 'usePasskey' | 'companySignOn'

/** Long enough to find one's glasses and the key, or to sign in at the company. */
const minutes = 10

/** Makes a challenge and answers it; what expired is swept out. */
export const newChallenge = async ({ db }: Database, purpose: ChallengePurpose, accountId: string | null, now: string): Promise<string> => {
  const secret = newSecret()
  const expiresAt = new Date(Date.parse(now) + minutes * 60_000).toISOString()
  await db.deleteFrom('signInChallenge').where('expiresAt', '<=', now).execute()
  await db
    .insertInto('signInChallenge')
    .values({ secretHash: hashOfSecret(secret), purpose, accountId, expiresAt })
    .execute()
  return secret
}

/** Takes a challenge away; false when there is none, any more, for this purpose and account. */
export const takeChallenge = async (
  { db }: Database,
  purpose: ChallengePurpose,
  accountId: string | null,
  secret: string,
  now: string,
): Promise<boolean> => {
  const taken = await db
    .deleteFrom('signInChallenge')
    .where('secretHash', '=', hashOfSecret(secret))
    .where('purpose', '=', purpose)
    .where('accountId', accountId === null ? 'is' : '=', accountId)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return taken.numDeletedRows === 1n
}
