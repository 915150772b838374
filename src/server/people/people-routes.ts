/** What an import would make of a staff list, before anything goes in (IM-1, IM-2). */
import type { FastifyInstance } from 'fastify'
import { rightsOf } from '#core/access/access.ts'
import * as z from 'zod/mini'
import type { ColumnMapping } from '#core/people/people-columns.ts'
import { callerOf, languageOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { badInput, check } from '#server/base/input-validation.ts'
import { sendFile } from '#server/http/answer-file.ts'
import { readForm, rowsOf } from '#server/http/file-form.ts'

const mappingShape = z.record(z.string().check(z.maxLength(200)), z.nullable(z.string().check(z.maxLength(60))))

const mappingOf = (text: unknown): ColumnMapping | undefined => {
  if (text === undefined || text === '') return undefined
  try {
    return check(mappingShape, JSON.parse(String(text))) as ColumnMapping
  } catch (trouble) {
    if (trouble instanceof SyntaxError) throw badInput('mapping', 'json')
    throw trouble
  }
}

const sheetOf = (text: unknown): string | undefined => (typeof text === 'string' && text !== '' ? text.slice(0, 200) : undefined)

const linesShape = z.array(z.int().check(z.minimum(1))).check(z.maxLength(250_000))
const linesOf = (text: unknown): ReadonlySet<number> => {
  if (text === undefined || text === '') return new Set()
  try {
    return new Set(check(linesShape, JSON.parse(String(text))))
  } catch (trouble) {
    if (trouble instanceof SyntaxError) throw badInput('accepted', 'json')
    throw trouble
  }
}

/** As much as the reader of staff lists takes. */
const mostBytes = 64_000_000

/** Beside the file. */
const sentFields = ['mapping', 'sheet', 'accepted'] as const

export const peopleRoutes = (scope: FastifyInstance, { now, threads }: ServerContext): void => {
  scope.post(
    '/api/people/preview',
    {
      bodyLimit: mostBytes + 100_000,
      config: {
        access: 'people.manage',
        forTokens: true,
        about:
          'Shows what an import would make of a staff list (`file`: CSV, TSV, XLSX, ODS or FODS; `mapping`: field by heading, as JSON; `sheet`: which one; `accepted`: lines that were asked about and go in, as JSON); changes nothing.',
        takes: 'multipart/form-data',
      },
    },
    async (request, reply) => {
      const { file, fields } = await readForm(request, sentFields, mostBytes)
      const { mapping, sheet, accepted } = fields
      const { actor } = callerOf(request)
      const asked = {
        organisationId: actor.organisationId,
        rights: rightsOf(actor),
        file,
        sheet: sheetOf(sheet),
        accepted: linesOf(accepted),
        mapping: mappingOf(mapping),
        now: now(),
        language: languageOf(request),
      }
      return sendFile(reply, await threads.run(actor.organisationId, 'peoplePreview', asked, { rows: rowsOf(file) }))
    },
  )
}
