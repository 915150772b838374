/** Why a message is kept back: in the words of whoever did it, or the reason for which it kept itself back. */
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/kernel/rows.ts'
import type { Language } from '#core/kernel/language.ts'

type Held = Pick<Row<'message'>, 'heldAt' | 'heldBecause'>

/** A reason as the server notes it: a code and its values. */
const reasonOf = ({ heldAt, heldBecause }: Held): { code: string; params: unknown } | undefined => {
  if (heldAt === null || !heldBecause?.startsWith('{"code":')) return undefined
  try {
    const { code, params } = JSON.parse(heldBecause) as { code?: unknown; params?: unknown }
    return typeof code === 'string' ? { code, params } : undefined
  } catch {
    return undefined
  }
}

/** Whether nobody keeps the message back but its own words: a place that is unfilled, a language that is missing. */
export const isHeldByItself = (message: Held): boolean => reasonOf(message) !== undefined

/**
 * Why a message is kept back, in a language; null where it is not (CM-2, CM-5).
 *
 * @example sayHeld('en', message) // 'The announcement has no text in Dutch. …'
 */
export const sayHeld = (language: Language, message: Held): string | null => {
  const reason = reasonOf(message)
  return reason ? sayNote(language, reason) : message.heldAt === null ? null : message.heldBecause
}
