/** Counts the page of adoption from what is kept of each person (ME-1, ME-2, ME-11). */
import { type AdoptionOverview, type OverviewFacts, overviewFrom, overviewReader } from '#core/metrics/adoption-overview.ts'
import type { KnownAhead } from '#core/metrics/cohort-days.ts'
import type { ForecastsMade } from '#core/metrics/cohort-forecast.ts'
import type { Database } from '#server/db/database.ts'
import { type AdoptionReading, activeWindow, keptGroups, sourceFrame } from '#server/metrics/adoption-reading.ts'
import { keptFacts } from '#server/metrics/kept-facts.ts'
import { keptFigures } from '#server/metrics/kept-figures.ts'
import { usageDaysOf } from '#server/metrics/usage-days.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'
import { daysOfUse, workflowsDone } from '#server/metrics/usage-history.ts'

/** Forecasts that are kept of a rollout; those of past days are asked for again with each look. */
const mostForecasts = 200
const forecastsBy = new WeakMap<UsageDirectory, ForecastsMade>()

const forecastsMade = (directory: UsageDirectory): ForecastsMade => {
  const made = forecastsBy.get(directory)
  if (made && made.size <= mostForecasts) return made
  const fresh: ForecastsMade = new Map()
  forecastsBy.set(directory, fresh)
  return fresh
}

/** What leads from assigned to active on the day of a reading, and how it came about. */
export const overviewOn = async (
  database: Database,
  { directory, asOf, from, deciding, people, sources, figures }: AdoptionReading,
  { key, ahead, ...named }: Pick<OverviewFacts, 'licences' | 'tool' | 'locationCalled'> & { readonly key: ReadonlySet<string>; readonly ahead: KnownAhead }, // prettier-ignore
): Promise<AdoptionOverview> => {
  const span = { from, until: asOf, deciding }
  return keptFigures(
    database,
    directory,
    ['overview', asOf, deciding, JSON.stringify([named, ahead.oldEnds, [...ahead.closed], ...key])],
    async () => {
      const facts: OverviewFacts = {
        people,
        sources,
        figures,
        window: activeWindow,
        deciding,
        inNew: await daysOfUse(database, directory, { ...span, system: 'new' }),
        inOld: await daysOfUse(database, directory, { ...span, system: 'old', deciding: null }),
        ...(await workflowsDone(database, directory, { ...span, key, from: asOf - activeWindow + 1 })),
        ahead,
        forecastsMade: forecastsMade(directory),
        ...named,
      }
      const { changed } = await usageDaysOf(database, directory)
      const what = JSON.stringify(['overview', asOf, deciding])
      const frame = JSON.stringify([from, [...key], sources.map(sourceFrame)])
      const read = await keptFacts(directory, { what, frame, people, changed }, overviewReader(facts))
      return overviewFrom(facts, read, keptGroups(people))
    },
  )
}
