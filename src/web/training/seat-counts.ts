/** How full each session of the rollout at work is, from the rows at hand or, as sessions come into view, from the server. */
import { computed } from '@preact/signals'
import { type SeatCounts, seatCounts } from '#core/training/seat-counts.ts'
import { gathered } from '#web/sync/figures.ts'
import { ask } from '#web/sync/server-request.ts'
import { isAbsent, rollout, where } from '#web/sync/store.ts'

const rolloutHere = (): string => rollout.value?.rolloutId ?? ''

const local = computed(() => seatCounts(where('attendee', { rolloutId: rolloutHere() }), where('attendance', { rolloutId: rolloutHere() })))

const remote = gathered<SeatCounts>(async (sessionKeys) => {
  const asked = new URLSearchParams({ rollout: rolloutHere(), sessions: sessionKeys.join(',') })
  const told = await ask<readonly (SeatCounts & { readonly sessionKey: string })[]>(`/api/training/seats?${asked}`)
  return new Map(told.map(({ sessionKey, ...counts }) => [sessionKey, counts]))
}, 100)

/** The counts of a session; undefined where nobody is in it, or until the server has told. */
export const seatsOf = (sessionKey: string): SeatCounts | undefined =>
  isAbsent('attendee') ? remote(sessionKey) : local.value.get(sessionKey)
