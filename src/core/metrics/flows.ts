/** Flows between two weeks: who started, stayed, came back, lapsed, never used it, left, and is not covered; together everyone (ME-12). */
import { dayOf } from '#core/kernel/calendar.ts'
import { type Employed, worksOn } from '#core/kernel/employment.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import type { UsageGrain, UsageSystem } from '#core/metrics/usage-source.ts'

export const flowKinds = ['started', 'stayed', 'cameBack', 'lapsed', 'neverStarted', 'left', 'notCovered'] as const
export type FlowKind = (typeof flowKinds)[number]

/** Somebody of the rollout. The day of go-live is a count since 1970. */
export interface FlowPerson extends Employed {
  readonly personId: string
  readonly locationId: string | null
  readonly goLive: number | null
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

/**
 * Sorts everyone by what they did in the seven days up to `asOf` and the seven before (ME-12). Who left before both weeks is of
 * neither. Only sources that tell each day can carry it; where one decides (ME-15), only that one is asked.
 */
export const flowsBetween = (
  people: readonly FlowPerson[],
  sources: readonly FlowSource[],
  { asOf, deciding }: { readonly asOf: number; readonly deciding: string | null },
): Flows | NoFlows => {
  const [week, weekBefore] = [asOf - days + 1, asOf - 2 * days + 1]
  const told = sources.filter(({ sourceId, grain, system }) => system === 'new' && grain === 'daily' && (deciding === null || sourceId === deciding)) // prettier-ignore
  if (told.length === 0) return 'grain'
  const fresh = told.filter(({ newest }) => newest !== null && asOf - newest <= staleAfterDays)
  if (fresh.length === 0) return 'stale'
  if (!fresh.some(({ oldest }) => oldest !== null && oldest <= weekBefore)) return 'tooShort'

  const sorted = new Map<FlowKind, string[]>(flowKinds.map((kind) => [kind, []]))
  let [everyone, lapsedNow, notLive] = [0, 0, 0]
  const [today, start] = [dayOf(asOf), dayOf(weekBefore)]
  for (const person of people) {
    const { personId, locationId, goLive } = person
    if (!worksOn(person, start)) continue
    everyone += 1
    let [now, before, earlier] = [false, false, false]
    let isCovered = false
    for (const { seen, locations } of told) {
      const one = seen.get(personId)
      isCovered ||= one !== undefined || locations === null || (locationId !== null && locations.has(locationId))
      now ||= one?.now ?? false
      before ||= one?.before ?? false
      earlier ||= one?.earlier ?? false
    }
    const isGone = !worksOn(person, today)
    const kind: FlowKind = isGone ? 'left' : !isCovered ? 'notCovered' : now ? (before ? 'stayed' : earlier ? 'cameBack' : 'started') : before || earlier ? 'lapsed' : 'neverStarted' // prettier-ignore
    sorted.get(kind)?.push(personId)
    if (kind === 'lapsed' && before) lapsedNow += 1
    if (kind === 'neverStarted' && (goLive === null || goLive > asOf)) notLive += 1
  }
  return { week, weekBefore, people: sorted, everyone, lapsedNow, notLive }
}
