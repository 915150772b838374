/** The frames of a live stream: one for each access scope, and instead of a large one only the word that there is something to ask for. */
import type { Kysely } from 'kysely'
import { type Actor, readsAll } from '#core/access/access.ts'
import { type DeviceScope, largeScope, memberScopeNamed, wholeScope } from '#core/access/device-scope.ts'
import type { Schema } from '#server/db/schema.ts'
import { type RawChanges, seenBy } from '#server/sync/changes.ts'
import { deviceScopeOf } from '#server/sync/device-scopes.ts'

/** A frame of more characters is not pushed: whoever wants the rows asks for them, in pages and compressed. */
const mostInFrame = 256_000

/** Who sees the same: all who read everything, but for what is said of themselves where the rest is not on their device. */
const sightOf = (actor: Actor, scope: string | undefined): string => {
  const { role, personId, locationIds, token } = actor
  const own = scope === largeScope(actor).name ? personId : null
  return readsAll(actor) && !token ? JSON.stringify(['all', scope, own]) : JSON.stringify([role, personId, locationIds, token, scope])
}

/** What decides the scope of a device: how many people there are, and where a member stands. */
const decidesScope = new Set(['person', 'participant', 'attendee', 'session'])

/** Makes the frame of a listener from changes that are read once for all; `scope` names what the device holds, undefined means everything. */
export const framesOf = (db: Kysely<Schema>, raw: RawChanges): ((actor: Actor, scope: string | undefined) => Promise<string>) => {
  const frames = new Map<string, Promise<string>>()
  const pull = `id: ${raw.version}\nevent: pull\ndata: ${JSON.stringify({ version: raw.version })}\n\n`
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
  const make = async (actor: Actor, name: string | undefined): Promise<string> => {
    if (raw.tooMany) return pull
    const scope = await scopeOf(actor, name)
    if (!scope) return pull
    const data = JSON.stringify(seenBy(actor, raw, scope))
    return data.length > mostInFrame ? pull : `id: ${raw.version}\nevent: changes\ndata: ${data}\n\n`
  }
  return (actor, scope) => {
    const sight = sightOf(actor, scope)
    let frame = frames.get(sight)
    if (frame === undefined) frames.set(sight, (frame = make(actor, scope)))
    return frame
  }
}
