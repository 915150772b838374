/** How often any method at all can find the one kind of help that works, by calculation (ME-14, docs/decisions/0019); above 80 % everywhere at 60 against 60. */
import { seeded } from '#core/kernel/seeded.ts'

export interface Sides {
  readonly kinds: number
  /** People helped and not helped, of each kind. */
  readonly reached: number
  readonly compared: number
  /** Who starts in a week by themselves where help works, and by how much likelier after it; 0 to 1. */
  readonly share: number
  readonly effect: number
}

/**
 * The power of the most powerful test (Neyman and Pearson, 1933) that takes help for working in at most 5 % of rollouts in which none
 * does. It even knows that one kind works, each as likely, and all shares: `even` on both sides of each kind without effect, and of all
 * kinds where none works. So no method that must hold in such rollouts finds more. By `draws` draws from a seed.
 */
const powerAgainst = ({ kinds, reached, compared, share, effect }: Sides, even: number, draws: number, random: () => number): number => {
  const after = share + effect
  const drawn = (people: number, chance: number): number => {
    let count = 0
    for (let nth = 0; nth < people; nth++) if (random() < chance) count++
    return count
  }
  const ratio = (chance: number, count: number, people: number): number =>
    count * Math.log(chance / even) + (people - count) * Math.log((1 - chance) / (1 - even))
  const evidence = (first: readonly [number, number]): number => {
    let sum = 0
    for (let kind = 0; kind < kinds; kind++) {
      const [here, there] = kind === 0 ? first : [even, even]
      sum += Math.exp(ratio(after, drawn(reached, here), reached) + ratio(share, drawn(compared, there), compared))
    }
    return sum
  }
  const byChance = Float64Array.from({ length: draws }, () => evidence([even, even])).sort()
  const least = byChance[Math.ceil(0.95 * draws) - 1] ?? Infinity
  let found = 0
  for (let draw = 0; draw < draws; draw++) if (evidence([after, share]) > least) found++
  return found / draws
}

/** The least of these powers over the shares that are hard to tell apart: what no method can exceed in all rollouts (ME-14). */
export const mostFound = (sides: Sides, draws: number, seed: number): number => {
  const { reached, compared, share, effect } = sides
  const middle = share + (effect * reached) / (reached + compared)
  return Math.min(...[-0.02, 0, 0.02].map((step) => powerAgainst(sides, middle + step, draws, seeded(seed))))
}
