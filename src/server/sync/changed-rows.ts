/** The rows that the feed speaks of: few are looked up by their keys, many by their versions, with what somebody cannot see left out by the database. */
import type { Kysely } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import { tablesFor } from '#core/access/row-access.ts'
import type { DeviceScope, MemberReach } from '#core/access/device-scope.ts'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { type Cell, type Column, selectMany } from '#server/db/bulk.ts'
import type { Database } from '#server/db/database.ts'
import { targets } from '#server/db/differences.ts'
import type { LoadedRow } from '#server/db/facts.ts'
import type { FeedRow, Schema } from '#server/db/schema.ts'

/** Whoever sees few people, or whose device holds no large tables; the database leaves most rows out, and `access.ts` still has the last word. */
export interface Narrow {
  readonly personId: string | null
  /** Of whoever sees only some people: the locations of those, and the tables they may read at all. */
  readonly some: { readonly locationIds: readonly string[]; readonly tables: readonly TableName[]; readonly isChampion: boolean } | null
  readonly absent: readonly TableName[]
  readonly reach: MemberReach | null
  /** Only what is said of these people, or moved, in these tables. */
  readonly saidOf?: { readonly people: readonly string[]; readonly tables: readonly TableName[] }
}

export const narrowOf = (actor: Actor, { absent, reach: ofMember }: DeviceScope): Narrow | null => {
  const reach = ofMember ?? null
  const { personId, locationIds } = actor
  if (readsAll(actor)) return absent.length === 0 ? null : { personId, some: null, absent, reach }
  return { personId, some: { locationIds, tables: tablesFor(actor), isChampion: actor.role === 'champion' }, absent, reach }
}

/** The keys of sessions in a list of `rollout/session`. */
const sessionKeysIn = ({ seats }: MemberReach): string[] => seats.map((key) => key.slice(key.indexOf('/') + 1))

const byKey = (table: TableName, rows: readonly LoadedRow[]): Map<string, LoadedRow> =>
  new Map(rows.map((row) => [rowKey(tables[table] as Table, row), row]))

const rowsOf = async (
  trx: Kysely<Schema>,
  organisationId: string,
  table: TableName,
  [after, upTo]: readonly [after: number, upTo: number],
  narrow: Narrow | null,
): Promise<Map<string, LoadedRow>> => {
  let query = (trx as unknown as Kysely<Record<string, Record<string, unknown>>>)
    .selectFrom(table)
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('version', '>', after)
    .where('version', '<=', upTo)
  const {
    readers,
    speaksOf: { person, location },
  } = tables[table] as Table
  if (narrow?.saidOf) query = person ? query.where(person, 'in', narrow.saidOf.people) : query
  else if (narrow && narrow.absent.includes(table))
    query = person ? query.where(person, '=', narrow.personId) : query.where('version', '<', 0)
  else if (narrow?.some && person) {
    const { personId, some } = narrow
    query = query.where((on) =>
      on.or([
        on(person, '=', personId),
        ...(readers === 'everyone' ? [on(person, 'is', null)] : []),
        ...(location ? [on(location, 'is', null)] : []),
        ...(location && some.locationIds.length > 0 ? [on(location, 'in', some.locationIds)] : []),
      ]),
    )
  }
  if (narrow?.reach && table === 'session') {
    const { reach } = narrow
    const seats = sessionKeysIn(reach)
    query = query.where((on) =>
      on.or([
        on('locationId', 'is', null),
        on('locationId', '=', reach.locationId),
        ...(seats.length > 0 ? [on('sessionKey', 'in', seats)] : []),
      ]),
    )
  }
  return byKey(table, (await query.execute()) as LoadedRow[])
}

/** The keys that a key of the feed may stand for: its parts are parted by slashes, and may have some themselves. */
const keysNamed = (columns: readonly Column[], key: string): Cell[][] => {
  const [column, ...others] = columns
  if (!column) return []
  const cell = (text: string): Cell => (column[1].startsWith('text') ? text : Number(text))
  if (others.length === 0) return [[cell(key)]]
  const found: Cell[][] = []
  for (let at = key.indexOf('/'); at >= 0; at = key.indexOf('/', at + 1))
    for (const rest of keysNamed(others, key.slice(at + 1))) found.push([cell(key.slice(0, at)), ...rest])
  return found
}

/** Rows of a table in the feed up to which they are looked up one by one; more are read by their versions. */
const mostByKey = 1000
/** The same for somebody who sees few of all rows: those of the same versions are everybody's. */
const mostByKeyOfSome = 10_000
/** Beyond so many parts between slashes there are too many ways to read a key. */
const mostParts = 7

interface ChangedIn {
  readonly trx: Kysely<Schema>
  readonly kind: Database['kind']
  readonly organisationId: string
  readonly narrow: Narrow | null
}

/** Reads the rows of these keys, as the feed names them; null where there are too many for that. */
const rowsOfKeys = async (
  { trx, kind, organisationId, narrow }: ChangedIn,
  table: TableName,
  rowKeys: readonly string[],
): Promise<Map<string, LoadedRow> | null> => {
  if (rowKeys.length > (narrow?.some ? mostByKeyOfSome : mostByKey) || rowKeys.some((key) => key.split('/').length > mostParts)) return null
  const target = targets[table]
  // What has slashes within its parts can be read in several ways; only one of them is there.
  const keys = rowKeys.flatMap((key) => keysNamed(target.key, key))
  return byKey(table, (await selectMany(trx, kind, target, organisationId, keys)) as unknown as LoadedRow[])
}

/** The rows of a table that changed after a version and up to another, as far as the feed names them. */
export const changedRows = async (
  within: ChangedIn,
  table: TableName,
  fed: readonly FeedRow[],
  range: readonly [after: number, upTo: number],
): Promise<Map<string, LoadedRow>> => {
  const keys = fed.flatMap(({ op, rowKey: key }) => (op === 'put' ? [key] : []))
  return (await rowsOfKeys(within, table, keys)) ?? rowsOf(within.trx, within.organisationId, table, range, within.narrow)
}
