/** The calendar of a rollout, for calendar programmes that hold its secret address (TL-5). */
import { spokenLanguage } from '#core/kernel/language.ts'
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { calendarEvents } from '#core/planning/calendar-events.ts'
import { icalendar } from '#core/planning/icalendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import { holdsTag } from '#server/http/entity-tag.ts'
import type { ServerContext } from '#server/context.ts'
import { hashOfSecret } from '#server/base/ids.ts'

export const calendarRoutes = (scope: FastifyInstance, { database: { db } }: ServerContext): void => {
  const linkOf = async (token: string) =>
    db
      .selectFrom('calendarLink')
      .innerJoin('rollout', (join) =>
        join.onRef('rollout.organisationId', '=', 'calendarLink.organisationId').onRef('rollout.rolloutId', '=', 'calendarLink.rolloutId'),
      )
      .innerJoin('organisation', 'organisation.organisationId', 'calendarLink.organisationId')
      .innerJoin('organisationVersion', 'organisationVersion.organisationId', 'calendarLink.organisationId')
      .select(['calendarLink.organisationId', 'rollout.rolloutId', 'rollout.tool', 'rollout.oldSystem'])
      .select(['organisation.language', 'organisationVersion.version'])
      .where('calendarLink.secretHash', '=', hashOfSecret(token))
      .where('calendarLink.revokedAt', 'is', null)
      .executeTakeFirst()

  const rowsOf = async (organisationId: string, rolloutId: string, oldSystem: string | null) => {
    const of = async <T extends 'phase' | 'phaseSite' | 'session' | 'officeHour' | 'message' | 'checklistItem'>(
      table: T,
    ): Promise<StoredRow<T>[]> =>
      // All six have these two columns, which the builder cannot see through a type parameter.
      (await db
        .selectFrom(table as 'phase')
        .selectAll()
        .where('organisationId', '=', organisationId)
        .where('rolloutId', '=', rolloutId)
        .execute()) as unknown as StoredRow<T>[]
    const locations = db.selectFrom('location').select(['locationId', 'name']).where('organisationId', '=', organisationId)
    // Office hours and weekly updates are counted, so one that is removed changes those after it, whose rows stay as they were.
    const changed = await db
      .selectFrom('feed')
      .select(({ fn }) => ['table', fn.max('version').as('version')])
      .where('organisationId', '=', organisationId)
      .where('table', 'in', ['officeHour', 'message'])
      .groupBy('table')
      .execute()
    const latest = new Map(changed.map(({ table, version }) => [table, Number(version)]))
    return {
      rolloutId,
      sequenceOf: (table: TableName, version: number) => Math.max(version, latest.get(table) ?? 0),
      oldSystem,
      phases: (await of('phase')).toSorted((one, other) => one.position - other.position),
      sites: await of('phaseSite'),
      sessions: (await of('session')).filter(({ cancelledAt }) => cancelledAt === null),
      officeHours: await of('officeHour'),
      messages: await of('message'),
      items: await of('checklistItem'),
      locations: await locations.execute(),
    }
  }

  scope.get(
    '/calendar/:token.ics',
    { config: { access: 'open', about: 'Gives the calendar of a rollout to whoever holds its secret address.', answers: 'text/calendar' } },
    async (request, reply) => {
      const { token } = request.params as { token: string }
      const link = await linkOf(token)
      if (!link) throw new Problem('access.notFound', {})
      const { organisationId, rolloutId, tool, oldSystem, version, language } = link
      const etag = `"${createHash('sha256').update(`${organisationId}/${rolloutId}/${version}`).digest('base64url').slice(0, 22)}"`
      void reply.header('etag', etag).header('cache-control', 'private, no-cache')
      if (holdsTag(request.headers['if-none-match'], etag)) return reply.code(304).send()
      const written = await db
        .selectFrom('audit')
        .select('at')
        .where('organisationId', '=', organisationId)
        .where('version', '=', version)
        .executeTakeFirst()
      const events = calendarEvents(await rowsOf(organisationId, rolloutId, oldSystem), spokenLanguage(language), tool)
      const body = icalendar(events, { name: tool, stamp: written?.at ?? '1970-01-01T00:00:00Z' })
      return reply.type('text/calendar; charset=utf-8').send(body)
    },
  )
}
