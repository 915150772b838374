/** The way in for usage from machines: a batch as JSON, NDJSON or CSV, answered once it is on disk. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Actor } from '#core/access/access.ts'
import { id, oneOf, optional, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { sourceName } from '#core/metrics/usage-source.ts'
import { readNdjson, readUsageCsv, type UsageLines } from '#files/usage/usage-lines.ts'
import { badInput, check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf } from '#server/http/route-access.ts'
import { hashOfLines, type UsageBatch } from '#server/metrics/usage-batch.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'

/** How much one batch may be. */
const mostLines = 10_000
/** Rollouts that were looked up and are kept. */
const mostMeant = 500
const batchLimits = { bytes: 4 * 1024 * 1024, marks: 200_000, groups: 20_000 }

const query = shape({
  rollout: optional(id),
  source: optional(sourceName),
  partial: optional(oneOf(['accept', 'refuse'])),
  grown: optional(oneOf(['accept', 'refuse'])),
})

const line = z.looseObject({
  person: z.string(),
  day: z.optional(z.iso.date()),
  at: z.optional(z.iso.datetime({ offset: true })),
  system: z.optional(z.enum(['new', 'old'])),
  workflow: z.optional(z.string()),
  count: z.optional(z.int()),
})

const keyShape = /^[\x21-\x7e]{1,200}$/

/** The key under which a batch counts once, and the hash of what was sent. Problem: access.badInput. */
const onceOf = ({ headers, body }: FastifyRequest, grows: boolean): UsageBatch['once'] => {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key !== 'string' || !keyShape.test(key)) throw badInput('Idempotency-Key', 'plainText')
  return { key, contentHash: hashOfLines(body), grows }
}

export const usageRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const ingest = createUsageIngest(context, context.usageWaiting)
  /** Asked with each batch, so it is looked up once for each version of an organisation. */
  const meant = new Map<string, string>()
  const rolloutMeant = async (actor: Actor, named: string | undefined): Promise<string> => {
    const { organisationId, token, asOf } = actor
    const key = JSON.stringify([organisationId, asOf, token?.rolloutId, named])
    let found = meant.get(key)
    if (found === undefined) {
      found = await rolloutOf(context.database.db, actor, named)
      if (meant.size >= mostMeant) meant.clear()
      meant.set(key, found)
    }
    return found
  }

  /** On which line of a request each line of usage stood, where it was no list in JSON. */
  const numbersOf = new WeakMap<FastifyRequest, readonly number[]>()
  const told = (request: FastifyRequest, { lines, numbers }: UsageLines): readonly unknown[] => {
    numbersOf.set(request, numbers)
    return lines
  }

  // Only here do bodies come as lines or as CSV.
  void scope.register(async (inner) => {
    const asText = { parseAs: 'string', bodyLimit: batchLimits.bytes } as const
    inner.addContentTypeParser(['application/x-ndjson', 'application/ndjson', 'application/jsonl'], asText, async (request: FastifyRequest, text: string) => told(request, readNdjson(text))) // prettier-ignore
    inner.addContentTypeParser('text/csv', asText, async (request: FastifyRequest, text: string) => told(request, readUsageCsv(text)))
    inner.post(
      '/api/usage',
      {
        bodyLimit: batchLimits.bytes,
        config: {
          access: 'usage.send',
          forTokens: true,
          bodyLimits: () => batchLimits,
          about:
            'Takes usage in: a JSON list, one JSON object on each line (application/x-ndjson), or CSV with a heading (text/csv). A line says person (e-mail address or alias), day or at, and if need be system, workflow and count. Answers once it is on disk; a batch under an Idempotency-Key counts once. With one faulty line nothing is taken, unless partial=accept. With grown=accept a batch may begin with what was taken under its key: the lines after it count.',
          query,
          body: z.array(line),
        },
      },
      async (request) => {
        const { actor } = callerOf(request)
        const { rollout, source = 'api', partial, grown } = check(query, request.query)
        const lines = request.body
        if (!Array.isArray(lines)) throw new Problem('metrics.badLines', { line: 1 }, { line: 1 })
        if (lines.length === 0) throw new Problem('metrics.noLines', {})
        if (lines.length > mostLines) throw new Problem('metrics.tooManyLines', { most: mostLines })
        return ingest({
          organisationId: actor.organisationId,
          rolloutId: await rolloutMeant(actor, rollout),
          sourceId: source,
          by: actor.name,
          lines: lines as readonly unknown[],
          numbers: numbersOf.get(request),
          once: onceOf(request, grown === 'accept'),
          isPartial: partial === 'accept',
        })
      },
    )
  })
}
