/** Objections: which there are, what may be told of them to whom, and whether those who raised them came along since. */
import { todayIn } from '#core/kernel/calendar.ts'
import { toldCount } from '#core/metrics/small-groups.ts'
import type { Row } from '#core/kernel/rows.ts'

/** The four common ones, and any other (RE-1). */
export const objectionKinds = ['noTime', 'oldWay', 'tooComplicated', 'whyChange', 'other'] as const
export type ObjectionKind = (typeof objectionKinds)[number]

/** What came of an objection; `open` until somebody answered it. */
export const objectionOutcomes = ['open', 'cameRound', 'adjusted', 'stays'] as const
export type ObjectionOutcome = (typeof objectionOutcomes)[number]

type Objection = Row<'objection'>

/** How many people raised each kind, as those may know who read no objection (RE-3); null for fewer than five. */
export type ObjectionCounts = readonly { readonly kind: ObjectionKind; readonly people: number | null }[]

/**
 * How many people raised each kind of objection, in steps of five (RE-3, ME-8). Somebody counts once in each kind; all that are logged
 * without a name can be of one person, and count as one. No total: it would give away what is not told.
 *
 * @example objectionCounts([])[0] // { kind: 'noTime', people: null }
 */
export const objectionCounts = (objections: readonly Pick<Objection, 'kind' | 'personId'>[]): ObjectionCounts =>
  objectionKinds.map((kind) => ({
    kind,
    people: toldCount(new Set(objections.filter((one) => one.kind === kind).map(({ personId }) => personId)).size),
  }))

/** Of those who raised a kind of objection, by name: how many use the new tool since (RE-4). */
export interface CameAlong {
  readonly kind: ObjectionKind
  readonly raised: number
  /** People who raised it under their own name. */
  readonly named: number
  /** Of those, how many were active afterwards; null while nothing is known of anybody's use. */
  readonly active: number | null
  readonly open: number
  readonly cameRound: number
}

/**
 * For each kind that was raised: how often, how many by name, and how many of those became active since (RE-4).
 * `activeSince` gives the last day on which a person used the tool; null where use is not known, which is not nought (ME-3).
 *
 * @example cameAlong([], null) // []
 */
export const cameAlong = (
  objections: readonly Objection[],
  since: { readonly lastOn: (personId: string) => string | null; readonly zoneOf: (personId: string) => string } | null,
): readonly CameAlong[] =>
  objectionKinds.flatMap((kind) => {
    const raised = objections.filter((one) => one.kind === kind)
    if (raised.length === 0) return []
    const first = new Map<string, string>()
    for (const { personId, loggedAt } of raised) {
      if (personId === null) continue
      const known = first.get(personId)
      if (known === undefined || loggedAt < known) first.set(personId, loggedAt)
    }
    const active =
      since && [...first].filter(([personId, at]) => (since.lastOn(personId) ?? '') > todayIn(since.zoneOf(personId), at)).length
    return [
      {
        kind,
        raised: raised.length,
        named: first.size,
        active,
        open: raised.filter(({ outcome }) => outcome === 'open').length,
        cameRound: raised.filter(({ outcome }) => outcome === 'cameRound').length,
      },
    ]
  })
