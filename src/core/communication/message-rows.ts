/** The one message that a command speaks of, or the refusal. */
import { todayIn } from '#core/kernel/calendar.ts'
import { type At, rows } from '#core/kernel/command.ts'
import { id, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

/** The input of a command about one message. */
export const oneMessage = { rolloutId: id, messageKey: id }
export const messageInput = shape(oneMessage)

/** The need of a command about one message. */
export const messageNeed = (rolloutId: string, messageKey: string) => rows('message', { rolloutId, messageKey })

/** The message of a key. Problem: access.notFound. */
export const messageOf = <M extends Row<'message'>>(messages: readonly M[], messageKey: string): M => {
  const message = messages.find((row) => row.messageKey === messageKey)
  if (!message) throw new Problem('access.notFound', {})
  return message
}

/** The same, as long as it is not on its way. Problems: access.notFound, communication.alreadyOut. */
export const waitingMessage = <M extends Row<'message'>>(messages: readonly M[], messageKey: string, at: Pick<At, 'zone'>): M => {
  const message = messageOf(messages, messageKey)
  if (message.queuedAt !== null)
    throw new Problem('communication.alreadyOut', { kind: message.kind, on: todayIn(at.zone, message.queuedAt) })
  return message
}
