/** The go/no-go checks of the rollout in sight, in the order of its phases, from the rows on this device. */
import { computed } from '@preact/signals'
import type { Verdict } from '#core/gates/check-shapes.ts'
import { isHeldBack } from '#core/plan/waiting-starts.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { phases } from '#web/rollout/phases.ts'
import { rollout, today, where } from '#web/sync/store.ts'

export interface GateHere {
  readonly phase: StoredRow<'phase'>
  /** Undefined until it was evaluated for the first time. */
  readonly gate: StoredRow<'gate'> | undefined
  readonly state: 'started' | 'approved' | 'waits' | 'notDue'
}

export const rolloutId = computed(() => rollout.value?.rolloutId ?? '')

export const gates = computed((): readonly GateHere[] => {
  const rows = new Map(where('gate', { rolloutId: rolloutId.value }).map((row) => [row.phaseKey, row]))
  if (rollout.value?.approvedAt == null) return []
  return phases.value.map((phase) => {
    const gate = rows.get(phase.phaseKey)
    const isOver = phase.goLiveOn <= today.value && !isHeldBack([...rows.values()], phases.value, phase.phaseKey)
    return { phase, gate, state: isOver ? 'started' : !gate ? 'notDue' : gate.approvedAt === null ? 'waits' : 'approved' }
  })
})

/** The next one that matters: it waits for an approval, or was approved and its phase has not started. */
export const nextGate = computed(() => gates.value.find(({ state }) => state === 'waits' || state === 'approved'))

/** The keys of the checks that hold it. */
export const holdingOf = (gate: StoredRow<'gate'>): readonly string[] => JSON.parse(gate.holding) as string[]

export const chipOf: Readonly<Record<Verdict, 'pass' | 'hold' | 'fail' | 'nodata'>> = {
  pass: 'pass',
  hold: 'hold',
  fail: 'fail',
  'no-data': 'nodata',
}

export const gatePath = (phaseKey: string): string => `/gates/${encodeURIComponent(phaseKey)}`
