/** The handover of a rollout as a PDF, as a ZIP of documents and data, or as data alone, in the language asked for (RV-5). */
import type { FastifyInstance } from 'fastify'
import { language, optional, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { sendFile } from '#server/http/answer-file.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'
import { handoverTypes } from '#server/review/handover-file.ts'

const query = shape({ language: optional(language) })
const isFormat = (format: string): format is keyof typeof handoverTypes => Object.hasOwn(handoverTypes, format)

export const handoverRoutes = (scope: FastifyInstance, { now, threads }: ServerContext): void => {
  scope.get(
    '/api/rollouts/:rolloutId/handover.:format',
    {
      config: {
        access: 'plan.run',
        forTokens: true,
        about:
          'Gives the handover of a rollout as pdf, as zip with each part as CSV and JSON and the plan beside it (above 2,000 people as csv, ics and json), or as json; `language`: en or nl, else that of the reader.',
        query,
        answers: '*/*',
      },
    },
    async (request, reply) => {
      const { rolloutId, format } = request.params as { rolloutId: string; format: string }
      if (!isFormat(format)) throw new Problem('access.notFound', {})
      const spoken = check(query, request.query).language ?? languageOf(request)
      const { actor } = callerOf(request)
      const asked = { actor, rolloutId, now: now(), format, language: spoken }
      return sendFile(reply, await threads.run(actor.organisationId, 'handover', asked))
    },
  )
}
