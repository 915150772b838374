/** The runbook of the rollout at work: its steps in order, its drills, and until when going back is possible. */
import { computed } from '@preact/signals'
import { drillsInOrder, pointOfNoReturn, runbookStanding, stepsInOrder } from '#core/contingency/runbook.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, where } from '#web/sync/store.ts'

const rolloutId = computed(() => rollout.value?.rolloutId ?? '')

export const runbook = computed(() => where('runbook', { rolloutId: rolloutId.value })[0])
export const steps = computed(() => stepsInOrder(where('runbookStep', { rolloutId: rolloutId.value })))
export const drills = computed(() => drillsInOrder(where('drill', { rolloutId: rolloutId.value })))
export const openDrill = computed(() => drills.value.find(({ endedAt }) => endedAt === null))
export const runbookRows = computed(() => ({ runbook: runbook.value, steps: steps.value, drills: drills.value }))
export const standing = computed(() => runbookStanding(runbookRows.value))
/** Nothing where the contract of the old system is not known: it is for those who lead, and a day without it may be the wrong one. */
export const noReturn = computed(() =>
  runbook.value?.noReturnOn != null || mayI('plan.run')
    ? pointOfNoReturn({
        runbook: runbook.value,
        oldSystem: where('oldSystem', { rolloutId: rolloutId.value })[0],
        phases: where('phase', { rolloutId: rolloutId.value }),
      })
    : null,
)

/** The steps of one drill, in order. */
export const timedOf = (drillId: string) => stepsInOrder(where('drillStep', { rolloutId: rolloutId.value, drillId }))
