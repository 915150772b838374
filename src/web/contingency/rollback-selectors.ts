/** The rollbacks of the rollout at work, and in which system each person works, by location. */
import { computed } from '@preact/signals'
import { openRollback, rollbacksInOrder, type SystemState, systemOf } from '#core/contingency/rollback.ts'
import { stepsInOrder } from '#core/contingency/runbook.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { here } from '#web/people/people-list.ts'
import { isAbsent, one, rollout, today, where, zone } from '#web/sync/store.ts'

export const rollbackPath = (rollbackId: string): string => `/issues/rollback/${encodeURIComponent(rollbackId)}`

const rolloutId = computed(() => rollout.value?.rolloutId ?? '')

export const rollbacks = computed(() => rollbacksInOrder(where('rollback', { rolloutId: rolloutId.value })))
export const underWay = computed(() => openRollback(rollbacks.value))
export const stepsOf = (rollbackId: string) => stepsInOrder(where('rollbackStep', { rolloutId: rolloutId.value, rollbackId }))

export interface Working {
  readonly person: StoredRow<'person'>
  readonly state: SystemState
}

/** A location with everyone there whose first day has come. */
export interface WorkingAt {
  readonly locationId: string | null
  readonly live: number
  /** Undefined where so many people work that this device does not hold them. */
  readonly people: readonly Working[] | undefined
}

/** How many are live at each location, where the people themselves are on the server alone. */
const liveAt = (): readonly WorkingAt[] => {
  const live = new Map<string, number>()
  for (const { locationId, headCount, goLiveOn } of where('phaseSite', { rolloutId: rolloutId.value }))
    if (goLiveOn <= today.value) live.set(locationId, (live.get(locationId) ?? 0) + headCount)
  return [...live].map(([locationId, count]) => ({ locationId, live: count, people: undefined }))
}

/** Everyone whose first day has come, with the system that they work in, by location. */
export const workingAt = computed((): readonly WorkingAt[] => {
  if (isAbsent('participant')) return liveAt()
  const isOff = where('oldSystem', { rolloutId: rolloutId.value })[0]?.switchedOffAt != null
  const found = here.value.flatMap(({ person }): Working[] => {
    const part = one('participant', `${rolloutId.value}/${person.personId}`)
    if (!part || part.excludedAt !== null || part.goLiveOn === null || part.goLiveOn > today.value) return []
    const recorded = one('systemState', `${rolloutId.value}/${person.personId}`)
    return [{ person, state: systemOf(part, recorded, { today: today.value, zone: zone.value, isOff }) }]
  })
  return [...Map.groupBy(found, ({ person }) => person.locationId)].map(([locationId, people]) => ({
    locationId,
    live: people.length,
    people,
  }))
})
