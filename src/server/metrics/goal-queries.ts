/** The verdicts of the four goals as they stand: who is active, what people answered, and the source that decides (ME-15, ME-16). */
import { type Kysely, sql } from 'kysely'
import { addDays, dayOf } from '#core/kernel/calendar.ts'
import type { MeasureFigure } from '#core/impact/impact-figures.ts'
import type { AdoptionFigures } from '#core/metrics/adoption-figures.ts'
import type { GoalsTold } from '#core/metrics/conclusions.ts'
import { type GoalEvidence, goalVerdicts } from '#core/metrics/goals.ts'
import { weekOf } from '#core/pulse/pulse-week.ts'
import type { Database } from '#server/db/database.ts'
import { prepared } from '#server/db/prepared.ts'
import type { Schema } from '#server/db/schema.ts'
import { impactByPhase } from '#server/impact/impact-queries.ts'
import { keptFigures, withoutUsage } from '#server/metrics/kept-figures.ts'
import type { UsageDirectory } from '#server/metrics/usage-directory.ts'
import type { AnsweredGoals, AnswersOn } from '#server/pulse/pulse-answers.ts'

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

/** What goals stand on beside usage. An anonymous answer has no version; the note that somebody answered has, and it no longer waits. */
const answered = ['pulseReply', 'pulseMode', 'phase', 'impactMeasure', 'impactReading'] as const
const answersState = prepared((db, { organisationId, rolloutId, weekOn }: { organisationId: string; rolloutId: string; weekOn: string }) =>
  db.selectNoFrom((on) => [
    ...answered.map((table) =>
      on
        .selectFrom(table as 'phase')
        .select(sql<number>`max("version")`.as('version'))
        .where('organisationId', '=', organisationId)
        .as(table),
    ),
    on
      .selectFrom('sealedAnswer')
      .select((of) => of.fn.countAll().as('waiting'))
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('weekOn', '=', weekOn)
      .as('waiting'),
  ]),
)

/** What each goal but the one of use stands on, for everyone and for each phase; read once while nobody answers or measures. */
const evidenceOf = async (database: Database, directory: UsageDirectory, { asOf, phases }: AdoptionFigures, answersOn: AnswersOn) => {
  const { db } = database
  const { organisationId, rolloutId } = directory
  const weekOn = addDays(weekOf(dayOf(asOf)), -7)
  const state = JSON.stringify([await answersState(db, { organisationId, rolloutId, weekOn }), ...phases.keys()])
  return keptFigures(database, withoutUsage(directory), ['goals', asOf, state], async () => {
    const day = dayOf(asOf)
    const answers = await answersOn({ organisationId, rolloutId, asOf: day })
    const impact = await impactByPhase(db, organisationId, rolloutId, day)
    const evidence = (answered: AnsweredGoals | undefined, measured: readonly MeasureFigure[]): Omit<GoalEvidence, 'active'> => {
      const improvement = measured.some(({ before }) => before !== null) ? measured.flatMap(({ change }) => change ?? []) : null
      return { satisfaction: answered?.satisfaction ?? null, recommendation: answered?.recommendation ?? null, improvement }
    }
    return {
      all: evidence(answers.all, impact.all),
      phases: new Map([...phases.keys()].map((key) => [key, evidence(answers.phases.get(key), impact.ofPhase(key))])),
    }
  })
}

/** The goals of everyone and of each phase, from figures of adoption that were counted already. */
export const goalsOf = async (
  database: Database,
  directory: UsageDirectory,
  figures: AdoptionFigures,
  answersOn: AnswersOn,
): Promise<GoalsTold> => {
  const { all, phases } = await evidenceOf(database, directory, figures, answersOn)
  return {
    all: goalVerdicts({ active: figures.all, ...all }),
    phases: [...figures.phases].flatMap(([key, active]) => {
      const evidence = phases.get(key)
      return evidence ? [{ key, goals: goalVerdicts({ active, ...evidence }) }] : []
    }),
  }
}
