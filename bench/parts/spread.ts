/** Figures of several runs, and the line that shows them beside their limit. */

export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
  /** Ninety-nine in a hundred are no more than this. */
  readonly p99: number
}

/** The middle, the least, the most and the 99th percentile of some figures. */
export const spread = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((one, other) => one - other)
  return {
    median: sorted[sorted.length >> 1] ?? 0,
    min: sorted[0] ?? 0,
    max: sorted.at(-1) ?? 0,
    p99: sorted[Math.ceil(sorted.length * 0.99) - 1] ?? 0,
  }
}

/** Prints one figure with its limit and ratio; without a limit, the figure alone. */
export const line = (what: string, { median, min, max }: Spread, unit: string, limit?: number, digits = 2): void => {
  const [shown, least, most] = [median, min, max].map((value) => value.toFixed(digits))
  const beside = limit === undefined ? '' : `   limit ${limit.toFixed(digits)} ${unit}   ratio ${(median / limit).toFixed(2)}`
  console.log(`${what.padEnd(40)} ${shown} ${unit} (${least} to ${most})${beside}`)
}
