/** What a reader says of a message: that they read it. Apart from the rest, because a phone carries it along. */
import { selfOf } from '#core/access/access-scope.ts'
import { command, put } from '#core/kernel/command.ts'
import { deliveryNeed } from '#core/communication/delivery-rows.ts'
import { messageInput } from '#core/communication/message-rows.ts'
import { Problem } from '#core/kernel/problem.ts'

export const confirmRead = command({
  name: 'communication.confirmRead',
  about: 'Says “I have read this” (CM-8).',
  may: 'part.take',
  input: messageInput,
  needs: ({ rolloutId, messageKey }, at) => ({ deliveries: deliveryNeed({ rolloutId, messageKey, personId: selfOf(at) }) }),
  decide: ({ deliveries }, _input, at) => {
    const [delivery] = deliveries
    if (!delivery || delivery.personId !== selfOf(at) || delivery.state === 'withdrawn') throw new Problem('access.notFound', {})
    return delivery.readAt === null ? [put('delivery', { ...delivery, readAt: at.now })] : []
  },
})
