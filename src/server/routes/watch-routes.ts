/** For those who keep the server running: is it up, can it work, how is it doing. */
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { isMigrated } from '#server/db/migrate.ts'
import type { House } from '#server/house.ts'

export const watchRoutes = (scope: FastifyInstance, { database, live, tally }: House): void => {
  scope.get('/health', { config: { door: 'open', about: 'Answers as long as the process runs.' } }, () => ({ status: 'ok' }))

  let migrated = false
  scope.get(
    '/ready',
    { config: { door: 'open', about: 'Answers 200 when the database can be reached and has the newest schema, else 503.' } },
    async (_request, reply) => {
      try {
        await sql`select 1`.execute(database.db)
        migrated ||= await isMigrated(database)
      } catch {
        return reply.code(503).send({ status: 'no database' })
      }
      return migrated ? { status: 'ready' } : reply.code(503).send({ status: 'not migrated' })
    },
  )

  scope.get(
    '/metrics',
    { config: { door: 'open', about: 'Counts and times for Prometheus, without anything about anyone.', answers: 'text/plain' } },
    (_request, reply) => reply.type('text/plain; version=0.0.4; charset=utf-8').send(tally.text(live.count())),
  )
}
