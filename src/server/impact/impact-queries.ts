/** Reads measures and their readings, and what they say (ME-7, ME-16). */
import type { Kysely } from 'kysely'
import { impactFigures, type MeasureFigure } from '#core/impact/impact-figures.ts'
import type { Schema } from '#server/db/schema.ts'

/** The figures of each measure up to a day; with people, the readings after the start are those of these people alone. */
export const impactOn = async (
  db: Kysely<Schema>,
  organisationId: string,
  rolloutId: string,
  asOf: string,
  people?: ReadonlySet<string>,
): Promise<readonly MeasureFigure[]> => {
  const measures = await db
    .selectFrom('impactMeasure')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .execute()
  const readings = await db
    .selectFrom('impactReading')
    .select(['measureId', 'stage', 'how', 'value', 'low', 'high', 'personId'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('takenOn', '<=', asOf)
    .execute()
  const counted = people ? readings.filter(({ stage, personId }) => stage === 'before' || people.has(personId ?? '')) : readings
  return impactFigures(measures, counted)
}
