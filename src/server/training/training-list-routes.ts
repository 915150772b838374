/** Training of an organisation that is too large for a device: seats of sessions, completion, and who is missing. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { id, shape } from '#core/kernel/input.ts'
import type { ServerContext } from '#server/context.ts'
import { pageFields } from '#server/db/list-page.ts'
import { todayOf } from '#server/db/todays-date.ts'
import { callerOf } from '#server/http/route-access.ts'
import { rowsWith } from '#server/people/people-queries.ts'
import { findPairs, summarisePairs } from '#server/training/buddy-queries.ts'
import { completionByPhase, missingOfPhase, seatsOfSessions, trainingTimeOf } from '#server/training/training-queries.ts'
import { check } from '#server/base/input-validation.ts'

const rolloutShape = shape({ rollout: id })
const sessionShape = shape({ rollout: id, session: z.string().check(z.minLength(1), z.maxLength(300)) })
/** More people than a session has seats and waits for. */
const mostInSession = 2000
const seatsShape = shape({ rollout: id, sessions: z.string().check(z.maxLength(20_000)) })
const pairsShape = shape({
  rollout: id,
  search: z._default(z.string().check(z.maxLength(200)), ''),
  ...pageFields,
})
const missingShape = shape({
  rollout: id,
  phase: id,
  ...pageFields,
})

export const trainingListRoutes = (scope: FastifyInstance, { database, reading, now }: ServerContext): void => {
  scope.get(
    '/api/training/seats',
    {
      config: {
        access: 'checklist.work',
        about: 'Gives for some sessions (keys separated by commas) how many people you may see have a seat, wait, said no and were noted.',
        query: seatsShape,
      },
    },
    (request) => {
      const { rollout, sessions } = check(seatsShape, request.query)
      return seatsOfSessions(database, callerOf(request).actor, rollout, sessions.split(',').slice(0, 200))
    },
  )

  scope.get(
    '/api/training/session',
    {
      config: {
        access: 'checklist.work',
        about: 'Gives the rows of those in one session that you may see: their seats, and whether they were there.',
        query: sessionShape,
      },
    },
    async (request) => {
      const { rollout: rolloutId, session: sessionKey } = check(sessionShape, request.query)
      const { actor } = callerOf(request)
      const of = { rolloutId, sessionKey }
      return [
        ...(await rowsWith(database, actor, 'attendee', of, mostInSession)),
        ...(await rowsWith(database, actor, 'attendance', of, mostInSession)),
      ]
    },
  )

  scope.get(
    '/api/training/completion',
    {
      config: {
        access: 'checklist.work',
        about: 'Gives for each phase how many people you may see are assigned to training and how many completed it.',
        query: rolloutShape,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const at = { now: now(), today: await todayOf(database.db, actor.organisationId, now()) }
      return completionByPhase(await reading(actor.organisationId), actor, check(rolloutShape, request.query).rollout, at)
    },
  )

  scope.get(
    '/api/training/time',
    {
      config: {
        access: 'plan.run',
        about: 'Gives how many people take part, and the minutes that training took of them so far, in sums.',
        query: rolloutShape,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      return trainingTimeOf(
        await reading(actor.organisationId),
        actor,
        check(rolloutShape, request.query).rollout,
        await todayOf(database.db, actor.organisationId, now()),
      )
    },
  )

  scope.get(
    '/api/training/missing',
    {
      config: {
        access: 'checklist.work',
        about:
          'Gives who of a phase you may see is not trained yet, by name, a page at a time, with the next session in which they have a seat.',
        query: missingShape,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { rollout: rolloutId, phase: phaseKey, after, limit } = check(missingShape, request.query)
      const at = { now: now(), today: await todayOf(database.db, actor.organisationId, now()) }
      return missingOfPhase(await reading(actor.organisationId), actor, { rolloutId, phaseKey }, at, { after, limit })
    },
  )

  scope.get(
    '/api/training/buddies',
    {
      config: {
        access: 'training.run',
        about: 'Gives who helps whom, whoever has nobody first, a page at a time; searched by either name.',
        query: pairsShape,
      },
    },
    async (request) => {
      const { rollout: rolloutId, search, after, limit } = check(pairsShape, request.query)
      const { actor } = callerOf(request)
      return findPairs(await reading(actor.organisationId), actor, { rolloutId, search }, { after, limit })
    },
  )

  scope.get(
    '/api/training/buddies/summary',
    { config: { access: 'training.run', about: 'Counts who is to have a buddy, who has one, and who helps.', query: rolloutShape } },
    async (request) => {
      const { actor } = callerOf(request)
      return summarisePairs(await reading(actor.organisationId), actor, check(rolloutShape, request.query).rollout)
    },
  )
}
