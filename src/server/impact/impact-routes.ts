/** Business impact over HTTP: the figures before and after (ME-7). */
import type { FastifyInstance } from 'fastify'
import { day, id, optional, shape } from '#core/kernel/input.ts'
import type { ImpactTold } from '#core/impact/impact-figures.ts'
import { check } from '#server/base/input-validation.ts'
import { todayOf } from '#server/db/todays-date.ts'
import type { ServerContext } from '#server/context.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'
import { callerOf } from '#server/http/route-access.ts'
import { impactOn } from '#server/impact/impact-queries.ts'

const query = shape({ rollout: optional(id), asOf: optional(day) })

export const impactRoutes = (scope: FastifyInstance, { database, now }: ServerContext): void => {
  const { db } = database
  scope.get(
    '/api/impact',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about: 'Gives each measure before and after, by how much it improved, and when the baseline was frozen.',
        query,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const asked = check(query, request.query)
      const { organisationId } = actor
      const rolloutId = await rolloutOf(db, actor, asked.rollout)
      const asOf = asked.asOf ?? (await todayOf(db, organisationId, now()))
      const frozen = await db
        .selectFrom('impactFreeze')
        .select(['frozenAt', 'frozenBy'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .executeTakeFirst()
      const answer: ImpactTold = { asOf, frozen: frozen ?? null, measures: await impactOn(db, organisationId, rolloutId, asOf) }
      return answer
    },
  )
}
