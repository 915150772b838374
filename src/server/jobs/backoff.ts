/** How long to wait before something is tried again. */

const minute = 60_000

/** After the first try in vain, the second and so on: five tries in about a day (CM-7). */
const betweenTries = [5 * minute, 30 * minute, 3 * 60 * minute, 20 * 60 * minute] as const

/** How often a letter is tried before somebody has to look. */
export const mostTries = betweenTries.length + 1

/** A pause made up to a tenth longer or shorter by `jitter` (0 to 1), so that what failed together does not come back together. */
const spread = (milliseconds: number, jitter: number): number => Math.round(milliseconds * (0.9 + 0.2 * jitter))

/**
 * Milliseconds until a letter is tried again, after so many tries in vain (1 is the first); null when it was the last (CM-7).
 * A server that says how long to wait is listened to, up to the longest pause of ours.
 *
 * @example pauseAfter(1, 0.5) // 300000
 */
export const pauseAfter = (tries: number, jitter: number, askedFor = 0): number | null => {
  const pause = betweenTries[tries - 1]
  return pause === undefined ? null : spread(Math.min(Math.max(pause, askedFor), betweenTries[betweenTries.length - 1] ?? pause), jitter)
}

/** Milliseconds until work is begun again that ended in a fault of ours: seconds first, an hour at most. */
export const pauseAfterFault = (begun: number, jitter: number): number =>
  spread(Math.min(60 * minute, 1000 * 2 ** Math.min(20, begun)), jitter)

/** Milliseconds for which a mail server that cannot be reached is left alone: a second first, a minute at most. */
export const pauseWithoutServer = (inVain: number, jitter: number): number =>
  spread(Math.min(minute, 1000 * 2 ** Math.min(10, inVain - 1)), jitter)
