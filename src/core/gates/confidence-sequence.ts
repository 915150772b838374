/** Bounds for the mean of a known group of which some have answered: certain ones, and a confidence sequence that may be looked at daily (GA-8). */

/** Answers on a scale of equal steps, such as 0 to 10 in steps of 1. */
export interface Scale {
  readonly least: number
  readonly most: number
  readonly step: number
}

export interface Bounds {
  readonly low: number
  readonly high: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * What the mean of everyone can still be, whatever those say who have not answered (GA-8).
 *
 * @example certainBounds([8, 9], 4, { least: 0, most: 10, step: 1 }) // { low: 4.25, high: 9.25 }
 */
export const certainBounds = (answers: readonly number[], population: number, { least, most }: Scale): Bounds => {
  const silent = Math.max(0, population - answers.length)
  const total = sum(answers)
  const everyone = Math.max(population, answers.length, 1)
  return { low: (total + silent * least) / everyone, high: (total + silent * most) / everyone }
}

/** The shares of the largest allowed bet that are mixed: small ones for noisy answers, large ones for uniform ones. */
const bets = Float64Array.from({ length: 20 }, (_, at) => (at + 1) / 20 - 0.005)

/** How far somebody came who bets, answer by answer, that the mean of a group lies above a value. */
interface Betting {
  readonly population: number
  readonly capitals: Float64Array
  /** What those who have not answered would have to add up to. */
  left: number
  answered: number
  /** The largest capital so far; infinite where the answers rule the value out. */
  most: number
}

const beginBetting = (population: number, mean: number): Betting => ({
  population,
  capitals: new Float64Array(bets.length).fill(1 / bets.length),
  left: population * mean,
  answered: 0,
  most: 1,
})

/** Takes in answers until the capital is large enough. Answers are shares of the scale, 0 to 1. */
const bet = (betting: Betting, answers: Iterable<number>, enough: number): void => {
  const { population, capitals } = betting
  for (const answer of answers) {
    if (betting.most >= enough) return
    const people = population - betting.answered
    if (people <= 0) return
    const expected = betting.left / people
    betting.answered++
    // The answers so far already exceed what this mean allows, or reach it with nothing left: it is impossible.
    if (expected < -1e-12 || (expected <= 1e-12 && answer > 1e-12)) betting.most = Infinity
    if (expected <= 1e-12) continue
    const gain = answer / expected - 1
    let capital = 0
    for (let at = 0; at < bets.length; at++) {
      const grown = (capitals[at] ?? 0) * (1 + (bets[at] ?? 0) * gain)
      capitals[at] = grown
      capital += grown
    }
    if (capital > betting.most) betting.most = capital
    betting.left -= answer
  }
}

const isWon = ({ most, left }: Betting, enough: number): boolean => most >= enough || left < -1e-9

/**
 * Whether the capital of somebody who bets, answer by answer, that the mean of the group lies above `mean` grows to `enough` at any time.
 * Answers and mean are shares of the scale, 0 to 1. If the mean of the group is `mean` or less and those who answered are like a
 * random draw without replacement, it grows to 1 / alpha with a probability of at most alpha, however often one looks
 * (Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", section 5, and "Confidence sequences for
 * sampling without replacement", 2020; the bets are a uniform mixture of fixed shares of the largest bet allowed).
 */
const isRuledOut = (answers: readonly number[], population: number, mean: number, enough: number): boolean => {
  const betting = beginBetting(population, mean)
  bet(betting, answers, enough)
  return isWon(betting, enough)
}

/** How exactly a bound is found, as a share of the scale. */
const precision = 1e-7

const lowest = (shares: readonly number[], population: number, level: number): number => {
  const total = sum(shares)
  if (shares.length >= population) return total / Math.max(1, population)
  const floor = total / population
  const enough = 1 / (1 - level)
  // The bound lies a little below the mean of the answers: looked for from there, in growing steps, and then between the last two.
  let high = total / Math.max(1, shares.length)
  let low = floor
  for (let step = 1 / Math.sqrt(Math.max(1, shares.length)); high - step > floor; step *= 2) {
    if (isRuledOut(shares, population, high - step, enough)) {
      low = high - step
      break
    }
    high -= step
  }
  while (high - low > precision) {
    const middle = (low + high) / 2
    if (isRuledOut(shares, population, middle, enough)) low = middle
    else high = middle
  }
  return low
}

/**
 * One-sided bounds for the mean of a group of known size, each valid on its own with probability `level` however often one looks,
 * if those who answered are like a random draw without replacement, in the order of their answers (GA-8). In units of the scale.
 *
 * @example sequenceBounds([1, 1, 1, 1], 4, 0.95, { least: 0, most: 1, step: 1 }) // { low: 1, high: 1 }
 */
export const sequenceBounds = (answers: readonly number[], population: number, level: number, { least, most }: Scale): Bounds => {
  const width = most - least
  const shares = answers.map((answer) => (answer - least) / width)
  const mirrored = shares.map((share) => 1 - share)
  return {
    low: least + width * lowest(shares, population, level),
    high: most - width * lowest(mirrored, population, level),
  }
}

/**
 * The largest mean of the whole group that does not reach a threshold, given that every answer is a whole number of steps.
 *
 * @example meanJustBelow(7, false, 16, { least: 0, most: 10, step: 1 }) // 6.9375: 111 of 160 points
 */
export const meanJustBelow = (threshold: number, strict: boolean, population: number, { least, step }: Scale): number => {
  const steps = ((threshold - least) / step) * population
  const most = strict ? Math.floor(steps + 1e-9) : Math.ceil(steps - 1e-9) - 1
  return least + (most * step) / population
}

/**
 * Whether the mean of the group is above `mean` by the confidence sequence: a true mean of `mean` or less passes in at most
 * 1 - level of all groups, over any number of looks (GA-8).
 */
export const isAbove = (answers: readonly number[], population: number, mean: number, level: number, scale: Scale): boolean =>
  repliesUntilAbove(answers, population, mean, level, scale, 0) !== null

/**
 * After how many more replies, all as good as can be, the mean of the group is above `mean` by the confidence sequence; null when `most`
 * replies are not enough.
 *
 * @example repliesUntilAbove(answers, 40, 6.975, 0.95, scale, 8) // 2
 */
export const repliesUntilAbove = (
  answers: readonly number[],
  population: number,
  mean: number,
  level: number,
  { least, most: best }: Scale,
  most: number,
): number | null => {
  const width = best - least
  const enough = 1 / (1 - level) - 1e-9
  const betting = beginBetting(population, (mean - least) / width)
  bet(
    betting,
    answers.map((answer) => (answer - least) / width),
    enough,
  )
  for (let replies = 0; ; replies++) {
    if (isWon(betting, enough)) return replies
    if (replies >= most) return null
    bet(betting, [1], enough)
  }
}
