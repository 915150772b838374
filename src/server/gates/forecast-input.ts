/** The forecast of some phases, for a gate: the lower bound of the share that is active on day 28 (ME-10, GA-5). */
import { dayNumber } from '#core/kernel/calendar.ts'
import { largest } from '#core/kernel/many.ts'
import { type AdoptionPerson, type AdoptionSource, covers } from '#core/metrics/adoption-figures.ts'
import { dueAfterDays, staleAfterDays } from '#core/metrics/adoption-share.ts'
import { cohortDays } from '#core/metrics/cohort-days.ts'
import { forecastCohort } from '#core/metrics/cohort-forecast.ts'
import type { GateQuestion } from '#server/gates/gate-input.ts'
import { activeWindow } from '#server/metrics/adoption-reading.ts'
import { knownAheadOf } from '#server/metrics/known-ahead.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { daysOfUse } from '#server/metrics/usage-history.ts'
/** How far back cohorts are looked at for a forecast: those that are past day 28 count too, for what is usual here. */
const pooledDays = 200

interface Asked {
  readonly phases: readonly string[]
  /** Everyone of the rollout. */
  readonly people: readonly AdoptionPerson[]
  readonly sources: readonly AdoptionSource[]
  /** The source that decides; null for all of them (ME-15). */
  readonly deciding: string | null
}

/** The lower bound of the share of some phases that is forecast for their day 28 (ME-10); null where nothing can be forecast. */
export const forecastLowOf = async (
  { database, organisationId, rolloutId, today }: GateQuestion,
  { phases, people, sources, deciding }: Asked,
): Promise<number | null> => {
  const asOf = dayNumber(today)
  const daily = sources.filter(
    ({ sourceId, system, grain }) => system === 'new' && grain === 'daily' && (deciding === null || sourceId === deciding),
  )
  const newest = Math.min(asOf, largest(daily.flatMap(({ newest: day }) => day ?? [])))
  if (asOf - newest > staleAfterDays) return null
  const directory = await directoryOf(database, organisationId, rolloutId)
  const used = await daysOfUse(database, directory, { system: 'new', from: asOf - pooledDays, until: asOf, deciding })
  // The phases that are asked about are one group; the others tell what is usual.
  const own = 'asked'
  const known = people.filter(
    (person) => person.goLive !== null && person.goLive >= asOf - pooledDays && daily.some((source) => covers(source, person)),
  )
  const all = cohortDays(
    known,
    used,
    { asOf, newest, window: activeWindow },
    ({ phaseKey }) => (phaseKey !== null && phases.includes(phaseKey) ? own : `other ${phaseKey ?? ''}`),
    await knownAheadOf(database, organisationId, rolloutId),
  )
  const cohort = all.find(({ key }) => key === own)
  const forecast = cohort ? forecastCohort(cohort, all) : 'tooEarly'
  return typeof forecast === 'string' ? null : (forecast.points.find(({ day }) => day === dueAfterDays)?.low ?? null)
}
