/** Time to first use: how many people have started a number of days after their go-live, some not yet and some gone (ME-11). */

/** Somebody's days from go-live: to their first use, or to the last day on which they were seen not to have started. */
export interface Duration {
  readonly days: number
  /** False: not started so far, or left before starting. */
  readonly hasStarted: boolean
}

export interface SurvivalStep {
  readonly days: number
  /** The share of people who have not started up to and including this day. */
  readonly waiting: number
  readonly atRisk: number
  readonly started: number
  /** Greenwood's standard error of `waiting`. */
  readonly standardError: number
}

/**
 * The product-limit estimate (Kaplan and Meier, 1958) with Greenwood's standard error; one step for each day on which somebody
 * started. Who is not followed any longer on such a day counts as at risk on it.
 */
export const productLimit = (durations: readonly Duration[]): SurvivalStep[] => {
  const days = new Map<number, { started: number; all: number }>()
  for (const { days: at, hasStarted } of durations) {
    const found = days.get(at) ?? { started: 0, all: 0 }
    days.set(at, found)
    found.all += 1
    if (hasStarted) found.started += 1
  }
  return productLimitOf(days)
}

/** The same from how many people there are by days, and how many of them have started. */
export const productLimitOf = (days: ReadonlyMap<number, { readonly started: number; readonly all: number }>): SurvivalStep[] => {
  let atRisk = 0
  for (const { all } of days.values()) atRisk += all
  let waiting = 1
  let greenwood = 0
  const steps: SurvivalStep[] = []
  for (const [at, { started, all }] of [...days].sort(([one], [other]) => one - other)) {
    if (started > 0) {
      waiting *= 1 - started / atRisk
      greenwood += atRisk === started ? 0 : started / (atRisk * (atRisk - started))
      steps.push({ days: at, waiting, atRisk, started, standardError: waiting * Math.sqrt(greenwood) })
    }
    atRisk -= all
  }
  return steps
}

/** The first day on which half of the people have started; null when it is not reached (ME-11). */
export const medianDays = (steps: readonly SurvivalStep[]): number | null =>
  steps.find(({ waiting }) => waiting <= 0.5 + 1e-12)?.days ?? null

/** The share who have started within so many days (ME-11). */
export const startedWithin = (steps: readonly SurvivalStep[], days: number): number =>
  1 - (steps.findLast((step) => step.days <= days)?.waiting ?? 1)
