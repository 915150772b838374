/** Gives the people of the organisation as a staff list that can be imported again (IM-3). */
import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { exportedPeople } from '#core/people/exported-people.ts'
import type { ServerContext } from '#server/context.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'
import { check } from '#server/base/input-validation.ts'

const queryShape = z.object({ format: z.enum(['csv', 'xlsx']), rollout: z.optional(z.string().check(z.maxLength(100))) })
const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

export const peopleExportRoute = (scope: FastifyInstance, { database: { db } }: ServerContext): void => {
  scope.get(
    '/api/people/export',
    {
      config: {
        access: 'people.manage',
        about:
          'Gives everyone as a staff list (`format`: csv or xlsx; `rollout`: whose pilots and champions are marked) that can be imported again.',
      },
    },
    async (request, reply) => {
      const { format, rollout } = check(queryShape, request.query)
      const { organisationId } = callerOf(request).actor
      const people = await db.selectFrom('person').selectAll().where('organisationId', '=', organisationId).execute()
      const locations = await db
        .selectFrom('location')
        .select(['locationId', 'name', 'country', 'zone'])
        .where('organisationId', '=', organisationId)
        .execute()
      const participants = await db
        .selectFrom('participant')
        .select(['personId', 'pilot', 'keenness', 'oldUse', 'nominated'])
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', (rollout ?? '').replaceAll('\0', ''))
        .execute()
      const { writePeopleCsv, writePeopleWorkbook } = await import('#files/people/people-export.ts')
      const list = exportedPeople({ people, locations, participants })
      const language = languageOf(request)
      void reply.header('content-disposition', `attachment; filename="${language === 'nl' ? 'personeelslijst' : 'staff-list'}.${format}"`)
      return reply.type(types[format]).send(format === 'csv' ? writePeopleCsv(list, language) : await writePeopleWorkbook(list, language))
    },
  )
}
