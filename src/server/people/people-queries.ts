/** People with their part in a rollout, page by page: what `people-list.ts` of core does with rows at hand, done by the database. */
import { append } from '#core/kernel/many.ts'
import { hasLeftBy, stillWorks } from '#server/db/works-on.ts'
import { type Expression, type ExpressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import { mayRead } from '#core/access/row-access.ts'
import { folded } from '#core/kernel/folded.ts'
import { forgottenNames } from '#core/people/leavers.ts'
import type { ListPage } from '#core/kernel/list-page.ts'
import { none, type PeopleQuery, type PeopleSummary, type ReasonCount, type Someone } from '#core/people/people-list.ts'
import { participantOf } from '#core/people/people-participants.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { largeTables } from '#core/access/device-scope.ts'
import type { Database, Readable } from '#server/db/database.ts'
import { containing, foldedSql } from '#server/db/folded.ts'
import { type PageAsked, pageOf } from '#server/db/list-page.ts'
import { withinFew } from '#server/db/rollouts-of.ts'
import type { Schema } from '#server/db/schema.ts'

type On = ExpressionBuilder<Schema, 'person'>

/** Those whom an actor may see: all, or the people at their locations, without one, and they themselves (AC-1). */
const visibleTo =
  (actor: Actor) =>
  (on: On): Expression<SqlBool> => {
    const { organisationId, personId, locationIds } = actor
    const own = on('person.organisationId', '=', organisationId)
    if (readsAll(actor)) return own
    return on.and([
      own,
      on.or([
        on('person.locationId', 'is', null),
        on('person.personId', '=', personId),
        ...(locationIds.length > 0 ? [on('person.locationId', 'in', locationIds)] : []),
      ]),
    ])
  }

/** Whoever works here on a day, as an actor may see them, with their part in a rollout. */
const peopleHere = (db: Kysely<Schema>, actor: Actor, rolloutId: string, today: string) =>
  db
    .selectFrom('person')
    .leftJoin('participant', (join) =>
      join
        .onRef('participant.organisationId', '=', 'person.organisationId')
        .onRef('participant.personId', '=', 'person.personId')
        .on('participant.rolloutId', '=', rolloutId),
    )
    .leftJoin('champion', (join) =>
      join
        .onRef('champion.organisationId', '=', 'person.organisationId')
        .onRef('champion.personId', '=', 'person.personId')
        .on('champion.rolloutId', '=', rolloutId),
    )
    .where(visibleTo(actor))
    .where(stillWorks('person.leftOn', today))

/** Their rows, in the order of these keys. */
const someoneOf = async (
  db: Kysely<Schema>,
  actor: Actor,
  rolloutId: string,
  found: readonly { personId: string; champion: number; championBecause: string | null }[],
): Promise<Someone[]> => {
  const ids = found.map(({ personId }) => personId)
  if (ids.length === 0) return []
  const { organisationId } = actor
  const people = await db
    .selectFrom('person')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('personId', 'in', ids)
    .execute()
  const parts = await db
    .selectFrom('participant')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .where('personId', 'in', ids)
    .execute()
  const personOf = new Map(people.map((row) => [row.personId, row]))
  const partOf = new Map(parts.map((row) => [row.personId, row]))
  /** Of those whom one helps: when they start, without the reasons. */
  const shown = (part: StoredRow<'participant'>): StoredRow<'participant'> => {
    if (mayRead(actor, 'participant', part)) return part
    const { organisationId: organisation, version, personId, phaseKey, goLiveOn } = part
    return { ...participantOf(rolloutId, personId), organisationId: organisation, version, phaseKey, goLiveOn }
  }
  return found.flatMap(({ personId, champion, championBecause }) => {
    const person = personOf.get(personId)
    const part = partOf.get(personId)
    return person ? [{ person, part: part && shown(part), champion: champion === 1, championBecause: championBecause ?? '' }] : []
  })
}

/** The code of the first note in the list of reasons, as `mainReason` of core reads it; empty for whoever has none. */
const reasonSql = (kind: Database['kind']): RawBuilder<string> =>
  kind === 'sqlite'
    ? sql<string>`coalesce(json_extract("participant"."because", '$[0].code'), '')`
    : sql<string>`coalesce(cast("participant"."because" as json) -> 0 ->> 'code', '')`

/** The main reasons of those in a phase, the most frequent first. */
export const reasonsOfPhase = async (
  { db, kind }: Readable,
  actor: Actor,
  { rolloutId, phaseKey }: { readonly rolloutId: string; readonly phaseKey: string },
  today: string,
): Promise<ReasonCount[]> => {
  const reason = reasonSql(kind)
  const counted = await peopleHere(db, actor, rolloutId, today)
    .where('participant.phaseKey', '=', phaseKey)
    .select((on) => [reason.as('reason'), on.fn.countAll().as('people')])
    .groupBy(reason)
    .execute()
  return counted
    .map((one) => ({ reason: one.reason, people: Number(one.people) }))
    .toSorted((one, other) => other.people - one.people || (one.reason < other.reason ? -1 : 1))
}

/** A page of those who fit a query. Problem: `input.invalid` for a cursor of another list. */
export const findPeople = async (
  { db, kind }: Readable,
  actor: Actor,
  { rolloutId, search, location, department, phase, reason, champions, sort }: PeopleQuery,
  today: string,
  asked: PageAsked,
): Promise<ListPage<Someone>> => {
  let fitting = peopleHere(db, actor, rolloutId, today)
  const narrow = (column: 'person.locationId' | 'person.department' | 'participant.phaseKey', wanted: string): void => {
    if (wanted === none) fitting = fitting.where(column, 'is', null)
    else if (wanted !== '') fitting = fitting.where(column, '=', wanted)
  }
  narrow('person.locationId', location)
  narrow('person.department', department)
  narrow('participant.phaseKey', phase)
  // Reasons are for those who see everyone; for others the filter does nothing.
  if (reason !== '' && readsAll(actor)) fitting = fitting.where(reasonSql(kind), '=', reason)
  if (champions) fitting = fitting.where('champion.personId', 'is not', null)
  const wanted = folded(search.trim())
  if (wanted !== '') {
    const text = sql<string>`"person"."name" || coalesce(${'\n'} || "person"."email", '') || coalesce(${'\n'} || "person"."jobTitle", '') || coalesce(${'\n'} || "person"."employeeNumber", '')`
    fitting = fitting.where(sql<boolean>`${foldedSql(kind, text)} like ${containing(wanted)} escape '!'`)
  }
  const isChampion = sql<number>`case when "champion"."personId" is null then 0 else 1 end`
  const order = foldedSql(kind, sql<string>`"person"."name"`)
  const { items, ...rest } = await pageOf(
    fitting,
    (page) => page.select(['person.personId', isChampion.as('champion'), 'champion.because as championBecause']),
    [...(sort === 'champions' ? [{ by: isChampion, descending: true }] : []), { by: order }, { by: sql.ref('person.personId') }],
    asked,
  )
  return { ...rest, items: await someoneOf(db, actor, rolloutId, items) }
}

/** What there is to say of them all. */
export const summarisePeople = async ({ db }: Readable, actor: Actor, rolloutId: string, today: string): Promise<PeopleSummary> => {
  const here = peopleHere(db, actor, rolloutId, today)
  const counted = await here
    .select((on) => [
      on.fn.countAll().as('people'),
      on.fn.count('champion.personId').as('champions'),
      on.fn.count('person.locationId').distinct().as('locations'),
      on.fn.count('person.locationId').as('located'),
      on.fn.count('participant.phaseKey').as('phased'),
      sql<number>`sum(case when "participant"."phaseKey" is null and "participant"."excludedAt" is null and "person"."leftOn" is null then 1 else 0 end)`.as(
        'outside',
      ),
      sql<number>`sum(case when "participant"."pilot" = 1 then 1 else 0 end)`.as('pilots'),
    ])
    .executeTakeFirstOrThrow()
  const departments = await here.select('person.department').distinct().execute()
  const championsAt = await here.select('person.locationId').distinct().where('champion.personId', 'is not', null).execute()
  const starts = await here
    .where('participant.excludedAt', 'is', null)
    .where('participant.goLiveOn', 'is not', null)
    .select((on) => ['participant.goLiveOn', on.fn.countAll().as('people')])
    .groupBy('participant.goLiveOn')
    .orderBy('participant.goLiveOn')
    .execute()
  const people = Number(counted.people)
  const withoutLocation = Number(counted.located) < people
  return {
    people,
    champions: Number(counted.champions),
    locations: Number(counted.locations) + (withoutLocation ? 1 : 0),
    departments: departments.flatMap(({ department }) => department ?? []).toSorted((one, other) => (one < other ? -1 : 1)),
    withoutLocation,
    withoutDepartment: departments.some(({ department }) => department === null),
    withoutPhase: Number(counted.phased) < people,
    outsidePlan: Number(counted.outside ?? 0),
    championsAt: championsAt.flatMap(({ locationId }) => locationId ?? []).toSorted((one, other) => (one < other ? -1 : 1)),
    pilots: Number(counted.pilots ?? 0),
    starts: starts.flatMap((day) => (day.goLiveOn === null ? [] : { goLiveOn: day.goLiveOn, people: Number(day.people) })),
  }
}

/** The rows of some people, those whom an actor may see. */
export const peopleByIds = async ({ db }: Database, actor: Actor, ids: readonly string[]): Promise<StoredRow<'person'>[]> =>
  ids.length === 0 ? [] : db.selectFrom('person').selectAll('person').where(visibleTo(actor)).where('person.personId', 'in', ids).execute()

/** A row with the name of its table, as a device takes it in. */
export interface NamedRow {
  readonly table: TableName
  readonly key: string
  readonly row: Record<string, unknown>
}

/** Rows of one table with these values, those that an actor may see. */
export const rowsWith = async (
  { db }: Database,
  actor: Actor,
  table: TableName,
  values: Readonly<Record<string, string>>,
  most: number,
): Promise<NamedRow[]> => {
  let query = (db as unknown as Kysely<Record<string, Record<string, unknown>>>)
    .selectFrom(table)
    .selectAll()
    .where('organisationId', '=', actor.organisationId)
  for (const [column, value] of Object.entries(values)) {
    query = query.where(column, '=', value)
    const within = Object.hasOwn(values, 'rolloutId') ? null : withinFew(db, actor.organisationId, table, column)
    if (within) query = query.where(within)
  }
  const rows = (await query.limit(most).execute()) as Record<string, unknown>[]
  return rows.filter((row) => mayRead(actor, table, row)).map((row) => ({ table, key: rowKey(tables[table] as Table, row), row }))
}

/** More rows than one person, one session or one location has of a table. */
const mostAtOnce = 2000

/** All rows of the large tables that are about one person, those that an actor may see. */
export const rowsAbout = async (database: Database, actor: Actor, personId: string): Promise<NamedRow[]> => {
  const found: NamedRow[] = []
  for (const table of largeTables) append(found, await rowsWith(database, actor, table, { personId }, mostAtOnce))
  return found
}

/** People who have left by a day and of whom something is still known, the last ones first, those that an actor may see. */
export const findLeavers = async (
  { db, kind }: Readable,
  actor: Actor,
  by: string,
  { search = '', ...asked }: PageAsked & { readonly search?: string },
): Promise<ListPage<StoredRow<'person'>>> => {
  const known = db
    .selectFrom('person')
    .where(visibleTo(actor))
    .where(hasLeftBy('person.leftOn', by))
    .$if(search !== '', (all) =>
      all.where((on) => sql<SqlBool>`${foldedSql(kind, on.ref('person.name'))} like ${containing(folded(search))} escape '!'`),
    )
    .where((on) =>
      on.or([
        on('name', 'not in', forgottenNames),
        ...(['email', 'phone', 'employeeNumber', 'jobTitle', 'managerEmail'] as const).map((column) => on(column, 'is not', null)),
      ]),
    )
  return pageOf(
    known,
    (page) => page.selectAll('person'),
    [{ by: sql.ref('person.leftOn'), descending: true }, { by: sql.ref('person.personId') }],
    asked,
  )
}
