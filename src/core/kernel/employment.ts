/** Who works here on a day: the one place that says whether the last working day still counts. It does. */

/** The last day that a person works here; null while none is known. */
export interface Employed {
  readonly leftOn: string | null
}

/**
 * Whether somebody works here on a day (`YYYY-MM-DD`); their last working day still counts.
 *
 * @example worksOn({ leftOn: '2026-11-30' }, '2026-11-30') // true
 */
export const worksOn = ({ leftOn }: Employed, day: string): boolean => leftOn === null || leftOn >= day
