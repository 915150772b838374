/** Gives an owner the whole organisation as one JSON document (IM-3). */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { ServerContext } from '#server/context.ts'
import { callerOf } from '#server/http/route-access.ts'

export const exportRoute = (scope: FastifyInstance, { config, threads, now }: ServerContext): void => {
  scope.get(
    '/api/organisation/export',
    {
      config: {
        access: 'organisation.manage',
        about:
          'Gives everything of the organisation as one JSON document, which `uitrol import` takes; no password and no session is in it.',
        answers: 'application/json',
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request).actor
      // Written to a file first: however slow the reader is, the database is read at one moment and let go.
      await mkdir(config.data, { recursive: true })
      const path = join(config.data, `export-${randomUUID()}.part`)
      const file = await open(path, 'wx+', 0o600)
      // From here on the file has no name, so nothing is left of it whatever happens.
      await rm(path)
      try {
        // In a thread however small it is: the one connection of the server cannot read at one moment and let others write.
        await threads.run(organisationId, 'organisationFile', { organisationId, data: config.data, fd: file.fd }, { rows: Infinity })
      } catch (trouble) {
        await file.close()
        throw trouble
      }
      void reply.header('content-disposition', `attachment; filename="uitrol-${now().slice(0, 10)}.json"`)
      return reply.type('application/json; charset=utf-8').send(file.createReadStream({ start: 0 }))
    },
  )
}
