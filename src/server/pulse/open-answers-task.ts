/** Opens the answers of anonymous weeks once the week is over and five or more of a cohort can be told together (ME-5, ME-8). */
import type { PeriodicTask } from '#server/chapter.ts'
import { taskCheckpoints } from '#server/jobs/task-checkpoint.ts'
import { answerKey } from '#server/pulse/answer-seal.ts'
import { openAnswers } from '#server/pulse/anonymous-answer.ts'

const standingOf = taskCheckpoints()

export const openAnswersTask: PeriodicTask = async ({ config, database: { db }, database }, organisationId, now) => {
  const standing = await standingOf(database, organisationId, now)
  if (!standing) return
  await openAnswers(db, () => answerKey(config.data), organisationId, standing.today)
  standing.looked()
}
