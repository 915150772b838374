/** Which messages stand under which filter, in which order, and which are approved together. */
import type { Outlook } from '#core/communication/message-status.ts'
import type { Message } from '#web/communication/message-counts.ts'

export const listFilters = ['toAgree', 'scheduled', 'sent', 'all'] as const
export type ListFilter = (typeof listFilters)[number]

const filterOf = ({ queuedAt, approvedAt }: Message): ListFilter =>
  queuedAt !== null ? 'sent' : approvedAt === null ? 'toAgree' : 'scheduled'

/** What is to come by its day; what was sent with the newest first. */
export const listOf = (messages: readonly Message[], filter: ListFilter): readonly Message[] => {
  const found = messages.filter((message) => filter === 'all' || filterOf(message) === filter)
  return filter === 'sent' ? found.toReversed() : found
}

/** Where the page opens: at what somebody has to decide, else at what is next. */
export const usualFilter = (messages: readonly Message[], { stuck, toAgree, toTell }: Outlook<Message>): ListFilter => {
  if (stuck.length > 0) return 'sent'
  if (toAgree.length > 0) return 'toAgree'
  if (toTell.length > 0) return 'sent'
  return (['scheduled', 'toAgree'] as const).find((filter) => listOf(messages, filter).length > 0) ?? 'sent'
}

/** Messages of one kind and phase belong together: where a location keeps its own days or holidays it has one of its own. */
export const groupsToApprove = (messages: readonly Message[]): readonly (readonly Message[])[] => [
  ...Map.groupBy(messages, ({ kind, phaseKey, messageKey }) => (kind === 'update' ? messageKey : `${kind} ${phaseKey ?? ''}`)).values(),
]
