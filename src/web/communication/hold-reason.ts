/** Why a message is held, as pages say it: in somebody's own words with their name, or what was found missing in it. */
import { reasonOf } from '#core/communication/hold-reason.ts'
import { sayHeld } from '#core/communication/hold-said.ts'
import { language } from '#web/base/language.ts'
import type { Message } from '#web/communication/message-counts.ts'

export const heldWhy = (message: Message): string => {
  const why = sayHeld(language.value, message) ?? ''
  return reasonOf(message) || !message.heldBy ? why : `${message.heldBy}: ${why}`
}
