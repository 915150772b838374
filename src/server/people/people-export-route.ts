/** Gives the people of the organisation as a staff list that can be imported again (IM-3). */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import type { ServerContext } from '#server/context.ts'
import { sendFile } from '#server/http/answer-file.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'
import { check } from '#server/base/input-validation.ts'

const queryShape = z.object({ format: z.enum(['csv', 'xlsx']), rollout: z.optional(z.string().check(z.maxLength(100))) })

export const peopleExportRoute = (scope: FastifyInstance, { threads }: ServerContext): void => {
  scope.get(
    '/api/people/export',
    {
      config: {
        access: 'people.manage',
        about:
          'Gives everyone as a staff list (`format`: csv or xlsx; `rollout`: whose pilots and champions are marked) that can be imported again.',
      },
    },
    async (request, reply) => {
      const { format, rollout } = check(queryShape, request.query)
      const { organisationId } = callerOf(request).actor
      const language = languageOf(request)
      const file = await threads.run(organisationId, 'peopleList', { organisationId, rolloutId: rollout, format, language })
      return sendFile(reply, file)
    },
  )
}
