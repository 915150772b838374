/** The frames of a live stream: one for each access scope, made once and shared by all who wait for it, and instead of a large one only the word that there is something to ask for. */
import type { Kysely } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import { type DeviceScope, largeScope, largeTables, memberScopeNamed, wholeScope } from '#core/access/device-scope.ts'
import type { Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'
import type { Schema } from '#server/db/schema.ts'
import { type RawChanges, seenBy } from '#server/sync/changes.ts'
import { deviceScopeOf } from '#server/sync/device-scopes.ts'

/** A frame of more characters is not pushed: whoever wants the rows asks for them, in pages and compressed. */
const mostInFrame = 256_000

/** Tables of which whoever reads everything is told only what is said of themselves: it is not on their device, or fetched one by one. */
const ofOneself = new Set<string>([...largeTables, ...(Object.values(tables) as Table[]).flatMap((one) => (one.leads ? [one.name] : []))])

/** Who sees the same: all who read everything, but for what is said of themselves (`spokenOf` has those of whom something is). */
const sightOf = (actor: Actor, scope: string | undefined, spokenOf: ReadonlySet<string>): string => {
  const { role, personId, locationIds, token } = actor
  const own = personId !== null && spokenOf.has(personId) ? personId : null
  return readsAll(actor) && !token ? JSON.stringify(['all', scope, own]) : JSON.stringify([role, personId, locationIds, token, scope])
}

/** What decides the scope of a device: how many people there are, and where a member stands. */
const decidesScope = new Set(['person', 'participant', 'attendee', 'session'])

/**
 * Narrows changes to those that a member may be told of: what is said of them, of nobody, or moved from or to somebody. A change of
 * thousands of rows is so looked through once, and not once for each of hundreds of members.
 */
const ofMembers = (raw: RawChanges): ((personId: string | null) => RawChanges) => {
  const shared: number[] = []
  const own = new Map<string, number[]>()
  for (const [index, { feed }] of raw.entries.entries()) {
    if (feed.person === null || feed.movedAt > raw.after) shared.push(index)
    else {
      const theirs = own.get(feed.person)
      if (theirs) theirs.push(index)
      else own.set(feed.person, [index])
    }
  }
  return (personId) => {
    const indices = [...shared, ...(own.get(personId ?? '') ?? [])].toSorted((a, b) => a - b)
    return { ...raw, entries: indices.flatMap((index) => raw.entries[index] ?? []) }
  }
}

/** The word that there is something to ask for, up to a version. */
export const pullFrame = (version: number): string => `id: ${version}\nevent: pull\ndata: ${JSON.stringify({ version })}\n\n`

/** A frame of changes; null where it would be too large, or the device now holds another scope. */
export type Frame = Buffer | null

/** Makes the frame of a listener from changes that are read once for all; `scope` names what the device holds, undefined means everything. */
export const framesOf = (db: Kysely<Schema>, raw: RawChanges): ((actor: Actor, scope: string | undefined) => Promise<Frame>) => {
  const frames = new Map<string, Promise<Frame>>()
  const touched = raw.entries.some(({ feed }) => decidesScope.has(feed.table))
  const peopleTouched = new Set(raw.entries.flatMap(({ feed }) => (decidesScope.has(feed.table) ? (feed.person ?? []) : [])))
  const sessionsMoved = raw.entries.some(({ feed }) => feed.table === 'session' && (feed.movedAt > raw.after || feed.op === 'remove'))
  const mayMove = (actor: Actor): boolean =>
    readsAll(actor) ? touched : sessionsMoved || (actor.personId !== null && peopleTouched.has(actor.personId))
  /** The scope as it is now; undefined where it is no longer that of the device. */
  const scopeOf = async (actor: Actor, name: string | undefined): Promise<DeviceScope | undefined> => {
    if (name === undefined) return wholeScope
    if (!mayMove(actor)) {
      if (actor.role === 'member') return memberScopeNamed(name)
      return readsAll(actor) && name === largeScope(actor).name ? largeScope(actor) : wholeScope
    }
    const scope = await deviceScopeOf(db, actor, name)
    return scope.name === name ? scope : undefined
  }
  const spokenOf = new Set(raw.entries.flatMap(({ feed }) => (ofOneself.has(feed.table) ? (feed.person ?? []) : [])))
  let narrowed: ReturnType<typeof ofMembers> | undefined
  const rawFor = ({ role, personId }: Actor): RawChanges => (role === 'member' ? (narrowed ??= ofMembers(raw))(personId) : raw)
  const make = async (actor: Actor, name: string | undefined): Promise<Frame> => {
    if (raw.tooMany) return null
    const scope = await scopeOf(actor, name)
    if (!scope) return null
    const data = JSON.stringify(seenBy(actor, rawFor(actor), scope))
    return data.length > mostInFrame ? null : Buffer.from(`id: ${raw.version}\nevent: changes\ndata: ${data}\n\n`)
  }
  return (actor, scope) => {
    const sight = sightOf(actor, scope, spokenOf)
    let frame = frames.get(sight)
    if (frame === undefined) frames.set(sight, (frame = make(actor, scope)))
    return frame
  }
}
