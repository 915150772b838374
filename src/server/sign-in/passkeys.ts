/** Passkeys: kept by the device, known here by their public half; adding, listing, removing, and signing in with one (AC-3). */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON as CreationOptions,
  PublicKeyCredentialRequestOptionsJSON as RequestOptions,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { Problem } from '#core/kernel/problem.ts'
import { newChallenge, takeChallenge } from '#server/sign-in/challenge.ts'
import type { Database } from '#server/db/database.ts'
import type { RelyingParty } from '#server/http/public-address.ts'

/** More than anyone has devices. */
const mostPasskeys = 20

export interface KnownPasskey {
  readonly credentialId: string
  readonly name: string
  readonly createdAt: string
  readonly lastUsedAt: string | null
}

/** EdDSA, ES256 and RS256: what devices make today. */
const algorithms = [-8, -7, -257]

/** The library that knows the format; loaded when first needed. */
const library = () => import('@simplewebauthn/server')

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const transportsOf = (json: string): string[] => JSON.parse(json) as string[]

/** The passkeys of an account, oldest first. */
export const passkeysOf = ({ db }: Database, accountId: string): Promise<KnownPasskey[]> =>
  db
    .selectFrom('passkey')
    .select(['credentialId', 'name', 'createdAt', 'lastUsedAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt')
    .orderBy('credentialId')
    .execute()

/** What a browser needs to make a passkey; devices that have one already leave it. */
export const creationOptions = async (
  database: Database,
  party: RelyingParty,
  account: { accountId: string; email: string; name: string },
  now: string,
): Promise<CreationOptions> => {
  const { accountId } = account
  const known = await database.db.selectFrom('passkey').select(['credentialId', 'transports']).where('accountId', '=', accountId).execute()
  if (known.length >= mostPasskeys) throw new Problem('access.passkeysFull', { most: mostPasskeys })
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: 'Uitrol',
    rpID: party.id,
    userID: new Uint8Array(Buffer.from(accountId)),
    userName: account.email,
    userDisplayName: account.name,
    challenge: bytesOf(await newChallenge(database, 'addPasskey', accountId, now)),
    timeout: 300_000,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports: transportsOf(transports) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
}

/** What the library thinks of an answer: it throws on anything odd, which to us is an answer that does not fit; trouble of ours stays a fault. */
const verified = async <T extends { verified: boolean }>(
  take: (challenge: string) => Promise<boolean>,
  verify: (expectedChallenge: (challenge: string) => Promise<boolean>) => Promise<T>,
): Promise<T> => {
  const faults: unknown[] = []
  const taking = (challenge: string): Promise<boolean> =>
    take(challenge).catch((fault: unknown) => {
      faults.push(fault)
      return false
    })
  const result = await verify(taking).catch(() => null)
  if (faults.length > 0) throw faults[0]
  if (!result?.verified) throw new Problem('access.passkeyUnfit', {})
  return result
}

/** Keeps a new passkey. Problem: access.passkeyUnfit. */
export const addPasskey = async (
  database: Database,
  party: RelyingParty,
  accountId: string,
  { name, response }: { name: string; response: RegistrationResponseJSON },
  now: string,
): Promise<void> => {
  const { verifyRegistrationResponse } = await library()
  const take = (challenge: string): Promise<boolean> => takeChallenge(database, 'addPasskey', accountId, challenge, now)
  const { registrationInfo } = await verified(take, (expectedChallenge) =>
    verifyRegistrationResponse({
      response,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!registrationInfo) throw new Problem('access.passkeyUnfit', {})
  const { credential } = registrationInfo
  const row = {
    credentialId: credential.id,
    accountId,
    publicKey: textOf(credential.publicKey),
    counter: credential.counter,
    transports: JSON.stringify(credential.transports ?? []),
    name,
    createdAt: now,
    lastUsedAt: null,
  }
  const { numInsertedOrUpdatedRows } = await database.db
    .insertInto('passkey')
    .values(row)
    .onConflict((conflict) => conflict.column('credentialId').doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('access.passkeyUnfit', {})
}

/** Removes one of an account's own passkeys and answers what it was called. Problem: access.notFound. */
export const removePasskey = async ({ db }: Database, accountId: string, credentialId: string): Promise<string> => {
  const removed = await db
    .deleteFrom('passkey')
    .where('credentialId', '=', credentialId)
    .where('accountId', '=', accountId)
    .returning('name')
    .executeTakeFirst()
  if (!removed) throw new Problem('access.notFound', {})
  return removed.name
}

/** What a browser needs to offer the passkeys it has for us; it is not said whose. */
export const requestOptions = async (database: Database, party: RelyingParty, now: string): Promise<RequestOptions> => {
  const { generateAuthenticationOptions } = await library()
  const challenge = bytesOf(await newChallenge(database, 'usePasskey', null, now))
  return generateAuthenticationOptions({ rpID: party.id, challenge, timeout: 300_000, userVerification: 'preferred' })
}

/** Whose passkey answered. Problem: access.passkeyUnfit, also for one whose counter went back, which is a copy. */
export const whoHasPasskey = async (
  database: Database,
  party: RelyingParty,
  response: AuthenticationResponseJSON,
  now: string,
): Promise<string> => {
  const { db } = database
  const known = await db.selectFrom('passkey').selectAll().where('credentialId', '=', response.id).executeTakeFirst()
  const { verifyAuthenticationResponse } = await library()
  const take = (challenge: string): Promise<boolean> => takeChallenge(database, 'usePasskey', null, challenge, now)
  if (!known) throw new Problem('access.passkeyUnfit', {})
  const { authenticationInfo } = await verified(take, (expectedChallenge) =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: false,
      credential: {
        id: known.credentialId,
        publicKey: bytesOf(known.publicKey),
        counter: Number(known.counter),
        transports: transportsOf(known.transports),
      },
    }),
  )
  // Once more in the database, so that of two uses at the same moment with one counter only one stands.
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set({ counter: authenticationInfo.newCounter, lastUsedAt: now })
    .where('credentialId', '=', known.credentialId)
    .where('counter', '=', known.counter)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Problem('access.passkeyUnfit', {})
  return known.accountId
}
