/** What answers to the weekly question say of the goals of satisfaction and recommendation, of everyone and of each phase (GA-8, ME-16). */
import { settledAnswers } from '#core/gates/settled-answers.ts'
import type { SettledAnswers } from '#core/metrics/goals.ts'
import type { PulseGroup } from '#core/pulse/pulse-figures.ts'
import { type PulseAsked, pulseFiguresOn } from '#server/pulse/pulse-queries.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

/** Null where nobody was asked, or nobody answered. */
export interface AnsweredGoals {
  readonly satisfaction: SettledAnswers | null
  readonly recommendation: SettledAnswers | null
}

export interface PulseAnswers {
  readonly all: AnsweredGoals
  readonly phases: ReadonlyMap<string | null, AnsweredGoals>
}

/** Counts the answers of a day as goals take them. */
export type AnswersOn = (asked: PulseAsked) => Promise<PulseAnswers>

const answeredBy = ({ pulse }: PulseGroup, asOf: string): AnsweredGoals => {
  const { people, answered, locations, newestOn, satisfied, recommend } = pulse
  if (answered + satisfied.length === 0) return { satisfaction: null, recommendation: null }
  const settled = (goal: keyof AnsweredGoals, scores: readonly number[]) =>
    settledAnswers(goal, { people, locations, newestOn, scores }, asOf)
  return { satisfaction: settled('satisfaction', satisfied), recommendation: settled('recommendation', recommend) }
}

/** It looks at everyone, so a thread does it where there are many. */
export const pulseAnswers: ThreadTask<PulseAsked, PulseAnswers> = async ({ database: { db } }, { organisationId, rolloutId, asOf }) => {
  const { all, phases } = await pulseFiguresOn(db, organisationId, rolloutId, asOf)
  return { all: answeredBy(all, asOf), phases: new Map([...phases].map(([key, group]) => [key, answeredBy(group, asOf)])) }
}
