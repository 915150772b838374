/** The plan of a rollout as a file, in the reader's language (TL-5, IM-3). */
import { zoneAt } from '#core/regional/at-location.ts'
import type { FastifyInstance } from 'fastify'
import { todayIn } from '#core/kernel/calendar.ts'
import { factsFromRows, planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import { planFromRows } from '#core/planning/plan-from-rows.ts'
import { Problem } from '#core/kernel/problem.ts'
import { loadFacts } from '#server/db/facts.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import type { Row } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import type { PlanBaselines } from '#files/plan/plan-baselines.ts'
import type { PlanFormat } from '#files/plan/plan-formats.ts'

/** Read on the screen; the others are kept as files. */
const shown = new Set<PlanFormat>(['html', 'text', 'md', 'json'])
/** The printable page carries its own looks and runs nothing. */
const printablePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox allow-modals allow-popups"

/** The baseline and those before it; undefined before the plan was approved (TL-4). */
const baselinesOf = async (
  db: Database['db'],
  organisationId: string,
  rollout: Row<'rollout'> | undefined,
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
  return { approvedAt, approvedBy: approvedBy ?? '', days, past }
}

export const planRoutes = (scope: FastifyInstance, { database: { db, kind }, now }: ServerContext): void => {
  const versionOf = async (organisationId: string): Promise<number> => {
    const of = db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId)
    return (await of.executeTakeFirst())?.version ?? 0
  }
  scope.get(
    '/api/rollouts/:rolloutId/plan.:format',
    {
      config: {
        access: 'plan.run',
        forTokens: true,
        about: 'Gives the whole plan as json, csv, xlsx, ics, html, pdf, md or text.',
        answers: '*/*',
      },
    },
    async (request, reply) => {
      const { rolloutId, format } = request.params as { rolloutId: string; format: string }
      const { planFormats, renderPlan } = await import('#files/plan/plan-formats.ts')
      const wanted = planFormats.find((one) => one === format)
      if (!wanted || rolloutId.includes('\0') || !rolloutId.isWellFormed()) throw new Problem('access.notFound', {})
      const { actor } = callerOf(request)
      const { organisationId, accountId, name } = actor
      const rows = (await loadFacts(db, kind, organisationId, planNeeds(rolloutId))) as unknown as PlanRows
      const at = {
        commandId: '',
        organisationId,
        now: now(),
        today: todayIn(zoneAt(rows.organisation[0]), now()),
        by: { accountId, name },
      }
      const facts = factsFromRows(rows, at)
      if (!facts) throw new Problem('access.notFound', {})
      const plan = planFromRows(rows, facts)
      if (!plan) throw new Problem('plan.notDrafted', {})
      const organisation = rows.organisation[0]?.name
      const calendar = { rolloutId, sequence: await versionOf(organisationId) }
      const baselines = await baselinesOf(db, organisationId, rows.rollouts[0])
      const { approachReason: reason, approachBy: by, approachAt } = rows.rollouts[0] ?? {}
      const ownChoice = reason ? { reason, by: by ?? null, on: approachAt?.slice(0, 10) ?? null } : null
      const context = {
        facts,
        calendar,
        ...(ownChoice && { ownChoice }),
        ...(organisation && { organisation }),
        ...(baselines && { baselines }),
      }
      const file = await renderPlan(plan, context, wanted, languageOf(request))
      if (wanted === 'html') void reply.header('content-security-policy', printablePolicy)
      void reply.header('content-disposition', `${shown.has(wanted) ? 'inline' : 'attachment'}; filename="${file.fileName}"`)
      return reply.type(file.type).send(typeof file.body === 'string' ? file.body : Buffer.from(file.body))
    },
  )
}
