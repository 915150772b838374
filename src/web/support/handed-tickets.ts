/** The questions in one's hands that were asked where one reads nothing else: kept on the device for when there is no connection. */
import { computed, effect } from '@preact/signals'
import type { HandedTicket } from '#core/support/handed-ticket.ts'
import { keptAnswer } from '#web/sync/cached-response.ts'
import { mayI, me } from '#web/sync/signed-in.ts'
import { all, outbox, version } from '#web/sync/store.ts'

const answer = keptAnswer<readonly HandedTicket[]>('/api/support/handed', [])

/** Asks for them; whoever runs the rollout has every question already. */
export const findHanded = async (): Promise<void> => {
  const accountId = me.peek()?.actor?.accountId
  if (accountId !== undefined && !mayI('support.run')) await answer.find(accountId)
}

/** Whether a level of support is assigned to whoever is here. */
const ownsLevel = computed(() => {
  const personId = me.value?.actor?.personId
  return personId != null && all('supportTier').some(({ ownerId }) => ownerId === personId)
})
effect(() => {
  void version.value
  if (ownsLevel.value) void findHanded()
})

/** Those of which this device has no row of its own. */
export const handed = computed(() => {
  const here = new Set(all('ticket').map(({ ticketId }) => ticketId))
  return answer.value.value.filter(({ ticket }) => !here.has(ticket.ticketId))
})

export const handedNamed = (ticketId: string): HandedTicket | undefined => handed.value.find(({ ticket }) => ticket.ticketId === ticketId)

/** Whether an answer to a question that is not on this device waits here, or is on its way. */
export const isAnswered = (ticketId: string): boolean =>
  handedNamed(ticketId) !== undefined &&
  outbox.value.some(
    ({ issued, state }) =>
      issued.name === 'support.solve' && state !== 'refused' && (issued.input as { ticketId?: unknown }).ticketId === ticketId,
  )
