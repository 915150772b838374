/** The handover of a rollout as a PDF, as a ZIP of documents and data, or as data alone, in the language asked for (RV-5). */
import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { language, optional, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { speak } from '#core/kernel/words.ts'
import { handoverOf } from '#core/review/handover.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'
import { keptPlan } from '#server/plan/plan-files.ts'
import { handoverRead } from '#server/review/handover-queries.ts'

const query = shape({ language: optional(language) })
const types = { pdf: 'application/pdf', zip: 'application/zip', json: 'application/json; charset=utf-8' } as const
const isFormat = (format: string): format is keyof typeof types => Object.hasOwn(types, format)

/** The formats in which the plan goes along; to write a large one on paper and as a workbook takes many seconds. */
const planFormats = ['pdf', 'xlsx', 'csv', 'ics', 'json'] as const
const largePlanFormats = ['csv', 'ics', 'json'] as const
const largePlan = 2000

export const handoverRoutes = (scope: FastifyInstance, { database, now }: ServerContext): void => {
  scope.get(
    '/api/rollouts/:rolloutId/handover.:format',
    {
      config: {
        access: 'plan.run',
        forTokens: true,
        about:
          'Gives the handover of a rollout as pdf, as zip with each part as CSV and JSON and the plan beside it (above 2,000 people as csv, ics and json), or as json; `language`: en or nl, else that of the reader.',
        query,
        answers: '*/*',
      },
    },
    async (request, reply) => {
      const { rolloutId, format } = request.params as { rolloutId: string; format: string }
      if (!isFormat(format)) throw new Problem('access.notFound', {})
      const spoken = check(query, request.query).language ?? languageOf(request)
      const { actor } = callerOf(request)
      const at = now()
      const { facts, organisation, zones, left } = await handoverRead(database, actor.organisationId, rolloutId, at)
      const handover = handoverOf(facts)
      if (format === 'json') return handover
      const { handoverDocument } = await import('#files/review/handover-document.ts')
      const { handoverPdf } = await import('#files/review/handover-pdf.ts')
      const { handoverWords } = await import('#files/review/handover-words.ts')
      const { fileNameOf, renderPlan } = await import('#files/plan/plan-formats.ts')
      const around = { tool: facts.rollout.tool, organisation, today: facts.today, zones, left }
      const document = handoverDocument(handover, around, spoken)
      const pdf = await handoverPdf(document)
      const name = `${speak(handoverWords, spoken)('fileName')}-${fileNameOf(facts.rollout.tool)}`
      void reply.header('content-disposition', `attachment; filename="${name}.${format}"`).type(types[format])
      if (format === 'pdf') return reply.send(Buffer.from(pdf))
      const { handoverZip } = await import('#files/review/handover-zip.ts')
      const kept = await keptPlan(database, actor, rolloutId, at)
      const plan = []
      const along = (kept?.plan.headCount ?? 0) > largePlan ? largePlanFormats : planFormats
      if (kept)
        for (const one of along) {
          plan.push(await renderPlan(kept.plan, kept.context, one, spoken))
          // Others have their turn between two files.
          await setImmediate()
        }
      return reply.send(Buffer.from(await handoverZip({ document, handover, pdf, pdfName: `${name}.pdf`, plan })))
    },
  )
}
