/** Which rows of the feed somebody may be told of, as a query that finds them by an index where it can. */
import { type Kysely, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { FeedRow, Schema } from '#server/db/schema.ts'
import type { Narrow } from '#server/sync/changed-rows.ts'

type FeedQuery = SelectQueryBuilder<Schema, 'feed', FeedRow>

/** Rows of one version in one order too, whichever of them somebody sees. */
const inOrder = (rows: FeedQuery, version: RawBuilder<unknown>): FeedQuery => rows.orderBy(version).orderBy('table').orderBy('rowKey')

/** Tables of which everyone reads the rows that name nobody, but for sessions, of which a member is told those within reach. */
const forAll = (Object.keys(tables) as TableName[]).filter((name) => name !== 'session' && (tables[name] as Table).readers === 'everyone')
/** Those of them that may name somebody too. */
const forAllOrOne = forAll.filter((name) => (tables[name] as Table).speaksOf.person !== undefined)

/** Rows of tables that name nobody, by the key: compared as a text, because SQLite would take the index by location, which has all such rows. */
const namingNobody = (of: FeedQuery, names: readonly TableName[]): FeedQuery =>
  of.where('table', 'in', names).where(sql`coalesce("person", '')`, '=', '')

/** Rows that name somebody at a location, and people without one: word for word as their index has it, or it is not taken. */
const placed = sql<boolean>`coalesce("person", '') <> '' and ("location" is not null or "table" = 'person')`

/** All that a champion is told at first: what is said of them, what is of their locations or of none, and what is for everyone. */
const firstOfChampion = (of: FeedQuery, own: FeedQuery, personId: string | null, some: NonNullable<Narrow['some']>): FeedQuery => {
  const { locationIds, tables: names } = some
  const nobody = of.where('person', 'is', null).where('table', 'in', names)
  const somebody = of.where(placed).where('person', '<>', personId ?? '')
  const parts = own.unionAll(nobody.where('location', 'is', null)).unionAll(somebody.where('location', 'is', null))
  const farther = namingNobody(of, forAllOrOne).where('location', 'is not', null)
  if (locationIds.length === 0) return parts.unionAll(farther)
  return parts
    .unionAll(nobody.where('location', 'in', locationIds))
    .unionAll(somebody.where('location', 'in', locationIds).where('table', 'in', names))
    .unionAll(farther.where('location', 'not in', locationIds))
}

/**
 * All that somebody who sees few is told at first: what is said of them, what is for everyone, and of a member their sessions. Each part is
 * found by an index of its own; one condition for all of them would look through everybody's rows.
 */
const firstOfSome = (of: FeedQuery, { personId, some, reach }: Narrow): FeedQuery | null => {
  if (!some) return null
  // Nobody's id is empty.
  const own = of.where('person', '=', personId ?? '').where('table', 'in', some.tables)
  if (some.isChampion) return firstOfChampion(of, own, personId, some)
  if (!reach) return own.unionAll(namingNobody(of, [...forAll, 'session']))
  const sessions = of.where('table', '=', 'session').where('person', 'is', null)
  const parts = own.unionAll(namingNobody(of, forAll)).unionAll(sessions.where('location', 'is', null))
  const seated = sessions.where('rowKey', 'in', reach.seats).where('location', 'is not', null)
  const { locationId } = reach
  const near = locationId === null ? parts : parts.unionAll(sessions.where('location', '=', locationId))
  if (reach.seats.length === 0) return near
  return near.unionAll(locationId === null ? seated : seated.where('location', '<>', locationId))
}

/**
 * All that somebody who reads everyone is told at first where tables are left on the server: the other tables whole, and of these what is said
 * of them. By version it would be a look through everybody's rows.
 */
const firstWithout = (of: FeedQuery, absent: readonly TableName[], personId: string | null): FeedQuery => {
  const brought = (Object.keys(tables) as TableName[]).filter((name) => !absent.includes(name))
  return of.where('table', 'in', brought).unionAll(of.where('person', '=', personId ?? '').where('table', 'in', absent))
}

const firstOf = (of: FeedQuery, narrow: Narrow): FeedQuery | null => {
  const { absent, personId, some, saidOf, reach } = narrow
  if (absent.length === 0) return firstOfSome(of, narrow)
  return some || saidOf || reach ? null : firstWithout(of, absent, personId)
}

/** The rows of an organisation's feed after a version, in its order, without most of those that somebody is not told of. */
export const feedRows = (trx: Kysely<Schema>, organisationId: string, after: number, narrow: Narrow | null): FeedQuery => {
  const all = trx.selectFrom('feed').selectAll().where('organisationId', '=', organisationId)
  const first = after === 0 && narrow ? firstOf(all, narrow) : null
  // Ordered by a sum: by the column itself, SQLite would read each part in that order, which is everyone's feed.
  if (first) return inOrder(trx.selectFrom(first.as('feed')).selectAll(), sql`"version" + 0`)
  let rows = all.where('version', '>', after)
  if (narrow?.saidOf) {
    const { people, tables: names } = narrow.saidOf
    rows = rows
      .where('table', 'in', names)
      .where((on) => on.or([...(people.length > 0 ? [on('person', 'in', people)] : []), ...(after > 0 ? [on('movedAt', '>', after)] : [])]))
  }
  if (narrow && narrow.absent.length > 0) {
    const { personId, absent } = narrow
    rows = rows.where((on) => on.or([on('table', 'not in', absent), on('person', '=', personId)]))
  }
  if (narrow?.some) {
    const { personId, some } = narrow
    rows = rows.where('table', 'in', some.tables).where((on) =>
      on.or([
        on('person', 'is', null),
        on('person', '=', personId),
        // What moved before somebody saw anything was never theirs.
        ...(after > 0 ? [on('movedAt', '>', after)] : []),
        ...(some.locationIds.length > 0 ? [on('location', 'in', some.locationIds)] : []),
        ...(some.isChampion ? [on.and([on('location', 'is', null), on('table', '=', 'person')])] : []),
      ]),
    )
  }
  if (narrow?.reach) {
    const { reach } = narrow
    rows = rows.where((on) =>
      on.or([
        on('table', '<>', 'session'),
        on('location', 'is', null),
        on('location', '=', reach.locationId),
        on('movedAt', '>', after),
        ...(reach.seats.length > 0 ? [on('rowKey', 'in', reach.seats)] : []),
      ]),
    )
  }
  return inOrder(rows, sql`"version"`)
}
