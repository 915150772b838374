/** Reads the audit trail a page at a time, newest first: who did what, when, on which device, and what was there before and after (AC-4). */
import { zoneAt } from '#core/regional/at-location.ts'
import { setImmediate } from 'node:timers/promises'
import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { addDays, dayNumber, zoneOffset } from '#core/kernel/calendar.ts'
import { deviceNamed } from '#core/kernel/device.ts'
import type { TrailCount } from '#core/kernel/sentence.ts'
import type { TrailChange, TrailEntry, TrailPage } from '#core/trail/trail.ts'
import { idsIn, namesOf } from '#server/audit/trail-names.ts'
import { redactedIn, isRedacted } from '#server/audit/hash-chain.ts'
import { packedPattern, unpacked } from '#server/audit/packed-text.ts'
import {
  aboutRollout,
  aboutThing,
  holdsEach,
  mayHold,
  type Pieces,
  type Reader,
  type TextColumn,
  type Texts,
} from '#server/audit/trail-search.ts'
import type { Database } from '#server/db/database.ts'
import { pieceCommand } from '#server/db/kept-pieces.ts'
import type { Schema } from '#server/db/schema.ts'

/** Which part of the trail is wanted; what is left out does not narrow it. */
export interface TrailWanted {
  readonly accountId?: string | undefined
  /** A thing: a table, and one row of it. */
  readonly table?: string | undefined
  readonly key?: string | undefined
  readonly rolloutId?: string | undefined
  /** Days as the reader's own clock has them, both included; without a person as the organisation's has them. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly personId?: string | null
  readonly command?: string | undefined
  /** Only what came before this version. */
  readonly before?: number | undefined
  readonly limit?: number | undefined
}

/** Changes shown with an entry; the rest is asked for by itself. */
export const changesShown = 20
/** Changes in one piece of a long entry. */
export const changesInPiece = 200
/** Characters up to which what was asked and what changed are read along with a page, and a value of what was asked is given. */
const readAlong = 200_000
/** Versions searched through before others get their turn. */
const stretch = 10_000
const valueGiven = 500

/** The instant at which a day begins in a zone. */
const beginning = (day: string, zone: string): string => {
  const midnight = dayNumber(day) * 86_400_000
  const about = midnight - zoneOffset(zone, midnight) * 60_000
  return new Date(midnight - zoneOffset(zone, about) * 60_000).toISOString()
}

/** Secrets are kept as hashes only, and even those are nobody's to read. */
const withoutSecrets = <V extends Readonly<Record<string, unknown>> | null>(row: V): V =>
  row && (Object.fromEntries(Object.entries(row).filter(([column]) => !/hash|secret|password/i.test(column))) as V)

/** What changed; a text is the digest of a change that was taken out. */
const parsed = (json: string): readonly (TrailChange | string)[] => {
  try {
    const found: unknown = JSON.parse(unpacked(json))
    return Array.isArray(found) ? (found as (TrailChange | string)[]) : []
  } catch {
    // A row that was tampered with is shown as far as it can be read; the check says what is wrong with it.
    return []
  }
}

const isThere = (change: TrailChange | string): change is TrailChange => typeof change !== 'string'

const shownChange = ({ table, key, before, after }: TrailChange): TrailChange => ({
  table,
  key,
  before: withoutSecrets(before),
  after: withoutSecrets(after),
})

const countsOf = (changes: readonly TrailChange[]): Record<string, TrailCount> => {
  const counts: Record<string, { added: number; changed: number; removed: number }> = {}
  for (const { table, before, after } of changes) {
    const count = (counts[table] ??= { added: 0, changed: 0, removed: 0 })
    count[before ? (after ? 'changed' : 'removed') : 'added'] += 1
  }
  return counts
}

/** What was asked, without lists as long as a staff list. */
const inputOf = (json: string | null): TrailEntry['input'] => {
  if (json === null) return null
  try {
    const input: unknown = JSON.parse(json)
    if (typeof input !== 'object' || input === null || Array.isArray(input)) return null
    const short = Object.entries(input).filter(([, value]) => (JSON.stringify(value) ?? '').length <= valueGiven)
    return withoutSecrets(Object.fromEntries(short))
  } catch {
    return null
  }
}

/** What was asked and what changed, as the trail keeps it. */
const textsOf = (db: Kysely<Schema>, organisationId: string, version: number): Promise<Texts | undefined> =>
  db
    .selectFrom('audit')
    .select(['input', 'changes'])
    .where('organisationId', '=', organisationId)
    .where('version', '=', version)
    .executeTakeFirst()

/** The changes of an entry that is too long to be read along with its page. */
const changesOf = async (
  db: Kysely<Schema>,
  organisationId: string,
  version: number,
): Promise<readonly (TrailChange | string)[] | null> => {
  const found = await textsOf(db, organisationId, version)
  return found ? parsed(found.changes) : null
}

const newestOf = async (db: Kysely<Schema>, organisationId: string): Promise<number> => {
  const head = await db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId).executeTakeFirst()
  return head?.version ?? 0
}

/** A row as a page of the trail reads it: a text that is too long to be read along, or packed, is null. */
interface Read {
  readonly version: number
  readonly input: string | null
  readonly changes: string | null
}

const readAlongOf = (column: TextColumn) => {
  const text = sql.ref<string>(`audit.${column}`)
  return sql<
    string | null
  >`case when length(${text}) <= ${sql.lit(readAlong)} and ${text} not like ${sql.lit(packedPattern)} then ${text} end`.as(column)
}

/** The newest rows before a version that fit, looked for a stretch at a time, because what is searched in texts is read row by row. */
const searched = async <O extends Read>(
  query: SelectQueryBuilder<Schema, 'audit', O>,
  before: number,
  most: number,
  isFound: (row: O) => Promise<boolean>,
): Promise<O[]> => {
  const found: O[] = []
  for (let upper = before; upper > 1 && found.length < most;) {
    const lower = upper - stretch
    const atMost = most - found.length
    const rows = await query.where('audit.version', '<', upper).where('audit.version', '>=', lower).limit(atMost).execute()
    for (const row of rows) if (await isFound(row)) found.push(row)
    upper = rows.length < atMost ? lower : (rows.at(-1)?.version ?? lower)
    await setImmediate()
  }
  return found
}

/** Which command took out what these rows held, by version; asked only where something was taken out. */
const emptiers = async (db: Kysely<Schema>, organisationId: string, rows: readonly Read[]): Promise<ReadonlyMap<number, number>> => {
  // A row too long to be read along may be one of them.
  if (!rows.some(({ input, changes }) => changes === null || isRedacted({ input: input ?? '', changes }))) return new Map()
  const commands = await db
    .selectFrom('audit')
    .select(['version', 'emptied'])
    .where('organisationId', '=', organisationId)
    .where('emptied', 'is not', null)
    .execute()
  return new Map(commands.flatMap((command) => redactedIn(command).map(({ version }) => [version, command.version] as const)))
}

/** The zone where somebody reads: of their location, else of the organisation. */
const zoneOfReader = async (db: Kysely<Schema>, organisationId: string, personId: string | null): Promise<string> => {
  const organisation = await db.selectFrom('organisation').select('zone').where('organisationId', '=', organisationId).executeTakeFirst()
  if (personId === null) return zoneAt(organisation)
  const place = await db
    .selectFrom('person')
    .innerJoin('location', (join) =>
      join.onRef('location.organisationId', '=', 'person.organisationId').onRef('location.locationId', '=', 'person.locationId'),
    )
    .select('location.zone')
    .where('person.organisationId', '=', organisationId)
    .where('person.personId', '=', personId)
    .executeTakeFirst()
  return zoneAt(place, organisation)
}

/** Reads a page of an organisation's trail. */
export const readTrail = async ({ db, kind }: Database, organisationId: string, wanted: TrailWanted): Promise<TrailPage> => {
  const { accountId, table, key, rolloutId, from, to, personId = null, command, before, limit = 50 } = wanted
  const zone = await zoneOfReader(db, organisationId, personId)
  let query = db
    .selectFrom('audit')
    .leftJoin('account', 'account.accountId', 'audit.accountId')
    .select(['audit.version', 'audit.commandId', 'audit.name', 'audit.accountId', 'account.name as accountName'])
    .select(['audit.device', 'audit.issuedAt', 'audit.at', 'audit.emptied'])
    .select([readAlongOf('changes'), readAlongOf('input')])
    .where('audit.organisationId', '=', organisationId)
    .orderBy('audit.version', 'desc')
  if (accountId !== undefined) query = query.where('audit.accountId', '=', accountId)
  // What a piece of rows changed is said by the command that it belongs to.
  query = command === undefined ? query.where('audit.name', '!=', pieceCommand) : query.where('audit.name', '=', command)
  if (before !== undefined) query = query.where('audit.version', '<', before)
  if (from !== undefined) query = query.where('audit.at', '>=', beginning(from, zone))
  if (to !== undefined) query = query.where('audit.at', '<', beginning(addDays(to, 1), zone))
  const pieces: Pieces[] = []
  if (table !== undefined) pieces.push(aboutThing(table, key))
  if (rolloutId !== undefined) {
    const links = await db
      .selectFrom('calendarLink')
      .select('linkId')
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .execute()
    const linkIds = links.map((one) => one.linkId)
    pieces.push(aboutRollout(rolloutId, linkIds))
  }
  for (const some of pieces) query = query.where((on) => mayHold(kind, on as unknown as Reader, some))
  const isFound = async ({ version, input, changes }: Read): Promise<boolean> => {
    if (input !== null && changes !== null) return true
    const texts = await textsOf(db, organisationId, version)
    return texts !== undefined && holdsEach(texts, pieces)
  }
  const found =
    pieces.length === 0
      ? await query.limit(limit + 1).execute()
      : await searched(query, before ?? (await newestOf(db, organisationId)) + 1, limit + 1, isFound)
  const emptiedBy = await emptiers(db, organisationId, found)
  const entries: TrailEntry[] = []
  for (const one of found.slice(0, limit)) {
    const held = one.changes === null ? ((await changesOf(db, organisationId, one.version)) ?? []) : parsed(one.changes)
    const changes = held.filter(isThere)
    // What was asked for stands first.
    const ordered = key === undefined ? changes : changes.toSorted((a, b) => Number(b.key === key) - Number(a.key === key))
    entries.push({
      version: one.version,
      commandId: one.commandId,
      name: one.name,
      by: { accountId: one.accountId, name: one.accountName ?? (one.accountId === 'system' ? 'Uitrol' : '') },
      at: one.at,
      issuedAt: one.issuedAt,
      device: deviceNamed(one.device),
      input: inputOf(one.input),
      counts: countsOf(changes),
      changes: ordered.slice(0, changesShown).map(shownChange),
      changeCount: changes.length,
      emptiedBy: emptiedBy.get(one.version) ?? null,
      changesTaken: held.length - changes.length,
      empties: redactedIn(one).map(({ version }) => version),
    })
  }
  const last = entries.at(-1)
  return {
    entries,
    before: found.length > limit && last ? last.version : null,
    names: await namesOf(db, organisationId, idsIn(entries)),
  }
}

/** A piece of the changes of one entry, from a place counted from 0; null where there is no such version. */
export const readChanges = async (
  { db }: Database,
  organisationId: string,
  version: number,
  from: number,
): Promise<(Pick<TrailEntry, 'changes' | 'changeCount'> & Pick<TrailPage, 'names'>) | null> => {
  const all = (await changesOf(db, organisationId, version))?.filter(isThere)
  if (!all) return null
  const changes = all.slice(from, from + changesInPiece).map(shownChange)
  return { changes, changeCount: all.length, names: await namesOf(db, organisationId, idsIn([{ input: null, changes }])) }
}

/** Who has done something here, by name. */
export const actorsOf = async ({ db }: Database, organisationId: string): Promise<readonly TrailEntry['by'][]> => {
  const found = await db
    .selectFrom(db.selectFrom('audit').select('accountId').distinct().where('organisationId', '=', organisationId).as('actor'))
    .leftJoin('account', 'account.accountId', 'actor.accountId')
    .select(['actor.accountId', 'account.name'])
    .execute()
  return found
    .map(({ accountId, name }) => ({ accountId, name: name ?? (accountId === 'system' ? 'Uitrol' : '') }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
}
