/** The way back and the old system, for a gate: runbook and drill, the age of the backup, and the proofs of the switch-off (GA-5, GA-7, CO-5). */
import { backupAge, type ProofKey, proofsOf } from '#core/plan/old-system.ts'
import { type RunbookLack, runbookStanding } from '#core/contingency/runbook.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import { type GateInput, type GateInputs, type GateQuestion, isFresh, numberToday } from '#server/gates/gate-input.ts'
import { usageInputs } from '#server/gates/usage-inputs.ts'

const rowsOf = <T extends TableName>({ database, organisationId, rolloutId }: GateQuestion, table: T): Promise<StoredRow<T>[]> =>
  database.db
    .selectFrom(table as 'runbookStep')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .execute() as unknown as Promise<StoredRow<T>[]>

/** 1 when the runbook lacks none of these, 0 when it does; unknown while nobody wrote a step. */
const runbook =
  (lacks: readonly RunbookLack[]): GateInput =>
  async (question) => {
    const [steps, drills, [known]] = await Promise.all([
      rowsOf(question, 'runbookStep'),
      rowsOf(question, 'drill'),
      rowsOf(question, 'runbook'),
    ])
    if (steps.length === 0) return null
    const standing = runbookStanding({ runbook: known, steps, drills })
    return numberToday(standing.lacks.some((one) => lacks.includes(one)) ? 0 : 1, question)
  }

const oldSystem = async (question: GateQuestion) => {
  const [[known], exports] = await Promise.all([rowsOf(question, 'oldSystem'), rowsOf(question, 'oldExport')])
  return { known, exports }
}

/** 1 when the proof is there or does not apply, 0 when it is missing; unknown while nothing was entered of the old system. */
const proof =
  (key: ProofKey): GateInput =>
  async (question) => {
    const { known, exports } = await oldSystem(question)
    if (!known && exports.length === 0) return null
    const found = proofsOf(known, exports, question.today).find((one) => one.key === key)
    return numberToday(found?.state === 'missing' ? 0 : 1, question)
  }

export const goingBackInputs: GateInputs = {
  runbook: runbook(['steps', 'owners', 'drill']),
  drill: runbook(['drill']),
  backup: async (question) => {
    const { known, exports } = await oldSystem(question)
    // What cannot be exported has no age that could be too high.
    const age = known?.noExport != null ? 0 : backupAge(exports, question.today)
    return age === null ? null : numberToday(age, question)
  },
  // Measured where the old system has usage data, else as it was stated (GA-7).
  oldOnly: async (question, check) => {
    const told = await usageInputs.oldOnly?.(question, check)
    if (isFresh(told, question)) return told
    const { known } = await oldSystem(question)
    const stated = proofsOf(known, [], question.today).find(({ key }) => key === 'unused')
    return stated?.state === 'pass' ? numberToday(0, question) : (told ?? null)
  },
  export: proof('export'),
  restore: proof('restore'),
  archive: proof('archive'),
  contract: proof('contract'),
}
