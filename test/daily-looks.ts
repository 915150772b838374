/** Groups with a known truth, whose answers come in over 28 days, and whether a gate that is looked at daily passes (GA-8). */
import { isAbove, meanJustBelow, type Scale } from '#core/gates/confidence-sequence.ts'

/** Scores from 0 to 10, and yes or no. */
export const scoreScale: Scale = { least: 0, most: 10, step: 1 }
export const shareScale: Scale = { least: 0, most: 1, step: 1 }

/** The order in which a group answers. */
export const shuffled = (values: readonly number[], random: () => number): number[] => {
  const all = [...values]
  for (let at = all.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = all[at] ?? 0
    all[at] = all[other] ?? 0
    all[other] = kept
  }
  return all
}

/** A group whose scores add up to a sum, spread like a survey: most around their mean, a few low. */
export const groupWith = (people: number, total: number, random: () => number): number[] => {
  const scores = Array.from({ length: people }, () => Math.min(10, Math.max(0, Math.round(7 + 4 * (random() - 0.45)))))
  let sum = scores.reduce((all, score) => all + score, 0)
  while (sum !== total) {
    const at = Math.floor(random() * people)
    const step = Math.sign(total - sum)
    const after = (scores[at] ?? 0) + step
    if (after < 0 || after > 10) continue
    scores[at] = after
    sum += step
  }
  return scores
}

/** A group of whom so many said yes. */
export const groupOfYes = (people: number, yes: number): number[] => Array.from({ length: people }, (_, at) => (at < yes ? 1 : 0))

/** Whether one of 28 daily looks passes, as four in five answer evenly over the days. */
export const passesOnce = (order: readonly number[], threshold: number, scale: Scale): boolean => {
  const mean = meanJustBelow(threshold, false, order.length, scale)
  const whole = Math.ceil(order.length * 0.8)
  const days = Array.from({ length: 28 }, (_, day) => Math.ceil((whole * (day + 1)) / 28))
  return [...new Set(days)].some((answered) => isAbove(order.slice(0, answered), order.length, mean, 0.95, scale))
}
