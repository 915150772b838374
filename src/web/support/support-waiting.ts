/** The calls for help of the rollout at work, and how many wait for whoever is here. */
import { computed } from '@preact/signals'
import { type Queue, queueOf } from '#core/support/ticket-queue.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { handed } from '#web/support/handed-tickets.ts'
import { mayI, me } from '#web/sync/signed-in.ts'
import { all, now, ownZone, rollout } from '#web/sync/store.ts'

export type Ticket = StoredRow<'ticket'>

export const tickets = computed(() =>
  [...all('ticket'), ...handed.value.map(({ ticket }) => ticket)].filter((row) => row.rolloutId === rollout.value?.rolloutId),
)
export const queue = computed<Queue<Ticket>>(() =>
  queueOf(tickets.value, { personId: me.value?.actor?.personId ?? null, runs: mayI('support.run') }, now.value, ownZone.value),
)
/** How many wait for whoever is here. */
export const waitingForMe = computed(() => queue.value.late.length + queue.value.dueToday.length + queue.value.waiting.length)
