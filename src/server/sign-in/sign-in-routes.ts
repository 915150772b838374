/** Coming in and going out. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { country, id, language, optional, shape, text } from '#core/kernel/input.ts'
import * as z from 'zod/mini'
import { Problem } from '#core/kernel/problem.ts'
import { deviceOf } from '#server/http/route-access.ts'
import { welcomeFirstOwner } from '#server/sign-in/first-owner.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { admissionOf, flood } from '#server/sign-in/start-sign-in-session.ts'
import { whoIsHere } from '#server/sign-in/who-is-here.ts'
import { longestDays, cookieName, type SignedIn } from '#server/http/credentials.ts'

const secret = z.string().check(z.regex(/^[\w-]{1,200}$/))
const password = z.string().check(z.maxLength(400))
const currency = z.string().check(z.regex(/^[A-Z]{3}$/))
const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())

const firstOwner = shape({
  token: secret,
  name: text(120),
  email,
  password,
  organisation: shape({ name: text(120), country, zone: text(64), language, currency: optional(currency) }),
})
const wasHere = shape({ wasIn: optional(id), wasAs: optional(id), mark: optional(secret) })
const credentials = shape({ email: text(254), password })

export const signInRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { config, database, sessions, signInTrail } = context
  const { admit, attempt } = admissionOf(context)

  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl?.startsWith('https:') ?? false } as const
  const giveCookie = (reply: FastifyReply, value: string): void =>
    void reply.setCookie(cookieName, value, { ...cookie, maxAge: longestDays * 86_400 })

  const me = (signedIn: SignedIn | null) => whoIsHere(context, scope, signedIn)

  scope.get(
    '/api/me',
    {
      config: {
        access: 'open',
        about:
          'Says who is signed in here, if anyone, and whether this server still waits for its first owner. A device that names who was here learns whether they still have access; one that names the mark of what it knows gets nothing (204) while that still holds.',
        query: wasHere,
      },
    },
    async (request, reply) => {
      const secret = request.cookies[cookieName]
      const { wasIn, wasAs, mark: known } = check(wasHere, request.query)
      const was = wasIn !== undefined && wasAs !== undefined ? { organisationId: wasIn, accountId: wasAs } : null
      const withdrawn = request.signedIn ? null : await sessions.withdrawnFrom(secret, was)
      const said = await me(request.signedIn)
      if ('mark' in said && said.mark === known) return reply.code(204).send()
      return { ...said, ...(withdrawn ? { withdrawn } : {}) }
    },
  )

  scope.post(
    '/api/first-owner',
    {
      config: {
        ...flood,
        access: 'open',
        about: 'Takes the link of the first start: makes the owner and the organisation, and signs in.',
        body: firstOwner,
      },
    },
    async (request, reply) => {
      const input = check(firstOwner, request.body)
      const device = deviceOf(request)
      const { accountId, organisationId } = await welcomeFirstOwner(database, context.write, context.now(), input, device)
      const given = await sessions.open(accountId, organisationId, device)
      giveCookie(reply, given)
      return me(await sessions.whoHas(given))
    },
  )

  scope.post(
    '/api/sign-in',
    {
      config: {
        ...flood,
        access: 'open',
        about: 'Signs in with e-mail address and password; answers as `/api/me` does and sets the cookie.',
        body: credentials,
      },
    },
    async (request, reply) => {
      const input = check(credentials, request.body)
      const accountId = await attempt(request, input.email, () => sessions.whoseAre(input.email, input.password))
      const signedIn = await sessions.whoHas(await admit(request, reply, accountId, { way: 'password' }))
      if (!signedIn) throw new Problem('access.wrongPassword', {})
      return me(signedIn)
    },
  )

  scope.post('/api/sign-out', { config: { access: 'open', about: 'Ends the session of this device.' } }, async (request, reply) => {
    if (request.signedIn) {
      await sessions.signOut(request.signedIn.idHash)
      await signInTrail.note(request.signedIn.actor, deviceOf(request), 'access.signOut', { where: 'here' })
    }
    void reply.clearCookie(cookieName, cookie)
    return { signedOut: true }
  })
}
