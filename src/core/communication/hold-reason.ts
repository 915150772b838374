/** Why a message is on hold: in the words of the person who did it, or the reason that the server noted. */
import type { Row } from '#core/kernel/rows.ts'

export type Held = Pick<Row<'message'>, 'heldAt' | 'heldBecause'>

/** A reason as the server notes it: a code and its values. */
export const reasonOf = ({ heldAt, heldBecause }: Held): { code: string; params: unknown } | undefined => {
  if (heldAt === null || !heldBecause?.startsWith('{"code":')) return undefined
  try {
    const { code, params } = JSON.parse(heldBecause) as { code?: unknown; params?: unknown }
    return typeof code === 'string' ? { code, params } : undefined
  } catch {
    return undefined
  }
}

/** Whether the message is on hold because of its own text: a merge field is empty, or a language is missing. */
export const isHeldByItself = (message: Held): boolean => {
  const reason = reasonOf(message)
  return reason !== undefined && reason.code !== 'communication.stopsServer'
}

/**
 * The reason that a person gave for putting a message on hold; null where nobody did.
 *
 * @example ownReason(message) // 'Wait for the new dates'
 */
export const ownReason = (message: Held): string | null => (message.heldAt === null || reasonOf(message) ? null : message.heldBecause)
