/** The phases of the rollout at hand, in their order. */
import { computed } from '@preact/signals'
import { rollout, where } from '#web/sync/store.ts'

export const phases = computed(() =>
  where('phase', { rolloutId: rollout.value?.rolloutId ?? '' }).toSorted((a, b) => a.position - b.position),
)
