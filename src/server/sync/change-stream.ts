/** The live stream of changes: one read per version, shared by everyone who waits for it. */
import type { ServerResponse } from 'node:http'
import { type Actor, readsAll } from '#core/access/access.ts'
import { type RawChanges, readRaw, seenBy } from '#server/sync/changes.ts'
import type { Database } from '#server/db/database.ts'
import type { VersionNotifier } from '#server/sync/version-notifier.ts'

interface Listener {
  readonly actor: Actor
  readonly to: ServerResponse
  readonly isValid: () => Promise<boolean>
  after: number
}

export interface ChangeStream {
  /** Sends what is newer than `after`, then whatever comes, until the other side goes or `isValid` says no. */
  follow(actor: Actor, after: number, to: ServerResponse, isValid: () => Promise<boolean>): void
  count(): number
  close(): void
}

/** Proxies and phones drop a silent connection after half a minute or so. */
const beatEvery = 20_000
/** A reader this far behind is cut off and comes back by itself, instead of filling our memory. */
const mostUnsent = 8_000_000

/** What two actors with the same sight share. */
const sightOf = (actor: Actor): string => {
  const { role, personId, locationIds, token } = actor
  return readsAll(actor) && !token ? 'all' : JSON.stringify([role, personId, locationIds, token])
}

const frameOf = (actor: Actor, raw: RawChanges): string =>
  `id: ${raw.version}\nevent: changes\ndata: ${JSON.stringify(seenBy(actor, raw))}\n\n`

/** Makes the fan-out of a server. */
export const createChangeStream = (database: Database, notifier: VersionNotifier, onFault: (fault: unknown) => void): ChangeStream => {
  const listeners = new Map<string, Set<Listener>>()
  const running = new Set<string>()
  const wanted = new Set<string>()

  const round = async (organisationId: string): Promise<boolean> => {
    const waiting = [...(listeners.get(organisationId) ?? [])]
    let more = false
    for (const [after, group] of Map.groupBy(waiting, (one) => one.after)) {
      const raw = await readRaw(database, organisationId, after)
      if (raw.version <= after) continue
      more ||= raw.more
      const frames = new Map<string, string>()
      const touched = new Set(raw.entries.flatMap(({ feed }) => (feed.table === 'membership' ? [feed.rowKey] : [])))
      for (const one of group) {
        // Whoever got another role comes back by themselves, and then sees what that role sees.
        if (touched.has(one.actor.accountId) && !(await one.isValid())) {
          one.to.end()
          continue
        }
        const sight = sightOf(one.actor)
        let frame = frames.get(sight)
        if (frame === undefined) frames.set(sight, (frame = frameOf(one.actor, raw)))
        one.after = raw.version
        one.to.write(frame)
        if (one.to.writableLength > mostUnsent) one.to.destroy()
      }
    }
    return more
  }

  const serve = async (organisationId: string): Promise<void> => {
    wanted.add(organisationId)
    if (running.has(organisationId)) return
    running.add(organisationId)
    try {
      while (wanted.delete(organisationId)) if (await round(organisationId)) wanted.add(organisationId)
    } catch (fault) {
      onFault(fault)
    } finally {
      running.delete(organisationId)
    }
  }

  notifier.onNewVersion((organisationId) => {
    for (const id of organisationId === null ? listeners.keys() : [organisationId]) if (listeners.has(id)) void serve(id)
  })

  const follow: ChangeStream['follow'] = (actor, after, to, isValid) => {
    const listener: Listener = { actor, to, isValid, after }
    const { organisationId } = actor
    const ofOrganisation = listeners.get(organisationId) ?? new Set()
    listeners.set(organisationId, ofOrganisation.add(listener))
    const beat = setInterval(() => {
      isValid().then((valid) => (valid ? to.write(': here\n\n') : to.end()), onFault)
    }, beatEvery)
    to.on('close', () => {
      clearInterval(beat)
      ofOrganisation.delete(listener)
      if (ofOrganisation.size === 0) listeners.delete(organisationId)
    })
    to.write('retry: 2000\n\n')
    void serve(organisationId)
  }

  const all = (): Listener[] => [...listeners.values()].flatMap((some) => [...some])
  return { follow, count: () => all().length, close: () => all().forEach(({ to }) => to.end()) }
}
