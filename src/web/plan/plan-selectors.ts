/** The plan from the rows at hand: its facts, its advice, its marks, and whether it still fits the people and days it was made for. */
import { computed, effect, signal } from '@preact/signals'
import { adviseApproach } from '#core/plan/approach.ts'
import { planMarks } from '#core/plan/plan-marks.ts'
import type { ApproachAdvice, PlanFacts } from '#core/plan/plan.ts'
import { factsFromRows, planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import { filled, now, preview, rollout, today, where, waitingCount } from '#web/sync/store.ts'

export const phases = computed(() =>
  where('phase', { rolloutId: rollout.value?.rolloutId ?? '' }).toSorted((a, b) => a.position - b.position),
)

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
    by: { accountId: '', name: '' },
  })
})

export const advice = computed<ApproachAdvice | undefined>(() => {
  const known = facts.value
  if (!known || known.people.length === 0) return undefined
  const { complexity, critical, approach } = known
  const places = new Set(known.people.map((person) => person.locationId)).size
  return adviseApproach({ headCount: known.people.length, places, complexity, critical, approach })
})

/** Gates, exports and the day after which there is no way back, from the phases as they stand. */
export const marks = computed(() => {
  const known = facts.value
  return known
    ? planMarks(
        known,
        phases.value.map((phase) => ({ key: phase.phaseKey, goLive: phase.goLiveOn, ends: phase.endsOn })),
      )
    : []
})

/** True when planning anew would change more than warnings: people, places or holidays are no longer those of the plan. */
export const outOfStep = signal(false)

/** Looks again whenever the facts change, a moment later, because planning takes a while on a slow phone. */
export const watchStep = (): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = effect(() => {
    const rolloutId = rollout.value?.rolloutId
    const drafted = rollout.value?.draftedAt
    if (!facts.value || !rolloutId || !drafted || !filled.value || waitingCount.value > 0) return
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
