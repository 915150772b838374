/** The way out for changes: asked for, or as a live stream. */
import type { FastifyInstance } from 'fastify'
import { id, optional, shape } from '#core/kernel/input.ts'
import * as z from 'zod/mini'
import { changesAfter, deviceChangesAfter } from '#server/sync/changes.ts'
import type { SharedChanges } from '#server/sync/shared-changes.ts'
import { callerOf } from '#server/http/route-access.ts'
import { leastCompressed, takesBrotli } from '#server/http/small-answers.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'
import { askedByOwnScript, askedByScript, withoutBodyHeaders, withoutPageHeaders } from '#server/http/page-headers.ts'

const version = z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(2_147_483_647)), 0)
/** A window names its organisation, because its session may have gone to another one meanwhile; the access check compares. */
const afterShape = shape({
  after: version,
  organisation: optional(id),
  /** The scope of the rows that a device holds, empty while it holds none; without it everything comes that may be read. */
  scope: optional(z.string().check(z.maxLength(20_000))),
})

export const changeRoutes = (scope: FastifyInstance, { database, live }: ServerContext, sharedChanges: SharedChanges): void => {
  scope.get(
    '/api/changes',
    {
      config: {
        access: 'rows.read',
        forTokens: true,
        about:
          'Gives what changed after a version, as far as you may see it; while `more` is true, ask again. With `scope` (what was answered last, or empty), only what a device holds: `absent` names the tables that stay on the server, and with `reset` what comes takes the place of all rows so far.',
        query: afterShape,
      },
    },
    async (request, reply) => {
      const { actor } = callerOf(request)
      const { after, scope } = check(afterShape, request.query)
      if (scope === undefined) return changesAfter(database, actor, after)
      const shared = await sharedChanges.answer(actor, after, scope)
      if (!shared) return deviceChangesAfter(database, actor, after, scope)
      reply.type('application/json; charset=utf-8')
      if (shared.brotli && shared.text.length > leastCompressed && takesBrotli(request))
        return reply.headers({ 'content-encoding': 'br', vary: 'accept-encoding' }).send(await shared.brotli())
      return reply.send(shared.text)
    },
  )

  scope.get(
    '/api/changes/stream',
    {
      config: {
        access: 'rows.read',
        forTokens: true,
        about:
          'Gives the same as server-sent events, and whatever comes after: event `changes`, id = version; event `pull` where there is too much for a stream, to be asked for at /api/changes.',
        query: afterShape,
        answers: 'text/event-stream',
      },
    },
    (request, reply) => {
      const holder = callerOf(request)
      const resumed = request.headers['last-event-id']
      const { scope } = check(afterShape, request.query)
      const { after } = check(afterShape, resumed === undefined ? request.query : { after: resumed })
      reply.hijack()
      if (askedByScript(request)) withoutPageHeaders(reply.raw)
      if (askedByOwnScript(request)) withoutBodyHeaders(reply.raw)
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      request.raw.socket.setNoDelay(true)
      live.follow(holder, { after, scope }, reply.raw)
    },
  )
}
