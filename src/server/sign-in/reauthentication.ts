/** Proving once more who one is, before the way in is changed: a device left open for a moment is not enough (AC-3). */
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import type { SignedIn } from '#server/http/credentials.ts'

/** How long a proof counts. */
const freshFor = 15 * 60_000

/** With what an account can prove who it is. */
export interface Means {
  readonly password: boolean
  readonly passkey: boolean
}

export const meansOf = async ({ db }: Database, accountId: string): Promise<Means> => {
  const account = await db.selectFrom('account').select('passwordHash').where('accountId', '=', accountId).executeTakeFirst()
  const passkey = await db.selectFrom('passkey').select('credentialId').where('accountId', '=', accountId).limit(1).executeTakeFirst()
  return { password: account?.passwordHash != null, passkey: passkey !== undefined }
}

/** Whether whoever is signed in has to prove it again. Whoever came in by a link alone has nothing to prove it with, and need not. */
export const needsReauthentication = async (database: Database, { actor, provedAt }: SignedIn, now: string): Promise<boolean> => {
  // A proof that lies further ahead than it counts was given before the clock was put back: nobody knows how old it is.
  if (provedAt !== null && Math.abs(Date.parse(now) - Date.parse(provedAt)) < freshFor) return false
  const { password, passkey } = await meansOf(database, actor.accountId)
  return password || passkey
}

/** Refuses a change of the way in long after the last proof. Problem: access.proveAgain. */
export const refuseStale = async (database: Database, signedIn: SignedIn, now: string): Promise<void> => {
  if (await needsReauthentication(database, signedIn, now)) throw new Problem('access.proveAgain', {})
}
