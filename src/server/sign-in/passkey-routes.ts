/** Passkeys over HTTP: one's own are added, listed and removed by whoever is signed in; signing in with one is open. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import { shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { type RelyingParty, relyingPartyOf } from '#server/http/public-address.ts'
import { addPasskey, creationOptions, passkeysOf, removePasskey, requestOptions, whoHasPasskey } from '#server/sign-in/passkeys.ts'
import { refuseStale } from '#server/sign-in/reauthentication.ts'
import { admissionOf, flood } from '#server/sign-in/start-sign-in-session.ts'
import { answer, assertion, base64url, credentialId } from '#server/sign-in/passkey-shapes.ts'

const creation = shape({
  name: text(80),
  passkey: answer({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.optional(z.array(z.string().check(z.regex(/^[\w-]{1,30}$/))).check(z.maxLength(10))),
  }),
})
const used = shape({ passkey: assertion })
const chosen = shape({ credentialId })

export const passkeyRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { config, database, now, signInTrail } = context
  const { admit, attempt } = admissionOf(context)
  const partyOf = (request: FastifyRequest): RelyingParty => {
    const party = relyingPartyOf(config, request)
    if (!party) throw new Problem('access.notFound', {})
    return party
  }

  scope.get('/api/passkeys', { config: { access: 'signedIn', about: 'Lists your passkeys, with when each was last used.' } }, (request) =>
    passkeysOf(database, callerOf(request).actor.accountId),
  )

  scope.post(
    '/api/passkeys/options',
    { config: { ...flood, access: 'signedIn', about: 'What a browser needs to make a passkey for you.' } },
    async (request) => {
      const party = partyOf(request)
      await refuseStale(database, callerOf(request), now())
      const { accountId, name } = callerOf(request).actor
      const found = await database.db.selectFrom('account').select('email').where('accountId', '=', accountId).executeTakeFirst()
      // Whoever came in by a personal link may have no address; their name will do for the list that a device shows.
      const email = found?.email.includes('@') ? found.email : name
      return creationOptions(database, party, { accountId, name, email }, now())
    },
  )

  scope.post(
    '/api/passkeys',
    {
      config: { ...flood, access: 'signedIn', about: 'Keeps a passkey that your browser made; answers with all of them.', body: creation },
    },
    async (request) => {
      const party = partyOf(request)
      const { name, passkey } = check(creation, request.body)
      const { actor } = callerOf(request)
      const { accountId } = actor
      await refuseStale(database, callerOf(request), now())
      await addPasskey(database, party, accountId, { name, response: passkey as unknown as RegistrationResponseJSON }, now())
      await signInTrail.note(actor, deviceOf(request), 'access.addPasskey', { name })
      return passkeysOf(database, accountId)
    },
  )

  scope.post(
    '/api/passkeys/remove',
    { config: { ...flood, access: 'signedIn', about: 'Removes one of your passkeys; answers with the others.', body: chosen } },
    async (request) => {
      const { actor } = callerOf(request)
      const { accountId } = actor
      const wanted = check(chosen, request.body)
      await refuseStale(database, callerOf(request), now())
      const name = await removePasskey(database, accountId, wanted.credentialId)
      await signInTrail.note(actor, deviceOf(request), 'access.removePasskey', { name })
      return passkeysOf(database, accountId)
    },
  )

  scope.post(
    '/api/sign-in/passkey/options',
    { config: { ...flood, access: 'open', about: 'What a browser needs to offer its passkeys for signing in.' } },
    (request) => requestOptions(database, partyOf(request), now()),
  )

  scope.post(
    '/api/sign-in/passkey',
    { config: { ...flood, access: 'open', about: 'Signs in with a passkey and sets the cookie.', body: used } },
    async (request, reply) => {
      const party = partyOf(request)
      const { passkey } = check(used, request.body)
      const response = passkey as unknown as AuthenticationResponseJSON
      const accountId = await attempt(request, null, () => whoHasPasskey(database, party, response, now()))
      await admit(request, reply, accountId, { way: 'passkey' })
      return { signedIn: true }
    },
  )
}
