/** The old system of the rollout at work: its exports, when the next one is due, and what still keeps it on. */
import { computed } from '@preact/signals'
import { exportDue, exportsInOrder, firstGoLive, missingProofs, proofsOf } from '#core/plan/old-system.ts'
import { waitsForGate } from '#core/plan/waiting-starts.ts'
import { rollout, today, where } from '#web/sync/store.ts'

const rolloutId = computed(() => rollout.value?.rolloutId ?? '')

export const oldSystem = computed(() => where('oldSystem', { rolloutId: rolloutId.value })[0])
export const exports = computed(() => exportsInOrder(where('oldExport', { rolloutId: rolloutId.value })))
const phases = computed(() => where('phase', { rolloutId: rolloutId.value }))
export const offPhase = computed(() => phases.value.find(({ phaseKey }) => phaseKey === 'off'))
export const offGate = computed(() => where('gate', { rolloutId: rolloutId.value, phaseKey: 'off' })[0])
export const offWaits = computed(() => waitsForGate(where('gate', { rolloutId: rolloutId.value }), 'off'))
/** When the next export is due; null where the rollout has no old system, or no more. */
export const due = computed(() =>
  rollout.value?.oldSystem == null
    ? null
    : exportDue({ oldSystem: oldSystem.value, exports: exports.value, firstGoLiveOn: firstGoLive(phases.value) }, today.value),
)
export const proofs = computed(() => proofsOf(oldSystem.value, exports.value, today.value))
export const missing = computed(() => missingProofs(oldSystem.value, exports.value, today.value))
/** Everyone who takes part. */
export const takingPart = computed(() => phases.value.reduce((sum, { headCount }) => sum + headCount, 0))
