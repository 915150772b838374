/** Why a message is held, as pages say it: in somebody's own words with their name, or what was found missing in it. */
import { isHeldByItself, sayHeld } from '#core/communication/held.ts'
import { language } from '#web/language.ts'
import type { Message } from '#web/message-standing.ts'

export const heldWhy = (message: Message): string => {
  const why = sayHeld(language.value, message) ?? ''
  return isHeldByItself(message) || !message.heldBy ? why : `${message.heldBy}: ${why}`
}
