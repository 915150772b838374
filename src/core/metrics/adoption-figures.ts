/** Adoption as the stored usage tells it: each person on their own go-live clock, sources side by side, and what is not known (ME-1, ME-2, ME-3, ME-15). */
import { dueAfterDays, staleAfterDays } from '#core/metrics/adoption-share.ts'
import { type Interval, wilson } from '#core/metrics/intervals.ts'
import type { UsageGrain, UsageSystem } from '#core/metrics/usage-source.ts'

/** Somebody of the rollout. Days are counts since 1970. */
export interface AdoptionPerson {
  readonly personId: string
  readonly phaseKey: string | null
  readonly locationId: string | null
  readonly department: string | null
  readonly goLive: number | null
  /** Why they do not count: they left, or were excluded from the rollout. */
  readonly out: 'left' | 'excluded' | null
  /** Their last working day, where it is known. */
  readonly leftOn: number | null
}

/** By person the last day of use up to the day of the figures; null for somebody who is covered and was not seen. */
export type LastSeen = Pick<ReadonlyMap<string, number | null>, 'get' | 'has' | 'keys' | 'size'>

export interface AdoptionSource {
  readonly sourceId: string
  readonly grain: UsageGrain
  readonly system: UsageSystem
  /** The newest day that it speaks of; null where it has no data. */
  readonly newest: number | null
  /** The locations whose people it tells of; null for everyone. */
  readonly locations: ReadonlySet<string> | null
  readonly lastSeen: LastSeen
}

export type AdoptionReason = 'met' | 'below' | 'stale' | 'notDue' | 'nobody'

export interface AdoptionGroup {
  /** Everyone who counts: assigned and still employed. */
  readonly assigned: number
  /** Whose go-live is still to come, or not known. */
  readonly notLive: number
  /** Live for less than four weeks: shown as such, not counted for the goal. */
  readonly notDue: number
  readonly due: number
  /** Whom a source of the new system covers; the others are not known to be inactive. */
  readonly covered: number
  /** Whom a source covers, of those who are live. */
  readonly coveredLive: number
  readonly active: number
  readonly activeLive: number
  readonly activeDue: number
  /** Of those due; null where nobody is, or no data is fresh. */
  readonly share: number | null
  readonly interval: Interval | null
  readonly activeOld: number
  readonly both: number
  readonly verdict: { readonly goal: 'met' | 'not met' | 'not known'; readonly reason: AdoptionReason }
}

export interface AdoptionFigures {
  readonly asOf: number
  /** The newest day of any source of the new system. */
  readonly newest: number | null
  readonly all: AdoptionGroup
  readonly phases: ReadonlyMap<string | null, AdoptionGroup>
  readonly locations: ReadonlyMap<string | null, AdoptionGroup>
  readonly departments: ReadonlyMap<string | null, AdoptionGroup>
  readonly out: readonly { readonly personId: string; readonly reason: 'left' | 'excluded' }[]
  readonly uncovered: readonly string[]
  /** Pairs of sources of the new system that say different things of the same people in the same days. */
  readonly disagreements: readonly { readonly active: string; readonly inactive: string; readonly people: readonly string[] }[]
}

export interface AdoptionQuestion {
  readonly asOf: number
  /** Days up to `asOf` in which somebody must have been seen. */
  readonly window: number
  /** A share, 0 to 1. */
  readonly goal: number
  /** The source that decides where sources disagree; null counts whoever any of them saw. */
  readonly deciding: string | null
}

/** Whether a source covers somebody: one that tells each day is silent about those who did nothing; a report names whom it covers. */
export const covers = (
  { grain, lastSeen, newest, locations }: AdoptionSource,
  { personId, locationId }: Pick<AdoptionPerson, 'personId' | 'locationId'>,
): boolean => {
  if (newest === null) return false
  return (grain === 'daily' && (locations === null || (locationId !== null && locations.has(locationId)))) || lastSeen.has(personId)
}

/** Counts of a group while people are added. */
const emptyTally = () => ({
  assigned: 0,
  notLive: 0,
  notDue: 0,
  due: 0,
  covered: 0,
  coveredLive: 0,
  active: 0,
  activeLive: 0,
  activeDue: 0,
  activeOld: 0,
  both: 0,
})
type Tally = ReturnType<typeof emptyTally>

/** What somebody adds to each group that they are in. */
interface Counted {
  readonly isLive: boolean
  readonly isDue: boolean
  readonly isCovered: boolean
  readonly isActive: boolean
  readonly usesOld: boolean
}

const addTo = (tally: Tally, { isLive, isDue, isCovered, isActive, usesOld }: Counted): void => {
  tally.assigned += 1
  if (!isLive) tally.notLive += 1
  else if (!isDue) tally.notDue += 1
  if (isDue) tally.due += 1
  if (isCovered) tally.covered += 1
  if (isCovered && isLive) tally.coveredLive += 1
  if (isActive) tally.active += 1
  if (isActive && isLive) tally.activeLive += 1
  if (isActive && isDue) tally.activeDue += 1
  if (usesOld) tally.activeOld += 1
  if (usesOld && isActive) tally.both += 1
}

/** The last days of everyone in a source, asked once for each: NaN for whom it says nothing of, -1 for somebody who was not seen. */
const lastDaysIn = ({ lastSeen }: AdoptionSource, people: readonly AdoptionPerson[]): Float64Array => {
  const days = new Float64Array(people.length)
  for (let at = 0; at < people.length; at++) {
    const last = lastSeen.get(people[at]?.personId ?? '')
    days[at] = last === undefined ? Number.NaN : (last ?? -1)
  }
  return days
}

/** Figures of people from sources, whatever the order of either. */
export const adoptionFigures = (
  people: readonly AdoptionPerson[],
  sources: readonly AdoptionSource[],
  { asOf, window, goal, deciding }: AdoptionQuestion,
): AdoptionFigures => {
  const counted = people.filter(({ out }) => out === null)
  const named = sources
    .filter(({ grain }) => grain !== 'total')
    .map((source) => {
      const { grain, newest, locations } = source
      const last = lastDaysIn(source, counted)
      const isSeen = (at: number): boolean => (last[at] ?? 0) > asOf - window && (last[at] ?? 0) <= asOf
      const isCovered = (at: number): boolean => {
        if (newest === null) return false
        const locationId = counted[at]?.locationId ?? null
        return !Number.isNaN(last[at]) || (grain === 'daily' && (locations === null || (locationId !== null && locations.has(locationId))))
      }
      return { ...source, last, isSeen, isCovered }
    })
  const ofNew = named.filter(({ system }) => system === 'new')
  const ofOld = named.filter(({ system }) => system === 'old')
  const deciders = deciding === null ? ofNew : ofNew.filter(({ sourceId }) => sourceId === deciding)
  const newest = deciders.reduce<number | null>((latest, one) => (one.newest !== null && (latest === null || one.newest > latest) ? one.newest : latest), null) // prettier-ignore
  const isFresh = newest !== null && asOf - newest <= staleAfterDays

  const groupOf = (tally: Tally): AdoptionGroup => {
    const { assigned, due, activeDue } = tally
    const reason: AdoptionReason =
      assigned === 0 ? 'nobody' : !isFresh ? 'stale' : due === 0 ? 'notDue' : activeDue / due >= goal - 1e-9 ? 'met' : 'below'
    const isKnown = reason === 'met' || reason === 'below'
    return {
      ...tally,
      share: isKnown ? activeDue / due : null,
      interval: isKnown ? wilson(activeDue, due) : null,
      verdict: { goal: reason === 'met' ? 'met' : reason === 'below' ? 'not met' : 'not known', reason },
    }
  }

  const all = emptyTally()
  const [phases, locations, departments] = [new Map<string | null, Tally>(), new Map<string | null, Tally>(), new Map<string | null, Tally>()] // prettier-ignore
  const tallyIn = (tallies: Map<string | null, Tally>, key: string | null): Tally => {
    let tally = tallies.get(key)
    if (!tally) tallies.set(key, (tally = emptyTally()))
    return tally
  }
  const uncovered: string[] = []
  for (const [at, { personId, phaseKey, locationId, department, goLive }] of counted.entries()) {
    const facts: Counted = {
      isLive: goLive !== null && goLive <= asOf,
      isDue: goLive !== null && asOf - goLive >= dueAfterDays,
      isCovered: deciders.some((source) => source.isCovered(at)),
      isActive: deciders.some((source) => source.isSeen(at)),
      usesOld: ofOld.some((source) => source.isSeen(at)),
    }
    if (!facts.isCovered) uncovered.push(personId)
    addTo(all, facts)
    addTo(tallyIn(phases, phaseKey), facts)
    addTo(tallyIn(locations, locationId), facts)
    addTo(tallyIn(departments, department), facts)
  }
  const told = (tallies: ReadonlyMap<string | null, Tally>): ReadonlyMap<string | null, AdoptionGroup> =>
    new Map([...tallies].map(([key, tally]) => [key, groupOf(tally)]))

  const disagreements = ofNew.flatMap((one) =>
    ofNew.flatMap((other) => {
      // Compared up to the last day that both speak of: one that is older is silent about the days since, which is no difference.
      if (one === other || one.newest === null || other.newest === null) return []
      const until = Math.min(asOf, one.newest, other.newest)
      if (asOf - until > staleAfterDays) return []
      const differing = counted.filter((_, at) => {
        const [here, there] = [one.last[at] ?? 0, other.last[at] ?? 0]
        return here > until - window && here <= until && !(there > until - window) && other.isCovered(at)
      })
      return differing.length === 0
        ? []
        : [{ active: one.sourceId, inactive: other.sourceId, people: differing.map(({ personId }) => personId) }]
    }),
  )
  return {
    asOf,
    newest,
    all: groupOf(all),
    phases: told(phases),
    locations: told(locations),
    departments: told(departments),
    out: people.flatMap(({ personId, out }) => (out === null ? [] : [{ personId, reason: out }])),
    uncovered,
    disagreements,
  }
}
