/** What can be concluded over HTTP: the goals, the flows between weeks, the effect of the tool, and what helped. */
import type { FastifyInstance } from 'fastify'
import { dayOf } from '#core/kernel/calendar.ts'
import { shape } from '#core/kernel/input.ts'
import { type Conclusions, flowsCounted } from '#core/metrics/conclusions.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf } from '#server/http/route-access.ts'
import { adoptionAsked, readAdoption } from '#server/metrics/adoption-reading.ts'
import { effectsOn } from '#server/metrics/effect-queries.ts'
import { flowsOn } from '#server/metrics/flow-queries.ts'
import { trendsOn } from '#server/metrics/trend-queries.ts'
import { goalsOf } from '#server/metrics/goal-queries.ts'
import { helpedOn } from '#server/metrics/helped-queries.ts'

const query = shape(adoptionAsked)

export const conclusionRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { database, threads } = context
  scope.get(
    '/api/adoption/conclusions',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about:
          'Tells what can be concluded and what cannot: the verdicts of the four goals, the flows between the last two weeks, questions and training of each cohort week by week, what the tool changed beside people who are not live yet, and which kinds of help made a difference, beside people they did not reach.',
        query,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { organisationId } = actor
      const reading = await readAdoption(context, actor, check(query, request.query))
      const { asOf, deciding } = reading
      return {
        asOf: dayOf(asOf),
        goals: await goalsOf(database, reading.directory, reading.figures, (asked) => threads.run(organisationId, 'pulseAnswers', asked)),
        flows: flowsCounted(await flowsOn(database, reading.directory, asOf, deciding)),
        effects: await effectsOn(database, reading),
        trends: await trendsOn(database, reading),
        helped: await helpedOn(database, organisationId, reading),
      } satisfies Conclusions
    },
  )
}
