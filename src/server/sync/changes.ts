/** What changed after a version, as an actor may see it; versions are never cut in two. */
import { setImmediate } from 'node:timers/promises'
import type { Actor } from '#core/access/access.ts'
import { mayRead, rowSeenBy, serverTables } from '#core/access/row-access.ts'
import { type DeviceScope, wholeScope } from '#core/access/device-scope.ts'
import type { Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { changedRows, type Narrow, narrowOf } from '#server/sync/changed-rows.ts'
import { feedRows } from '#server/sync/feed-rows.ts'
import { deviceScopeOf } from '#server/sync/device-scopes.ts'
import type { LoadedRow } from '#server/db/facts.ts'
import type { FeedRow } from '#server/db/schema.ts'

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
  /** More rows than asked for at most: which rows they are is said, what they hold is not read. */
  readonly tooMany: boolean
  readonly after: number
  readonly version: number
  readonly more: boolean
  readonly entries: readonly { readonly feed: FeedRow; readonly row: LoadedRow | null }[]
}

/** About how many rows are sent at once; the last version is always sent whole. */
export const pageOfChanges = 5000

/** Reads the feed after a version, with the rows it speaks of, in order of version. */
export const readRaw = async (
  { db, kind }: Database,
  organisationId: string,
  after: number,
  { limit = pageOfChanges, narrow = null, most }: { limit?: number | undefined; narrow?: Narrow | null; most?: number } = {},
): Promise<RawChanges> => {
  const reading = db.transaction().setAccessMode('read only')
  const begin = kind === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading
  return begin.execute(async (trx) => {
    const head = await trx
      .selectFrom('organisationVersion')
      .select('version')
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    const newest = head?.version ?? 0
    if (after >= newest) return { after, version: Math.min(after, newest), more: false, entries: [], tooMany: false }
    const ofOrganisation = feedRows(trx, organisationId, after, narrow)
    const atOnce = most ?? limit
    const some = await ofOrganisation.limit(atOnce + 1).execute()
    if (most !== undefined && some.length > most)
      return { after, version: newest, more: false, tooMany: true, entries: some.map((feed) => ({ feed, row: null })) }
    const isCut = some.length > limit
    // Each look at the rows of a large organisation takes a while, in which SQLite keeps everybody else from being answered.
    if (isCut) await setImmediate()
    const last = isCut ? (some.at(-1)?.version ?? newest) : newest
    const whole = isCut ? await ofOrganisation.where('version', '=', last).execute() : []
    if (isCut) await setImmediate()
    const fed = isCut ? some.filter(({ version }) => version < last).concat(whole) : some
    const within = { trx, kind, organisationId, narrow }
    // Rows that nobody reads as rows are large: they are not even fetched. The tables are asked at once, so that PostgreSQL hears of all of them in one message.
    const read = [...Map.groupBy(fed, (one) => one.table)]
      .filter(([table]) => !serverTables.includes(table))
      .map(async ([table, ofTable]) => [table, await changedRows(within, table, ofTable, [after, last])] as const)
    const rows = new Map(await Promise.all(read))
    const entries = fed.map((feed) => ({ feed, row: rows.get(feed.table)?.get(feed.rowKey) ?? null }))
    return { after, version: last, more: last < newest, entries, tooMany: false }
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

/**
 * What of the changes an actor may see and their device holds; a row of which that no longer holds arrives as removed (AC-1, AC-2).
 * Of a table that is not on the device, only what is said of oneself is told.
 */
export const seenBy = (actor: Actor, raw: RawChanges, scope: DeviceScope = wholeScope): Changes => {
  const changes: SeenChange[] = []
  const seenOf = rowSeenBy(actor)
  const absent = new Set(scope.absent)
  for (const { feed, row } of raw.entries) {
    const { version, table, rowKey: key } = feed
    if (absent.has(table) && (feed.person === null || feed.person !== actor.personId)) continue
    const isReadable = feed.op === 'put' && row !== null && mayRead(actor, table, row)
    if (isReadable && scope.holds(table, row)) changes.push({ version, table, key, op: 'put', row: seenOf(table, row) })
    else if ((isReadable && raw.after > 0) || wasSeen(actor, feed, raw.after))
      changes.push({ version, table, key, op: 'remove', row: null })
  }
  return { version: raw.version, changes, more: raw.more }
}

/** What changed after a version, as an actor may see it. */
export const changesAfter = async (
  database: Database,
  actor: Actor,
  after: number,
  limit?: number,
  scope: DeviceScope = wholeScope,
): Promise<Changes> => seenBy(actor, await readRaw(database, actor.organisationId, after, { limit, narrow: narrowOf(actor, scope) }), scope)

/** Changes as a device takes them in, with what it is to hold. */
export interface DeviceChanges extends Changes {
  readonly scope: string
  readonly absent: readonly TableName[]
  /** What the device held until now was of another scope: this is the beginning of all of it, and takes its place. */
  readonly reset: boolean
}

/** What changed after a version for a device that held the scope of this name until now (empty: none yet). */
export const deviceChangesAfter = async (
  database: Database,
  actor: Actor,
  after: number,
  until: string,
  limit?: number,
): Promise<DeviceChanges> => {
  const scope = await deviceScopeOf(database.db, actor, until)
  const reset = after > 0 && scope.name !== until
  const changes = await changesAfter(database, actor, reset ? 0 : after, limit, scope)
  return { ...changes, scope: scope.name, absent: scope.absent, reset }
}
