/** How likely a check of a share passes by luck although the truth lies below its threshold (GA-8). */

/** How often the exact probability is stated for: four weekly looks, with the truth five points below the threshold. */
export const statedLooks = 4
export const statedShortfall = 0.05

/** The probability of at least `least` successes in `trials` independent trials; exact up to rounding of doubles. */
export const atLeast = (least: number, trials: number, chance: number): number => {
  if (least <= 0) return 1
  if (least > trials || chance <= 0) return 0
  if (chance >= 1) return 1
  // Summed from the logarithm of each term, so that large groups do not underflow.
  const odds = Math.log(chance) - Math.log1p(-chance)
  let term = trials * Math.log1p(-chance)
  let total = 0
  for (let successes = 0; successes <= trials; successes++) {
    if (successes >= least) total += Math.exp(term)
    term += Math.log(trials - successes) - Math.log(successes + 1) + odds
  }
  return Math.min(1, total)
}

/**
 * The probability that `windows` separate looks in a row all pass at some point within `looks` independent looks, each of which
 * passes with probability `chance`.
 */
export const runWithin = (looks: number, windows: number, chance: number): number => {
  // The states are how many passes in a row there are now; the last one is reached for good.
  let states: number[] = Array.from({ length: windows + 1 }, (_, run) => (run === 0 ? 1 : 0))
  for (let look = 0; look < looks; look++) {
    const after = states.map(() => 0)
    after[windows] = states[windows] ?? 0
    for (let run = 0; run < windows; run++) {
      after[0] = (after[0] ?? 0) + (states[run] ?? 0) * (1 - chance)
      after[run + 1] = (after[run + 1] ?? 0) + (states[run] ?? 0) * chance
    }
    states = after
  }
  return states[windows] ?? 0
}

/**
 * The probability that a check "at least `threshold` of `people`" passes by luck within four weekly looks, when each person is
 * active with a probability five points below the threshold (GA-8). Shares are between 0 and 1.
 *
 * @example chanceOfLuck({ people: 20, threshold: 0.8, windows: 1 }) // 0.88…
 * @example chanceOfLuck({ people: 20, threshold: 0.8, windows: 2 }) // 0.37…
 */
export const chanceOfLuck = ({ people, threshold, windows }: { people: number; threshold: number; windows: number }): number =>
  runWithin(
    statedLooks,
    Math.max(1, windows),
    atLeast(Math.ceil(threshold * people - 1e-9), people, Math.max(0, threshold - statedShortfall)),
  )
