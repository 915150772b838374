/** The page of adoption over HTTP: from assigned to active, how it came about, and the people behind a figure. */
import type { FastifyInstance } from 'fastify'
import { dayOf } from '#core/kernel/calendar.ts'
import { id, matching, oneOf, optional, otherwise, shape, text } from '#core/kernel/input.ts'
import { adoptionLists } from '#core/metrics/adoption-people.ts'
import type { AdoptionGroup } from '#core/metrics/adoption-figures.ts'
import type { AdoptionAnswer, Licences } from '#core/metrics/adoption-overview.ts'
import { flowKinds } from '#core/metrics/flows.ts'
import { goalNeeds } from '#core/metrics/goals.ts'
import { sourceName } from '#core/metrics/usage-source.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'
import { callerOf } from '#server/http/route-access.ts'
import { peopleOnList } from '#server/metrics/adoption-people-query.ts'
import { overviewOn } from '#server/metrics/adoption-overview-query.ts'
import { activeWindow, adoptionAsked, readAdoption } from '#server/metrics/adoption-reading.ts'
import { knownAheadOf } from '#server/metrics/known-ahead.ts'
import { objectionsSince } from '#server/metrics/objections-since.ts'
import { ownUse } from '#server/metrics/own-use.ts'
import { totalsTold } from '#server/metrics/total-days.ts'
import { keyWorkflows } from '#server/metrics/usage-history.ts'

const overviewQuery = shape(adoptionAsked)
const ownQuery = shape({ rollout: optional(id) })
const peopleQuery = shape({
  ...adoptionAsked,
  list: oneOf(adoptionLists),
  phase: optional(id),
  location: optional(id),
  department: optional(text(200)),
  /** Of the list `disagree`. */
  active: optional(sourceName),
  inactive: optional(sourceName),
  /** Of the list `flow`. */
  flow: optional(oneOf(flowKinds)),
  after: otherwise(matching(/^\d{1,8}$/), '0'),
})

export const adoptionOverviewRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { database } = context
  const { db } = database

  /** What was bought of the new tool: the lines of the budget that have a price a month. */
  const licencesOf = async (organisationId: string, rolloutId: string): Promise<Licences | null> => {
    const lines = await db
      .selectFrom('budgetLine')
      .select(['quantity', 'price', 'currency'])
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('kind', '=', 'tool')
      .where('months', 'is not', null)
      .orderBy('quantity', 'desc')
      .limit(1)
      .execute()
    const [line] = lines
    return line ? { bought: line.quantity, price: line.price, currency: line.currency } : null
  }

  scope.get(
    '/api/adoption/overview',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about:
          'Tells how far adoption is and how it came about: from assigned to having left the old system, weekly active by days since each own go-live, time to first use, and the last weeks of both systems.',
        query: overviewQuery,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { organisationId } = actor
      const reading = await readAdoption(context, actor, check(overviewQuery, request.query))
      const { rolloutId, directory, asOf, sources, figures } = reading
      const [rollout, places, licences, key, ahead, totals] = await Promise.all([
        db.selectFrom('rollout').select(['tool', 'oldSystem']).where('organisationId', '=', organisationId).where('rolloutId', '=', rolloutId).executeTakeFirst(), // prettier-ignore
        db.selectFrom('location').select(['locationId', 'name']).where('organisationId', '=', organisationId).execute(),
        licencesOf(organisationId, rolloutId),
        keyWorkflows(database, directory),
        knownAheadOf(database, organisationId, rolloutId),
        totalsTold(database, directory, asOf),
      ])
      const named = new Map(places.map(({ locationId, name }) => [locationId, name]))
      const tool = rollout?.tool ?? ''
      const overview = await overviewOn(database, reading, {
        key,
        ahead,
        licences,
        tool,
        locationCalled: (locationId) => named.get(locationId) ?? locationId,
      })
      const groups = (of: ReadonlyMap<string | null, AdoptionGroup>) => [...of].map(([key, group]) => ({ key, ...group }))
      return {
        asOf: dayOf(asOf),
        goal: goalNeeds.active,
        window: activeWindow,
        tool,
        oldSystem: rollout?.oldSystem ?? null,
        sources: sources.map(({ sourceId, grain, system, newest, locations }) => ({
          sourceId,
          name: directory.sources.get(sourceId)?.name ?? sourceId,
          grain,
          system,
          locations: locations && [...locations],
          newest: newest === null ? null : dayOf(newest),
        })),
        all: figures.all,
        phases: groups(figures.phases),
        byLocation: groups(figures.locations),
        byDepartment: groups(figures.departments),
        totals,
        disagreements: figures.disagreements.map(({ people: differing, ...pair }) => ({ ...pair, count: differing.length })),
        ...overview,
      } satisfies AdoptionAnswer
    },
  )

  scope.get(
    '/api/adoption/people',
    {
      config: {
        access: 'place.help',
        about:
          'Names the people behind a figure of adoption, page by page, with what each source saw of them last and what to do next; champions get those of their own locations (ME-8).',
        query: peopleQuery,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      return peopleOnList(context, actor, check(peopleQuery, request.query))
    },
  )

  scope.get(
    '/api/usage/own',
    {
      config: {
        access: 'part.take',
        about:
          'Tells somebody on which day they were last seen in the new system, and whether any source tells of them; nothing of anybody else.',
        query: ownQuery,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const rolloutId = await rolloutOf(db, actor, check(ownQuery, request.query).rollout)
      return ownUse(database, actor, rolloutId)
    },
  )

  scope.get(
    '/api/adoption/objections',
    {
      config: {
        access: 'place.help',
        about:
          'Tells for each kind of objection how many of those who raised it by name were active afterwards; champions get those of their own locations (RE-3, RE-4).',
        query: ownQuery,
      },
    },
    async (request) => objectionsSince(context, callerOf(request).actor, check(ownQuery, request.query).rollout),
  )
}
