/** Your own sessions, and for owners when each account was last here. */
import type { FastifyInstance } from 'fastify'
import { matching, shape } from '#core/kernel/input.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { endOwnSession, lastSeenIn, ownSessions } from '#server/sign-in/own-sign-in-sessions.ts'

const endShape = shape({ key: matching(/^[0-9a-f]{24}$/) })
const nothing = shape({})

export const ownSignInSessionRoutes = (scope: FastifyInstance, { database, now, signInTrail }: ServerContext): void => {
  scope.get(
    '/api/sessions',
    { config: { access: 'signedIn', about: 'Lists the devices on which you are signed in, the last one seen first.' } },
    (request) => ownSessions(database, callerOf(request), now()),
  )

  scope.post(
    '/api/sessions/end',
    { config: { access: 'signedIn', about: 'Ends one of your own sessions.', body: endShape } },
    async (request) => {
      await endOwnSession(database, callerOf(request), check(endShape, request.body).key, now())
      await signInTrail.note(callerOf(request).actor, deviceOf(request), 'access.signOut', { where: 'there' })
      return { ended: true }
    },
  )

  scope.post(
    '/api/sessions/end-others',
    { config: { access: 'signedIn', about: 'Ends all your sessions but this one.', body: nothing } },
    async (request) => {
      check(nothing, request.body)
      await endOwnSession(database, callerOf(request), null, now())
      await signInTrail.note(callerOf(request).actor, deviceOf(request), 'access.signOut', { where: 'there' })
      return { ended: true }
    },
  )

  scope.get(
    '/api/members/last-seen',
    { config: { access: 'access.roles', about: 'Says for each account how many sessions it has and when it was last here.' } },
    (request) => lastSeenIn(database, callerOf(request).actor.organisationId, now()),
  )
}
