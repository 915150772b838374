/** What changed after a version, as an actor may see it; versions are never cut in two. */
import { type Kysely } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import { mayRead, rowSeenBy, tablesFor } from '#core/access/row-access.ts'
import type { Table } from '#core/kernel/table.ts'
import { rowKey } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import type { LoadedRow } from '#server/db/facts.ts'
import type { FeedRow, Schema } from '#server/db/schema.ts'

/** One change as it travels. */
export interface SeenChange {
  readonly version: number
  readonly table: TableName
  readonly key: string
  readonly op: 'put' | 'remove'
  readonly row: Record<string, unknown> | null
}

export interface Changes {
  /** Ask again after this one. */
  readonly version: number
  readonly changes: readonly SeenChange[]
  /** There is more after this version already. */
  readonly more: boolean
}

/** What changed, before anyone's eyes are taken into account. */
export interface RawChanges {
  readonly after: number
  readonly version: number
  readonly more: boolean
  readonly entries: readonly { readonly feed: FeedRow; readonly row: LoadedRow | null }[]
}

/** About how many rows are sent at once; the last version is always sent whole. */
export const pageOfChanges = 5000

/** Someone who sees only a few people; the database leaves most of the others out, and `access.ts` still has the last word. */
type Narrow = (Pick<Actor, 'personId' | 'locationIds'> & { readonly tables: readonly TableName[] }) | null

const narrowOf = (actor: Actor): Narrow =>
  readsAll(actor) ? null : { personId: actor.personId, locationIds: actor.locationIds, tables: tablesFor(actor) }

const rowsOf = async (
  trx: Kysely<Schema>,
  organisationId: string,
  table: TableName,
  [after, upTo]: readonly [after: number, upTo: number],
  narrow: Narrow,
): Promise<Map<string, LoadedRow>> => {
  let query = (trx as unknown as Kysely<Record<string, Record<string, unknown>>>)
    .selectFrom(table)
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('version', '>', after)
    .where('version', '<=', upTo)
  const { person, location } = (tables[table] as Table).speaksOf
  if (narrow && person) {
    const { personId, locationIds } = narrow
    query = query.where((on) =>
      on.or([
        on(person, '=', personId),
        ...(location ? [on(location, 'is', null)] : []),
        ...(location && locationIds.length > 0 ? [on(location, 'in', locationIds)] : []),
      ]),
    )
  }
  const rows = (await query.execute()) as LoadedRow[]
  return new Map(rows.map((row) => [rowKey(tables[table] as Table, row), row]))
}

/** Reads the feed after a version, with the rows it speaks of, in order of version. */
export const readRaw = async (
  { db, kind }: Database,
  organisationId: string,
  after: number,
  limit = pageOfChanges,
  narrow: Narrow = null,
): Promise<RawChanges> => {
  const begin = kind === 'postgres' ? db.transaction().setIsolationLevel('repeatable read') : db.transaction()
  return begin.execute(async (trx) => {
    const head = await trx
      .selectFrom('organisationVersion')
      .select('version')
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    const newest = head?.version ?? 0
    if (after >= newest) return { after, version: Math.min(after, newest), more: false, entries: [] }
    let ofOrganisation = trx.selectFrom('feed').selectAll().where('organisationId', '=', organisationId).where('version', '>', after)
    if (narrow) {
      const { personId, locationIds, tables: readable } = narrow
      ofOrganisation = ofOrganisation
        .where('table', 'in', readable)
        .where((on) =>
          on.or([
            on('person', 'is', null),
            on('person', '=', personId),
            on('movedAt', '>', after),
            ...(locationIds.length > 0 ? [on('location', 'in', locationIds)] : []),
            on.and([on('location', 'is', null), on('table', '=', 'person')]),
          ]),
        )
    }
    const fed = await ofOrganisation
      .orderBy('version')
      .limit(limit + 1)
      .execute()
    const last = fed.length > limit ? (fed.at(-1)?.version ?? newest) : newest
    if (fed.length > limit) {
      const whole = await ofOrganisation.where('version', '=', last).execute()
      fed.splice(
        fed.findIndex((one) => one.version === last),
        fed.length,
        ...whole,
      )
    }
    const rows = new Map<TableName, Map<string, LoadedRow>>()
    for (const table of new Set(fed.map((one) => one.table)))
      rows.set(table, await rowsOf(trx, organisationId, table, [after, last], narrow))
    const entries = fed.map((feed) => ({ feed, row: rows.get(feed.table)?.get(feed.rowKey) ?? null }))
    return { after, version: last, more: last < newest, entries }
  })
}

/** Whether a row, of which only the key is known, is of a rollout that is within reach; a token bound to one hears of no other. */
const isOfRollout = ({ token }: Actor, { table, rowKey: key }: FeedRow): boolean => {
  const rolloutId = token?.rolloutId
  const [first, ...others] = tables[table].key as readonly string[]
  if (!rolloutId || first !== 'rolloutId') return true
  return others.length === 0 ? key === rolloutId : key.startsWith(`${rolloutId}/`)
}

/**
 * Whether the one who asked could have seen this row before: what they never saw is not even said to be gone. Of a row that moved since,
 * nobody knows whose it was, so it counts as seen if it may have been theirs; a person who is part of the key was always the same.
 */
const wasSeen = (actor: Actor, feed: FeedRow, after: number): boolean => {
  const moved = feed.movedAt > after
  if (after === 0 || !(moved || feed.op === 'remove') || !isOfRollout(actor, feed)) return false
  const { speaksOf, key } = tables[feed.table] as Table
  const { person, location } = speaksOf
  const people = moved && person && !key.includes(person) ? [feed.person, actor.personId] : [feed.person]
  const places = moved && location ? [feed.location, null, ...actor.locationIds] : [feed.location]
  const { organisationId } = feed
  const outlines = people.flatMap((one) =>
    places.map((place) => ({ organisationId, ...(person && { [person]: one }), ...(location && { [location]: place }) })),
  )
  return outlines.some((outline) => mayRead(actor, feed.table, outline))
}

/** What of the changes an actor may see; a row they may no longer see arrives as removed (AC-1, AC-2). */
export const seenBy = (actor: Actor, raw: RawChanges): Changes => {
  const changes: SeenChange[] = []
  const seenOf = rowSeenBy(actor)
  for (const { feed, row } of raw.entries) {
    const { version, table, rowKey: key } = feed
    if (feed.op === 'put' && row && mayRead(actor, table, row)) changes.push({ version, table, key, op: 'put', row: seenOf(table, row) })
    else if (wasSeen(actor, feed, raw.after)) changes.push({ version, table, key, op: 'remove', row: null })
  }
  return { version: raw.version, changes, more: raw.more }
}

/** What changed after a version, as an actor may see it. */
export const changesAfter = async (database: Database, actor: Actor, after: number, limit?: number): Promise<Changes> =>
  seenBy(actor, await readRaw(database, actor.organisationId, after, limit, narrowOf(actor)))
