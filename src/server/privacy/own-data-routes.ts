/** What is kept about whoever asks, to look at and to take along. */
import type { FastifyInstance } from 'fastify'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { ownData } from '#server/privacy/own-data.ts'

export const ownDataRoutes = (scope: FastifyInstance, { database, now }: ServerContext): void => {
  scope.get(
    '/api/me/data',
    {
      config: {
        access: 'signedIn',
        about: 'Gives everything that is kept about whoever is signed in, as one JSON document; never a secret.',
      },
    },
    async (request, reply) => {
      const data = await ownData(database, callerOf(request).actor, now())
      void reply.header('content-disposition', 'attachment; filename="uitrol-my-data.json"')
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(data, null, 2))
    },
  )
}
