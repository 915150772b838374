/** Usage reports from files: what an import would bring, the import itself, the list of imports, and what each said (ME-4). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dayOf } from '#core/kernel/calendar.ts'
import { id, matching, maybeText, oneOf, optional, otherwise, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { sourceName, usageMapping, usageSystems } from '#core/metrics/usage-source.ts'
import { badInput, check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import { readForm, rowsOf } from '#server/http/file-form.ts'
import { callerOf } from '#server/http/route-access.ts'
import { leftOutAt } from '#server/metrics/inbox-folders.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import type { SentReport } from '#server/metrics/opened-report.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { previewUsage } from '#server/metrics/usage-preview.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'

/** As much as the reader of tables takes. */
const mostBytes = 64_000_000

const fieldNames = ['rollout', 'source', 'name', 'system', 'app', 'order', 'grain', 'mapping'] as const
const fieldsShape = shape({
  rollout: optional(id),
  source: optional(sourceName),
  name: optional(maybeText(120)),
  system: optional(oneOf(usageSystems)),
  app: optional(maybeText(80)),
  order: optional(oneOf(['day', 'month'])),
  grain: optional(oneOf(['daily', 'last-seen'])),
  mapping: optional(usageMapping),
})

const parsedMapping = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text)) as unknown
  } catch {
    throw badInput('mapping', 'json')
  }
}

const about =
  '(`file`: CSV, TSV, XLSX, ODS or FODS; beside it `rollout`, `source`, `name` of a new source, `system` new or old, `app`, `order` day or month, `grain` daily or last-seen, and `mapping`: columns by heading, as JSON)'

const page = shape({ rollout: optional(id), after: otherwise(matching(/^\d{1,8}$/), '0') })
/** Lines of an import in one answer. */
const pageSize = 200

export const importRoutes = (scope: FastifyInstance, context: ServerContext): void => {
  const { database } = context
  const { db } = database

  const reportIn = async (request: FastifyRequest): Promise<SentReport> => {
    const { file, fields } = await readForm(request, fieldNames, mostBytes)
    const given = Object.fromEntries(
      Object.entries(fields)
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [name, name === 'mapping' ? parsedMapping(value) : value]),
    )
    const { rollout, source, name, system, app, order, grain, mapping } = check(fieldsShape, given)
    return {
      rolloutId: await rolloutOf(db, callerOf(request).actor, rollout),
      fileName: file.name,
      bytes: file.bytes,
      sourceId: source,
      name: name ?? undefined,
      system,
      app: app ?? undefined,
      order,
      grain,
      mapping,
    }
  }

  const forFiles = { bodyLimit: mostBytes + 100_000 }
  scope.post(
    '/api/usage/preview',
    {
      ...forFiles,
      config: {
        access: 'metrics.run',
        forTokens: true,
        about: `Shows what an import would make of a usage report ${about}; changes nothing.`,
        takes: 'multipart/form-data',
      },
    },
    async (request) => previewUsage(context, callerOf(request).actor.organisationId, await reportIn(request)),
  )
  scope.post(
    '/api/usage/import',
    {
      ...forFiles,
      config: {
        access: 'metrics.run',
        forTokens: true,
        about: `Imports a usage report ${about} and says what came of it; the same file a second time changes nothing.`,
        takes: 'multipart/form-data',
      },
    },
    async (request) => {
      const { importId, preview } = await importUsage(context, callerOf(request).actor, await reportIn(request))
      return { importId, preview }
    },
  )
  scope.post(
    '/api/usage/columns',
    {
      ...forFiles,
      config: {
        access: 'metrics.run',
        forTokens: true,
        about: 'Lists the columns of a table (`file`) with its first rows, for somebody to say what they are; changes nothing.',
        takes: 'multipart/form-data',
      },
    },
    async (request) => {
      const { file } = await readForm(request, [], mostBytes)
      return context.threads.run(callerOf(request).actor.organisationId, 'usageColumns', file, { rows: rowsOf(file) })
    },
  )
  scope.get(
    '/api/usage/imports',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about: 'Lists the imports of usage of a rollout, the newest first, with the source of each.',
        query: shape({ rollout: optional(id) }),
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { rollout } = check(shape({ rollout: optional(id) }), request.query)
      const { organisationId } = actor
      const rolloutId = await rolloutOf(db, actor, rollout)
      const imports = await db
        .selectFrom('usageImport')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .orderBy('importedAt', 'desc')
        .orderBy('importId')
        .limit(1000)
        .execute()
      const sources = await db
        .selectFrom('usageSource')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .orderBy('sourceId')
        .execute()
      return { sources, imports }
    },
  )
  scope.get(
    '/api/usage/imports/:importId',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about:
          'Says what an import said: of how many people and days of theirs, whether a text names lines that did not go in, then page by page who, on which day, in which system, how often.',
        query: page,
      },
    },
    async (request) => {
      const { actor } = callerOf(request)
      const { rollout, after } = check(page, request.query)
      const { organisationId } = actor
      const rolloutId = await rolloutOf(db, actor, rollout)
      const { importId } = request.params as { importId: string }
      const directory = await directoryOf(database, organisationId, rolloutId)
      const found = directory.imports.get(importId)
      if (!found) throw new Problem('metrics.unknownImport', {})
      const [source, number] = [directory.sourceNumberOf(importId), directory.numberOf('import', `${rolloutId}/${importId}`)]
      const said = db
        .selectFrom('usageDay')
        .where('usageDay.organisation', '=', directory.state.organisation)
        .where('usageDay.source', '=', source ?? -1)
        .where('usageDay.import', '=', number ?? -1)
      // Counted now: what the API brings of a day grows with each request.
      const counted = await said
        .select((on) => [on.fn.count<number>('usageDay.person').distinct().as('people'), on.fn.countAll<number>().as('lines')])
        .executeTakeFirstOrThrow()
      const rows = await said
        .leftJoin('usageName as who', (join) =>
          join.on('who.organisationId', '=', organisationId).on('who.kind', '=', 'person').onRef('who.number', '=', 'usageDay.person'),
        )
        .leftJoin('person', (join) => join.on('person.organisationId', '=', organisationId).onRef('person.personId', '=', 'who.name'))
        .leftJoin('usageName as what', (join) =>
          join
            .on('what.organisationId', '=', organisationId)
            .on('what.kind', '=', 'workflow')
            .onRef('what.number', '=', 'usageDay.workflow'),
        )
        .select(['person.personId', 'person.name', 'usageDay.day', 'usageDay.system', 'what.name as workflow', 'usageDay.count'])
        .orderBy('usageDay.day', 'desc')
        .orderBy('usageDay.person')
        .orderBy('usageDay.system')
        .orderBy('usageDay.workflow')
        .offset(Number(after))
        .limit(pageSize + 1)
        .execute()
      const lines = rows.slice(0, pageSize).map(({ day, system, ...row }) => ({
        ...row,
        day: day === 0 ? null : dayOf(day),
        system: system === 1 ? 'old' : 'new',
      }))
      const total = { people: Number(counted.people), lines: Number(counted.lines) }
      const leftOut = (await leftOutAt(context, organisationId, importId)) !== null
      return { import: found, total, leftOut, lines, next: rows.length > pageSize ? Number(after) + pageSize : null }
    },
  )
  scope.get(
    '/api/usage/imports/:importId/left-out',
    {
      config: {
        access: 'metrics.run',
        forTokens: true,
        about: 'Gives the text that names each line which did not go in with an import from the inbox, and the reason.',
        query: shape({ rollout: optional(id) }),
      },
    },
    async (request, reply) => {
      const { actor } = callerOf(request)
      const { rollout } = check(shape({ rollout: optional(id) }), request.query)
      const { importId } = request.params as { importId: string }
      const directory = await directoryOf(database, actor.organisationId, await rolloutOf(db, actor, rollout))
      const text = directory.imports.has(importId) ? await leftOutAt(context, actor.organisationId, importId) : null
      if (text === null) throw new Problem('metrics.unknownImport', {})
      return reply.type('text/plain; charset=utf-8').send(text)
    },
  )
}
