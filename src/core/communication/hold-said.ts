/** The sentence that says why a message is on hold. */
import { type Held, reasonOf } from '#core/communication/hold-reason.ts'
import type { Language } from '#core/kernel/language.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

/**
 * Why a message is on hold, in a language; null where it is not (CM-2, CM-5).
 *
 * @example sayHeld('en', message) // 'The announcement has no text in Dutch. …'
 */
export const sayHeld = (language: Language, message: Held): string | null => {
  const reason = reasonOf(message)
  return reason ? sayNote(language, reason) : message.heldAt === null ? null : message.heldBecause
}
