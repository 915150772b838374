/** The verdicts of the four goals as they stand: who is active, what people answered, and the source that decides (ME-15, ME-16). */
import { type Kysely, sql } from 'kysely'
import { dayOf } from '#core/kernel/calendar.ts'
import { settledAnswers } from '#core/gates/settled-answers.ts'
import type { MeasureFigure } from '#core/impact/impact-figures.ts'
import type { AdoptionFigures, AdoptionGroup } from '#core/metrics/adoption-figures.ts'
import type { GoalsTold } from '#core/metrics/conclusions.ts'
import { type GoalVerdict, goalVerdicts } from '#core/metrics/goals.ts'
import type { PulseGroup } from '#core/pulse/pulse-figures.ts'
import type { Database } from '#server/db/database.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Schema } from '#server/db/schema.ts'
import { impactByPhase } from '#server/impact/impact-queries.ts'
import { keptFigures } from '#server/metrics/kept-figures.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'
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

/** What goals stand on beside usage. An anonymous answer has no version; the note that somebody answered has. */
const answered = ['pulseReply', 'pulseMode', 'phase', 'impactMeasure', 'impactReading'] as const
const answersState = prepared((db, { organisationId }: { organisationId: string }) =>
  db.selectNoFrom((on) =>
    answered.map((table) =>
      on
        .selectFrom(table as 'phase')
        .select(sql<number>`max("version")`.as('version'))
        .where('organisationId', '=', organisationId)
        .as(table),
    ),
  ),
)

interface Counted {
  readonly figures: AdoptionFigures
  readonly deciding: string | null
}

/** The goals of everyone and of each phase, from figures of adoption that were counted already; concluded once while nobody answers. */
export const goalsOf = async (database: Database, directory: UsageDirectory, { figures, deciding }: Counted): Promise<GoalsTold> => {
  const state = JSON.stringify(await answersState(database.db, { organisationId: directory.organisationId }))
  const active = JSON.stringify([...figures.phases.values(), figures.all].map(({ verdict, share }) => [verdict, share]))
  // Usage counts here only in what it made of the goal of use, which is a part of the key.
  const { organisationId, rolloutId } = directory
  return keptFigures(
    database,
    { organisationId, rolloutId, state: { ...directory.state, written: 0 } },
    ['goals', figures.asOf, deciding, active, state],
    () => concluded(database.db, directory, figures),
  )
}

const concluded = async (
  db: Kysely<Schema>,
  { organisationId, rolloutId }: UsageDirectory,
  figures: AdoptionFigures,
): Promise<GoalsTold> => {
  const asOf = dayOf(figures.asOf)
  const pulse = await pulseFiguresOn(db, organisationId, rolloutId, asOf)
  const impact = await impactByPhase(db, organisationId, rolloutId, asOf)
  const verdicts = (active: AdoptionGroup, group: PulseGroup | undefined, measured: readonly MeasureFigure[]): readonly GoalVerdict[] => {
    const improvement = measured.some(({ before }) => before !== null) ? measured.flatMap(({ change }) => change ?? []) : null
    const answers = (goal: 'satisfaction' | 'recommendation') => {
      if (!group || group.pulse.answered + group.pulse.satisfied.length === 0) return null
      const { people, locations, newestOn, satisfied, recommend } = group.pulse
      return settledAnswers(goal, { people, locations, newestOn, scores: goal === 'satisfaction' ? satisfied : recommend }, asOf)
    }
    return goalVerdicts({ active, satisfaction: answers('satisfaction'), recommendation: answers('recommendation'), improvement })
  }
  return {
    all: verdicts(figures.all, pulse.all, impact.all),
    phases: [...figures.phases].map(([key, group]) => ({ key, goals: verdicts(group, pulse.phases.get(key), impact.ofPhase(key)) })),
  }
}
