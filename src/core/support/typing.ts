/** How many mistakes in typing lie between two words. */
import { smallest } from '#core/kernel/many.ts'

/**
 * The number of letters added, left out, changed or swapped with their neighbour that make one word of another; `most + 1` as soon as
 * there are more than `most`.
 *
 * @example within('wachtwrod', 'wachtwoord', 2) // 2
 */
export const within = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    let least = row
    for (let at = 1; at <= other.length; at++) {
      const same = one[row - 1] === other[at - 1]
      let cost = Math.min((last[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1))
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1])
        cost = Math.min(cost, (beforeLast[at - 2] ?? 0) + 1)
      current.push(cost)
      if (cost < least) least = cost
    }
    // A swap looks two rows back, so one row above the limit does not yet tell.
    if (least > most && smallest(last) > most) return most + 1
    beforeLast = last
    last = current
  }
  return Math.min(last[other.length] ?? 0, most + 1)
}
