/** For those who keep the server running: is it up, can it work, how is it doing. */
import { BlockList, isIPv6 } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { Problem } from '#core/kernel/problem.ts'
import type { ProblemCode } from '#core/registry/problems.ts'
import { DatabaseLost } from '#server/db/postgres.ts'
import { isMigrated } from '#server/db/migrate.ts'
import type { ServerContext } from '#server/context.ts'
import { countJobs } from '#server/jobs/job.ts'

/** Headers by which a proxy says that it passes a request on. */
const forwardedBy = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'] as const

/** Whether an address is one of these, or in one of these networks. */
const within = (networks: string): ((ip: string) => boolean) => {
  const list = new BlockList()
  for (const one of networks.split(',')) {
    const [ip = '', bits] = one.split('/')
    const family = isIPv6(ip) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(ip, family)
    else list.addSubnet(ip, Number(bits), family)
  }
  // An address of IPv4 as IPv6 writes it is found by its rule of IPv4 too.
  return (ip) => list.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4')
}

/** What the readiness check calls each trouble. */
const notReady: { readonly [C in ProblemCode]?: string } = {
  'server.diskFull': 'disk full',
  'server.databaseDamaged': 'database damaged',
}

/** Longer than this, in milliseconds, whoever asks whether the server is ready does not wait for the database. */
const patience = 2000

export const healthRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { config, database, live, counters } = context
  const isNear = within(config.metricsFrom)
  scope.get('/health', { config: { access: 'open', anonymous: true, about: 'Answers as long as the process runs.' } }, () => ({
    status: 'ok',
  }))

  let migrated = false
  scope.get(
    '/ready',
    {
      config: {
        access: 'open',
        anonymous: true,
        about:
          'Answers 200 when the database can be reached and is sound, has the newest schema, the disk has room and work goes on, else 503.',
      },
    },
    async (_request, reply) => {
      try {
        const looked = async (): Promise<void> => {
          await sql`select 1`.execute(database.db)
          migrated ||= await isMigrated(database)
        }
        const tooLong = wait(patience, undefined, { ref: false }).then(() => Promise.reject(new DatabaseLost()))
        await Promise.race([looked(), tooLong])
      } catch {
        return reply.code(503).send({ status: 'no database' })
      }
      const trouble = await database.health.trouble()
      if (trouble !== null) return reply.code(503).send({ status: notReady[trouble] ?? trouble })
      if (!migrated) return reply.code(503).send({ status: 'not migrated' })
      return context.work.isWell() ? { status: 'ready' } : reply.code(503).send({ status: 'work stands still' })
    },
  )

  scope.get(
    '/metrics',
    {
      config: {
        access: 'open',
        anonymous: true,
        about: 'Counts and times for Prometheus, without anything about anyone; to the addresses of UITROL_METRICS_FROM alone.',
        answers: 'text/plain',
      },
    },
    async (request, reply) => {
      // Behind a proxy that is not named, every request seems to come from the proxy.
      const isPassedOn = config.trustProxy === false && forwardedBy.some((header) => request.headers[header] !== undefined)
      if (isPassedOn || !isNear(request.ip)) throw new Problem('access.notFound', {})
      // Without a database the other figures are worth the more.
      const jobs = database.isReachable() ? await countJobs(database) : []
      return reply
        .type('text/plain; version=0.0.4; charset=utf-8')
        .send(counters.text(live.count(), jobs, await context.backups.standing()))
    },
  )
}
