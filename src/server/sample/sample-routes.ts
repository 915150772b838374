/** The sample company, made where the clock can be put back. */
import type { FastifyInstance } from 'fastify'
import { language, oneOf, otherwise, shape } from '#core/kernel/input.ts'
import { sampleStages } from '#core/organisation/sample-company.ts'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { makeSample } from '#server/sample/make-sample.ts'

const body = shape({ language, stage: otherwise(oneOf(sampleStages), 'second') })

export const sampleRoutes = (scope: FastifyInstance, { database, write, now }: ServerContext): void => {
  scope.post(
    '/api/sample',
    {
      config: {
        access: 'organisation.manage',
        about:
          'Makes the sample company with its first weeks, where there is no rollout yet, and tells the version it then has. Its stage is the start that is next: of the second phase (without one), or of the third, with enough behind it to see what helped.',
        body,
      },
    },
    async (request) => {
      const wanted = check(body, request.body)
      const { actor } = callerOf(request)
      await makeSample({ database, write, now: now() }, actor, wanted)
      return database.db
        .selectFrom('organisationVersion')
        .select('version')
        .where('organisationId', '=', actor.organisationId)
        .executeTakeFirstOrThrow()
    },
  )
}
