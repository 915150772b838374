/** Figures that tell nothing about anybody: groups that are too small are shown together, or not at all (RE-3, ME-8). */

/** The smallest number of people of which a figure may be told. */
export const smallestGroup = 5

export interface Group {
  readonly key: string
  /** How many people the figure is of. */
  readonly size: number
}

/** What may be told: the groups that stand alone, and those that are told only as one; null where even that would tell too much. */
export interface SafeGroups<G extends Group> {
  readonly shown: readonly G[]
  readonly merged: { readonly keys: readonly string[]; readonly size: number } | null
  /** Keys of which nothing is told, and which no total may include either. */
  readonly hidden: readonly string[]
}

const bySize = (one: Group, other: Group): number => one.size - other.size || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)

/**
 * Merges the groups that are too small, with as many of the next smallest as it takes for the merged group to be large enough
 * (RE-3, ME-8). Whoever knows the total of all groups can subtract what is shown from it, and finds the merged group and no less;
 * empty groups name nobody and are shown. When all together are too few, everything is hidden. Sizes are numbers of people.
 * @example hideSmallGroups([{ key: 'a', size: 9 }, { key: 'b', size: 6 }, { key: 'c', size: 2 }]).merged // { keys: ['c', 'b'], size: 8 }
 */
export const hideSmallGroups = <G extends Group>(groups: readonly G[], least = smallestGroup): SafeGroups<G> => {
  const peopled = groups.filter(({ size }) => size > 0).toSorted(bySize)
  const together: G[] = []
  let size = 0
  for (const group of peopled) {
    if (group.size >= least && (together.length === 0 || size >= least)) break
    together.push(group)
    size += group.size
  }
  const apart = new Set(together.map(({ key }) => key))
  const shown = groups.filter(({ key }) => !apart.has(key))
  if (together.length === 0) return { shown, merged: null, hidden: [] }
  const keys = together.map(({ key }) => key)
  return size >= least ? { shown, merged: { keys, size }, hidden: [] } : { shown, merged: null, hidden: keys }
}

/** A share as it may be told: from which count on, or only the band it lies in. */
export type ToldShare =
  | { readonly kind: 'atLeast'; readonly part: number; readonly of: number }
  | { readonly kind: 'band'; readonly band: 'underHalf' | 'halfToMost' | 'halfOrMore' | 'most' }

/** From this share on it is most of them. */
const mostShare = 0.8
/** From so many people on, more than bands can be told. */
const fewestForCounts = 40

/**
 * A share as those may know it who see no names (ME-8): nothing of fewer than five people; of a group of fewer than forty the band
 * (under half, half to 80 %, 80 % or more), of a larger one the count down to a multiple of five, unless the part or the rest is under
 * five. Which counts are told alike depends on the size of the group alone, and none is told apart from others: a band among counts
 * would be a count itself (only 11 of 15 would be half to 80 %), as would the middle band of five people. So two weeks cannot
 * be subtracted; nor can two views, as long as each person is in one told share and no whole stands beside its parts.
 *
 * @example toldShare(7, 8) // { kind: 'band', band: 'most' }
 */
export const toldShare = (part: number, of: number, least = smallestGroup): ToldShare | null => {
  if (of < least) return null
  if (of >= fewestForCounts && part >= least && of - part >= least) return { kind: 'atLeast', part: Math.floor(part / least) * least, of }
  if (part * 2 < of) return { kind: 'band', band: 'underHalf' }
  if (of === 5) return { kind: 'band', band: 'halfOrMore' }
  return { kind: 'band', band: part >= mostShare * of ? 'most' : 'halfToMost' }
}

/**
 * Whether two views can stand beside each other (ME-8): the people that are in one and not in the other are nobody, or enough, so
 * that subtracting one view from the other tells nothing of a few. Views are the ids of the people that each counts.
 * @example canStandTogether(['a', 'b', 'c', 'd', 'e', 'f'], ['a', 'b', 'c', 'd', 'e']) // false: the difference is one person
 */
export const canStandTogether = (one: readonly string[], other: readonly string[], least = smallestGroup): boolean => {
  const [here, there] = [new Set(one), new Set(other)]
  const both = [...here].filter((id) => there.has(id)).length
  const pieces = [both, here.size - both, there.size - both, here.size, there.size]
  return pieces.every((count) => count === 0 || count >= least)
}
