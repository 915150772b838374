/** Reads what flows between two weeks are counted from: who was seen in each week and before, by source (ME-12). */
import type { Kysely } from 'kysely'
import { dayNumber } from '#core/kernel/calendar.ts'
import { type FlowPerson, type Flows, type FlowSource, flowsBetween, type NoFlows } from '#core/metrics/flows.ts'
import type { UsageGrain, UsageSystem } from '#core/metrics/usage-source.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { keptFigures } from '#server/metrics/kept-figures.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'

/** Everyone of a rollout who is not excluded from it. */
const flowPeople = async (db: Kysely<Schema>, organisationId: string, rolloutId: string): Promise<readonly FlowPerson[]> => {
  const rows = await db
    .selectFrom('participant')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
    )
    .select(['participant.personId', 'participant.goLiveOn', 'person.leftOn', 'person.locationId'])
    .where('participant.organisationId', '=', organisationId)
    .where('participant.rolloutId', '=', rolloutId)
    .where('participant.excludedAt', 'is', null)
    .orderBy('participant.personId')
    .execute()
  return rows.map(({ goLiveOn, ...person }) => ({ ...person, goLive: goLiveOn === null ? null : dayNumber(goLiveOn) }))
}

/** Rows of a source that count, between two days. */
const within = (db: Kysely<Schema>, directory: UsageDirectory, source: number, from: number, to: number) => {
  const undone = directory.undone()
  const query = db
    .selectFrom('usageDay')
    .where('organisation', '=', directory.state.organisation)
    .where('source', '=', source)
    .where('person', '>', 0)
    .where('day', '>=', from)
    .where('day', '<=', to)
  return undone.length === 0 ? query : query.where('import', 'not in', undone)
}

/** The sources of a rollout that tell each day of the new system, as they were on a day (a count since 1970). */
const flowSources = async ({ db }: Database, directory: UsageDirectory, asOf: number): Promise<readonly FlowSource[]> => {
  const { rolloutId } = directory
  const found: FlowSource[] = []
  for (const { sourceId, ...source } of directory.sources.values()) {
    const [grain, system] = [source.grain as UsageGrain, source.system as UsageSystem]
    if (grain !== 'daily' || system !== 'new') continue
    const number = directory.numberOf('source', `${rolloutId}/${sourceId}`)
    const seen = new Map<string, { now: boolean; before: boolean; earlier: boolean }>()
    const end = async (direction: 'asc' | 'desc'): Promise<number | null> =>
      number === undefined
        ? null
        : ((await within(db, directory, number, 1, asOf).select('day').orderBy('day', direction).limit(1).execute())[0]?.day ?? null)
    const [oldest, newest] = [await end('asc'), await end('desc')]
    if (number !== undefined)
      for (const [when, from, to] of [
        ['now', asOf - 6, asOf],
        ['before', asOf - 13, asOf - 7],
        ['earlier', 1, asOf - 14],
      ] as const)
        for (const { person } of await within(db, directory, number, from, to).select('person').distinct().execute()) {
          const personId = directory.personNumbered(person)
          if (personId !== undefined) seen.set(personId, { now: false, before: false, earlier: false, ...seen.get(personId), [when]: true })
        }
    const locations = source.locationIds === null ? null : new Set(JSON.parse(source.locationIds) as string[])
    found.push({ sourceId, grain, system, oldest, newest, locations, seen })
  }
  return found
}

/** The flows of a rollout between the week up to a day and the week before. */
export const flowsOn = (database: Database, directory: UsageDirectory, asOf: number, deciding: string | null): Promise<Flows | NoFlows> => {
  const { organisationId, rolloutId } = directory
  return keptFigures(database, directory, ['flows', asOf, deciding], async () => {
    const people = await flowPeople(database.db, organisationId, rolloutId)
    return flowsBetween(people, await flowSources(database, directory, asOf), { asOf, deciding })
  })
}
