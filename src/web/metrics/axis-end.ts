/** Where the axis of a count ends: at a round number that can be halved, so that its three lines have whole and easy names. */

/** @example axisEnd(38) // 40 */
export const axisEnd = (most: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most)))
  return [1, 2, 3, 4, 5, 6, 8].map((step) => step * power).find((end) => end >= most && end % 2 === 0) ?? 10 * power
}
