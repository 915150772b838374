/** Whether more of one side than of the other became active than chance explains, within strata (ME-14). */
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

/**
 * The probability of as many active people among those reached, or more, if being reached made no difference in any stratum: exact
 * for the sum over strata, what is as likely as the observed counted half (mid-p; Lancaster, 1961). For many people the normal
 * distribution (Mantel and Haenszel, 1959).
 *
 * @example chanceOfMore([{ size: 8, reached: 4, active: 4, both: 4 }]) // 1 / 140
 */
export const chanceOfMore = (strata: readonly Stratum[]): number => {
  const observed = strata.reduce((sum, { both }) => sum + both, 0)
  if (strata.reduce((sum, { reached }) => sum + reached, 0) > mostExact) {
    const expected = strata.reduce((sum, { size, reached, active }) => sum + (reached * active) / size, 0)
    const variance = strata.reduce((sum, { size, reached, active }) => sum + (size < 2 ? 0 : (reached * (size - reached) * active * (size - active)) / (size * size * (size - 1))), 0) // prettier-ignore
    return variance === 0 ? 0.5 : 1 - normalBelow((observed - expected) / Math.sqrt(variance))
  }
  let [least, chances] = [0, [1]]
  for (const stratum of strata) {
    const one = drawnOf(stratum)
    const next = Array.from({ length: chances.length + one.chances.length - 1 }, () => 0)
    for (const [at, chance] of chances.entries())
      for (const [more, other] of one.chances.entries()) next[at + more] = (next[at + more] ?? 0) + chance * other
    ;[least, chances] = [least + one.least, next]
  }
  const at = observed - least
  return chances.slice(at + 1).reduce((sum, chance) => sum + chance, 0) + (chances[at] ?? 0) / 2
}
