/** The distributions behind intervals: the normal and Student's t, from their definitions. */

/** log Γ(x) for x > 0: Stirling's series after shifting the argument above 10; relative error below 1e-13. */
export const logGamma = (x: number): number => {
  let shift = 0
  let at = x
  while (at < 10) {
    shift += Math.log(at)
    at += 1
  }
  const square = 1 / (at * at)
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / at
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift
}

/** The continued fraction of the incomplete beta function, by Lentz's method. */
const betaFraction = (x: number, a: number, b: number): number => {
  const tiny = 1e-300
  const guarded = (value: number): number => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m < 500; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / guarded(1 + term * d)
      c = guarded(1 + term / c)
      result *= c * d
    }
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return result
}

/** The regularised incomplete beta function I_x(a, b), for x between 0 and 1. */
export const betaShare = (x: number, a: number, b: number): number => {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

/** The probability that a t-distributed value with `degrees` degrees of freedom lies below `t`. */
export const studentBelow = (t: number, degrees: number): number => {
  const tail = betaShare(degrees / (degrees + t * t), degrees / 2, 0.5) / 2
  return t > 0 ? 1 - tail : tail
}

const invert = (below: (at: number) => number, probability: number): number => {
  let [low, high] = [-1, 1]
  while (below(low) > probability) low *= 2
  while (below(high) < probability) high *= 2
  for (let round = 0; round < 200 && high - low > 1e-14 * Math.max(1, Math.abs(low)); round++) {
    const middle = (low + high) / 2
    if (below(middle) < probability) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/**
 * The quantile of Student's t.
 *
 * @example studentQuantile(0.975, 10) // 2.228…
 */
export const studentQuantile = (probability: number, degrees: number): number => invert((t) => studentBelow(t, degrees), probability)

/** The probability that a standard normal value lies below `z`: its Taylor series near 0, a continued fraction in the tails. */
export const normalBelow = (z: number): number => {
  const size = Math.abs(z)
  const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI)
  let half: number
  if (size < 5) {
    let term = size
    let total = size
    for (let n = 3; Math.abs(term) > 1e-17 * total; n += 2) {
      term *= (size * size) / n
      total += term
    }
    half = density * total
  } else {
    let fraction = 0
    for (let n = 60; n > 0; n--) fraction = n / (size + fraction)
    half = 0.5 - density / (size + fraction)
  }
  return z >= 0 ? 0.5 + half : 0.5 - half
}

const mostKnown = 1000
const known = new Map<number, number>()

/**
 * The quantile of the standard normal distribution.
 *
 * @example normalQuantile(0.975) // 1.95996…
 */
export const normalQuantile = (probability: number): number => {
  const found = known.get(probability) ?? invert(normalBelow, probability)
  // The levels that are asked for again and again are few; what a test found is asked for once.
  if (known.size < mostKnown) known.set(probability, found)
  return found
}
