/** The import of readings of a measure over HTTP, with whose they are as usage reports name people (ME-7, ME-13). */
import type { FastifyInstance } from 'fastify'
import { addedReadings } from '#core/impact/added-readings.ts'
import { readingsIn } from '#core/impact/impact-import.ts'
import { id, oneOf, optional, shape } from '#core/kernel/input.ts'
import { commandCall } from '#server/base/command-call.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { readForm } from '#server/http/file-form.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'

const mostBytes = 4_000_000
const fields = ['rollout', 'measure', 'order'] as const
const fieldsShape = shape({ rollout: optional(id), measure: id, order: optional(oneOf(['day', 'month'])) })

export const readingRoutes = (scope: FastifyInstance, { database, now, write }: ServerContext): void => {
  const { db } = database
  scope.post(
    '/api/impact/import',
    {
      bodyLimit: mostBytes + 100_000,
      config: {
        access: 'metrics.run',
        forTokens: true,
        about:
          'Imports readings of a measure from a file (`file`: CSV, TSV, XLSX, ODS or FODS with a column of days and one of values, and, if wished, one of people by e-mail address or alias; beside it `measure` and `rollout`, and `order` day or month where days can be read in two ways), all of them or none; those that are there already are left out.',
        takes: 'multipart/form-data',
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { file, fields: given } = await readForm(request, fields, mostBytes)
      const {
        rollout,
        measure: measureId,
        order,
      } = check(fieldsShape, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')))
      const rolloutId = await rolloutOf(db, actor, rollout)
      const { usageTable } = await import('#files/usage/usage-file.ts')
      const { headings, lines } = usageTable(file.bytes, file.name)
      const directory = await directoryOf(database, actor.organisationId, rolloutId)
      const personOf = (identity: string): string | undefined => {
        const known = directory.personOf(identity)
        return known && directory.personIdOf(known.slot)
      }
      const readings = readingsIn(headings, lines, personOf, order)
      const there = await db
        .selectFrom('impactReading')
        .select(['takenOn', 'value', 'how', 'personId'])
        .where('organisationId', '=', actor.organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('measureId', '=', measureId)
        .execute()
      const imported = addedReadings(there, readings).length
      await write(actor, commandCall(now(), 'impact.importReadings', { rolloutId, measureId, readings: [...readings] }), {
        device: deviceOf(request),
      })
      return { imported, known: readings.length - imported }
    },
  )
}
