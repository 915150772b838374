/** Adoption as the stored usage tells it: each person on their own go-live clock, sources side by side, and what is not known (ME-1, ME-2, ME-3, ME-15). */
import { dueAfterDays, staleAfterDays } from '#core/metrics/adoption-share.ts'
import { isFresh } from '#core/metrics/known-use.ts'
import { type Interval, wilson } from '#core/metrics/intervals.ts'
import { type FactsReader, groupsOf, type PeopleGroups, readFacts } from '#core/metrics/people-facts.ts'
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

/** What somebody adds to each group that they are in, as bits; who does not count is `isOut`. */
const fact = { isLive: 1, isDue: 2, isCovered: 4, isActive: 8, usesOld: 16, isOut: 32 } as const
/** So many different things can be said of somebody who counts. */
const kinds = 32
/** Pairs of sources for which one number tells whether somebody differs between them. */
const pairsInOne = 30

/** Sources by what they are asked for, and the pairs of them that speak of the same days. */
const sortedSources = (sources: readonly AdoptionSource[], { asOf, deciding }: AdoptionQuestion) => {
  const named = sources.filter(({ grain }) => grain !== 'total')
  const ofNew = named.filter(({ system }) => system === 'new')
  const pairs = ofNew.flatMap((one) =>
    ofNew.flatMap((other) => {
      // Compared up to the last day that both speak of: one that is older is silent about the days since, which is no difference.
      if (one === other || one.newest === null || other.newest === null) return []
      const until = Math.min(asOf, one.newest, other.newest)
      return asOf - until > staleAfterDays ? [] : [{ one, other, until }]
    }),
  )
  return {
    ofOld: named.filter(({ system }) => system === 'old'),
    deciders: deciding === null ? ofNew : ofNew.filter(({ sourceId }) => sourceId === deciding),
    pairs,
  }
}

/** Reads what sources say of somebody, as the figures need it. */
export const adoptionReader = (sources: readonly AdoptionSource[], question: AdoptionQuestion): FactsReader<AdoptionPerson> => {
  const { asOf, window } = question
  const { ofOld, deciders, pairs } = sortedSources(sources, question)
  const read = (person: AdoptionPerson, into: Int32Array, at: number): void => {
    const { personId, goLive, out } = person
    into.fill(0, at, at + width)
    if (out !== null) return void (into[at] = fact.isOut)
    const isSeen = ({ lastSeen }: AdoptionSource, until: number): boolean => {
      const last = lastSeen.get(personId) ?? 0
      return last > until - window && last <= until
    }
    let facts = 0
    if (goLive !== null && goLive <= asOf) facts |= fact.isLive
    if (goLive !== null && asOf - goLive >= dueAfterDays) facts |= fact.isDue
    if (deciders.some((source) => covers(source, person))) facts |= fact.isCovered
    if (deciders.some((source) => isSeen(source, asOf))) facts |= fact.isActive
    if (ofOld.some((source) => isSeen(source, asOf))) facts |= fact.usesOld
    into[at] = facts
    for (const [nth, { one, other, until }] of pairs.entries()) {
      const differs = isSeen(one, until) && !((other.lastSeen.get(personId) ?? 0) > until - window) && covers(other, person)
      if (differs) into[at + 1 + Math.floor(nth / pairsInOne)]! |= 1 << (nth % pairsInOne)
    }
  }
  const width = 1 + Math.ceil(pairs.length / pairsInOne)
  return { width, read }
}

/** Counts of a group from how many people there are of each kind. */
const tallyOf = (counts: Int32Array, from: number) => {
  const some = (wanted: number, unwanted = 0): number => {
    let sum = 0
    for (let kind = 0; kind < kinds; kind++) if ((kind & wanted) === wanted && (kind & unwanted) === 0) sum += counts[from + kind] ?? 0
    return sum
  }
  const { isLive, isDue, isCovered, isActive, usesOld } = fact
  return {
    assigned: some(0),
    notLive: some(0, isLive),
    notDue: some(isLive, isDue),
    due: some(isDue),
    covered: some(isCovered),
    coveredLive: some(isCovered | isLive),
    active: some(isActive),
    activeLive: some(isActive | isLive),
    activeDue: some(isActive | isDue),
    activeOld: some(usesOld),
    both: some(usesOld | isActive),
  }
}

/** Figures from what was read of each person, in the order of the people. */
export const figuresFrom = (
  people: readonly AdoptionPerson[],
  facts: Int32Array,
  sources: readonly AdoptionSource[],
  question: AdoptionQuestion,
  groups: PeopleGroups = groupsOf(people),
): AdoptionFigures => {
  const { asOf, goal } = question
  const { deciders, pairs } = sortedSources(sources, question)
  const newest = deciders.reduce<number | null>((latest, one) => (one.newest !== null && (latest === null || one.newest > latest) ? one.newest : latest), null) // prettier-ignore
  const fresh = isFresh({ asOf, newest })

  const groupFrom = (counts: Int32Array, from: number): AdoptionGroup => {
    const tally = tallyOf(counts, from)
    const { assigned, due, activeDue } = tally
    const reason: AdoptionReason =
      assigned === 0 ? 'nobody' : !fresh ? 'stale' : due === 0 ? 'notDue' : activeDue / due >= goal - 1e-9 ? 'met' : 'below'
    const isKnown = reason === 'met' || reason === 'below'
    return {
      ...tally,
      share: isKnown ? activeDue / due : null,
      interval: isKnown ? wilson(activeDue, due) : null,
      verdict: { goal: reason === 'met' ? 'met' : reason === 'below' ? 'not met' : 'not known', reason },
    }
  }

  const width = 1 + Math.ceil(pairs.length / pairsInOne)
  const all = new Int32Array(kinds)
  const parts = [groups.phases, groups.locations, groups.departments].map(({ names, of }) => ({ names, of, counts: new Int32Array(names.length * kinds) })) // prettier-ignore
  const out: { personId: string; reason: 'left' | 'excluded' }[] = []
  const uncovered: string[] = []
  const differing = pairs.map((): string[] => [])
  for (let index = 0, at = 0; index < people.length; index++, at += width) {
    const kind = facts[at] ?? 0
    if (kind === fact.isOut) {
      const { personId = '', out: reason = null } = people[index] ?? {}
      if (reason !== null) out.push({ personId, reason })
      continue
    }
    all[kind]! += 1
    for (const { of, counts } of parts) counts[(of[index] ?? 0) * kinds + kind]! += 1
    if ((kind & fact.isCovered) === 0) uncovered.push(people[index]?.personId ?? '')
    for (let word = 1; word < width; word++)
      for (let rest = facts[at + word] ?? 0, nth = (word - 1) * pairsInOne; rest > 0; rest >>= 1, nth++)
        if (rest & 1) differing[nth]?.push(people[index]?.personId ?? '')
  }
  const [phases, locations, departments] = parts.map(({ names, counts }) => {
    const told = new Map<string | null, AdoptionGroup>()
    for (const [place, name] of names.entries()) {
      const group = groupFrom(counts, place * kinds)
      if (group.assigned > 0) told.set(name, group)
    }
    return told
  })
  const nobody: ReadonlyMap<string | null, AdoptionGroup> = new Map()
  return {
    asOf,
    newest,
    all: groupFrom(all, 0),
    phases: phases ?? nobody,
    locations: locations ?? nobody,
    departments: departments ?? nobody,
    out,
    uncovered,
    disagreements: pairs.flatMap(({ one, other }, nth) => {
      const some = differing[nth] ?? []
      return some.length === 0 ? [] : [{ active: one.sourceId, inactive: other.sourceId, people: some }]
    }),
  }
}

/** Figures of people from sources, whatever the order of either. */
export const adoptionFigures = (
  people: readonly AdoptionPerson[],
  sources: readonly AdoptionSource[],
  question: AdoptionQuestion,
): AdoptionFigures => figuresFrom(people, readFacts(people, adoptionReader(sources, question)), sources, question)
