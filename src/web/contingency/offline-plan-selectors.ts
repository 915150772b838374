/** The offline plans of the locations in the plan, as far as whoever is here may see them. */
import { computed } from '@preact/signals'
import { paidByPeople } from '#core/contingency/mobile-data.ts'
import { offlineDue, offlineLacks } from '#core/plan/offline-plans.ts'
import { me } from '#web/sync/signed-in.ts'
import { placesById, rollout, today, where } from '#web/sync/store.ts'

const rolloutId = computed(() => rollout.value?.rolloutId ?? '')
const plans = computed(() => where('offlinePlan', { rolloutId: rolloutId.value }))

/** Locations of the plan; a champion sees their own. */
const sites = computed(() => {
  const actor = me.value?.actor
  return where('phaseSite', { rolloutId: rolloutId.value }).filter(
    ({ headCount, locationId }) => headCount > 0 && (actor?.role !== 'champion' || actor.locationIds.includes(locationId)),
  )
})

/** The locations whose plan is asked for now. */
export const plansDue = computed(() => offlineDue(plans.value, sites.value, today.value))

/** The locations whose people pay for mobile data themselves. */
export const dataPaidByPeople = computed(() => paidByPeople(where('dataPrice', { rolloutId: rolloutId.value }), sites.value))

/** Each location with its plan, what that lacks, and the first day on which people go live there, in that order. */
export const locationPlans = computed(() => {
  const first = new Map<string, string>()
  for (const { locationId, goLiveOn } of sites.value) if (goLiveOn < (first.get(locationId) ?? '9')) first.set(locationId, goLiveOn)
  return [...first]
    .map(([locationId, goLiveOn]) => {
      const plan = plans.value.find((row) => row.locationId === locationId)
      return { locationId, name: placesById.value.get(locationId)?.name ?? locationId, goLiveOn, plan, lacks: offlineLacks(plan) }
    })
    .toSorted((a, b) => (a.goLiveOn === b.goLiveOn ? (a.name < b.name ? -1 : 1) : a.goLiveOn < b.goLiveOn ? -1 : 1))
})

export const offlinePlanPath = (locationId: string): string => `/issues/offline/${encodeURIComponent(locationId)}`
