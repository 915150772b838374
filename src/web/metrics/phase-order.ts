/** The phases of the rollout in sight in their order, and the first day of each. */
import { computed } from '@preact/signals'
import { rollout, where } from '#web/sync/store.ts'

const phases = computed(() =>
  where('phase', { rolloutId: rollout.value?.rolloutId ?? '' }).toSorted((one, other) => one.position - other.position),
)
export const phaseOrder = computed(() => phases.value.map(({ phaseKey }) => phaseKey))
export const firstDayOf = (phaseKey: string): string | null => {
  const phase = phases.value.find((one) => one.phaseKey === phaseKey)
  return phase?.waitsSinceOn === null ? phase.goLiveOn : null
}
