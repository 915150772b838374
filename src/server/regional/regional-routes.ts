/** Public holidays as the library knows them, before an organisation adopts them. */
import type { FastifyInstance } from 'fastify'
import { country, shape } from '#core/kernel/input.ts'
import { holidaysFrom } from '#server/regional/adopt-holidays.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'

const query = shape({ country })

export const regionalRoutes = (scope: FastifyInstance, { now }: ServerContext): void => {
  scope.get(
    '/api/holidays',
    {
      config: {
        access: 'rows.read',
        about: 'Lists the public holidays of a country for this and the next two years, with their sources.',
        query,
      },
    },
    (request) => holidaysFrom(check(query, request.query).country, now()),
  )
}
