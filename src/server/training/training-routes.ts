/** What training needs beside commands: a look at an attendance report, office hours for those who do not read them, and files to learn from. */
import { zoneAt } from '#core/regional/at-location.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayRead } from '#core/access/row-access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import { matchReport } from '#core/training/attendance-matching.ts'
import { cutOff } from '#server/http/cut-off.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import { formAlone, formBytes, received, receiveFile } from '#server/training/uploaded-file.ts'
import { sendStored } from '#server/training/stored-file.ts'
import type { ServerContext } from '#server/context.ts'
import { officeHoursAhead } from '#server/training/office-hours-ahead.ts'
import { isShown, plainName } from '#server/training/resource-kinds.ts'
import { learningFiles } from '#server/training/resource-store.ts'

const sound = (text: string): string => {
  if (text.includes('\0') || !text.isWellFormed()) throw new Problem('access.notFound', {})
  return text
}

export const trainingRoutes = (scope: FastifyInstance, { config, database: { db }, now, write }: ServerContext): void => {
  scope.post(
    '/api/rollouts/:rolloutId/sessions/:sessionKey/attendance',
    {
      bodyLimit: 8_000_000 + formBytes,
      preParsing: formAlone,
      config: {
        access: 'training.run',
        about:
          'Shows what a report of Microsoft Teams or Zoom (`file`) says of who was at a session: whom it surely names, whom it may name, and who is missing; changes nothing.',
        takes: 'multipart/form-data',
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request).actor
      const params = request.params as { rolloutId: string; sessionKey: string }
      const [rolloutId, sessionKey] = [sound(params.rolloutId), sound(params.sessionKey)]
      const { mostReportBytes, readAttendanceFile } = await import('#files/training/attendance-file.ts')
      const session = await db
        .selectFrom('session')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('sessionKey', '=', sessionKey)
        .executeTakeFirst()
      if (!session) throw new Problem('access.notFound', {})
      const report = await received(
        request,
        async (name, stream) => {
          const chunks: Uint8Array[] = []
          let bytes = 0
          for await (const chunk of stream) {
            bytes += chunk.length
            if (bytes > mostReportBytes) {
              cutOff(request)
              throw new Problem('training.reportTooLong', {})
            }
            chunks.push(chunk)
          }
          return readAttendanceFile(Buffer.concat(chunks), plainName(name))
        },
        mostReportBytes,
      )
      const organisation = await db
        .selectFrom('organisation')
        .select('zone')
        .where('organisationId', '=', organisationId)
        .executeTakeFirst()
      const rollout = await db
        .selectFrom('rollout')
        .select('tool')
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .executeTakeFirst()
      const places = await db.selectFrom('location').select(['locationId', 'zone']).where('organisationId', '=', organisationId).execute()
      const people = await db
        .selectFrom('person')
        .select(['personId', 'name', 'email', 'leftOn'])
        .where('organisationId', '=', organisationId)
        .execute()
      const seats = await db
        .selectFrom('attendee')
        .select('personId')
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .where('sessionKey', '=', sessionKey)
        .where('state', '=', 'seat')
        .execute()
      const home = zoneAt(organisation)
      const own = zoneAt(
        places.find(({ locationId }) => locationId === session.locationId),
        organisation,
      )
      return matchReport(report, {
        session,
        tool: rollout?.tool ?? '',
        zones: [...new Set([own, home, ...places.map(({ zone }) => zone)])],
        people,
        seated: new Set(seats.map(({ personId }) => personId)),
        today: todayIn(home, now()),
      })
    },
  )

  scope.get(
    '/api/office-hours',
    {
      config: {
        access: 'part.take',
        about:
          'Gives the drop-in hours of the coming three weeks that are for you, who sits there, and how many quarters of an hour are free.',
      },
    },
    async (request) => {
      return officeHoursAhead(db, callerOf(request).actor, now())
    },
  )

  const resourceOf = async (request: FastifyRequest) => {
    const { actor } = callerOf(request)
    const params = request.params as { rolloutId: string; resourceId: string }
    const row = await db
      .selectFrom('resource')
      .selectAll()
      .where('organisationId', '=', actor.organisationId)
      .where('rolloutId', '=', sound(params.rolloutId))
      .where('resourceId', '=', sound(params.resourceId))
      .executeTakeFirst()
    if (!row || !mayRead(actor, 'resource', { ...row })) throw new Problem('access.notFound', {})
    return row
  }

  scope.post(
    '/api/rollouts/:rolloutId/resources/:resourceId/file',
    {
      // What is too much is said in our own words.
      bodyLimit: Number.MAX_SAFE_INTEGER,
      preParsing: formAlone,
      config: {
        access: 'training.run',
        about: 'Keeps a file (`file`) for something to learn from; the largest there may be is said by UITROL_UPLOAD_LIMIT.',
        takes: 'multipart/form-data',
      },
    },
    async (request, reply) => {
      const { actor } = callerOf(request)
      const { rolloutId, resourceId } = await resourceOf(request)
      const { fileName, kept } = await receiveFile(request, reply, { config, ...learningFiles })
      const answer = await write(actor, commandCall(now(), 'training.attachFile', { rolloutId, resourceId, fileName, ...kept }), {
        device: deviceOf(request),
      })
      return { ...answer, fileName, ...kept }
    },
  )

  scope.get(
    '/api/rollouts/:rolloutId/resources/:resourceId/file',
    {
      compress: false,
      config: {
        access: 'rows.read',
        about: 'Gives the file of something to learn from, whole or a range of it.',
        answers: '*/*',
      },
    },
    async (request, reply) => {
      const { sha256, mediaType, fileName } = await resourceOf(request)
      if (sha256 === null || mediaType === null) throw new Problem('access.notFound', {})
      return sendStored(request, reply, { config, sha256, mediaType, fileName: fileName ?? 'file', isShown: isShown(mediaType) })
    },
  )
}
