/** Reviews over HTTP: whom to thank, and who needs training in which workflow (RV-1, RV-2). */
import type { FastifyInstance } from 'fastify'
import { id, optional, shape } from '#core/kernel/input.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf } from '#server/http/route-access.ts'
import { reviewFacts } from '#server/review/review-queries.ts'

const query = shape({ rollout: optional(id) })

export const reviewRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  scope.get(
    '/api/reviews/facts',
    {
      config: {
        access: 'plan.run',
        about:
          'Names the champions and those who began first, to thank them, and who still does which workflow in the old system alone, for the reviews.',
        query,
      },
    },
    async (request) => reviewFacts(context, callerOf(request).actor, check(query, request.query).rollout),
  )
}
