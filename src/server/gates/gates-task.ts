/** Keeps the next gate of each rollout evaluated, and a start waiting whose gate is not approved (GA-2, GA-4, GA-6). */
import { systemActor } from '#core/access/access.ts'
import { storedEvidence, writtenInputs } from '#core/gates/gate-inputs.ts'
import { gatesOf } from '#core/gates/rollout-gates.ts'
import type { StoredRow, TableName } from '#core/kernel/rows.ts'
import { Problem } from '#core/kernel/problem.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { nextStart, startThatWaits } from '#core/plan/waiting-starts.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { ServerContext } from '#server/context.ts'
import type { Database } from '#server/db/database.ts'
import { evidenceFor } from '#server/gates/gate-evidence.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import type { PulseOn } from '#server/pulse/pulse-queries.ts'

type Parts = Pick<ServerContext, 'database' | 'write' | 'threads'>

const rowsOf = async <T extends TableName>(
  { db }: Database,
  table: T,
  organisationId: string,
  rolloutId: string,
): Promise<StoredRow<T>[]> =>
  (await db
    .selectFrom(table as 'phase')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .execute()) as unknown as StoredRow<T>[]

const approvedRollouts = ({ db }: Database, organisationId: string) =>
  db
    .selectFrom('rollout')
    .select(['rolloutId', 'settings'])
    .where('organisationId', '=', organisationId)
    .where('approvedAt', 'is not', null)
    .execute()

const standingAtStart = taskCheckpoints()
const standingAtEvaluation = taskCheckpoints()

/** Moves on each start whose day has come and whose gate is not approved, before anything is sent that tells of it (GA-4). */
export const waitingStartsTask = async (
  { database, write }: Omit<Parts, 'threads'>,
  organisationId: string,
  now: string,
): Promise<void> => {
  const standing = await standingAtStart(database, organisationId, now)
  if (!standing) return
  for (const { rolloutId } of await approvedRollouts(database, organisationId)) {
    const gates = await rowsOf(database, 'gate', organisationId, rolloutId)
    if (gates.every(({ approvedAt }) => approvedAt !== null)) continue
    const [phases, phaseSites, pauses] = await Promise.all([
      rowsOf(database, 'phase', organisationId, rolloutId),
      rowsOf(database, 'phaseSite', organisationId, rolloutId),
      rowsOf(database, 'pause', organisationId, rolloutId),
    ])
    if (!startThatWaits({ phases, phaseSites, gates, pauses }, standing.today, standing.zone)) continue
    try {
      await write(systemActor(organisationId), commandCall(now, 'gates.keepWaiting', { rolloutId }))
    } catch (trouble) {
      // Another process was quicker, or the plan has no day left: what tells of the start waits all the same.
      if (!(trouble instanceof Problem)) throw trouble
    }
  }
  standing.looked()
}

/**
 * Evaluates the gate of the next phase of each rollout, and stores the evaluation where its inputs are others than before (GA-6). Looks
 * when something changed, when a day begins, and each hour, because figures of usage come without a command.
 */
export const evaluateGates = async ({ database, write, threads }: Parts, organisationId: string, now: string): Promise<void> => {
  const standing = await standingAtEvaluation(database, organisationId, now, 'hourly')
  if (!standing) return
  const { today } = standing
  const pulseOn: PulseOn = (asked) => threads.run(organisationId, 'pulseCounted', asked)
  for (const { rolloutId, settings } of await approvedRollouts(database, organisationId)) {
    const phases = await rowsOf(database, 'phase', organisationId, rolloutId)
    const next = nextStart(phases, await rowsOf(database, 'gate', organisationId, rolloutId), today)
    if (!next) continue
    const { phaseKey, goLiveOn } = next
    const changes = await rowsOf(database, 'gateCheck', organisationId, rolloutId)
    const gate = gatesOf(phases, settingsOf(settings).ticketsPerWeek, changes).find((one) => one.phaseKey === phaseKey)
    if (!gate) continue
    const question = { database, organisationId, rolloutId, phaseKey, dueOn: goLiveOn, phases, today, now, pulseOn }
    const evidence = storedEvidence(await evidenceFor(question, gate))
    const before = await database.db
      .selectFrom('gateEvaluation')
      .select('inputs')
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('phaseKey', '=', phaseKey)
      .where('asOfOn', '=', today)
      .executeTakeFirst()
    if (before?.inputs === writtenInputs(gate.checks, evidence)) continue
    try {
      await write(
        systemActor(organisationId),
        commandCall(now, 'gates.evaluate', {
          rolloutId,
          phaseKey,
          evidence: Object.entries(evidence).map(([key, { windows, locations, ...one }]) => ({
            key,
            ...one,
            windows: [...windows],
            locations: locations.map(([answered, of]): [number, number] => [answered, of]),
          })),
        }),
      )
    } catch (trouble) {
      if (!(trouble instanceof Problem)) throw trouble
    }
  }
  standing.looked()
}
