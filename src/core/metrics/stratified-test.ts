/** Whether more of one side than of the other became active than chance explains, within strata (ME-14). */
import { largest } from '#core/kernel/many.ts'
import { normalBelow } from '#core/metrics/quantiles.ts'

/** One stratum: everyone, those reached, those who became active, and those of both. */
export interface Stratum {
  readonly size: number
  readonly reached: number
  readonly active: number
  readonly both: number
}

/** Above this many reached the normal distribution is as good as the exact one. */
const mostExact = 400

/** How many of those reached are among the active, if nobody chose: the hypergeometric distribution from its least value on. */
const drawnOf = ({ size, reached, active }: Stratum): { least: number; chances: number[] } => {
  const [least, most] = [Math.max(0, reached + active - size), Math.min(reached, active)]
  const weights = [1]
  for (let both = least; both < most; both++)
    weights.push(((weights.at(-1) ?? 0) * (reached - both) * (active - both)) / ((both + 1) * (size - reached - active + both + 1)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return { least, chances: weights.map((weight) => weight / total) }
}

/** What chance alone gives: how many of those reached become active, if being reached makes no difference in any stratum. */
export interface ByChance {
  /** The probability of as many as observed, or more, those as likely as the observed counted half (mid-p; Lancaster, 1961). */
  readonly chance: number
  /** How often chance alone gives a probability below `most`, and half of how often it gives just that. */
  readonly sizeAt: (most: number) => number
  /** The greatest probability up to `most` that chance can give; 0 where there is none. */
  readonly valueUpTo: (most: number) => number
}

/** For many people the normal distribution (Mantel and Haenszel, 1959), under which every probability occurs. */
const normalChance = (strata: readonly Stratum[], observed: number): ByChance => {
  const expected = strata.reduce((sum, { size, reached, active }) => sum + (reached * active) / size, 0)
  const variance = strata.reduce((sum, { size, reached, active }) => sum + (size < 2 ? 0 : (reached * (size - reached) * active * (size - active)) / (size * size * (size - 1))), 0) // prettier-ignore
  return {
    chance: variance === 0 ? 0.5 : 1 - normalBelow((observed - expected) / Math.sqrt(variance)),
    sizeAt: (most) => (variance === 0 ? 0 : most),
    valueUpTo: (most) => (variance === 0 ? 0 : most),
  }
}

/**
 * How likely chance alone explains as many active people among those reached: exact for the sum over strata, of more than 400 people
 * reached by the normal distribution.
 *
 * @example byChance([{ size: 8, reached: 4, active: 4, both: 4 }]).chance // 1 / 140
 */
export const byChance = (strata: readonly Stratum[]): ByChance => {
  const observed = strata.reduce((sum, { both }) => sum + both, 0)
  if (strata.reduce((sum, { reached }) => sum + reached, 0) > mostExact) return normalChance(strata, observed)
  let [least, chances] = [0, [1]]
  for (const stratum of strata) {
    const one = drawnOf(stratum)
    const next = Array.from({ length: chances.length + one.chances.length - 1 }, () => 0)
    for (const [at, chance] of chances.entries())
      for (const [more, other] of one.chances.entries()) next[at + more] = (next[at + more] ?? 0) + chance * other
    ;[least, chances] = [least + one.least, next]
  }
  let above = 0
  /** From the greatest number down: the probability of it and of all above it, and the mid-p that it would have. */
  const tails = chances.toReversed().map((chance) => {
    const middle = above + chance / 2
    above += chance
    return { chance, middle }
  })
  return {
    chance: tails[chances.length - 1 - (observed - least)]?.middle ?? 0.5,
    sizeAt: (most) => tails.reduce((sum, { chance, middle }) => sum + (middle < most ? chance : middle === most ? chance / 2 : 0), 0),
    valueUpTo: (most) => tails.findLast(({ middle }) => middle <= most)?.middle ?? 0,
  }
}

/**
 * The greatest probability, at most `error`, that may count as more than chance, so that of several kinds without effect one or another
 * is taken for more than chance in the share `error` of rollouts: from the distribution of the smallest of their probabilities (Westfall
 * and Young, 1993). Of few people a probability takes few values, so that a kind that can hardly ever be found costs the others nothing
 * (Tarone, 1990); of many people it is Šidák's (1967). Kinds that share people resemble each other, which makes an error rarer.
 */
export const leastChance = (kinds: readonly Omit<ByChance, 'chance'>[], error: number): number => {
  /** Between two values that chance can give nothing changes. */
  const someUpTo = (most: number): number => {
    const value = largest(kinds.map(({ valueUpTo }) => valueUpTo(most)))
    return 1 - kinds.reduce((none, { sizeAt }) => none * (1 - sizeAt(value)), 1)
  }
  let [low, high] = [0, error]
  while (high - low > 1e-12) {
    const middle = (low + high) / 2
    if (someUpTo(middle) <= error) low = middle
    else high = middle
  }
  return low
}
