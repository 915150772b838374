/** Figures that tell nothing about anybody: shares as bands, counts in steps, and a verdict on everyone only where it gives away no part (RE-3, ME-8). */

/** The smallest number of people of which a figure may be told. */
export const smallestGroup = 5

/** A share as it may be told: from so many percent to under so many; up to 100 that is included. */
export interface ToldShare {
  readonly from: number
  readonly to: number
}

/** Most of them, in percent. */
const most = 80
/** From so many people on each tenth has five counts or more, and the first and the last band ten. */
const fewestForTenths = 50

/** Where the bands of a group begin and end: of five people the middle one would be a count, of fewer all would. */
const edgesOf = (of: number): readonly number[] => {
  if (of < smallestGroup) return []
  if (of === smallestGroup) return [0, 50, 100]
  return of < fewestForTenths ? [0, 50, most, 100] : [0, 20, 30, 40, 50, 60, 70, most, 100]
}

/**
 * A share as those may know it who see no names (ME-8): nothing of fewer than five people, else the band that it lies in, and never a
 * count. Which counts are told alike depends on the size of the group alone, and none is told apart from others, so that nobody, everybody
 * and fewer than five on a side are in the same band as more. Two views cannot be subtracted, as long as each person is in one told share
 * and no whole stands beside its parts.
 *
 * @example toldShare(7, 8) // { from: 80, to: 100 }
 */
export const toldShare = (part: number, of: number): ToldShare | null => {
  const edges = edgesOf(of)
  const at = edges.findLastIndex((edge) => part * 100 >= edge * of && edge < 100)
  const [from, to] = [edges[at], edges[at + 1]]
  return from === undefined || to === undefined ? null : { from, to }
}

/**
 * How many people, as those may know it who see no names: down to a multiple of five, null for fewer (RE-3). Counts that are told must
 * have nobody in common, and no total beside them.
 *
 * @example toldCount(13) // 10
 */
export const toldCount = (people: number): number | null =>
  people < smallestGroup ? null : Math.floor(people / smallestGroup) * smallestGroup

/** A group whose share of active people is told, and those of it of whom a verdict on everyone speaks; all in people. */
export interface VerdictPart {
  /** Of how many the share is. */
  readonly of: number
  readonly share: ToldShare | null
  /** Of how many of them the verdict speaks. */
  readonly due: number
}

/** The least and the most of a group that a told share leaves open. */
const openCounts = ({ of, share }: VerdictPart): readonly [least: number, most: number] => {
  const { from, to } = share ?? { from: 0, to: 100 }
  return [Math.ceil((from * of) / 100), to === 100 ? of : Math.ceil((to * of) / 100) - 1]
}

/**
 * Whether the verdict “80 % or more of those who are due” on everyone can stand beside the shares of its parts (ME-8): not where the one or
 * the other verdict would leave a single count of any part, as with two groups of six of which one is at 80 % or more and one at half to
 * 80 %. It is decided by what is told already and never by the verdict, so that its absence says nothing either.
 *
 * @example canStandTogether([{ of: 6, share: toldShare(6, 6), due: 6 }, { of: 6, share: toldShare(4, 6), due: 6 }], 0.8) // false
 */
export const canStandTogether = (parts: readonly VerdictPart[], share: number): boolean => {
  const due = parts.reduce((sum, part) => sum + part.due, 0)
  const needed = Math.ceil(share * due - 1e-9)
  const open = parts.map((part) => {
    const [least, greatest] = openCounts(part)
    const others = Math.max(0, part.of - part.due)
    return { ...part, least, greatest, leastDue: Math.max(0, least - others), mostDue: Math.min(part.due, greatest) }
  })
  const sum = (of: 'leastDue' | 'mostDue'): number => open.reduce((total, one) => total + one[of], 0)
  const [leastDue, mostDue] = [sum('leastDue'), sum('mostDue')]
  const isImplied = leastDue >= needed || mostDue < needed
  if (isImplied) return true
  return open.every((one) => {
    // Met: the others can add no more than this; not met: they add no less than this.
    const atLeast = needed - (mostDue - one.mostDue)
    const atMost = needed - 1 - (leastDue - one.leastDue)
    const others = Math.max(0, one.of - one.due)
    const leavesOpen = (least: number, greatest: number, wasOpen: boolean): boolean => !wasOpen || greatest > least
    return (
      leavesOpen(Math.max(one.least, atLeast), one.greatest, one.greatest > one.least) &&
      leavesOpen(one.least, Math.min(one.greatest, atMost + others), one.greatest > one.least) &&
      leavesOpen(Math.max(one.leastDue, atLeast), one.mostDue, one.mostDue > one.leastDue) &&
      leavesOpen(one.leastDue, Math.min(one.mostDue, atMost), one.mostDue > one.leastDue)
    )
  })
}
