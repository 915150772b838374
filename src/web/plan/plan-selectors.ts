/** The plan from the rows at hand: its facts, its advice, its marks, and whether it still fits the people and days it was made for. */
import { computed, effect, signal } from '@preact/signals'
import { adviseApproach } from '#core/plan/approach.ts'
import { planMarks } from '#core/plan/plan-marks.ts'
import type { ApproachAdvice, PlanFacts } from '#core/plan/plan.ts'
import { factsFromRows, planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import { noReturn } from '#web/contingency/runbook-selectors.ts'
import { filled, isAbsent, now, rollout, today, where, waitingCount, ownZone } from '#web/sync/store.ts'
import { phases } from '#web/rollout/phases.ts'
import { preview } from '#web/sync/preview.ts'

const facts = computed<PlanFacts | undefined>(() => {
  const rolloutId = rollout.value?.rolloutId
  if (rolloutId === undefined) return undefined
  const rows = Object.fromEntries(
    Object.entries(planNeeds(rolloutId)).map(([name, need]) => [name, where(need.table, need.where)]),
  ) as unknown as PlanRows
  return factsFromRows(rows, {
    commandId: '',
    organisationId: '',
    now: now.value,
    today: today.value,
    zone: ownZone.value,
    by: { accountId: '', name: '' },
  })
})

export const advice = computed<ApproachAdvice | undefined>(() => {
  const known = facts.value
  if (!known) return undefined
  const { complexity, critical, approach, people } = known
  // With so many people that they are not on this device, the plan itself says how many take part and where.
  const isElsewhere = isAbsent('person')
  const headCount = isElsewhere ? phases.value.reduce((sum, phase) => sum + phase.headCount, 0) : people.length
  const sites = where('phaseSite', { rolloutId: rollout.value?.rolloutId ?? '' })
  const places = new Set(isElsewhere ? sites.map((site) => site.locationId) : people.map((person) => person.locationId)).size
  return headCount === 0 ? undefined : adviseApproach({ headCount, places, complexity, critical, approach })
})

/** Gates, exports and the day after which there is no way back, from the phases as they stand. */
export const marks = computed(() => {
  const known = facts.value
  if (!known) return []
  const dated = phases.value.map((phase) => ({ key: phase.phaseKey, goLive: phase.goLiveOn, ends: phase.endsOn }))
  // The day that was set, or the end of the old contract, where either is known (CO-5).
  return planMarks(known, dated).flatMap((mark) =>
    mark.kind !== 'noWayBack' ? [mark] : noReturn.value ? [{ ...mark, on: noReturn.value.on }] : [],
  )
})

/** True when planning anew would change more than warnings: people, places or holidays are no longer those of the plan. */
export const outOfStep = signal(false)

/** Looks again whenever the facts change, a moment later, because planning takes a while on a slow phone. */
export const watchStep = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = effect(() => {
    const rolloutId = rollout.value?.rolloutId
    const drafted = rollout.value?.draftedAt
    // Planning anew for so many people takes the server seconds: it is looked at when somebody asks, not each time something changes.
    if (isAbsent('person') || !facts.value || !rolloutId || !drafted || !filled.value || waitingCount.value > 0) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      void preview({ name: 'plan.draft', input: { rolloutId } }).then((found) => {
        outOfStep.value = found.ok && found.changes.some((change) => change.table !== 'warning')
      })
    }, 300)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
