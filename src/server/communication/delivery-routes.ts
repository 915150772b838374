/** Deliveries of an organisation that is too large for a device: counted by message, and the readers of one message. */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { readerFilters } from '#core/communication/readers-list.ts'
import { id, optional, shape } from '#core/kernel/input.ts'
import type { ServerContext } from '#server/context.ts'
import { countedDeliveries, findReaders, summariseReaders } from '#server/communication/delivery-queries.ts'
import { callerOf } from '#server/http/route-access.ts'
import { check } from '#server/base/input-validation.ts'

const rolloutShape = shape({ rollout: id })
const key = z.string().check(z.minLength(1), z.maxLength(300))
const messageShape = shape({ rollout: id, message: key })
const readersShape = shape({
  rollout: id,
  message: key,
  search: z._default(z.string().check(z.maxLength(200)), ''),
  show: z._default(z.enum(readerFilters), 'all'),
  after: optional(z.string().check(z.maxLength(2000))),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(500)), 50),
})

export const deliveryRoutes = (scope: FastifyInstance, { database }: ServerContext): void => {
  scope.get(
    '/api/messages/deliveries',
    {
      config: {
        access: 'checklist.work',
        about: 'Counts the deliveries that you may see of each message, by channel, state and whether they were read.',
        query: rolloutShape,
      },
    },
    (request) => countedDeliveries(database, callerOf(request).actor, check(rolloutShape, request.query).rollout),
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
    (request) => {
      const { rollout: rolloutId, message: messageKey, after, limit, ...query } = check(readersShape, request.query)
      return findReaders(database, callerOf(request).actor, { rolloutId, messageKey, ...query }, { after: after ?? null, limit })
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
    (request) => {
      const { rollout: rolloutId, message: messageKey } = check(messageShape, request.query)
      return summariseReaders(database, callerOf(request).actor, { rolloutId, messageKey })
    },
  )
}
