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
const bets = Array.from({ length: 20 }, (_, at) => (at + 1) / 20 - 0.005)

/**
 * The largest value that the capital reaches of somebody who bets, answer by answer, that the mean of the group lies above `mean`.
 * Answers and mean are shares of the scale, 0 to 1. If the mean of the group is `mean` or less and those who answered are like a
 * random draw without replacement, the capital reaches 1 / alpha with a probability of at most alpha, however often one looks
 * (Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", section 5, and "Confidence sequences for
 * sampling without replacement", 2020; the bets are a uniform mixture of fixed shares of the largest bet allowed).
 */
export const capitalAgainst = (answers: readonly number[], population: number, mean: number): number => {
  const capitals = bets.map(() => 1 / bets.length)
  let left = population * mean
  let most = 1
  for (const [at, answer] of answers.entries()) {
    const people = population - at
    if (people <= 0) break
    const expected = left / people
    // The answers so far already exceed what this mean allows: it is impossible.
    if (expected < -1e-12) return Infinity
    if (expected <= 1e-12) {
      if (answer > 1e-12) return Infinity
      continue
    }
    let capital = 0
    for (let bet = 0; bet < bets.length; bet++) {
      const grown = (capitals[bet] ?? 0) * (1 + (bets[bet] ?? 0) * (answer / expected - 1))
      capitals[bet] = grown
      capital += grown
    }
    if (capital > most) most = capital
    left -= answer
  }
  return left < -1e-9 ? Infinity : most
}

const lowest = (shares: readonly number[], population: number, level: number): number => {
  const total = sum(shares)
  let [low, high] = [0, total / Math.max(1, shares.length)]
  if (shares.length >= population) return total / Math.max(1, population)
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2
    if (capitalAgainst(shares, population, middle) >= 1 / (1 - level)) low = middle
    else high = middle
  }
  return Math.max(low, total / population)
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
export const isAbove = (answers: readonly number[], population: number, mean: number, level: number, { least, most }: Scale): boolean => {
  const width = most - least
  return (
    capitalAgainst(
      answers.map((answer) => (answer - least) / width),
      population,
      (mean - least) / width,
    ) >=
    1 / (1 - level) - 1e-9
  )
}
