/** Training of the coming people, for their gate: who completed it, of everyone assigned (GA-5, TR-7). */
import { systemActor } from '#core/access/access.ts'
import type { GateInputs } from '#server/gates/gate-input.ts'
import { completionByPhase } from '#server/training/training-queries.ts'

export const trainingInputs: GateInputs = {
  training: async ({ database, organisationId, rolloutId, today, now }, { phases }) => {
    const here = await completionByPhase(database, systemActor(organisationId), rolloutId, { now, today, phases })
    const assigned = here.reduce((sum, one) => sum + one.assigned, 0)
    const complete = here.reduce((sum, one) => sum + one.complete, 0)
    if (complete === 0 && !(await isRecorded({ database, organisationId, rolloutId, phases }))) return null
    return {
      population: assigned,
      windows: [[...Array.from({ length: complete }, () => 1), ...Array.from({ length: assigned - complete }, () => 0)]],
      locations: [],
      newest: today,
      forecastLow: null,
    }
  },
}

/** Whether the attendance of a session of these phases was completed: then nobody trained means nobody, not unknown. */
const isRecorded = async ({
  database: { db },
  organisationId,
  rolloutId,
  phases,
}: Pick<Parameters<NonNullable<GateInputs['training']>>[0], 'database' | 'organisationId' | 'rolloutId'> & {
  readonly phases: readonly string[]
}): Promise<boolean> => {
  if (phases.length === 0) return false
  const closed = await db
    .selectFrom('session')
    .select('sessionKey')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('phaseKey', 'in', phases)
    .where('closedAt', 'is not', null)
    .limit(1)
    .execute()
  return closed.length > 0
}
