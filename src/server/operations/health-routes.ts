/** For those who keep the server running: is it up, can it work, how is it doing. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { isMigrated } from '#server/db/migrate.ts'
import type { ServerContext } from '#server/context.ts'
import { countJobs } from '#server/jobs/job.ts'

export const healthRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { database, live, counters } = context
  scope.get('/health', { config: { access: 'open', about: 'Answers as long as the process runs.' } }, () => ({ status: 'ok' }))

  let migrated = false
  scope.get(
    '/ready',
    {
      config: { access: 'open', about: 'Answers 200 when the database can be reached, has the newest schema and work goes on, else 503.' },
    },
    async (_request, reply) => {
      try {
        await sql`select 1`.execute(database.db)
        migrated ||= await isMigrated(database)
      } catch {
        return reply.code(503).send({ status: 'no database' })
      }
      if (!migrated) return reply.code(503).send({ status: 'not migrated' })
      return context.work.isWell() ? { status: 'ready' } : reply.code(503).send({ status: 'work stands still' })
    },
  )

  scope.get(
    '/metrics',
    { config: { access: 'open', about: 'Counts and times for Prometheus, without anything about anyone.', answers: 'text/plain' } },
    async (_request, reply) =>
      reply.type('text/plain; version=0.0.4; charset=utf-8').send(counters.text(live.count(), await countJobs(database))),
  )
}
