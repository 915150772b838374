/** The rows that a handover is made of, each list read up to a limit, so that its cost does not grow with the people (RV-5). */
import { type SelectQueryBuilder, sql } from 'kysely'
import { todayIn } from '#core/kernel/calendar.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { HandoverFacts } from '#core/review/handover-parts.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import { zonesAtWork } from '#core/regional/time-zones-at-work.ts'
import type { StoredRow, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { instantSql } from '#server/db/instant.ts'
import type { Schema } from '#server/db/schema.ts'
import { stillWorks } from '#server/db/works-on.ts'

/** Most rows of one kind that are still to come, and most rows of the other lists. */
const mostAhead = 500
const mostListed = 500
const mostUnwritten = 20
const mostStories = 50

export interface HandoverRead {
  readonly facts: HandoverFacts
  readonly organisation: string
  readonly zones: readonly string[]
  /** How many more are still to come than were read. */
  readonly left: number
}

/** Everything that the handover of a rollout is made of, as it stands now. Problem: access.notFound. */
export const handoverRead = async (
  { db, kind }: Database,
  organisationId: string,
  rolloutId: string,
  now: string,
): Promise<HandoverRead> => {
  if (rolloutId.includes('\0') || !rolloutId.isWellFormed()) throw new Problem('access.notFound', {})
  const of = <T extends TableName>(table: T): SelectQueryBuilder<Schema, T, object> =>
    db
      .selectFrom(table as 'phase')
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId) as unknown as SelectQueryBuilder<Schema, T, object>
  const rowsOf = async <T extends TableName>(query: SelectQueryBuilder<Schema, T, object>, most = mostListed): Promise<StoredRow<T>[]> =>
    (await query.selectAll().limit(most).execute()) as unknown as StoredRow<T>[]
  const [rollout] = await rowsOf(of('rollout'), 1)
  if (!rollout) throw new Problem('access.notFound', {})
  const organisation = await db
    .selectFrom('organisation')
    .select(['name', 'zone'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  const locations = await db
    .selectFrom('location')
    .select(['locationId', 'name', 'zone'])
    .where('organisationId', '=', organisationId)
    .orderBy('name')
    .execute()
  const zone = zoneAt(organisation)
  const today = todayIn(zone, now)

  let left = 0
  /** The first of those still to come, in the order of a column; how many more there are is added up. */
  const ahead = async <T extends 'session' | 'officeHour' | 'message' | 'checklistItem'>(
    query: SelectQueryBuilder<Schema, T, object>,
    by: ReturnType<typeof sql>,
  ): Promise<StoredRow<T>[]> => {
    const found = await rowsOf(query.orderBy(by), mostAhead + 1)
    if (found.length <= mostAhead) return found
    const { total } = await query.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow()
    left += Number(total) - mostAhead
    return found.slice(0, mostAhead)
  }
  const startsAt = instantSql(kind, sql<string>`"startsAt"`)
  const isAhead = sql<boolean>`${startsAt} > ${Date.parse(now) / 1000}`
  const sessions = await ahead(of('session').where('cancelledAt', 'is', null).where(isAhead), startsAt)
  const officeHours = await ahead(of('officeHour').where(isAhead), startsAt)
  const messages = await ahead(
    of('message').where('queuedAt', 'is', null).where('withdrawnAt', 'is', null).where('sendOn', '>=', today),
    sql`"sendOn"`,
  )
  const items = await ahead(of('checklistItem').where('state', '=', 'open'), sql`"dueOn"`)

  const answered = await of('ticket')
    .where('articleId', 'is not', null)
    .where('state', '=', 'solved')
    .select(({ fn }) => ['articleId', fn.countAll().as('count')])
    .groupBy('articleId')
    .execute()
  const unwritten = await of('ticket')
    .where('state', '=', 'solved')
    .where('articleId', 'is', null)
    .where('answer', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('article')
            .select('article.articleId')
            .whereRef('article.organisationId', '=', 'ticket.organisationId')
            .whereRef('article.rolloutId', '=', 'ticket.rolloutId')
            .whereRef('article.ticketId', '=', 'ticket.ticketId'),
        ),
      ),
    )
    .select(['ticketId', 'question', 'answer', 'language', 'solvedAt'])
    .orderBy('solvedAt', 'desc')
    .orderBy('ticketId')
    .limit(mostUnwritten)
    .execute()
  const leads = await db
    .selectFrom('membership')
    .leftJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'membership.organisationId').onRef('person.personId', '=', 'membership.personId'),
    )
    .select(['membership.role', 'membership.name', 'membership.email', 'person.name as personName', 'person.email as personEmail'])
    .where('membership.organisationId', '=', organisationId)
    .where('membership.role', 'in', ['lead', 'owner'])
    .where(stillWorks('person.leftOn', today))
    .execute()
  const champions = await db
    .selectFrom('champion')
    .innerJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'champion.organisationId').onRef('person.personId', '=', 'champion.personId'),
    )
    .select(['champion.personId', 'champion.locationId'])
    .where('champion.organisationId', '=', organisationId)
    .where('champion.rolloutId', '=', rolloutId)
    .where(stillWorks('person.leftOn', today))
    .orderBy('champion.personId')
    .limit(mostListed)
    .execute()
  const [oldSystem] = await rowsOf(of('oldSystem'), 1)
  const issues = await rowsOf(of('issue').where('closedAt', 'is', null))
  const tiers = await rowsOf(of('supportTier'))
  const actions = await rowsOf(of('reviewAction'))
  const newcomers = await rowsOf(of('newcomer').orderBy('startsOn', 'desc'))
  const newcomerIds = newcomers.map(({ personId }) => personId)
  const isNewcomer = newcomerIds.length > 0
  const buddies = isNewcomer ? await rowsOf(of('buddy').where('personId', 'in', newcomerIds)) : []
  const ease = isNewcomer ? await rowsOf(of('atEase').where('personId', 'in', newcomerIds), mostListed * 20) : []
  const named = [
    ...newcomerIds,
    ...buddies.map(({ buddyId }) => buddyId),
    ...champions.map(({ personId }) => personId),
    ...[...tiers, ...actions, ...items].map(({ ownerId }) => ownerId),
    ...officeHours.map(({ hostId }) => hostId),
    ...issues.map(({ personId }) => personId),
    oldSystem?.keeperId,
  ]
  const personIds = [...new Set(named.flatMap((one) => one ?? []))]
  const people =
    personIds.length === 0
      ? []
      : await db
          .selectFrom('person')
          .select(['personId', 'name', 'email', 'phone'])
          .where('organisationId', '=', organisationId)
          .where('personId', 'in', personIds)
          .execute()
  return {
    organisation: organisation?.name ?? '',
    zones: zonesAtWork({ organisation: [{ zone }], locations }),
    facts: {
      rollout,
      today,
      now,
      zone,
      locations,
      people,
      phases: await rowsOf(of('phase')),
      resources: await rowsOf(of('resource').orderBy('resourceId')),
      newcomers,
      buddies,
      ease,
      issues,
      articles: await rowsOf(of('article').where('withdrawnAt', 'is', null).orderBy('articleId')),
      answered: new Map(answered.map(({ articleId, count }) => [articleId ?? '', Number(count)])),
      unwritten,
      leads: leads.map(({ role, name, email, personName, personEmail }) => ({
        role,
        name: personName ?? name ?? '',
        email: personEmail ?? email,
      })),
      champions,
      tiers,
      sessions,
      officeHours,
      messages,
      items,
      reviews: await rowsOf(of('review')),
      actions,
      lessons: await rowsOf(of('lesson').orderBy('notedAt')),
      stories: await rowsOf(of('story').where('consentAt', 'is not', null).orderBy('notedAt', 'desc'), mostStories),
      oldSystem,
      exports: await rowsOf(of('oldExport').orderBy('madeOn', 'desc')),
    },
    left,
  }
}
