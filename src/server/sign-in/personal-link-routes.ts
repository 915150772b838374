/** Coming in by a personal link, with one tap. */
import type { FastifyInstance } from 'fastify'
import { matching, shape } from '#core/kernel/input.ts'
import { deviceOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { checkPersonalLink, acceptPersonalLink } from '#server/sign-in/personal-link.ts'
import { admissionOf, flood } from '#server/sign-in/start-sign-in-session.ts'

const secret = matching(/^[\w-]{1,200}$/)
/** The link's secret, and one that the device made for itself, so that an answer lost on the way can be asked for again. */
const inviteShape = shape({ token: secret, device: matching(/^[\w-]{43}$/) })

export const personalLinkRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { database, now, write } = context
  const { admit, attempt } = admissionOf(context)

  scope.post(
    '/api/invite/about',
    {
      config: {
        ...flood,
        access: 'open',
        about: 'Says for whom a personal link is, by first name; does not use it up.',
        body: inviteShape,
      },
    },
    async (request) => {
      const input = check(inviteShape, request.body)
      return attempt(request, null, () => checkPersonalLink(database, input, now()))
    },
  )

  scope.post(
    '/api/invite',
    {
      config: {
        ...flood,
        access: 'open',
        about: 'Takes a personal link: binds it to this device, signs in and sets the cookie.',
        body: inviteShape,
      },
    },
    async (request, reply) => {
      const input = check(inviteShape, request.body)
      const { accountId, organisationId } = await attempt(request, null, () =>
        acceptPersonalLink(database, write, input, now(), deviceOf(request)),
      )
      await admit(request, reply, accountId, { way: null, organisationId })
      return { signedIn: true }
    },
  )
}
