/** The people of an organisation that is too large for a device: page by page, counted, and by id. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { day, id, shape } from '#core/kernel/input.ts'
import type { ServerContext } from '#server/context.ts'
import { pageFields } from '#server/db/list-page.ts'
import { todayOf } from '#server/db/todays-date.ts'
import { callerOf } from '#server/http/route-access.ts'
import { findLeavers, findPeople, peopleByIds, reasonsOfPhase, rowsAbout, summarisePeople } from '#server/people/people-queries.ts'
import { check } from '#server/base/input-validation.ts'

const filter = z._default(z.string().check(z.maxLength(200)), '')
const pageShape = shape({
  rollout: z._default(z.string().check(z.maxLength(80)), ''),
  search: filter,
  location: filter,
  department: filter,
  phase: filter,
  reason: filter,
  champions: z._default(z.enum(['', 'only']), ''),
  sort: z._default(z.enum(['name', 'champions']), 'name'),
  ...pageFields,
})
const reasonsShape = shape({ rollout: id, phase: id })
const rolloutShape = shape({ rollout: z._default(z.string().check(z.maxLength(80)), '') })
const idsShape = shape({ ids: z.string().check(z.maxLength(20_000)) })
const aboutShape = shape({ person: id })
const leaversShape = shape({
  by: day,
  search: z._default(z.string().check(z.maxLength(160)), ''),
  ...pageFields,
})

export const peopleListRoutes = (scope: FastifyInstance, { database, reading, now }: ServerContext): void => {
  scope.get(
    '/api/people',
    {
      config: {
        access: 'checklist.work',
        about:
          'Gives the people you may see with their part in a rollout, by name, a page at a time: searched, and filtered by location, department and phase.',
        query: pageShape,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { rollout: rolloutId, after, limit, champions, ...query } = check(pageShape, request.query)
      return findPeople(
        await reading(actor.organisationId),
        actor,
        { rolloutId, ...query, champions: champions === 'only' },
        await todayOf(database.db, actor.organisationId, now()),
        {
          after,
          limit,
        },
      )
    },
  )

  scope.get(
    '/api/people/summary',
    {
      config: {
        access: 'checklist.work',
        about: 'Counts the people you may see, and names their departments.',
        query: rolloutShape,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      return summarisePeople(
        await reading(actor.organisationId),
        actor,
        check(rolloutShape, request.query).rollout,
        await todayOf(database.db, actor.organisationId, now()),
      )
    },
  )

  scope.get(
    '/api/people/reasons',
    {
      config: {
        access: 'plan.run',
        about: 'Counts the people of a phase by the main reason for their place in the plan, the most frequent first.',
        query: reasonsShape,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { rollout: rolloutId, phase: phaseKey } = check(reasonsShape, request.query)
      const today = await todayOf(database.db, actor.organisationId, now())
      return reasonsOfPhase(await reading(actor.organisationId), actor, { rolloutId, phaseKey }, today)
    },
  )

  scope.get(
    '/api/people/by-id',
    { config: { access: 'checklist.work', about: 'Gives people by their ids, separated by commas, those you may see.', query: idsShape } },
    (request) => peopleByIds(database, callerOf(request).actor, check(idsShape, request.query).ids.split(',').slice(0, 500)),
  )

  scope.get(
    '/api/people/about',
    {
      config: {
        access: 'checklist.work',
        about: 'Gives all rows about one person that you may see.',
        query: aboutShape,
      },
    },
    (request) => rowsAbout(database, callerOf(request).actor, check(aboutShape, request.query).person),
  )

  scope.get(
    '/api/people/leavers',
    {
      config: {
        access: 'people.manage',
        about:
          'Gives those who have left by a day and of whom something is still known, the last ones first, a page at a time; searched by name.',
        query: leaversShape,
      },
    },
    async (request) => {
      const { by, search, after, limit } = check(leaversShape, request.query)
      const { actor } = callerOf(request)
      return findLeavers(await reading(actor.organisationId), actor, by, { search, after, limit })
    },
  )
}
