/** Groups with a known truth, whose answers come in over 28 days, and whether a gate that is looked at daily passes (GA-8). */
import { measures } from '#core/gates/check-settlement.ts'
import { isAbove, meanJustBelow, type Scale } from '#core/gates/confidence-sequence.ts'

/** Scores from 0 to 10, yes or no, and promoters less detractors. */
export const scoreScale: Scale = { least: 0, most: 10, step: 1 }
export const shareScale: Scale = { least: 0, most: 1, step: 1 }

export const netScale: Scale = measures.nps.scale

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

/** A group with an NPS of nought, of whom this share are promoters, as many detractors. */
export const groupOfNet = (people: number, share: number): number[] => {
  const each = Math.round(people * share)
  return Array.from({ length: people }, (_, at) => (at < each ? 100 : at < 2 * each ? -100 : 0))
}

/** Scores of people who answer alone: a mean of 8.2 and a spread of 1.9, most of them 7 to 10. */
export const drawnAlone = (people: number, random: () => number): number[] =>
  Array.from({ length: people }, () => {
    const [first, second] = [random(), random()]
    const normal = Math.sqrt(-2 * Math.log(1 - first)) * Math.cos(2 * Math.PI * second)
    return Math.min(10, Math.max(0, Math.round(8.65 + 2.5 * normal)))
  })

/** Whether one of 28 daily looks passes, as four in five answer evenly over the days. */
export const passesOnce = (order: readonly number[], threshold: number, scale: Scale): boolean => {
  const mean = meanJustBelow(threshold, false, order.length, scale)
  const whole = Math.ceil(order.length * 0.8)
  const days = Array.from({ length: 28 }, (_, day) => Math.ceil((whole * (day + 1)) / 28))
  return [...new Set(days)].some((answered) => isAbove(order.slice(0, answered), order.length, mean, 0.95, scale))
}
