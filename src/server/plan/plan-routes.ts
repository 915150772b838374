/** The plan of a rollout as a file, in the reader's language (TL-5, IM-3). */
import type { FastifyInstance } from 'fastify'
import { Problem } from '#core/kernel/problem.ts'
import type { PlanFormat } from '#files/plan/plan-formats.ts'
import type { ServerContext } from '#server/context.ts'
import { sendFile } from '#server/http/answer-file.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'

/** Read on the screen; the others are kept as files. */
const shown = new Set<PlanFormat>(['html', 'text', 'md', 'json'])
/** The printable page carries its own looks and runs nothing. */
const printablePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox allow-modals allow-popups"

export const planRoutes = (scope: FastifyInstance, { now, threads }: ServerContext): void => {
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
      const { planFormats } = await import('#files/plan/plan-formats.ts')
      const wanted = planFormats.find((one) => one === format)
      if (!wanted) throw new Problem('access.notFound', {})
      const { actor } = callerOf(request)
      const asked = { actor, rolloutId, now: now(), format: wanted, language: languageOf(request) }
      const file = await threads.run(actor.organisationId, 'plan', asked)
      if (wanted === 'html') void reply.header('content-security-policy', printablePolicy)
      return sendFile(reply, file, shown.has(wanted) ? 'inline' : 'attachment')
    },
  )
}
