/** The offline plans of locations: which are ready, and by when each has to be (RG-8). */
import { addDays } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'

type Plan = Pick<Row<'offlinePlan'>, 'locationId' | 'printedOn' | 'triedOn'>
type Site = Pick<Row<'phaseSite'>, 'locationId' | 'goLiveOn' | 'headCount'>

/** What is still to do for a plan, in its order. */
export type OfflineLack = 'written' | 'printed' | 'tried'

/** What a location's plan lacks; nothing once it is written, printed and tried (RG-8). */
export const offlineLacks = (plan: Pick<Plan, 'printedOn' | 'triedOn'> | undefined): readonly OfflineLack[] =>
  plan
    ? [...(plan.printedOn === null ? (['printed'] as const) : []), ...(plan.triedOn === null ? (['tried'] as const) : [])]
    : ['written', 'printed', 'tried']

export interface OfflineDue {
  readonly locationId: string
  /** The last day before the location goes live, YYYY-MM-DD. */
  readonly on: string
  readonly lacks: readonly [OfflineLack, ...OfflineLack[]]
}

/** Days before a go-live from which a plan that is not ready is asked for. */
export const offlineAskedDays = 14

/**
 * The locations whose offline plan is not ready and is asked for: from two weeks before their first go-live on, the first ones first (RG-8).
 *
 * @example offlineDue(plans, sites, '2026-11-23').map(({ locationId }) => locationId) // ['albina']
 */
export const offlineDue = (plans: readonly Plan[], sites: readonly Site[], today: string): readonly OfflineDue[] => {
  const first = new Map<string, string>()
  for (const { locationId, goLiveOn, headCount } of sites)
    if (headCount > 0 && goLiveOn < (first.get(locationId) ?? '9')) first.set(locationId, goLiveOn)
  const known = new Map(plans.map((plan) => [plan.locationId, plan]))
  return [...first]
    .flatMap(([locationId, goLiveOn]): OfflineDue[] => {
      const [lack, ...others] = offlineLacks(known.get(locationId))
      return lack === undefined || addDays(goLiveOn, -offlineAskedDays) > today
        ? []
        : [{ locationId, on: addDays(goLiveOn, -1), lacks: [lack, ...others] }]
    })
    .toSorted((a, b) => (a.on === b.on ? (a.locationId < b.locationId ? -1 : 1) : a.on < b.on ? -1 : 1))
}
