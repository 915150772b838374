/** Issues, for a gate: those of the pilot, and the major and critical ones (GA-5, AP-4). */
import { issueState } from '#core/contingency/issues.ts'
import { type GateInputs, type GateQuestion, numberToday } from '#server/gates/gate-input.ts'

const openIssues = async ({ database, organisationId, rolloutId }: GateQuestion) => {
  const issues = await database.db
    .selectFrom('issue')
    .select(['severity', 'workaround', 'fixedAt', 'closedAt'])
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .execute()
  return issues.filter((issue) => issueState(issue) === 'open')
}

export const contingencyInputs: GateInputs = {
  // Before the first start every issue is one of the pilot; a minor one with its workaround stops nothing (CO-2).
  pilotIssues: async (question) =>
    numberToday(
      (await openIssues(question)).filter(({ severity, workaround }) => severity !== 'minor' || workaround === null).length,
      question,
    ),
  issues: async (question) => numberToday((await openIssues(question)).filter(({ severity }) => severity !== 'minor').length, question),
}
