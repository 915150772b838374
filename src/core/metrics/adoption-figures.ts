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

export interface AdoptionSource {
  readonly sourceId: string
  readonly grain: UsageGrain
  readonly system: UsageSystem
  /** The newest day that it speaks of; null where it has no data. */
  readonly newest: number | null
  /** The locations whose people it tells of; null for everyone. */
  readonly locations: ReadonlySet<string> | null
  /** By person: the last day of use up to the day of the figures; null for somebody it covers who was not seen. */
  readonly lastSeen: ReadonlyMap<string, number | null>
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
  return lastSeen.has(personId) || (grain === 'daily' && (locations === null || (locationId !== null && locations.has(locationId))))
}

/** Figures of people from sources, whatever the order of either. */
export const adoptionFigures = (
  people: readonly AdoptionPerson[],
  sources: readonly AdoptionSource[],
  { asOf, window, goal, deciding }: AdoptionQuestion,
): AdoptionFigures => {
  const named = sources.filter(({ grain }) => grain !== 'total')
  const ofNew = named.filter(({ system }) => system === 'new')
  const deciders = deciding === null ? ofNew : ofNew.filter(({ sourceId }) => sourceId === deciding)
  const newest = deciders.reduce<number | null>((latest, one) => (one.newest !== null && (latest === null || one.newest > latest) ? one.newest : latest), null) // prettier-ignore
  const isFresh = newest !== null && asOf - newest <= staleAfterDays
  const sees = ({ lastSeen }: AdoptionSource, personId: string): boolean => {
    const last = lastSeen.get(personId) ?? null
    return last !== null && last > asOf - window && last <= asOf
  }

  const groupOf = (members: readonly AdoptionPerson[]): AdoptionGroup => {
    const count = (test: (person: AdoptionPerson) => boolean): number => members.filter(test).length
    const isLive = ({ goLive }: AdoptionPerson): boolean => goLive !== null && goLive <= asOf
    const isDue = ({ goLive }: AdoptionPerson): boolean => goLive !== null && asOf - goLive >= dueAfterDays
    const isActive = ({ personId }: AdoptionPerson): boolean => deciders.some((source) => sees(source, personId))
    const usesOld = ({ personId }: AdoptionPerson): boolean => named.some((source) => source.system === 'old' && sees(source, personId))
    const due = count(isDue)
    const activeDue = count((person) => isDue(person) && isActive(person))
    const reason: AdoptionReason =
      members.length === 0 ? 'nobody' : !isFresh ? 'stale' : due === 0 ? 'notDue' : activeDue / due >= goal - 1e-9 ? 'met' : 'below'
    const isKnown = reason === 'met' || reason === 'below'
    return {
      assigned: members.length,
      notLive: count((person) => !isLive(person)),
      notDue: count((person) => isLive(person) && !isDue(person)),
      due,
      covered: count((person) => deciders.some((source) => covers(source, person))),
      coveredLive: count((person) => isLive(person) && deciders.some((source) => covers(source, person))),
      active: count(isActive),
      activeLive: count((person) => isLive(person) && isActive(person)),
      activeDue,
      share: isKnown ? activeDue / due : null,
      interval: isKnown ? wilson(activeDue, due) : null,
      activeOld: count(usesOld),
      both: count((person) => usesOld(person) && isActive(person)),
      verdict: { goal: reason === 'met' ? 'met' : reason === 'below' ? 'not met' : 'not known', reason },
    }
  }
  const counted = people.filter(({ out }) => out === null)
  const groupsBy = (keyOf: (person: AdoptionPerson) => string | null): ReadonlyMap<string | null, AdoptionGroup> =>
    new Map([...Map.groupBy(counted, keyOf)].map(([key, members]) => [key, groupOf(members)]))

  const disagreements = ofNew.flatMap((one) =>
    ofNew.flatMap((other) => {
      // Compared up to the last day that both speak of: one that is older is silent about the days since, which is no difference.
      if (one === other || one.newest === null || other.newest === null) return []
      const until = Math.min(asOf, one.newest, other.newest)
      if (asOf - until > staleAfterDays) return []
      const lastIn = ({ lastSeen }: AdoptionSource, { personId }: AdoptionPerson): number => lastSeen.get(personId) ?? -Infinity
      const differing = counted.filter((person) => {
        const [here, there] = [lastIn(one, person), lastIn(other, person)]
        return here > until - window && here <= until && covers(other, person) && there <= until - window
      })
      return differing.length === 0
        ? []
        : [{ active: one.sourceId, inactive: other.sourceId, people: differing.map(({ personId }) => personId) }]
    }),
  )
  return {
    asOf,
    newest,
    all: groupOf(counted),
    phases: groupsBy(({ phaseKey }) => phaseKey),
    locations: groupsBy(({ locationId }) => locationId),
    departments: groupsBy(({ department }) => department),
    out: people.flatMap(({ personId, out }) => (out === null ? [] : [{ personId, reason: out }])),
    uncovered: counted.filter((person) => !deciders.some((source) => covers(source, person))).map(({ personId }) => personId),
    disagreements,
  }
}
