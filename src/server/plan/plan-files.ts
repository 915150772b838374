/** What a plan's files are made of, read from the database: the plan as it is kept, and what is known around it (TL-5, IM-3). */
import { todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import { factsFromRows, planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import type { Plan } from '#core/plan/plan.ts'
import { planFromRows } from '#core/planning/plan-from-rows.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import type { Row } from '#core/registry/tables.ts'
import type { PlanBaselines } from '#files/plan/plan-baselines.ts'
import type { PlanContext, PlanFormat } from '#files/plan/plan-formats.ts'
import type { Language } from '#core/kernel/language.ts'
import type { Actor } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import { loadFacts } from '#server/db/facts.ts'
import type { AnswerFile, ThreadTask } from '#server/threads/thread-task.ts'

/** The baseline and those before it; undefined before the plan was approved (TL-4). */
const baselinesOf = async (
  db: Database['db'],
  organisationId: string,
  rollout: Row<'rollout'> | undefined,
  zone: string,
): Promise<PlanBaselines | undefined> => {
  if (!rollout?.approvedAt) return undefined
  const { rolloutId, approvedAt, approvedBy } = rollout
  const found = { organisationId, rolloutId }
  const days = await db
    .selectFrom('baseline')
    .select(['thing', 'plannedOn'])
    .where((on) => on.and(found))
    .execute()
  const past = await db
    .selectFrom('pastBaseline')
    .selectAll()
    .where((on) => on.and(found))
    .orderBy('replacedAt', 'desc')
    .execute()
  return { approvedAt, approvedBy: approvedBy ?? '', days, zone, past }
}

export interface KeptPlan {
  readonly plan: Plan
  readonly context: PlanContext
}

/** The plan of a rollout as it is kept; null before the first draft. Problem: access.notFound. */
export const keptPlan = async ({ db, kind }: Database, actor: Actor, rolloutId: string, now: string): Promise<KeptPlan | null> => {
  if (rolloutId.includes('\0') || !rolloutId.isWellFormed()) throw new Problem('access.notFound', {})
  const { organisationId, accountId, name } = actor
  const rows = (await loadFacts(db, kind, organisationId, planNeeds(rolloutId))) as unknown as PlanRows
  const zone = zoneAt(rows.organisation[0])
  const at = { commandId: '', organisationId, now, today: todayIn(zone, now), zone, by: { accountId, name } }
  const facts = factsFromRows(rows, at)
  if (!facts) throw new Problem('access.notFound', {})
  const plan = planFromRows(rows, facts)
  if (!plan) return null
  const version = db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId)
  const organisation = rows.organisation[0]?.name
  const baselines = await baselinesOf(db, organisationId, rows.rollouts[0], zone)
  const { approachReason: reason, approachBy: by, approachAt } = rows.rollouts[0] ?? {}
  return {
    plan,
    context: {
      facts,
      calendar: { rolloutId, sequence: (await version.executeTakeFirst())?.version ?? 0 },
      ...(reason && { ownChoice: { reason, by: by ?? null, on: approachAt ? todayIn(zone, approachAt) : null } }),
      ...(organisation && { organisation }),
      ...(baselines && { baselines }),
    },
  }
}

export interface PlanFileAsked {
  readonly actor: Actor
  readonly rolloutId: string
  readonly now: string
  readonly format: PlanFormat
  readonly language: Language
}

/** The plan of a rollout as a file. Problems: access.notFound, plan.notDrafted. */
export const planFile: ThreadTask<PlanFileAsked, AnswerFile> = async ({ database }, { actor, rolloutId, now, format, language }) => {
  const kept = await keptPlan(database, actor, rolloutId, now)
  if (!kept) throw new Problem('plan.notDrafted', {})
  const { renderPlan } = await import('#files/plan/plan-formats.ts')
  const { type, fileName, body } = await renderPlan(kept.plan, kept.context, format, language)
  return { type, fileName, body: typeof body === 'string' ? new TextEncoder().encode(body) : body }
}
