/** Flows between two weeks: who started, stayed, came back, lapsed, never used it, left, and is not covered; together everyone (ME-12). */
import { dayOf } from '#core/kernel/calendar.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import { type FactsReader, readFacts } from '#core/metrics/people-facts.ts'
import type { UsageGrain, UsageSystem } from '#core/metrics/usage-source.ts'

export const flowKinds = ['started', 'stayed', 'cameBack', 'lapsed', 'neverStarted', 'left', 'notCovered'] as const
export type FlowKind = (typeof flowKinds)[number]

/** Somebody of the rollout. Days are counts since 1970. */
export interface FlowPerson {
  readonly personId: string
  readonly locationId: string | null
  readonly goLive: number | null
  readonly leftOn: number | null
  readonly isExcluded: boolean
}

export interface FlowSource {
  readonly sourceId: string
  readonly grain: UsageGrain
  readonly system: UsageSystem
  /** The first and the newest day that it speaks of; null where it has no data. */
  readonly oldest: number | null
  readonly newest: number | null
  /** The locations whose people it tells of; null for everyone. */
  readonly locations: ReadonlySet<string> | null
  /** By person whom it saw: in the week, in the week before, and before both. */
  readonly seen: Pick<ReadonlyMap<string, { readonly now: boolean; readonly before: boolean; readonly earlier: boolean }>, 'get'>
}

/** Why there are no flows: no source tells each day (ME-4), its data is old (ME-3), or begins after the week before. */
export type NoFlows = 'grain' | 'stale' | 'tooShort'

export interface Flows {
  /** The first day of the week and of the week before; each has seven days. */
  readonly week: number
  readonly weekBefore: number
  readonly people: ReadonlyMap<FlowKind, readonly string[]>
  readonly everyone: number
  /** Of those who lapsed: who used it in the week before; the others have been away for longer. */
  readonly lapsedNow: number
  /** Of those who never used it: whose go-live is still to come, or not known. */
  readonly notLive: number
}

const days = 7

interface FlowQuestion {
  readonly asOf: number
  readonly deciding: string | null
}

const firstDays = (asOf: number) => ({ week: asOf - days + 1, weekBefore: asOf - 2 * days + 1 })

/** Only sources that tell each day can carry it; where one decides (ME-15), only that one is asked. */
const toldBy = (sources: readonly FlowSource[], { deciding }: FlowQuestion): readonly FlowSource[] =>
  sources.filter(({ sourceId, grain, system }) => system === 'new' && grain === 'daily' && (deciding === null || sourceId === deciding))

/** Why there are no flows; null where there are. */
const noFlows = (told: readonly FlowSource[], asOf: number): NoFlows | null => {
  if (told.length === 0) return 'grain'
  const fresh = told.filter(({ newest }) => newest !== null && asOf - newest <= staleAfterDays)
  if (fresh.length === 0) return 'stale'
  return fresh.some(({ oldest }) => oldest !== null && oldest <= firstDays(asOf).weekBefore) ? null : 'tooShort'
}

/** Bits after the place of the kind; who is of neither week is of no kind. */
const [isLapsedNow, isNotLive, isNeither] = [8, 16, 32]

/** Reads of which flow somebody is. */
export const flowReader = (sources: readonly FlowSource[], question: FlowQuestion): FactsReader<FlowPerson> => {
  const { asOf } = question
  const told = toldBy(sources, question)
  const [today, start] = [dayOf(asOf), dayOf(firstDays(asOf).weekBefore)]
  return {
    width: 1,
    read: (person, into, at) => {
      const { personId, locationId, goLive, isExcluded } = person
      const employed = { leftOn: person.leftOn === null ? null : dayOf(person.leftOn) }
      if (isExcluded || !worksOn(employed, start)) return void (into[at] = isNeither)
      let [now, before, earlier] = [false, false, false]
      let isCovered = false
      for (const { seen, locations } of told) {
        const one = seen.get(personId)
        isCovered ||= one !== undefined || locations === null || (locationId !== null && locations.has(locationId))
        now ||= one?.now ?? false
        before ||= one?.before ?? false
        earlier ||= one?.earlier ?? false
      }
      const isGone = !worksOn(employed, today)
      const kind: FlowKind = isGone ? 'left' : !isCovered ? 'notCovered' : now ? (before ? 'stayed' : earlier ? 'cameBack' : 'started') : before || earlier ? 'lapsed' : 'neverStarted' // prettier-ignore
      into[at] =
        flowKinds.indexOf(kind) |
        (kind === 'lapsed' && before ? isLapsedNow : 0) |
        (kind === 'neverStarted' && (goLive === null || goLive > asOf) ? isNotLive : 0)
    },
  }
}

/** The flows from what was read of each person, in the order of the people. */
export const flowsFrom = (
  people: readonly FlowPerson[],
  facts: Int32Array,
  sources: readonly FlowSource[],
  question: FlowQuestion,
): Flows | NoFlows => {
  const { asOf } = question
  const none = noFlows(toldBy(sources, question), asOf)
  if (none) return none
  const sorted = flowKinds.map((): string[] => [])
  let [everyone, lapsedNow, notLive] = [0, 0, 0]
  for (let at = 0; at < people.length; at++) {
    const fact = facts[at] ?? 0
    if (fact & isNeither) continue
    everyone += 1
    sorted[fact & 7]?.push(people[at]?.personId ?? '')
    if (fact & isLapsedNow) lapsedNow += 1
    if (fact & isNotLive) notLive += 1
  }
  return { ...firstDays(asOf), people: new Map(flowKinds.map((kind, nth) => [kind, sorted[nth] ?? []])), everyone, lapsedNow, notLive }
}

/**
 * Sorts everyone by what they did in the seven days up to `asOf` and the seven before (ME-12). Who left before both weeks is of
 * neither.
 */
export const flowsBetween = (people: readonly FlowPerson[], sources: readonly FlowSource[], question: FlowQuestion): Flows | NoFlows =>
  flowsFrom(people, readFacts(people, flowReader(sources, question)), sources, question)
