/** Forecasts of planted rollouts beside what came of them (ME-10). */
import { cohortDays } from '#core/metrics/cohort-days.ts'
import { forecastCohort } from '#core/metrics/cohort-forecast.ts'
import { type AdoptionKind, adoptionKinds, plantedAdoption } from '#test/planted-adoption.ts'

export interface ForecastTrial {
  readonly kind: AdoptionKind
  /** People of a cohort, and the days since its go-live on which the forecast is made. */
  readonly size: number
  readonly day: number
  /** How many cohorts went live before it. */
  readonly earlier: number
  readonly isHeld: boolean
  readonly width: number
}

/** Three cohorts of each size in so many rollouts of each kind, forecast on some of their days; `isKnown`: with what plan and calendar say. */
export const forecastTrials = (
  seed: number,
  runs: number,
  sizes: readonly number[],
  days: readonly number[],
  isKnown = true,
): ForecastTrial[] => {
  const trials: ForecastTrial[] = []
  for (const [nth, kind] of adoptionKinds.entries())
    for (const size of sizes)
      for (let run = 0; run < runs; run++) {
        const { people, used, aheadOf } = plantedAdoption(seed + run * 1_000_003 + size * 10 + nth, [size, size, size], kind)
        const folded = cohortDays(people, used, { asOf: 30_000, newest: 30_000, window: 7 })
        const all = isKnown ? folded.map((one) => ({ ...one, ahead: aheadOf(one.since) })) : folded
        for (const [earlier, own] of all.entries())
          for (const day of days) {
            const found = forecastCohort(own, all, day)
            const due = typeof found === 'string' ? undefined : found.points.at(-1)
            if (!due) continue
            const outcome = (own.active[29] ?? 0) / own.people
            const isHeld = outcome >= due.low - 1e-9 && outcome <= due.high + 1e-9
            trials.push({ kind, size, day, earlier, isHeld, width: due.high - due.low })
          }
      }
  return trials
}

/** The share of trials whose band held. */
export const heldOf = (trials: readonly ForecastTrial[]): number => trials.filter(({ isHeld }) => isHeld).length / trials.length
