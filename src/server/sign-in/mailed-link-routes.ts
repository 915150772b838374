/** The ways to sign in that exist here, and the links that are mailed: asked for by anyone, with one answer for all. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { matching, oneOf, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import { openTo } from '#server/access/access-end.ts'
import { countTry, mailbox, networkOf, accountHere } from '#server/sign-in/login-throttle.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { aboutMailedLink, linkPurposes, makeMailedLink, useMailedLink } from '#server/sign-in/mailed-link.ts'
import { ownAddress, relyingPartyOf } from '#server/http/public-address.ts'
import { changePassword, resetPassword } from '#server/sign-in/own-password.ts'
import { meansOf, refuseStale } from '#server/sign-in/reauthentication.ts'
import { admissionOf, flood } from '#server/sign-in/start-sign-in-session.ts'

const secret = matching(/^[\w-]{1,200}$/)
const password = z.string().check(z.maxLength(400))
const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())

const asked = shape({ email, purpose: oneOf(linkPurposes) })
const link = shape({ token: secret })
const fresh = shape({ token: secret, password })
const change = shape({ current: password, password })

export const mailedLinkRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { config, database, live, now, post, sessions, signInTrail } = context
  const { admit, attempt } = admissionOf(context)

  /** A password belongs to the account: with it sessions ended in each of its organisations. */
  const closeStreams = async (accountId: string): Promise<void> => {
    for (const organisationId of await openTo(database.db, accountId, now())) await live.accessEnded(organisationId)
  }

  scope.get(
    '/api/sign-in/ways',
    { config: { access: 'open', about: 'Says which ways to sign in exist here, so that a page can offer those and no others.' } },
    (request) => ({
      password: true,
      passkey: relyingPartyOf(config, request) !== null,
      mailedLink: post !== null,
      company: config.oidcIssuer === null ? null : { name: config.oidcName },
    }),
  )

  scope.post(
    '/api/sign-in/mail',
    {
      config: {
        ...flood,
        access: 'open',
        about: 'Mails a link to sign in, or to choose a new password; the answer is the same whether or not anyone has the address.',
        body: asked,
      },
    },
    async (request) => {
      if (!post) throw new Problem('access.notFound', {})
      const wanted = check(asked, request.body)
      const askedFrom = { device: deviceOf(request), address: request.ip }
      await countTry(
        database,
        [
          [mailbox, wanted.email],
          [accountHere, 'mail', networkOf(request.ip), wanted.email],
        ],
        now(),
      )
      const at = now()
      post.later(() => makeMailedLink(database, { ...wanted, askedFrom, base: ownAddress(config, scope), now: at }))
      return { mailed: true }
    },
  )

  scope.post(
    '/api/sign-in/link/about',
    {
      config: {
        ...flood,
        access: 'open',
        about: 'Says what a mailed link is for and where it was asked from; does not use it up.',
        body: link,
      },
    },
    async (request) => {
      const { token } = check(link, request.body)
      return attempt(request, null, () => aboutMailedLink(database, token, now()))
    },
  )

  scope.post(
    '/api/sign-in/link',
    { config: { ...flood, access: 'open', about: 'Signs in with a mailed link, which works once, and sets the cookie.', body: link } },
    async (request, reply) => {
      const { token } = check(link, request.body)
      await admit(request, reply, await attempt(request, null, () => useMailedLink(database, 'signIn', token, now())), {
        way: 'mailedLink',
      })
      return { signedIn: true }
    },
  )

  scope.post(
    '/api/password/reset',
    {
      config: { ...flood, access: 'open', about: 'Sets a new password with a mailed link, ends all sessions, and signs in.', body: fresh },
    },
    async (request, reply) => {
      const { token, password: wanted } = check(fresh, request.body)
      const accountId = await attempt(request, null, () => resetPassword(database, { secret: token, password: wanted }, now()))
      await closeStreams(accountId)
      const signedIn = await sessions.whoHas(await admit(request, reply, accountId, { way: 'mailedLink' }))
      if (signedIn) await signInTrail.note(signedIn.actor, deviceOf(request), 'access.changePassword', { by: 'mailedLink' })
      return { signedIn: true }
    },
  )

  scope.get('/api/password', { config: { access: 'signedIn', about: 'Says whether you have a password.' } }, async (request) => {
    const { accountId } = callerOf(request).actor
    const found = await database.db.selectFrom('account').select('passwordHash').where('accountId', '=', accountId).executeTakeFirst()
    return { isSet: found?.passwordHash != null }
  })

  scope.post(
    '/api/password/change',
    {
      config: {
        ...flood,
        access: 'signedIn',
        about: 'Changes your password; takes the current one and ends your sessions elsewhere.',
        body: change,
      },
    },
    async (request) => {
      const input = check(change, request.body)
      const { actor, idHash } = callerOf(request)
      const { accountId } = actor
      // With a password of one's own, the current one is the proof.
      if (!(await meansOf(database, accountId)).password) await refuseStale(database, callerOf(request), now())
      await attempt(request, accountId, () => changePassword(database, { accountId, idHash }, input, now()))
      await closeStreams(accountId)
      await signInTrail.note(actor, deviceOf(request), 'access.changePassword', { by: 'password' })
      return { changed: true }
    },
  )
}
