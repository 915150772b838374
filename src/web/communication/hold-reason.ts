/** Why a message is held, as pages say it: in somebody's own words with their name, or what was found missing in it. */
import { reasonOf } from '#core/communication/hold-reason.ts'
import { tell } from '#web/base/language.ts'
import type { Message } from '#web/communication/message-counts.ts'

export const heldWhy = (message: Message): string => {
  const reason = reasonOf(message)
  if (reason) return tell(reason)
  const why = message.heldAt === null ? '' : (message.heldBecause ?? '')
  return message.heldBy ? `${message.heldBy}: ${why}` : why
}
