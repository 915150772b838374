/** What helped: of those who were not active, how many became active after a kind of help, beside people whom it did not reach (ME-14). */
import { normalQuantile } from '#core/metrics/quantiles.ts'
import { byChance, type ByChance, leastChance } from '#core/metrics/stratified-test.ts'

export const helpKinds = ['message', 'session', 'officeHour', 'visit', 'buddy', 'objection'] as const
/** A message that was read, a session or an office hour attended, a champion's or a buddy's visit, an objection that was answered. */
export type HelpKind = (typeof helpKinds)[number]

/** Days are counts since 1970. */
export interface HelpedPerson {
  readonly personId: string
  readonly phaseKey: string | null
  readonly locationId: string | null
  readonly goLive: number | null
}

/** Somebody who was reached on a day. */
export interface Reach {
  readonly kind: HelpKind
  readonly personId: string
  readonly day: number
}

/** Who used the new system when, from sources that tell each day. */
export interface UsageHistory {
  /** The first and the last day of which it tells. */
  readonly oldest: number
  readonly newest: number
  /** Whether somebody used it on one of these days, both included. */
  readonly isActive: (personId: string, from: number, to: number) => boolean
}

export interface HelpFigures {
  readonly kind: HelpKind
  /** Times that somebody was reached and has people to compare with, and how many of them became active. */
  readonly reached: number
  readonly reachedActive: number
  /** Times that somebody was compared with them, and how many of those became active, weighted as the people reached are. */
  readonly compared: number
  readonly comparedShare: number
  /** The difference of the two shares, -1 to 1, and its bounds, corrected for looking at several kinds. */
  readonly difference: number
  readonly low: number
  readonly high: number
  readonly verdict: 'helped' | 'no difference seen'
}

export type HelpRefusal = { readonly kind: HelpKind; readonly reason: 'tooFewReached' | 'nobodyToCompare'; readonly reached: number; readonly compared: number } // prettier-ignore

export interface WhatHelped {
  readonly method: {
    readonly estimator: 'difference of shares within strata, weighted after Mantel and Haenszel (1959)'
    readonly matching: 'same day, cohort, location and state, after Li, Propert and Rosenbaum (2001)'
    readonly standardErrors: 'by person, after Liang and Zeger (1986)'
    readonly test: 'exact within strata, mid-p (Lancaster, 1961)'
    readonly bounds: 'from the test (Miettinen, 1976)'
    readonly correction: 'smallest probability of all kinds, step by step (Westfall and Young, 1993)'
    readonly kind: 'observational'
    readonly level: number
    readonly within: number
  }
  readonly figures: readonly HelpFigures[]
  readonly refused: readonly HelpRefusal[]
}

/** Below this many on a side nothing is said (ME-14). */
export const leastHelped = 5
/** Somebody not seen for so many days is not active (ME-2). */
const quietDays = 7
/** One-sided, over all kinds together (ME-14). */
const level = 0.95
/** A little below 5 %, because probabilities counted half hold their level on the average of many tables only; by simulation. */
const mostWrong = (kinds: number): number => (kinds === 1 ? 0.045 : 0.04)
/** People compared with in one stratum: more say hardly more, and a group of thousands is not walked through every day. */
const mostCompared = 200

/** One person on one day: reached or not, and whether they became active. */
interface Case {
  readonly personId: string
  readonly isReached: boolean
  readonly becameActive: boolean
}

/** Where in a group the search for people to compare with begins: another place every day, the same on every machine. */
const startIn = (day: number, size: number): number => (Math.imul(day, 2_654_435_761) >>> 0) % size

const groupKey = ({ phaseKey, locationId }: HelpedPerson): string => JSON.stringify([phaseKey, locationId])

/** The strata of one kind: cases of the same day, cohort, location and state, with people of both sides. */
const strataOf = (
  reaches: readonly Reach[],
  people: ReadonlyMap<string, HelpedPerson>,
  groups: ReadonlyMap<string, readonly HelpedPerson[]>,
  { oldest, newest, isActive }: UsageHistory,
  within: number,
): { strata: Case[][]; unmatched: number } => {
  const daysOf = new Map<string, number[]>()
  for (const { personId, day } of reaches.toSorted((one, other) => one.day - other.day)) {
    const days = daysOf.get(personId)
    if (days) days.push(day)
    else daysOf.set(personId, [day])
  }
  const wasReached = (personId: string, from: number, to: number): boolean =>
    daysOf.get(personId)?.some((day) => day >= from && day <= to) ?? false
  /** Who can be counted on a day: live, and not active in the days before. The day itself counts for neither side. */
  const isOpen = ({ personId, goLive }: HelpedPerson, day: number): boolean =>
    goLive !== null && goLive <= day && !isActive(personId, day - quietDays, day - 1)
  const hasUsed = (personId: string, day: number): boolean => isActive(personId, oldest, day - 1)
  const caseOf = (personId: string, day: number, isReached: boolean): Case => ({
    personId,
    isReached,
    becameActive: isActive(personId, day + 1, day + within),
  })

  const reached = new Map<string, { day: number; group: string; used: boolean; ids: Set<string> }>()
  for (const [personId, days] of daysOf) {
    const person = people.get(personId)
    if (!person) continue
    let last = -Infinity
    for (const day of days) {
      // Before the first week of data nobody's state is known, and a window that is not over has no outcome.
      if (day - last < within || day - quietDays < oldest || day + within > newest || !isOpen(person, day)) continue
      last = day
      const [group, used] = [groupKey(person), hasUsed(personId, day)]
      const key = `${day} ${used ? 1 : 0} ${group}`
      const stratum = reached.get(key) ?? { day, group, used, ids: new Set<string>() }
      reached.set(key, stratum)
      stratum.ids.add(personId)
    }
  }

  let unmatched = 0
  const strata: Case[][] = []
  for (const { day, group, used, ids } of reached.values()) {
    const members = groups.get(group) ?? []
    const others: Case[] = []
    const start = startIn(day, members.length)
    for (let step = 0; step < members.length && others.length < Math.max(mostCompared, 5 * ids.size); step++) {
      const member = members[(start + step) % members.length]
      if (!member || ids.has(member.personId) || wasReached(member.personId, day - within + 1, day)) continue
      if (isOpen(member, day) && hasUsed(member.personId, day) === used) others.push(caseOf(member.personId, day, false))
    }
    if (others.length === 0) unmatched += ids.size
    else strata.push([...[...ids].map((personId) => caseOf(personId, day, true)), ...others])
  }
  return { strata, unmatched }
}

interface Estimate {
  readonly reached: number
  readonly reachedActive: number
  readonly compared: number
  readonly comparedShare: number
  readonly difference: number
  readonly standardError: number
  readonly byChance: ByChance
  /** Different people on each side. */
  readonly people: number
  readonly otherPeople: number
}

/**
 * The difference of shares within strata with Mantel and Haenszel's weights. Its standard error is the one with which the difference is
 * as far from none as the exact test says (Miettinen, 1976), but no less than what single people add up to in however many strata.
 */
const estimate = (strata: readonly (readonly Case[])[]): Estimate => {
  const parts = strata.map((cases) => {
    const [reached, others] = [cases.filter(({ isReached }) => isReached), cases.filter(({ isReached }) => !isReached)]
    const active = (side: readonly Case[]): number => side.filter(({ becameActive }) => becameActive).length
    const weight = (reached.length * others.length) / cases.length
    return { cases, reached, others, weight, share: active(reached) / reached.length, otherShare: active(others) / others.length }
  })
  const total = parts.reduce((sum, { weight }) => sum + weight, 0)
  const weighted = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((sum, part) => sum + (part.weight * of(part)) / total, 0) // prettier-ignore
  const difference = weighted(({ share, otherShare }) => share - otherShare)
  const byPerson = new Map<string, number>()
  let ifNothing = 0
  for (const { cases, reached, weight } of parts) {
    const size = cases.length
    const treated = reached.length / size
    const mean = cases.filter(({ becameActive }) => becameActive).length / size
    const correction = Math.sqrt(size / (size - 1))
    ifNothing += (weight * mean * (1 - mean) * size) / (size - 1)
    for (const { personId, isReached, becameActive } of cases) {
      const surplus = (isReached ? 1 : 0) - treated
      const rest = (becameActive ? 1 : 0) - mean - difference * surplus
      byPerson.set(personId, (byPerson.get(personId) ?? 0) + surplus * rest * correction)
    }
  }
  let squares = 0
  for (const value of byPerson.values()) squares += value * value
  const drawn = byChance(
    parts.map(({ cases, reached }) => {
      const active = (side: readonly Case[]): number => side.filter(({ becameActive }) => becameActive).length
      return { size: cases.length, reached: reached.length, active: active(cases), both: active(reached) }
    }),
  )
  // Where the difference is next to none the test says nothing of its spread: chance alone does.
  const away = -normalQuantile(Math.max(1e-15, drawn.chance))
  const ofTest = difference > 0 && away > 0.5 ? difference / away : Math.sqrt(ifNothing) / total
  const persons = (side: 'reached' | 'others'): number => new Set(parts.flatMap((part) => part[side].map(({ personId }) => personId))).size
  const [here, there] = [persons('reached'), persons('others')]
  return {
    reached: parts.reduce((sum, { reached }) => sum + reached.length, 0),
    reachedActive: parts.reduce((sum, { reached }) => sum + reached.filter(({ becameActive }) => becameActive).length, 0),
    compared: parts.reduce((sum, { others }) => sum + others.length, 0),
    comparedShare: weighted(({ otherShare }) => otherShare),
    difference,
    standardError: Math.max(Math.sqrt(squares) / total, ofTest),
    byChance: drawn,
    people: here,
    otherPeople: there,
  }
}

/**
 * The figures of all kinds that can be told, step by step (Holm, 1979): whoever is found to help no longer counts among the kinds that
 * may be taken for help by mistake, and the bounds of the others are those of fewer kinds.
 */
const inSteps = (kinds: readonly { kind: HelpKind; estimate: Estimate }[]): HelpFigures[] => {
  if (kinds.length === 0) return []
  const most = leastChance(kinds.map(({ estimate: { byChance: drawn } }) => drawn), mostWrong(kinds.length)) // prettier-ignore
  const figures = kinds.map(({ kind, estimate: { standardError, byChance: _, people: __, otherPeople: ___, ...rest } }): HelpFigures => {
    const half = -normalQuantile(most) * standardError
    const [low, high] = [Math.max(-1, rest.difference - half), Math.min(1, rest.difference + half)]
    return { kind, ...rest, low, high, verdict: low > 0 ? 'helped' : 'no difference seen' }
  })
  const helped = figures.filter(({ verdict }) => verdict === 'helped')
  return helped.length === 0 ? figures : [...helped, ...inSteps(kinds.filter(({ kind }) => !helped.some((one) => one.kind === kind)))]
}

/**
 * Compares, for each kind of help, those it reached while they were not active with those it did not reach, matched on the same day
 * by cohort, location and state (never used it, or used it before): who became active within `within` days (ME-14). A balanced
 * risk set after Li, Propert and Rosenbaum (2001). Helped is said only where the lower bound, one-sided and over all kinds
 * together, is above none. Nobody drew lots who is helped, so it can never be proved. Refused under five on a side.
 */
export const whatHelped = (
  people: readonly HelpedPerson[],
  reaches: readonly Reach[],
  history: UsageHistory,
  { within }: { readonly within: number } = { within: 7 },
): WhatHelped => {
  const byId = new Map(people.map((person) => [person.personId, person]))
  const groups = Map.groupBy(people, groupKey)
  const refused: HelpRefusal[] = []
  const found: { kind: HelpKind; estimate: Estimate }[] = []
  for (const [kind, ofKind] of Map.groupBy(reaches, ({ kind: one }) => one)) {
    const { strata, unmatched } = strataOf(ofKind, byId, groups, history, within)
    const result = strata.length === 0 ? null : estimate(strata)
    const [reached, compared] = [result?.reached ?? 0, result?.compared ?? 0]
    if (result && Math.min(result.people, result.otherPeople) >= leastHelped) found.push({ kind, estimate: result })
    else refused.push({ kind, reason: reached + unmatched >= leastHelped ? 'nobodyToCompare' : 'tooFewReached', reached: reached + unmatched, compared }) // prettier-ignore
  }
  const figures = inSteps(found)
  return {
    method: {
      estimator: 'difference of shares within strata, weighted after Mantel and Haenszel (1959)',
      matching: 'same day, cohort, location and state, after Li, Propert and Rosenbaum (2001)',
      standardErrors: 'by person, after Liang and Zeger (1986)',
      test: 'exact within strata, mid-p (Lancaster, 1961)',
      bounds: 'from the test (Miettinen, 1976)',
      correction: 'smallest probability of all kinds, step by step (Westfall and Young, 1993)',
      kind: 'observational',
      level,
      within,
    },
    figures: figures.toSorted((one, other) => helpKinds.indexOf(one.kind) - helpKinds.indexOf(other.kind)),
    refused: refused.toSorted((one, other) => helpKinds.indexOf(one.kind) - helpKinds.indexOf(other.kind)),
  }
}

/** What can be proposed to somebody who is not active (ME-14). */
const proposed = ['buddy', 'visit', 'session'] as const satisfies readonly HelpKind[]

/**
 * The kind of help whose interval leaves no doubt: above none, and above those of the others that can be proposed (ME-14); null where
 * there is none, and the usual order holds.
 */
export const surestHelp = (figures: readonly HelpFigures[]): (typeof proposed)[number] | null => {
  const told = figures.filter(({ kind }) => proposed.some((one) => one === kind))
  const best = told.find(({ kind, low, verdict }) => verdict === 'helped' && told.every((one) => one.kind === kind || one.high < low))
  return proposed.find((kind) => kind === best?.kind) ?? null
}
