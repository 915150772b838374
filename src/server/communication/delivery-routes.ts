/** Deliveries of an organisation that is too large for a device: counted by message, and the readers of one message; notices that did not arrive. */
import { todayOf } from '#server/db/todays-date.ts'
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { readerFilters } from '#core/communication/readers-list.ts'
import { id, shape } from '#core/kernel/input.ts'
import type { ServerContext } from '#server/context.ts'
import { countedDeliveries, findReaders, summariseReaders } from '#server/communication/delivery-queries.ts'
import { undeliveredNotices } from '#server/communication/undelivered.ts'
import { pageFields } from '#server/db/list-page.ts'
import { callerOf } from '#server/http/route-access.ts'
import { rowsWith } from '#server/people/people-queries.ts'
import { check } from '#server/base/input-validation.ts'

const rolloutShape = shape({ rollout: id })
const key = z.string().check(z.minLength(1), z.maxLength(300))
const messageShape = shape({ rollout: id, message: key })
const none = z._default(z.string().check(z.maxLength(300)), '')
const byHandShape = shape({ rollout: id, message: none, location: none })
/** More than anybody looks through; a message or a location narrows it. */
const mostByHand = 1000
const readersShape = shape({
  rollout: id,
  message: key,
  search: z._default(z.string().check(z.maxLength(200)), ''),
  show: z._default(z.enum(readerFilters), 'all'),
  ...pageFields,
})

export const deliveryRoutes = (scope: FastifyInstance, { database, reading, now }: ServerContext): void => {
  scope.get(
    '/api/messages/deliveries',
    {
      config: {
        access: 'checklist.work',
        about: 'Counts the deliveries that you may see of each message, by channel, state and whether they were read.',
        query: rolloutShape,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      return countedDeliveries(await reading(actor.organisationId), actor, check(rolloutShape, request.query).rollout)
    },
  )

  scope.get(
    '/api/messages/readers',
    {
      config: {
        access: 'checklist.work',
        about: 'Gives the readers of a message that you may see, a page at a time, those first about whom somebody has to decide.',
        query: readersShape,
      },
    },
    async (request) => {
      const { rollout: rolloutId, message: messageKey, after, limit, ...query } = check(readersShape, request.query)
      const { actor } = callerOf(request)
      return findReaders(await reading(actor.organisationId), actor, { rolloutId, messageKey, ...query }, { after, limit })
    },
  )

  scope.get(
    '/api/messages/by-hand',
    {
      config: {
        access: 'place.help',
        about: 'Gives the deliveries that you may see to those who are told in person, of one message and location or of all.',
        query: byHandShape,
      },
    },
    async (request) => {
      const { rollout: rolloutId, message, location } = check(byHandShape, request.query)
      const { actor } = callerOf(request)
      const places = location === '' && actor.role === 'champion' ? actor.locationIds : [location]
      const found = await Promise.all(
        places.flatMap((locationId) =>
          ['queued', 'told'].map((state) =>
            rowsWith(
              database,
              actor,
              'delivery',
              {
                rolloutId,
                channel: 'hand',
                state,
                ...(message === '' ? {} : { messageKey: message }),
                ...(locationId === '' ? {} : { locationId }),
              },
              mostByHand,
            ),
          ),
        ),
      )
      return found.flat()
    },
  )

  scope.get(
    '/api/messages/readers/summary',
    {
      config: {
        access: 'checklist.work',
        about: 'Counts the readers of a message that you may see, and by location how many read it.',
        query: messageShape,
      },
    },
    async (request) => {
      const { rollout: rolloutId, message: messageKey } = check(messageShape, request.query)
      const { actor } = callerOf(request)
      return summariseReaders(await reading(actor.organisationId), actor, { rolloutId, messageKey })
    },
  )

  scope.get(
    '/api/notices/undelivered',
    {
      config: {
        access: 'communication.run',
        about: 'Gives the notices that a mail server did not take or of which nobody knows, the newest first: for whom and about what.',
        query: rolloutShape,
      },
    },
    async (request) => {
      const { rollout } = check(rolloutShape, request.query)
      const { organisationId } = callerOf(request).actor
      return undeliveredNotices(database, organisationId, rollout, await todayOf(database.db, organisationId, now()))
    },
  )
}
