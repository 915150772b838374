/** What settles a check: how many answers are enough on each basis, and after how many more replies it can be decided (GA-8). */
import type { Basis, Check, Compare, Evidence, Metric } from '#core/gates/check-shapes.ts'
import { certainBounds, meanJustBelow, repliesUntilAbove, type Scale } from '#core/gates/confidence-sequence.ts'

/** Up to this many people the figure of those who answered decides, once enough did (GA-8). */
const answeredUpTo = 40
const enoughAnswered = 0.8
const enoughForSequence = 0.5
const enoughAtLocation = 0.5
const smallestLocation = 3

/** Values as they are averaged, and how the average is shown. */
interface Measure {
  readonly scale: Scale
  readonly valueOf: (answer: number) => number
  readonly shown: (mean: number) => number
}
export const measures: Readonly<Record<Exclude<Metric, 'number'>, Measure>> = {
  share: { scale: { least: 0, most: 1, step: 1 }, valueOf: (answer) => answer, shown: (mean) => mean },
  mean: { scale: { least: 0, most: 10, step: 1 }, valueOf: (answer) => answer, shown: (mean) => mean },
  // Promoters count 100, detractors -100: the mean is the NPS.
  nps: {
    scale: { least: -100, most: 100, step: 100 },
    valueOf: (answer) => (answer >= 9 ? 100 : answer <= 6 ? -100 : 0),
    shown: (mean) => mean,
  },
}

export const meets = (value: number, compare: Compare, threshold: number): boolean => {
  const slack = 1e-9
  if (compare === '>=') return value >= threshold - slack
  if (compare === '>') return value > threshold + slack
  if (compare === '<=') return value <= threshold + slack
  return value < threshold - slack
}
export const wantsMore = (compare: Compare): boolean => compare === '>=' || compare === '>'
const isStrict = (compare: Compare): boolean => compare === '>' || compare === '<'

/** The basis by default: *answered* up to 40 people, *sequence* above (GA-8). */
export const defaultBasis = (population: number): Basis => (population <= answeredUpTo ? 'answered' : 'sequence')

/** What is known of one window: whether the check is met, not met, or not settled yet. */
type Settled = 'met' | 'unmet' | 'open'

const mirror = ({ least, most, step }: Scale): Scale => ({ least: -most, most: -least, step })

/**
 * After how many more replies, all as good as can be, values clear a threshold by the confidence sequence; null when `most` are not
 * enough. Below a threshold is the mirrored question.
 */
const clearsAfter = (
  values: readonly number[],
  population: number,
  { compare, threshold }: Check,
  level: number,
  scale: Scale,
  most: number,
): number | null => {
  const strict = isStrict(compare)
  if (wantsMore(compare))
    return repliesUntilAbove(values, population, meanJustBelow(threshold, strict, population, scale), level, scale, most)
  const turned = mirror(scale)
  const below = meanJustBelow(-threshold, strict, population, turned)
  return repliesUntilAbove(
    values.map((value) => -value),
    population,
    below,
    level,
    turned,
    most,
  )
}

/** How many must have answered before the figure of those who answered decides (GA-8). */
export const repliesWanted = (population: number, answered: number, locations: Evidence['locations']): number => {
  const overall = Math.max(0, Math.ceil(enoughAnswered * population - 1e-9) - answered)
  const byLocation = locations
    .filter(([, of]) => of >= smallestLocation)
    .reduce((total, [here, of]) => total + Math.max(0, Math.ceil(of * enoughAtLocation - 1e-9) - here), 0)
  return Math.max(overall, byLocation)
}

export const meanOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length

/** Decides one window of answers on a basis (GA-8). */
export const settle = (
  values: readonly number[],
  { population, locations }: Pick<Evidence, 'population' | 'locations'>,
  check: Check,
  basis: Basis,
  level: number,
  scale: Scale,
): Settled => {
  if (values.length >= population) return meets(meanOf(values), check.compare, check.threshold) ? 'met' : 'unmet'
  const certain = certainBounds(values, population, scale)
  const [worst, best] = wantsMore(check.compare) ? [certain.low, certain.high] : [certain.high, certain.low]
  if (meets(worst, check.compare, check.threshold)) return 'met'
  if (!meets(best, check.compare, check.threshold)) return 'unmet'
  if (basis === 'certain' || values.length === 0) return 'open'
  if (basis === 'answered') {
    if (repliesWanted(population, values.length, locations) > 0) return 'open'
    return meets(meanOf(values), check.compare, check.threshold) ? 'met' : 'unmet'
  }
  if (values.length < Math.ceil(enoughForSequence * population - 1e-9)) return 'open'
  return clearsAfter(values, population, check, level, scale, 0) === null ? 'open' : 'met'
}

/** The smallest number of replies, all as good as can be, after which the check could be met; null when none could do it. */
export const soonest = (
  values: readonly number[],
  evidence: Evidence,
  check: Check,
  basis: Basis,
  level: number,
  scale: Scale,
): number | null => {
  const silent = evidence.population - values.length
  const good = wantsMore(check.compare) ? scale.most : scale.least
  // Once enough have answered the sequence is looked at as it grows; before that, and on the other bases, only sums and counts decide.
  const cleared = basis === 'sequence' ? clearsAfter(values, evidence.population, check, level, scale, silent) : null
  const least = Math.ceil(enoughForSequence * evidence.population - 1e-9) - values.length
  const isMet = (replies: number): boolean => {
    if (cleared !== null && replies >= Math.max(cleared, least)) return true
    return (
      settle(
        [...values, ...Array.from({ length: replies }, () => good)],
        // Where they sit is not known beforehand; the replies of the locations that are short come first.
        { population: evidence.population, locations: fillShort(evidence.locations, replies) },
        check,
        basis === 'sequence' && replies < silent ? 'certain' : basis,
        level,
        scale,
      ) === 'met'
    )
  }
  if (!isMet(silent)) return null
  let [low, high] = [0, silent]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isMet(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const fillShort = (locations: Evidence['locations'], replies: number): Evidence['locations'] => {
  let left = replies
  return locations.map(([here, of]) => {
    const wanted = of >= smallestLocation ? Math.max(0, Math.ceil(of * enoughAtLocation - 1e-9) - here) : 0
    const given = Math.min(left, wanted)
    left -= given
    return [here + given, of] as const
  })
}
