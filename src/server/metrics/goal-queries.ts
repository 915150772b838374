/** The verdicts of the four goals as they stand: who is active, what people answered, and the source that decides (ME-15, ME-16). */
import type { Kysely } from 'kysely'
import { dayOf } from '#core/kernel/calendar.ts'
import { settledAnswers } from '#core/gates/settled-answers.ts'
import type { AdoptionFigures, AdoptionGroup } from '#core/metrics/adoption-figures.ts'
import type { GoalsTold } from '#core/metrics/conclusions.ts'
import { type GoalVerdict, goalVerdicts } from '#core/metrics/goals.ts'
import type { PulseGroup } from '#core/pulse/pulse-figures.ts'
import type { Schema } from '#server/db/schema.ts'
import { impactOn } from '#server/impact/impact-queries.ts'
import { pulseFiguresOn } from '#server/pulse/pulse-queries.ts'

/** The source that decides, as it was chosen; null where every source counts. */
export const decidingSource = async (db: Kysely<Schema>, organisationId: string, rolloutId: string): Promise<string | null> => {
  const found = await db
    .selectFrom('usageChoice')
    .select('sourceId')
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .executeTakeFirst()
  return found?.sourceId ?? null
}

/** The goals of everyone and of each phase, from figures of adoption that were counted already. */
export const goalsOf = async (
  db: Kysely<Schema>,
  organisationId: string,
  rolloutId: string,
  figures: AdoptionFigures,
): Promise<GoalsTold> => {
  const asOf = dayOf(figures.asOf)
  const pulse = await pulseFiguresOn(db, organisationId, rolloutId, asOf)
  const measured = await impactOn(db, organisationId, rolloutId, asOf)
  const improvement = measured.some(({ before }) => before !== null) ? measured.flatMap(({ change }) => change ?? []) : null
  const verdicts = (active: AdoptionGroup, group: PulseGroup | undefined): readonly GoalVerdict[] => {
    const answers = (goal: 'satisfaction' | 'recommendation') => {
      if (!group || group.pulse.answered + group.pulse.satisfied.length === 0) return null
      const { people, locations, newestOn, satisfied, recommend } = group.pulse
      return settledAnswers(goal, { people, locations, newestOn, scores: goal === 'satisfaction' ? satisfied : recommend }, asOf)
    }
    return goalVerdicts({ active, satisfaction: answers('satisfaction'), recommendation: answers('recommendation'), improvement })
  }
  return {
    all: verdicts(figures.all, pulse.all),
    phases: [...figures.phases].map(([key, group]) => ({ key, goals: verdicts(group, pulse.phases.get(key)) })),
  }
}
