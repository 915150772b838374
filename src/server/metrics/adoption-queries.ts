/** What adoption is counted from: the people of a rollout, and by source the last day on which each was seen. */
import { dayNumber } from '#core/kernel/calendar.ts'
import type { AdoptionPerson, AdoptionSource } from '#core/metrics/adoption-figures.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import type { UsageGrain, UsageSystem } from '#core/metrics/usage-source.ts'
import type { Database } from '#server/db/database.ts'
import { keptSaid } from '#server/metrics/said-usage.ts'
import { usageDaysOf } from '#server/metrics/usage-days.ts'
import { directoryOf, type UsageDirectory } from '#server/metrics/usage-directory.ts'

/** A report that saw somebody longer ago says no more of them than that they were never seen. */
const furthestBack = 400

/** Everyone of a rollout, with why they do not count on a day (a count since 1970). */
export const adoptionPeople = async (
  database: Database,
  organisationId: string,
  rolloutId: string,
  asOf: number,
): Promise<readonly AdoptionPerson[]> => (await directoryOf(database, organisationId, rolloutId)).peopleOn(asOf)

/** The newest day up to one on which a report of a source was made; null where it has none. */
const reportedOn = ({ imports }: UsageDirectory, source: string, asOf: number): number | null => {
  let newest: number | null = null
  for (const { sourceId, takenBackAt, madeOn } of imports.values()) {
    if (sourceId !== source || takenBackAt !== null || madeOn === null) continue
    const day = dayNumber(madeOn)
    if (day <= asOf && (newest === null || day > newest)) newest = day
  }
  return newest
}

/** The sources of a rollout as they were on a day: what imports were undone counts for nothing. */
export const adoptionSources = async (
  database: Database,
  directory: UsageDirectory,
  asOf: number,
  window: number,
): Promise<readonly AdoptionSource[]> => {
  const { rolloutId } = directory
  const days = await usageDaysOf(database, directory)
  const found = [...directory.sources.values()].map(({ sourceId, locationIds, ...source }): AdoptionSource => {
    const [grain, system] = [source.grain as UsageGrain, source.system as UsageSystem]
    const number = directory.numberOf('source', `${rolloutId}/${sourceId}`) ?? -1
    const locations = locationIds === null ? null : new Set(JSON.parse(locationIds) as string[])
    const seen = days.ends(number, asOf).newest
    const reported = number < 0 ? null : reportedOn(directory, sourceId, asOf)
    const newest = seen === null || (reported !== null && reported > seen) ? reported : seen
    // Of a source that tells each day only the days that count are looked at, and those that an older source is compared with.
    const after = grain === 'daily' ? asOf - window - staleAfterDays : asOf - furthestBack
    return { sourceId, grain, system, locations, newest, lastSeen: days.lastSeen(number, { after, until: asOf, tellsNever: grain !== 'daily' }) } // prettier-ignore
  })
  return [...found, ...(await keptSaid(database, directory, asOf, days.changed))]
}
