/** What the trends of questions and training are counted from: questions by day, and who completed their training when (ME-6). */
import { sql } from 'kysely'
import { type CohortTrend, cohortTrends } from '#core/metrics/cohort-trends.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { isComplete } from '#core/training/completion.ts'
import type { Database } from '#server/db/database.ts'
import { prepared } from '#server/db/prepared.ts'
import type { AdoptionReading } from '#server/metrics/adoption-reading.ts'
import { attendanceOf } from '#server/metrics/attendance-query.ts'
import { questionsOf } from '#server/metrics/effect-queries.ts'
import { keptFigures } from '#server/metrics/kept-figures.ts'
import { dayAt } from '#server/metrics/usage-directory.ts'
import { daysOfUse } from '#server/metrics/usage-history.ts'

const stoodOn = ['ticket', 'attendance', 'session', 'rollout'] as const
const trendState = prepared((db, { organisationId }: { organisationId: string }) =>
  db.selectNoFrom((on) =>
    stoodOn.map((table) =>
      on
        .selectFrom(table as 'ticket')
        .select(sql<number>`max("version")`.as('version'))
        .where('organisationId', '=', organisationId)
        .as(table),
    ),
  ),
)

/** By person the day of the first session that they completed (TR-6). */
const trainedOn = async ({ db }: Database, { rolloutId, directory }: AdoptionReading): Promise<ReadonlyMap<string, number>> => {
  const { organisationId, zone } = directory
  const rollout = await db.selectFrom('rollout').select('settings').where('organisationId', '=', organisationId).where('rolloutId', '=', rolloutId).executeTakeFirst() // prettier-ignore
  const { presentShare } = settingsOf(rollout?.settings ?? '{}')
  const first = new Map<string, number>()
  for (const { personId, minutes, startsAt, length } of await attendanceOf(db, organisationId, rolloutId)) {
    if (!isComplete(minutes, length, presentShare)) continue
    const day = dayAt(Date.parse(startsAt), zone)
    if (day < (first.get(personId) ?? Infinity)) first.set(personId, day)
  }
  return first
}

/** Questions and training of each cohort in the weeks up to the day of a reading. */
export const trendsOn = async (database: Database, reading: AdoptionReading): Promise<readonly CohortTrend[]> => {
  const { directory, asOf, deciding, people, sources } = reading
  const state = JSON.stringify(await trendState(database.db, { organisationId: directory.organisationId }))
  return keptFigures(database, directory, ['trends', asOf, deciding, state], async () => {
    const newest = sources
      .filter(({ system, grain, sourceId }) => system === 'new' && grain === 'daily' && (deciding === null || sourceId === deciding))
      .reduce((latest, one) => Math.max(latest, one.newest ?? 0), 0)
    const days = await daysOfUse(database, directory, { system: 'new', from: asOf - 49, until: asOf, deciding })
    return cohortTrends({
      people,
      questions: await questionsOf(database, reading),
      trained: await trainedOn(database, reading),
      used: newest === 0 ? null : { days, newest },
      asOf,
    })
  })
}
