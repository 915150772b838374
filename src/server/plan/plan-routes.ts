/** The plan of a rollout as a file, in the reader's language (TL-5, IM-3). */
import type { FastifyInstance } from 'fastify'
import { Problem } from '#core/kernel/problem.ts'
import type { PlanFormat } from '#files/plan/plan-formats.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'
import { keptPlan } from '#server/plan/plan-files.ts'

/** Read on the screen; the others are kept as files. */
const shown = new Set<PlanFormat>(['html', 'text', 'md', 'json'])
/** The printable page carries its own looks and runs nothing. */
const printablePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox allow-modals allow-popups"

export const planRoutes = (scope: FastifyInstance, { database, now }: ServerContext): void => {
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
      if (!wanted) throw new Problem('access.notFound', {})
      const kept = await keptPlan(database, callerOf(request).actor, rolloutId, now())
      if (!kept) throw new Problem('plan.notDrafted', {})
      const file = await renderPlan(kept.plan, kept.context, wanted, languageOf(request))
      if (wanted === 'html') void reply.header('content-security-policy', printablePolicy)
      void reply.header('content-disposition', `${shown.has(wanted) ? 'inline' : 'attachment'}; filename="${file.fileName}"`)
      return reply.type(file.type).send(typeof file.body === 'string' ? file.body : Buffer.from(file.body))
    },
  )
}
