/** Reads measures and their readings, and what they say (ME-7, ME-16). */
import type { Kysely } from 'kysely'
import { impactFigures, type MeasureFigure } from '#core/impact/impact-figures.ts'
import { isOfItsStage } from '#core/impact/impact-stage.ts'
import type { Schema } from '#server/db/schema.ts'

/** The measures of a rollout, and their readings up to a day with the phase of the person measured. */
const readImpact = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string) => {
  const measures = await db
    .selectFrom('impactMeasure')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .execute()
  const readings = await db
    .selectFrom('impactReading')
    .leftJoin('participant', (join) =>
      join
        .onRef('participant.organisationId', '=', 'impactReading.organisationId')
        .onRef('participant.rolloutId', '=', 'impactReading.rolloutId')
        .onRef('participant.personId', '=', 'impactReading.personId'),
    )
    .select([
      'measureId',
      'stage',
      'how',
      'value',
      'low',
      'high',
      'takenOn',
      'impactReading.personId',
      'participant.phaseKey',
      'participant.goLiveOn',
    ])
    .where('impactReading.organisationId', '=', organisationId)
    .where('impactReading.rolloutId', '=', rolloutId)
    .where('takenOn', '<=', asOf)
    .execute()
  return { measures, readings: readings.filter((one) => isOfItsStage(one, one.goLiveOn)) }
}

/** The figures of each measure up to a day. */
export const impactOn = async (
  db: Kysely<Schema>,
  organisationId: string,
  rolloutId: string,
  asOf: string,
): Promise<readonly MeasureFigure[]> => {
  const { measures, readings } = await readImpact(db, organisationId, rolloutId, asOf)
  return impactFigures(measures, readings)
}

/** The same for everyone and for a phase: its own people after the start, beside the baseline of all (ME-7, ME-16). */
export const impactByPhase = async (db: Kysely<Schema>, organisationId: string, rolloutId: string, asOf: string) => {
  const { measures, readings } = await readImpact(db, organisationId, rolloutId, asOf)
  return {
    all: impactFigures(measures, readings),
    ofPhase: (key: string | null): readonly MeasureFigure[] =>
      impactFigures(
        measures,
        readings.filter(({ stage, phaseKey }) => stage === 'before' || (key !== null && phaseKey === key)),
      ),
  }
}
