/** The page of adoption in figures: what leads from assigned to active, how it came about, and what is not known (ME-1, ME-2, ME-3, ME-10, ME-11). */
import { note, type Note } from '#core/kernel/note.ts'
import type { AdoptionFigures, AdoptionGroup, AdoptionPerson, AdoptionSource } from '#core/metrics/adoption-figures.ts'
import {
  type CohortHistory,
  cohortHistories,
  type DaysOfUse,
  steepestFall,
  type WeekOfUse,
  weeksOfUse,
} from '#core/metrics/adoption-history.ts'
import { covers } from '#core/metrics/adoption-figures.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import { cohortDays } from '#core/metrics/cohort-days.ts'
import { type Forecasts, forecastsOf } from '#core/metrics/cohort-forecast.ts'
import type { NextStep } from '#core/metrics/adoption-people.ts'
import { isSaid, type UsageGrain, type UsageSystem } from '#core/metrics/usage-source.ts'

export interface Licences {
  readonly bought: number
  /** The price of one for a month, an exact decimal. */
  readonly price: string
  readonly currency: string
}

export interface WorkflowUse {
  readonly workflow: string
  /** People who did it in the window. */
  readonly inNew: number
  readonly inOld: number
}

export interface OverviewFacts {
  readonly people: readonly AdoptionPerson[]
  readonly sources: readonly AdoptionSource[]
  readonly figures: AdoptionFigures
  readonly window: number
  /** The source that decides; null where every source counts. */
  readonly deciding: string | null
  readonly inNew: DaysOfUse
  readonly inOld: DaysOfUse
  readonly workflows: readonly WorkflowUse[]
  /** Who did a named workflow in the new system in the window. */
  readonly doing: ReadonlySet<string>
  readonly licences: Licences | null
  readonly tool: string
  readonly locationCalled: (locationId: string) => string
}

/** From assigned to having left the old system; null is not known. */
export interface Funnel {
  readonly assigned: number
  readonly live: number
  readonly coveredLive: number
  readonly account: number | null
  readonly ever: number | null
  readonly active: number | null
  readonly workflows: number | null
  readonly leftOld: number | null
  readonly licences: (Licences & { readonly used: number | null }) | null
  /** The newest day of each kind of source, `YYYY-MM-DD`. */
  readonly newestOn: string | null
  readonly newestOldOn: string | null
  readonly accountsOn: string | null
}

export interface AdoptionOverview {
  readonly headline: Note
  readonly funnel: Funnel
  /** Null where no source tells day by day (ME-4). */
  readonly cohorts: readonly CohortHistory[] | null
  /** What is expected of cohorts that are not at day 28 yet (ME-10); null where no source tells day by day, or its data is old. */
  readonly forecasts: Forecasts | null
  readonly weeks: readonly WeekOfUse[] | null
  readonly locations: readonly { readonly key: string | null; readonly weeks: readonly WeekOfUse[] }[]
  readonly workflows: readonly WorkflowUse[]
}

export type GroupOf = AdoptionGroup & { readonly key: string | null }

/** A source as the page of adoption shows it; days are `YYYY-MM-DD`. */
export interface SourceTold {
  readonly sourceId: string
  readonly name: string
  readonly grain: UsageGrain
  readonly system: UsageSystem
  readonly locations: readonly string[] | null
  readonly newest: string | null
}

/** What `GET /api/adoption/overview` answers. */
export interface AdoptionAnswer extends AdoptionOverview {
  readonly asOf: string
  readonly goal: number
  readonly window: number
  readonly tool: string
  readonly oldSystem: string | null
  readonly sources: readonly SourceTold[]
  readonly all: AdoptionGroup
  readonly phases: readonly GroupOf[]
  readonly byLocation: readonly GroupOf[]
  readonly byDepartment: readonly GroupOf[]
  readonly disagreements: readonly { readonly active: string; readonly inactive: string; readonly count: number }[]
}

export interface Helper {
  readonly personId: string
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
}

/** Somebody on a list that a figure opens to. */
export interface PersonTold {
  readonly personId: string
  readonly name: string
  readonly phone: string | null
  readonly locationId: string | null
  readonly department: string | null
  readonly phaseKey: string | null
  readonly out: 'left' | 'excluded' | null
  readonly goLiveOn: string | null
  /** Days since their go-live. */
  readonly dayOfUse: number | null
  readonly lastOn: string | null
  /** What each source saw last; null where it covers them and saw nothing. */
  readonly seen: readonly { readonly sourceId: string; readonly system: UsageSystem; readonly day: string | null }[]
  readonly next: { readonly step: NextStep; readonly helper: Helper | null }
}

/** What `GET /api/adoption/people` answers. */
export interface PeopleTold {
  readonly total: number
  readonly next: number | null
  readonly sources: readonly Pick<SourceTold, 'sourceId' | 'name' | 'system'>[]
  readonly people: readonly PersonTold[]
}

/** Weeks of the page's small series. */
const mostWeeks = 6

const newestOf = (sources: readonly AdoptionSource[]): number | null =>
  sources.reduce<number | null>(
    (newest, one) => (one.newest !== null && (newest === null || one.newest > newest) ? one.newest : newest),
    null,
  )

/** The sentence of the page; `fell` is the location whose use fell most. */
const headlineOf = (
  { figures, tool, people }: OverviewFacts,
  fell: { readonly location: string; readonly active: number; readonly of: number } | null,
): Note => {
  const { all, asOf, newest } = figures
  if (newest === null) return note('metrics.headline.noData', { tool })
  if (asOf - newest > staleAfterDays) return note('metrics.headline.stale', { newest: dayOf(newest) })
  const live = all.assigned - all.notLive
  if (live === 0) {
    const next = people.flatMap(({ goLive, out }) => (goLive !== null && out === null ? [goLive] : [])).sort((one, other) => one - other)[0]
    return note('metrics.headline.notLive', { active: all.active, on: next === undefined ? null : dayOf(next) })
  }
  return note('metrics.headline.active', { active: all.activeLive, live, unknown: live - all.coveredLive, fell })
}

/** Problems: none; what cannot be told is null. */
export const adoptionOverview = (facts: OverviewFacts): AdoptionOverview => {
  const { people, sources, figures, window, deciding, inNew, inOld, workflows, doing, licences, locationCalled } = facts
  const { asOf, all } = figures
  const isFresh = (newest: number | null): newest is number => newest !== null && asOf - newest <= staleAfterDays
  const named = sources.filter(({ system, grain }) => system === 'new' && grain !== 'total')
  const ofNew = deciding === null ? named : named.filter(({ sourceId }) => sourceId === deciding)
  const daily = ofNew.filter(({ grain }) => grain === 'daily')
  const ofOld = sources.filter(({ system, grain }) => system === 'old' && grain !== 'total')
  const lists = named.filter(({ grain, sourceId }) => grain === 'last-seen' && !isSaid(sourceId))
  const [newestDaily, newestOld, newestList] = [newestOf(daily), newestOf(ofOld), newestOf(lists)]
  // A source that is silent by now does not say that somebody left.
  const freshOld = ofOld.filter(({ newest }) => isFresh(newest))
  const counted = people.filter(({ out }) => out === null)
  const live = counted.filter(({ goLive }) => goLive !== null && goLive <= asOf)
  const hasUsed = ({ personId }: AdoptionPerson): boolean =>
    inNew.get(personId) !== undefined || ofNew.some(({ lastSeen }) => lastSeen.get(personId) != null)
  const usesOld = ({ personId }: AdoptionPerson): boolean =>
    ofOld.some(({ lastSeen }) => {
      const last = lastSeen.get(personId) ?? null
      return last !== null && last > asOf - window && last <= asOf
    })
  const accounts = counted.filter((person) => lists.some(({ lastSeen }) => lastSeen.has(person.personId)) || hasUsed(person)).length
  const account = isFresh(newestList) ? accounts : null

  const question = newestDaily === null ? null : { asOf, newest: Math.min(newestDaily, asOf), window }
  const old = { days: inOld, newest: newestOf(ofOld.filter(({ grain }) => grain === 'daily')) }
  const isCovered = (person: AdoptionPerson): boolean => daily.some((source) => covers(source, person))
  const known = people.filter(isCovered)
  const groups = [...Map.groupBy(known, ({ locationId }) => locationId)]
  const locations = question === null ? [] : groups.map(([key, members]) => ({ key, weeks: weeksOfUse(members, inNew, old, question, 4) }))
  const fall = steepestFall(new Map(locations.flatMap(({ key, weeks }) => (key === null ? [] : [[key, weeks] as const]))))
  return {
    headline: headlineOf(facts, fall && { location: locationCalled(fall.key), active: fall.active, of: fall.of }),
    funnel: {
      assigned: all.assigned,
      live: live.length,
      coveredLive: all.coveredLive,
      account,
      ever: figures.newest === null ? null : live.filter(hasUsed).length,
      active: isFresh(figures.newest) ? all.activeLive : null,
      workflows:
        workflows.some(({ inNew: some }) => some > 0) && isFresh(newestDaily)
          ? live.filter(({ personId }) => doing.has(personId)).length
          : null,
      leftOld: isFresh(newestOld)
        ? live.filter((person) => freshOld.some((source) => covers(source, person)) && !usesOld(person)).length
        : null,
      licences: licences && { ...licences, used: account },
      newestOn: figures.newest === null ? null : dayOf(figures.newest),
      newestOldOn: newestOld === null ? null : dayOf(newestOld),
      accountsOn: newestList === null ? null : dayOf(newestList),
    },
    cohorts: question && cohortHistories(known, inNew, question),
    forecasts: question && isFresh(newestDaily) ? forecastsOf(cohortDays(known, inNew, question)) : null,
    weeks: question && weeksOfUse(people, inNew, old, question, mostWeeks),
    locations,
    workflows,
  }
}
