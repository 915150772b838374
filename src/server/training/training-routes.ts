/** What training needs beside commands: a look at an attendance report, office hours for those who do not read them, and files to learn from. */
import { zoneAt } from '#core/regional/at-location.ts'
import { commandCall } from '#server/base/command-call.ts'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayRead } from '#core/access/row-access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import { matchReport } from '#core/training/attendance-matching.ts'
import { callerOf, deviceOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { badInput } from '#server/base/input-validation.ts'
import { cutOff } from '#server/http/cut-off.ts'
import { holdsTag } from '#server/http/entity-tag.ts'
import { problemOf } from '#server/http/problem-document.ts'
import { officeHoursAhead } from '#server/training/office-hours-ahead.ts'
import { isShown, plainName } from '#server/training/resource-kinds.ts'
import { keepFile, type KeptFile, mostUploadBytes, pathOf, tooLarge } from '#server/training/resource-store.ts'

/** Beside the file, a form has some lines of its own. */
const formBytes = 100_000
const sound = (text: string): string => {
  if (text.includes('\0') || !text.isWellFormed()) throw new Problem('access.notFound', {})
  return text
}

/** Refuses what is no form before a parser takes it in: any other kind of body would be held in memory whole. */
const formAlone = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (/^multipart\/form-data\s*(?:;|$)/i.test(request.headers['content-type'] ?? '')) return
  void reply.header('connection', 'close')
  cutOff(request)
  throw badInput('file', 'form')
}

/** Whether an error is of a file of ours that could not be written, and not of the sender or of the connection. */
const isOfOurDisk = (trouble: unknown): boolean =>
  trouble instanceof Error && 'syscall' in trouble && 'code' in trouble && !/^(ECONN|EPIPE|ETIMEDOUT)/.test(String(trouble.code))

/** The one file of a form, as it comes in. */
const received = async <T>(
  request: FastifyRequest,
  take: (name: string, stream: AsyncIterable<Uint8Array>) => Promise<T>,
  most: number,
): Promise<T> => {
  if (!request.isMultipart()) throw badInput('file', 'form')
  try {
    for await (const part of request.parts({
      limits: { fileSize: most + 1_000_000, files: 1, fields: 4, fieldSize: 1000, parts: 5 },
    }))
      if (part.type === 'file') return await take(part.filename, part.file)
  } catch (trouble) {
    throw problemOf(trouble) ?? (isOfOurDisk(trouble) ? trouble : badInput('file', 'form'))
  }
  throw badInput('file', 'form')
}

/** A range that was asked for: the first and the last byte; undefined for none, null for one that is not there. */
const rangeOf = (header: string | undefined, size: number): { from: number; to: number } | null | undefined => {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!asked || (asked[1] === '' && asked[2] === '')) return undefined
  const [, first = '', last = ''] = asked
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from <= to && from < size ? { from, to } : null
}

const disposition = (fileName: string, shown: boolean): string => {
  const plain = fileName.replace(/[^\x20-\x7E]/g, '_').replace(/["\\%]/g, '_')
  return `${shown ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

/** Whatever a file holds, it runs nothing and asks for nothing. */
const filePolicy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

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
      const cut = (problem: Problem): Problem => {
        void reply.header('connection', 'close')
        cutOff(request)
        return problem
      }
      const { rolloutId, resourceId } = await resourceOf(request)
      // Whoever says beforehand that it is too much need not send it.
      if (Number(request.headers['content-length'] ?? 0) > mostUploadBytes(config) + formBytes) throw cut(tooLarge(config))
      let fileName = ''
      let kept: KeptFile
      try {
        kept = await received(
          request,
          (name, stream) => {
            fileName = plainName(name)
            return keepFile(config, fileName, stream)
          },
          mostUploadBytes(config),
        )
      } catch (trouble) {
        throw trouble instanceof Problem ? cut(trouble) : trouble
      }
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
      const path = sha256 === null ? undefined : pathOf(config, sha256)
      const found = path === undefined ? undefined : await stat(path).catch(() => undefined)
      if (path === undefined || !found || mediaType === null) throw new Problem('access.notFound', {})
      const tag = `"${sha256}"`
      const { v } = request.query as { v?: string }
      void reply
        .header('etag', tag)
        .header('accept-ranges', 'bytes')
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', filePolicy)
        .header('cross-origin-resource-policy', 'same-origin')
        .header('content-disposition', disposition(fileName ?? 'file', isShown(mediaType)))
        // An address that names what is in the file never gives another one.
        .header('cache-control', v === sha256 ? 'private, max-age=31536000, immutable' : 'private, no-cache')
      if (holdsTag(request.headers['if-none-match'], tag)) return reply.code(304).send()
      const ifRange = request.headers['if-range']
      const range = ifRange === undefined || ifRange === tag ? rangeOf(request.headers.range, found.size) : undefined
      if (range === null) return reply.code(416).header('content-range', `bytes */${found.size}`).send()
      void reply.type(mediaType)
      if (range === undefined) return reply.header('content-length', found.size).send(createReadStream(path))
      const { from, to } = range
      return reply
        .code(206)
        .header('content-range', `bytes ${from}-${to}/${found.size}`)
        .header('content-length', to - from + 1)
        .send(createReadStream(path, { start: from, end: to }))
    },
  )
}
