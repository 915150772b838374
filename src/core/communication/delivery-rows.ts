/** The one delivery that a command speaks of, as far as whoever gives it reaches. */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { type At, rows } from '#core/kernel/command.ts'
import { id, shape } from '#core/kernel/input.ts'
import { oneMessage } from '#core/communication/message-rows.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

export const oneDelivery = { ...oneMessage, personId: id }
export const deliveryInput = shape(oneDelivery)

export const deliveryNeed = (key: Pick<Row<'delivery'>, 'rolloutId' | 'messageKey' | 'personId'>) =>
  rows('delivery', { rolloutId: key.rolloutId, messageKey: key.messageKey, personId: key.personId })

/** The delivery itself. Problem: access.notFound, also for a place beyond reach. */
export const deliveryOf = <D extends Row<'delivery'>>(deliveries: readonly D[], at: At): D => {
  const [delivery] = deliveries
  if (!delivery) throw new Problem('access.notFound', {})
  refuseBeyond(at, delivery)
  return delivery
}
