/** Proving once more who one is, before the way in is changed. */
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { optional, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { relyingPartyOf } from '#server/http/public-address.ts'
import { passwordFits } from '#server/sign-in/password.ts'
import { whoHasPasskey } from '#server/sign-in/passkeys.ts'
import { meansOf, needsReauthentication } from '#server/sign-in/reauthentication.ts'
import { admissionOf, flood } from '#server/sign-in/start-sign-in-session.ts'
import { assertion } from '#server/sign-in/passkey-shapes.ts'

const proof = shape({ password: optional(z.string().check(z.maxLength(400))), passkey: optional(assertion) })

export const reauthenticationRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { config, database, now, sessions } = context
  const { attempt } = admissionOf(context)

  scope.get(
    '/api/sign-in/again',
    {
      config: {
        access: 'signedIn',
        about: 'Says whether you have to prove again who you are before you change how you sign in, and with what.',
      },
    },
    async (request) => {
      const signedIn = callerOf(request)
      const { password, passkey } = await meansOf(database, signedIn.actor.accountId)
      return {
        needed: await needsReauthentication(database, signedIn, now()),
        password,
        passkey: passkey && relyingPartyOf(config, request) !== null,
      }
    },
  )

  scope.post(
    '/api/sign-in/again',
    { config: { ...flood, access: 'signedIn', about: 'Proves again who you are, with your password or a passkey of yours.', body: proof } },
    async (request) => {
      const { actor, idHash } = callerOf(request)
      const { accountId } = actor
      const { password, passkey } = check(proof, request.body)
      await attempt(request, accountId, async () => {
        if (passkey) {
          const party = relyingPartyOf(config, request)
          const response = passkey as unknown as AuthenticationResponseJSON
          if (!party || (await whoHasPasskey(database, party, response, now())) !== accountId) throw new Problem('access.passkeyUnfit', {})
          return
        }
        const account = await database.db.selectFrom('account').select('passwordHash').where('accountId', '=', accountId).executeTakeFirst()
        if (!(await passwordFits(account?.passwordHash ?? null, password ?? '')))
          throw new Problem('access.currentPasswordWrong', {}, { field: 'password' })
      })
      await sessions.proved(idHash)
      return { proved: true }
    },
  )
}
