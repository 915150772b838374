/** Changes for the devices of those who read everything: what is alike for all of them is read, written and compressed once, and what is said of somebody alone is added to it. */
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { type Actor, readsAll } from '#core/access/access.ts'
import { type DeviceScope, largeScope, wholeScope } from '#core/access/device-scope.ts'
import type { Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { prepared } from '#server/db/prepared.ts'
import { narrowOf } from '#server/sync/changed-rows.ts'
import { type DeviceChanges, type RawChanges, readRaw, seenBy } from '#server/sync/changes.ts'
import { deviceScopeOf } from '#server/sync/device-scopes.ts'

const compressed = promisify(brotliCompress)
/** As answers are compressed elsewhere: more quality costs more time than it saves on the way. */
const quality = 5
/** Answers that are kept weigh no more than so many bytes together; those of an older version are dropped at once. */
const mostKept = 16_000_000
/** Rows in which something is said of those who read everything; few, because few do. */
const mostSaid = 100_000

/** An answer as it is sent: as text, and compressed where nothing was added to what all have. */
export interface SharedAnswer {
  readonly text: string
  readonly brotli?: () => Promise<Buffer>
}

export interface SharedChanges {
  /** What changed after a version for a device that held the scope of this name until now; null for whoever does not read everything. */
  answer(actor: Actor, after: number, until: string): Promise<SharedAnswer | null>
}

interface Shared {
  /** The answer up to its last change, and from there on. */
  readonly begin: string
  readonly end: string
  readonly isEmpty: boolean
  readonly scope: DeviceScope
  /** Of those who read everything: all that is said of one of them alone. */
  readonly said: RawChanges
  brotli: Promise<Buffer> | undefined
}

interface Kept {
  /** The newest version of the organisation when it was asked for. */
  readonly head: number
  readonly organisationId: string
  readonly shared: Promise<Shared>
  bytes: number
}

/** Tables of which only what is said of oneself is told to whoever reads everything. */
const ofOneself = ({ absent }: DeviceScope): TableName[] =>
  (Object.keys(tables) as TableName[]).filter((name) => absent.includes(name) || (tables[name] as Table).leads === 'oneByOne')

const headOf = prepared((db, { organisationId }: { organisationId: string }) =>
  db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId),
)

/** The people who read everything. */
const leadsIn = async ({ db }: Database, organisationId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('membership')
    .select('personId')
    .where('organisationId', '=', organisationId)
    .where('role', 'in', ['owner', 'lead'])
    .where('personId', 'is not', null)
    .execute()
  return rows.flatMap(({ personId }) => personId ?? [])
}

const make = async (database: Database, actor: Actor, after: number, until: string): Promise<Shared> => {
  const { organisationId } = actor
  // Nobody in particular: what they are told, everyone is who reads everything.
  const anyone: Actor = { ...actor, personId: null }
  const scope = await deviceScopeOf(database.db, anyone, until)
  const reset = after > 0 && scope.name !== until
  const from = reset ? 0 : after
  const raw = await readRaw(database, organisationId, from, { narrow: narrowOf(anyone, scope) })
  // Each step takes up to a tenth of a second in a large organisation: others are answered between them.
  await setImmediate()
  const { changes, ...seen } = seenBy(anyone, raw, scope)
  const saidOf = { people: await leadsIn(database, organisationId), tables: ofOneself(scope) }
  const narrow = { personId: null, some: null, absent: [], reach: null, saidOf }
  const said = await readRaw(database, organisationId, from, { limit: mostSaid, narrow })
  await setImmediate()
  const whole = JSON.stringify({ changes, ...seen, scope: scope.name, absent: scope.absent, reset } satisfies DeviceChanges)
  // The changes stand first and end before what is said of the answer as a whole.
  const tail = JSON.stringify({ ...seen, scope: scope.name, absent: scope.absent, reset })
  const end = `],${tail.slice(1)}`
  return {
    begin: whole.slice(0, -end.length),
    end,
    isEmpty: changes.length === 0,
    scope,
    said: { ...said, version: raw.version, entries: said.entries.filter(({ feed }) => feed.version <= raw.version) },
    brotli: undefined,
  }
}

/** What is said of one of them alone, as they may see it. */
const saidOf = (actor: Actor, { said, scope }: Shared): string[] => {
  const { personId } = actor
  if (personId === null) return []
  const entries = said.entries.filter(({ feed }) => feed.person === personId || feed.movedAt > said.after)
  const held = scope.name === wholeScope.name ? wholeScope : largeScope(actor)
  return seenBy(actor, { ...said, entries }, held).changes.map((change) => JSON.stringify(change))
}

/** Makes what shares answers between those for whom they are alike. */
export const createSharedChanges = (database: Database): SharedChanges => {
  const all = new Map<string, Kept>()
  const forget = (key: string, one: Kept): void => {
    if (all.get(key) === one) all.delete(key)
  }
  const bound = (): void => {
    let bytes = 0
    for (const one of all.values()) bytes += one.bytes
    for (const [key, one] of all) {
      if (bytes <= mostKept) return
      all.delete(key)
      bytes -= one.bytes
    }
  }

  const sharedFor = async (actor: Actor, after: number, until: string): Promise<Shared> => {
    const { organisationId } = actor
    const [{ version: head } = { version: 0 }] = await headOf(database.db, { organisationId })
    for (const [key, one] of all) if (one.organisationId === organisationId && one.head < head) all.delete(key)
    const key = JSON.stringify([organisationId, after, until])
    const found = all.get(key)
    if (found && found.head >= head) return found.shared
    const shared = make(database, actor, after, until)
    const kept: Kept = { head, organisationId, shared, bytes: 0 }
    all.set(key, kept)
    shared.then(
      ({ begin, said }) => {
        // Text of two bytes a character at most, its compressed form, and what is said of somebody.
        kept.bytes = 2 * begin.length + begin.length / 4 + 1000 * said.entries.length
        bound()
      },
      () => forget(key, kept),
    )
    return shared
  }

  return {
    answer: async (actor, after, until) => {
      if (!readsAll(actor) || actor.role === 'token') return null
      const shared = await sharedFor(actor, after, until)
      const { begin, end, isEmpty } = shared
      const own = saidOf(actor, shared)
      if (own.length > 0) return { text: `${begin}${isEmpty ? '' : ','}${own.join()}${end}` }
      const text = begin + end
      const brotli = (): Promise<Buffer> =>
        (shared.brotli ??= compressed(text, {
          params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) },
        }))
      return { text, brotli }
    },
  }
}
