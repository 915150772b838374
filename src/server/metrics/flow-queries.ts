/** What flows between two weeks are counted from: who was seen in each week and before, by source (ME-12). */
import { type Flows, flowReader, flowsFrom, type FlowSource, type NoFlows } from '#core/metrics/flows.ts'
import type { UsageGrain, UsageSystem } from '#core/metrics/usage-source.ts'
import type { Database } from '#server/db/database.ts'
import { keptFacts } from '#server/metrics/kept-facts.ts'
import { keptFigures } from '#server/metrics/kept-figures.ts'
import { usageDaysOf } from '#server/metrics/usage-days.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** The sources of a rollout that tell each day of the new system, as they were on a day (a count since 1970). */
const flowSources = async (database: Database, directory: UsageDirectory, asOf: number): Promise<readonly FlowSource[]> => {
  const kept = await usageDaysOf(database, directory)
  return [...directory.sources.values()].flatMap(({ sourceId, locationIds, ...source }): FlowSource[] => {
    const [grain, system] = [source.grain as UsageGrain, source.system as UsageSystem]
    if (grain !== 'daily' || system !== 'new') return []
    const number = directory.numberOf('source', `${directory.rolloutId}/${sourceId}`) ?? -1
    const used = kept.between([number], 1, asOf)
    const seen: FlowSource['seen'] = {
      get: (personId) => {
        const days = used.get(personId)
        if (!days) return undefined
        const last = days.at(-1) ?? 0
        const before = days.findLast((day) => day <= asOf - 7) ?? 0
        return { now: last > asOf - 7, before: before > asOf - 14, earlier: (days[0] ?? 0) <= asOf - 14 }
      },
    }
    const locations = locationIds === null ? null : new Set(JSON.parse(locationIds) as string[])
    return [{ sourceId, grain, system, ...kept.ends(number, asOf), locations, seen }]
  })
}

/** The flows of a rollout between the week up to a day and the week before. */
export const flowsOn = (database: Database, directory: UsageDirectory, asOf: number, deciding: string | null): Promise<Flows | NoFlows> =>
  keptFigures(database, directory, ['flows', asOf, deciding], async () => {
    const sources = await flowSources(database, directory, asOf)
    const { changed } = await usageDaysOf(database, directory)
    const people = directory.peopleOn(asOf)
    const what = JSON.stringify(['flows', asOf, deciding])
    const frame = JSON.stringify(sources.map(({ seen: _, locations, ...source }) => [source, locations && [...locations]]))
    const facts = await keptFacts(directory, { what, frame, people, changed }, flowReader(sources, { asOf, deciding }))
    return flowsFrom(people, facts, sources, { asOf, deciding })
  })
