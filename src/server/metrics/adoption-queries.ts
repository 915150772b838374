/** Reads what adoption is counted from: the people of a rollout, and by source the last day on which each was seen. */
import type { Kysely } from 'kysely'
import { dayNumber } from '#core/kernel/calendar.ts'
import type { AdoptionPerson, AdoptionSource } from '#core/metrics/adoption-figures.ts'
import { staleAfterDays } from '#core/metrics/adoption-share.ts'
import type { UsageGrain, UsageSystem } from '#core/metrics/usage-source.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'
import { saidUsage } from '#server/metrics/said-usage.ts'
import { directoryOf, type UsageDirectory } from '#server/metrics/usage-directory.ts'

/** A report that saw somebody longer ago says no more of them than that they were never seen. */
const furthestBack = 400

/** Everyone of a rollout, with why they do not count on a day (a count since 1970). */
export const adoptionPeople = async (
  db: Kysely<Schema>,
  organisationId: string,
  rolloutId: string,
  asOf: number,
): Promise<readonly AdoptionPerson[]> => {
  const rows = await db
    .selectFrom('participant')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'participant.organisationId').onRef('person.personId', '=', 'participant.personId'),
    )
    .select(['participant.personId', 'participant.phaseKey', 'participant.goLiveOn', 'participant.excludedAt'])
    .select(['person.locationId', 'person.department', 'person.leftOn'])
    .where('participant.organisationId', '=', organisationId)
    .where('participant.rolloutId', '=', rolloutId)
    .orderBy('participant.personId')
    .execute()
  return rows.map(({ goLiveOn, excludedAt, leftOn, ...person }) => ({
    ...person,
    goLive: goLiveOn === null ? null : dayNumber(goLiveOn),
    leftOn: leftOn === null ? null : dayNumber(leftOn),
    out: leftOn !== null && dayNumber(leftOn) < asOf ? 'left' : excludedAt !== null ? 'excluded' : null,
  }))
}

/** The newest day that a source speaks of up to a day: of reports the day they were made, else the newest day of use. */
const newestOf = async (db: Kysely<Schema>, directory: UsageDirectory, sourceId: string, number: number, asOf: number) => {
  const undone = directory.undone()
  const reported = [...directory.imports.values()]
    .filter((one) => one.sourceId === sourceId && one.takenBackAt === null && one.madeOn !== null)
    .map(({ madeOn }) => dayNumber(madeOn ?? ''))
    .filter((day) => day <= asOf)
  let query = db
    .selectFrom('usageDay')
    .select('day')
    .where('organisation', '=', directory.state.organisation)
    .where('source', '=', number)
    .where('day', '>', 0)
    .where('day', '<=', asOf)
    .orderBy('day', 'desc')
    .limit(1)
  if (undone.length > 0) query = query.where('import', 'not in', undone)
  const [seen] = await query.execute()
  return [...reported, ...(seen ? [seen.day] : [])].reduce<number | null>(
    (newest, day) => (newest === null || day > newest ? day : newest),
    null,
  )
}

/** The sources of a rollout as they were on a day: what imports were undone counts for nothing. */
export const adoptionSources = async (
  database: Database,
  organisationId: string,
  rolloutId: string,
  asOf: number,
  window: number,
): Promise<readonly AdoptionSource[]> => {
  const { db } = database
  const directory = await directoryOf(database, organisationId, rolloutId)
  const undone = directory.undone()
  const found: AdoptionSource[] = []
  for (const source of directory.sources.values()) {
    const { sourceId } = source
    const [grain, system] = [source.grain as UsageGrain, source.system as UsageSystem]
    const number = directory.numberOf('source', `${rolloutId}/${sourceId}`)
    const lastSeen = new Map<string, number | null>()
    const locations = source.locationIds === null ? null : new Set(JSON.parse(source.locationIds) as string[])
    if (number === undefined) {
      found.push({ sourceId, grain, system, locations, newest: null, lastSeen })
      continue
    }
    // Of a source that tells each day only the days that count are looked at, and those that an older source is compared with.
    const from = grain === 'daily' ? asOf - window - staleAfterDays : asOf - furthestBack
    let query = db
      .selectFrom('usageDay')
      .select((on) => ['person', on.fn.max('day').as('day')])
      .where('organisation', '=', directory.state.organisation)
      .where('source', '=', number)
      .groupBy('person')
    query =
      grain === 'daily'
        ? query.where('day', '>', from).where('day', '<=', asOf)
        : query.where((on) => on.or([on('day', '=', 0), on.and([on('day', '>', from), on('day', '<=', asOf)])]))
    if (undone.length > 0) query = query.where('import', 'not in', undone)
    for (const { person, day } of await query.execute()) {
      const personId = directory.personNumbered(person)
      if (personId !== undefined) lastSeen.set(personId, Number(day) === 0 ? null : Number(day))
    }
    found.push({ sourceId, grain, system, locations, newest: await newestOf(db, directory, sourceId, number, asOf), lastSeen })
  }
  return [...found, ...(await saidUsage(db, organisationId, rolloutId, asOf))]
}
