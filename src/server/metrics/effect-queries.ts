/** Reads what the effect of the tool is estimated from: questions of people by day, and readings of measures (ME-13). */
import { sql } from 'kysely'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import { smallest } from '#core/kernel/many.ts'
import type { EffectTold } from '#core/metrics/conclusions.ts'
import { type EffectFound, effectOnCounts, effectOnReadings, type Happening } from '#core/metrics/effect-panel.ts'
import type { Database } from '#server/db/database.ts'
import { prepared } from '#server/db/prepared.ts'
import type { AdoptionReading } from '#server/metrics/adoption-reading.ts'
import { keptFigures, withoutUsage } from '#server/metrics/kept-figures.ts'
import { dayAt } from '#server/metrics/usage-directory.ts'

const stoodOn = ['ticket', 'impactMeasure', 'impactReading'] as const
const outcomesState = prepared((db, { organisationId }: { organisationId: string }) =>
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

/** Questions that somebody had to answer, by the day of the organisation; an answer that was found burdens nobody (SU-4). */
export const questionsOf = async ({ db }: Database, { rolloutId, directory, asOf }: AdoptionReading): Promise<readonly Happening[]> => {
  const rows = await db
    .selectFrom('ticket')
    .select(['personId', 'openedAt'])
    .where('organisationId', '=', directory.organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('state', '<>', 'withdrawn')
    .where((on) => on.or([on('solvedTier', 'is', null), on('solvedTier', '<>', 1)]))
    .execute()
  return rows
    .map(({ personId, openedAt }) => ({ personId, day: dayAt(Date.parse(openedAt), directory.zone), value: 1 }))
    .filter(({ day }) => day <= asOf)
}

const told = (about: EffectTold['about'], { effects: _, method: __, ...found }: EffectFound): EffectTold => ({ about, ...found })

/** What the tool changed up to the day of a reading: questions a week, and each measure with readings of people by name. */
export const effectsOn = async (database: Database, reading: AdoptionReading): Promise<readonly EffectTold[]> => {
  const { rolloutId, directory, asOf } = reading
  const { organisationId } = directory
  const state = JSON.stringify(await outcomesState(database.db, { organisationId }))
  return keptFigures(database, withoutUsage(directory), ['effects', asOf, state], async () => {
    const people = reading.people.filter(({ out }) => out === null)
    const questions = await questionsOf(database, reading)
    const measures = await database.db.selectFrom('impactMeasure').select(['measureId', 'name', 'unit']).where('organisationId', '=', organisationId).where('rolloutId', '=', rolloutId).orderBy('name').execute() // prettier-ignore
    const readings = await database.db
      .selectFrom('impactReading')
      .select(['measureId', 'personId', 'takenOn', 'value'])
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('how', '<>', 'estimate')
      .where('takenOn', '<=', dayOf(asOf))
      .where('personId', 'is not', null)
      .execute()
    const byMeasure = Map.groupBy(readings, ({ measureId }) => measureId)
    return [
      ...(questions.length === 0 ? [] : [told('questions', effectOnCounts(people, questions, { from: smallest(questions.map(({ day }) => day)), until: asOf }))]), // prettier-ignore
      ...measures.flatMap(({ measureId, name, unit }) => {
        const taken = byMeasure.get(measureId) ?? []
        if (taken.length === 0) return []
        return [told({ name, unit }, effectOnReadings(people, taken.map(({ personId, takenOn, value }) => ({ personId: personId ?? '', day: dayNumber(takenOn), value }))))] // prettier-ignore
      }),
    ]
  })
}
