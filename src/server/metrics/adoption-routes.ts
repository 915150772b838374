/** Adoption over HTTP, for who runs the rollout: figures by phase, location and department, and what is not known. */
import type { FastifyInstance } from 'fastify'
import { dayOf } from '#core/kernel/calendar.ts'
import { day, id, matching, optional, otherwise, shape } from '#core/kernel/input.ts'
import type { AdoptionGroup } from '#core/metrics/adoption-figures.ts'
import type { Flows, NoFlows } from '#core/metrics/flows.ts'
import { sourceAsked } from '#core/metrics/usage-source.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf } from '#server/http/route-access.ts'
import { countAdoption, readAsked } from '#server/metrics/adoption-reading.ts'
import { goalsOf } from '#server/metrics/goal-queries.ts'
import { flowsOn } from '#server/metrics/flow-queries.ts'

const number = (most: RegExp, byDefault: string) => otherwise(matching(most), byDefault)
const query = shape({
  rollout: optional(id),
  asOf: optional(day),
  /** Days in which somebody must have been seen. */
  window: number(/^(?:[1-9]|[12]\d|3[01])$/, '7'),
  /** A percentage. */
  goal: number(/^(?:[1-9]\d?|100)$/, '80'),
  /** The source that decides, `*` for all of them; without it, the one that was chosen, else whoever any source saw is active. */
  source: optional(sourceAsked),
})

/** How many people a list names. */
const mostNamed = 1000
const listed = <T>(people: readonly T[]) => ({ count: people.length, people: people.slice(0, mostNamed) })

const flowsTold = (flows: Flows | NoFlows) => {
  if (typeof flows === 'string') return { noData: flows }
  const { week, weekBefore, people, ...counts } = flows
  return {
    week: dayOf(week),
    weekBefore: dayOf(weekBefore),
    ...counts,
    kinds: [...people].map(([kind, ids]) => ({ kind, ...listed(ids) })),
  }
}

const groups = (of: ReadonlyMap<string | null, AdoptionGroup>) => [...of].map(([key, group]) => ({ key, ...group }))

export const adoptionRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { database, threads } = context
  scope.get(
    '/api/adoption',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about:
          'Counts who is active in the new system: each person on their own go-live clock, by phase, location and department, with the sources that disagree and whom none covers; the verdicts of the four goals, and the flows between the last two weeks.',
        query,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const asked = check(query, request.query)
      const { organisationId } = actor
      const window = Number(asked.window)
      const { directory, asOf, deciding } = await readAsked(context, actor, asked)
      const { sources, figures } = await countAdoption(database, directory, { asOf, window, goal: Number(asked.goal) / 100, deciding })
      const flows = await flowsOn(database, directory, asOf, deciding)
      return {
        asOf: dayOf(asOf),
        newest: figures.newest === null ? null : dayOf(figures.newest),
        window,
        goal: Number(asked.goal) / 100,
        sources: sources.map(({ lastSeen, newest, ...source }) => ({ ...source, newest: newest === null ? null : dayOf(newest), people: lastSeen.size })), // prettier-ignore
        deciding,
        goals: await goalsOf(database, directory, figures, (pulse) => threads.run(organisationId, 'pulseAnswers', pulse)),
        flows: flowsTold(flows),
        all: figures.all,
        phases: groups(figures.phases),
        locations: groups(figures.locations),
        departments: groups(figures.departments),
        out: listed(figures.out),
        uncovered: listed(figures.uncovered),
        disagreements: figures.disagreements.map(({ people: differing, ...pair }) => ({ ...pair, ...listed(differing) })),
      }
    },
  )
}
