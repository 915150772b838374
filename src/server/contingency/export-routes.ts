/** The files of exports of the old system: uploaded where one is to be stored here too, and downloaded again (CO-5, GA-7). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { id, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { commandCall } from '#server/base/command-call.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import { sendStored } from '#server/training/stored-file.ts'
import { formAlone, receiveFile } from '#server/training/uploaded-file.ts'
import type { Keeping } from '#server/training/resource-store.ts'

const mediaType = 'application/octet-stream'
/** An export can be a file of any kind; it is only ever downloaded. */
const exportFiles: Keeping = {
  kindOf: () => ({ mediaType, shown: false, begins: () => true }),
  tooLarge: ({ uploadLimit }) => new Problem('contingency.exportTooLarge', { megabytes: uploadLimit }),
}
const params = shape({ rolloutId: id, exportId: id })
const path = '/api/rollouts/:rolloutId/old-system/exports/:exportId/file'

export const exportRoutes = (scope: FastifyInstance, { config, database: { db }, now, write }: ServerContext): void => {
  const exportOf = async (request: FastifyRequest) => {
    const { rolloutId, exportId } = check(params, request.params)
    const row = await db
      .selectFrom('oldExport')
      .selectAll()
      .where('organisationId', '=', callerOf(request).actor.organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('exportId', '=', exportId)
      .executeTakeFirst()
    if (!row) throw new Problem('access.notFound', {})
    return row
  }

  scope.post(
    path,
    {
      // What is too much is said in our own words.
      bodyLimit: Number.MAX_SAFE_INTEGER,
      preParsing: formAlone,
      config: {
        access: 'plan.run',
        about:
          'Stores the file (`file`) of a recorded export of the old system, if it has the SHA-256 that was recorded; the largest there may be is said by UITROL_UPLOAD_LIMIT.',
        takes: 'multipart/form-data',
      },
    },
    async (request, reply) => {
      const { rolloutId, exportId } = await exportOf(request)
      const { kept } = await receiveFile(request, reply, { config, ...exportFiles })
      const { sha256, bytes } = kept
      const call = commandCall(now(), 'contingency.keepExport', { rolloutId, exportId, sha256 })
      return { ...(await write(callerOf(request).actor, call, { device: deviceOf(request) })), sha256, bytes }
    },
  )

  scope.get(
    path,
    {
      compress: false,
      config: {
        access: 'plan.run',
        about: 'Gives the stored file of an export of the old system, whole or a range of it.',
        answers: '*/*',
      },
    },
    async (request, reply) => {
      const { keptAt, fileHash: sha256, fileName } = await exportOf(request)
      if (keptAt === null) throw new Problem('access.notFound', {})
      return sendStored(request, reply, { config, sha256, mediaType, fileName, isShown: false })
    },
  )
}
