/** How the messages of the rollout at work stand, from the rows on this device; small, because the frame of every page counts with it. */
import { computed } from '@preact/signals'
import { type CountedDelivery, outlookOf, talliesOf } from '#core/communication/message-status.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { figures } from '#web/sync/figures.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, today, where } from '#web/sync/store.ts'

export type Message = StoredRow<'message'>
export type Delivery = StoredRow<'delivery'>

export const rolloutId = computed(() => rollout.value?.rolloutId ?? '')

const byDay = (a: Message, b: Message): number =>
  a.sendOn < b.sendOn ? -1 : a.sendOn > b.sendOn ? 1 : a.messageKey < b.messageKey ? -1 : 1

/** In the order of their days. */
export const messages = computed(() => where('message', { rolloutId: rolloutId.value }).sort(byDay))
export const deliveries = computed(() => where('delivery', { rolloutId: rolloutId.value }))
/** Deliveries of the same kind together, with how many they are. */
const counted = figures<readonly CountedDelivery[]>({
  table: 'delivery',
  local: () => deliveries.value,
  path: () => `/api/messages/deliveries?${new URLSearchParams({ rollout: rolloutId.value })}`,
  unknown: [],
})
export const tallies = computed(() => talliesOf(counted.value, where('post', { rolloutId: rolloutId.value })))
export const outlook = computed(() => outlookOf(messages.value, tallies.value, today.value))

/** How many messages wait for whoever is here: to agree and decide for those who run it, to tell for whoever helps at a place. */
export const messagesWaiting = computed(() => {
  const { stuck, held, toAgree, toTell } = outlook.value
  return (mayI('communication.run') ? stuck.length + held.length + toAgree.length : 0) + (mayI('place.help') ? toTell.length : 0)
})
