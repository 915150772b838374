/** Letters that somebody is to tell by hand; who runs the rollout fetches them, as they do not lie on every device (CM-6). */
import type { FastifyInstance } from 'fastify'
import { callerOf } from '#server/http/route-access.ts'
import { lettersInPerson } from '#server/communication/letters-in-person.ts'
import type { ServerContext } from '#server/context.ts'

export const letterRoutes = (scope: FastifyInstance, { database }: ServerContext): void => {
  scope.get(
    '/api/rollouts/:rolloutId/letters',
    {
      config: {
        access: 'place.help',
        about:
          'Gives the letters that are still to be told by hand: all of them to who runs the rollout, to a champion those of their places.',
      },
    },
    async (request) => {
      const { rolloutId } = request.params as { rolloutId: string }
      if (rolloutId.includes('\0') || !rolloutId.isWellFormed()) return []
      return lettersInPerson(database, callerOf(request).actor, rolloutId)
    },
  )
}
