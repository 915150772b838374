/** Who helps whom as a list: whoever has nobody first, searched by either name; from rows at hand here, and by the server's queries in the same way (TR-5). */
import { folded } from '#core/kernel/folded.ts'

export interface Pair {
  readonly personId: string
  readonly name: string
  readonly phaseKey: string
  /** Null for whoever has none. */
  readonly buddy: {
    readonly buddyId: string
    readonly name: string
    /** A JSON list of notes. */
    readonly because: string
    /** They left, so that somebody else has to be found. */
    readonly gone: boolean
    /** How many they help. */
    readonly helps: number
  } | null
}

export interface PairsQuery {
  readonly rolloutId: string
  /** The name of either contains it; empty for all. */
  readonly search: string
}

/** Whether somebody is there to help. */
export const isPaired = ({ buddy }: Pair): boolean => buddy !== null && !buddy.gone

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The pairs that fit a query, in its order. */
export const pairsList = (pairs: readonly Pair[], query: PairsQuery): readonly Pair[] => {
  const search = folded(query.search.trim())
  return pairs
    .filter(({ name, buddy }) => search === '' || folded(`${name} ${buddy?.name ?? ''}`).includes(search))
    .toSorted(
      (one, other) =>
        Number(isPaired(one)) - Number(isPaired(other)) ||
        compare(folded(one.name), folded(other.name)) ||
        compare(one.personId, other.personId),
    )
}

export interface PairsSummary {
  /** Everyone who is to have somebody. */
  readonly all: number
  readonly paired: number
  /** Who helps somebody. */
  readonly helpers: number
}

/** Counts pairs. */
export const pairsSummary = (pairs: readonly Pair[]): PairsSummary => {
  const paired = pairs.filter(isPaired)
  return { all: pairs.length, paired: paired.length, helpers: new Set(paired.map(({ buddy }) => buddy?.buddyId)).size }
}
