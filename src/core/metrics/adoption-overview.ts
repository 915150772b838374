/** The page of adoption in figures: what leads from assigned to active, how it came about, and what is not known (ME-1, ME-2, ME-3, ME-10, ME-11). */
import { note, type Note } from '#core/kernel/note.ts'
import type { AdoptionFigures, AdoptionGroup, AdoptionPerson, AdoptionSource } from '#core/metrics/adoption-figures.ts'
import { type CohortHistory, cohortHistories, steepestFall, type WeekOfUse, weeksOfUse } from '#core/metrics/adoption-history.ts'
import { covers } from '#core/metrics/adoption-figures.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import { cohortDaysFrom, type KnownAhead } from '#core/metrics/cohort-days.ts'
import { type Forecasts, type ForecastsMade, forecastsOf } from '#core/metrics/cohort-forecast.ts'
import type { NextStep } from '#core/metrics/adoption-people.ts'
import { type FactsReader, type Grouping, groupsOf, type PeopleGroups, readFacts } from '#core/metrics/people-facts.ts'
import { type DaysOfUse, type HistoryQuestion, mostWeeks, type PeopleUse, useReader } from '#core/metrics/use-since-start.ts'
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
  readonly doing: Pick<ReadonlySet<string>, 'has'>
  /** What plan and calendar say of the days to come. */
  readonly ahead?: KnownAhead
  /** Forecasts that need not be drawn again; new ones are added. */
  readonly forecastsMade?: ForecastsMade
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
  /** Of those who are live, of how many a source of the old system tells. */
  readonly coveredOld: number
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

/** What a source without names counted: active people by day; a day that it does not tell is not there. */
export interface TotalTold extends Pick<SourceTold, 'sourceId' | 'name' | 'system'> {
  readonly days: readonly { readonly on: string; readonly count: number }[]
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
  /** Sources that name nobody, with what they counted; nobody's adoption. */
  readonly totals: readonly TotalTold[]
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
    let next = Infinity
    for (const { goLive, out } of people) if (goLive !== null && out === null && goLive < next) next = goLive
    return note('metrics.headline.notLive', { active: all.active, on: next === Infinity ? null : dayOf(next) })
  }
  return note('metrics.headline.active', { active: all.activeLive, live, unknown: live - all.coveredLive, fell })
}

/** What a source says of somebody as bits, before what their days come to. */
const fact = { isKnown: 1, hasUsed: 2, hasAccount: 4, usesOld: 8, isToldOfOld: 16, isDoing: 32 } as const

/** What the page looks at: sources by what they are asked for. */
const sortedSources = ({ sources, figures: { asOf }, window, deciding }: OverviewFacts) => {
  const isFresh = (newest: number | null): newest is number => newest !== null && asOf - newest <= staleAfterDays
  const named = sources.filter(({ system, grain }) => system === 'new' && grain !== 'total')
  const ofNew = deciding === null ? named : named.filter(({ sourceId }) => sourceId === deciding)
  const daily = ofNew.filter(({ grain }) => grain === 'daily')
  const ofOld = sources.filter(({ system, grain }) => system === 'old' && grain !== 'total')
  const lists = named.filter(({ grain, sourceId }) => grain === 'last-seen' && !isSaid(sourceId))
  const newestDaily = newestOf(daily)
  const question: HistoryQuestion | null = newestDaily === null ? null : { asOf, newest: Math.min(newestDaily, asOf), window }
  return { isFresh, ofNew, daily, ofOld, lists, newestDaily, question }
}

/** Reads what the page tells of somebody. */
export const overviewReader = (facts: OverviewFacts): FactsReader<AdoptionPerson> => {
  const { figures, window, inNew, inOld, doing } = facts
  const { asOf } = figures
  const { isFresh, ofNew, daily, ofOld, lists, question } = sortedSources(facts)
  // A source that is silent by now does not say that somebody left.
  const freshOld = ofOld.filter(({ newest }) => isFresh(newest))
  const use = useReader(inNew, inOld, question ?? { asOf, newest: asOf, window })
  return {
    width: 1 + use.width,
    read: (person, into, at) => {
      const { personId } = person
      const isInOld = ({ lastSeen }: AdoptionSource): boolean => {
        const last = lastSeen.get(personId) ?? null
        return last !== null && last > asOf - window && last <= asOf
      }
      const hasUsed = inNew.get(personId) !== undefined || ofNew.some(({ lastSeen }) => lastSeen.get(personId) != null)
      into[at] =
        (daily.some((source) => covers(source, person)) ? fact.isKnown : 0) |
        (hasUsed ? fact.hasUsed : 0) |
        (hasUsed || lists.some(({ lastSeen }) => lastSeen.has(personId)) ? fact.hasAccount : 0) |
        (ofOld.some(isInOld) ? fact.usesOld : 0) |
        (freshOld.some((source) => covers(source, person)) ? fact.isToldOfOld : 0) |
        (doing.has(personId) ? fact.isDoing : 0)
      use.read(person, into, at + 1)
    },
  }
}

/** The page from what was read of each person, in the order of the people. Problems: none; what cannot be told is null. */
export const overviewFrom = (facts: OverviewFacts, read: Int32Array, groups: PeopleGroups): AdoptionOverview => {
  const { people, figures, workflows, licences, locationCalled } = facts
  const { asOf, all } = figures
  const { isFresh, ofOld, lists, newestDaily, question } = sortedSources(facts)
  const [newestOld, newestList] = [newestOf(ofOld), newestOf(lists)]
  const width = people.length === 0 ? 1 : read.length / people.length
  const counts = { live: 0, accounts: 0, ever: 0, doing: 0, leftOld: 0, coveredOld: 0 }
  for (let index = 0, at = 0; index < people.length; index++, at += width) {
    const { out, goLive } = people[index] ?? { out: 'left', goLive: null }
    if (out !== null) continue
    const of = read[at] ?? 0
    if (of & fact.hasAccount) counts.accounts += 1
    if (goLive === null || goLive > asOf) continue
    counts.live += 1
    if (of & fact.hasUsed) counts.ever += 1
    if (of & fact.isDoing) counts.doing += 1
    if (of & fact.isToldOfOld) counts.coveredOld += 1
    if ((of & (fact.isToldOfOld | fact.usesOld)) === fact.isToldOfOld) counts.leftOld += 1
  }
  const account = isFresh(newestList) ? counts.accounts : null
  const everyone: PeopleUse = { people, facts: read, width, from: 1, isLookedAt: () => true }
  const known: PeopleUse = { ...everyone, isLookedAt: (index) => ((read[index * width] ?? 0) & fact.isKnown) !== 0 }
  const newestDailyOld = newestOf(ofOld.filter(({ grain }) => grain === 'daily'))
  const weeksOf = (use: PeopleUse, by: Grouping, weeks: number) =>
    question === null ? [] : weeksOfUse(use, by, { newest: question.newest, newestOld: newestDailyOld }, weeks)
  const locations = weeksOf(known, groups.locations, 4)
  const fall = steepestFall(new Map(locations.flatMap(({ key, weeks }) => (key === null ? [] : [[key, weeks] as const]))))
  return {
    headline: headlineOf(facts, fall && { location: locationCalled(fall.key), active: fall.active, of: fall.of }),
    funnel: {
      assigned: all.assigned,
      live: counts.live,
      coveredLive: all.coveredLive,
      account,
      ever: figures.newest === null ? null : counts.ever,
      active: isFresh(figures.newest) ? all.activeLive : null,
      workflows: workflows.some(({ inNew: some }) => some > 0) && isFresh(newestDaily) ? counts.doing : null,
      leftOld: isFresh(newestOld) ? counts.leftOld : null,
      coveredOld: counts.coveredOld,
      licences: licences && { ...licences, used: account },
      newestOn: figures.newest === null ? null : dayOf(figures.newest),
      newestOldOn: newestOld === null ? null : dayOf(newestOld),
      accountsOn: newestList === null ? null : dayOf(newestList),
    },
    cohorts: question && cohortHistories(known, groups.phases, question),
    forecasts:
      question && isFresh(newestDaily)
        ? forecastsOf(cohortDaysFrom(known, groups.phases, question, facts.ahead), facts.forecastsMade)
        : null,
    weeks: question && (weeksOf(everyone, everybody(people.length), mostWeeks)[0]?.weeks ?? []),
    locations,
    workflows,
  }
}

/** Everyone as one group. */
const everybody = (people: number): Grouping => ({ names: [null], of: new Int32Array(people) })

/** The page of some people from their days. */
export const adoptionOverview = (facts: OverviewFacts): AdoptionOverview =>
  overviewFrom(facts, readFacts(facts.people, overviewReader(facts)), groupsOf(facts.people))
