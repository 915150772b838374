/** The preparation of a phase, for its gate: the open tasks of the lists before its start (GA-5, CH-1). */
import { type GateInputs, numberToday } from '#server/gates/gate-input.ts'

export const checklistInputs: GateInputs = {
  preparation: async (question) => {
    const { database, organisationId, rolloutId, phaseKey } = question
    const items = await database.db
      .selectFrom('checklistItem')
      .select('state')
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('phaseKey', '=', phaseKey)
      .where('list', 'in', ['twoWeeksBefore', 'oneWeekBefore'])
      .execute()
    return items.length === 0 ? null : numberToday(items.filter(({ state }) => state === 'open').length, question)
  },
}
