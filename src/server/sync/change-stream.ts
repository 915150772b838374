/** The live stream of changes: one read per version, shared by everyone who waits for it. */
import type { ServerResponse } from 'node:http'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { readRaw } from '#server/sync/changes.ts'
import { framesOf, pullFrame } from '#server/sync/frames.ts'
import type { Database } from '#server/db/database.ts'
import type { VersionNotifier } from '#server/sync/version-notifier.ts'
import type { Tokens } from '#server/sign-in/api-token.ts'
import type { SignedIn } from '#server/http/credentials.ts'
import type { Sessions } from '#server/sign-in/sign-in-session.ts'

/** A sign-in session or a token, and who it is. */
type Holder = Pick<SignedIn, 'idHash' | 'actor'>

interface Listener {
  readonly holder: Holder
  readonly to: ServerResponse
  /** The name of the scope that the device holds; undefined for a client that is given everything it may read. */
  readonly scope: string | undefined
  after: number
}

export interface ChangeStream {
  /** Sends what is newer than `from.after`, then whatever comes, until the other side goes or the session or the token ends. */
  follow(holder: Holder, from: { after: number; scope?: string | undefined }, to: ServerResponse): void
  /** Closes the streams of whoever no longer has access to an organisation, in every process; where nothing there changed. */
  accessEnded(organisationId: string): Promise<void>
  count(): number
  close(): void
}

/** Proxies and phones drop a silent connection after half a minute or so. */
const beatEvery = 20_000
/** When the database cannot be asked, it is asked again after so many milliseconds. */
const tryAgainAfter = 1000
/** A reader this many bytes behind is cut off and comes back by itself, instead of filling our memory. */
const mostUnsent = 1_000_000
/** Milliseconds for which frames are made before others get their turn. */
const mostAtOnce = 25

/** Milliseconds between two nudges: each is followed by a request, and hundreds of them at once would keep everyone else waiting. */
const nudgeEvery = 10
/** The longest between two, where answering those requests takes long. */
const nudgeAtLeastEvery = 500

/** Rows in one version beyond which a stream only says that there is something to ask for. */
const mostInStream = 2000

export interface ChangeStreamParts {
  readonly database: Database
  readonly notifier: VersionNotifier
  readonly sessions: Pick<Sessions, 'stillValid'>
  readonly tokens: Pick<Tokens, 'stillValid'>
  readonly onFault: (fault: unknown) => void
}

/** A stream may have been ended since it was looked at: what is written after its end would end the process. */
const send = (to: ServerResponse, frame: string | Buffer): void => {
  if (!to.writableEnded) to.write(frame)
}

/** Makes the fan-out of a server. */
export const createChangeStream = ({ database, notifier, sessions, tokens, onFault }: ChangeStreamParts): ChangeStream => {
  const listeners = new Map<string, Set<Listener>>()
  const running = new Set<string>()
  const wanted = new Set<string>()

  /** Closes the streams of those whose access ended, and answers the others. */
  const stillThere = async (some: readonly Listener[]): Promise<readonly Listener[]> => {
    const [ofTokens, ofPeople] = [true, false].map((isToken) =>
      some.map(({ holder }) => holder).filter(({ actor }) => (actor.role === 'token') === isToken),
    )
    const valid = new Set(await sessions.stillValid(ofPeople ?? []))
    for (const holder of ofTokens ?? []) if (await tokens.stillValid(holder)) valid.add(holder.idHash)
    return some.filter(({ holder, to }) => {
      const holds = valid.has(holder.idHash)
      // Whoever got another role comes back by themselves, and then sees what that role sees.
      if (!holds) to.end()
      return holds
    })
  }

  /** Whoever has to be told that there is something to ask for; nothing else is sent to them before that. */
  const toNudge = new Set<Listener>()
  let nudging = false
  const nudge = async (): Promise<void> => {
    if (nudging) return
    nudging = true
    let pause = nudgeEvery
    for (const one of toNudge) {
      toNudge.delete(one)
      send(one.to, pullFrame(one.after))
      const since = performance.now()
      await wait(pause, undefined, { ref: false })
      // As much time for others as those who were nudged just took.
      pause = Math.min(nudgeAtLeastEvery, nudgeEvery + 2 * (performance.now() - since - pause))
    }
    nudging = false
  }

  const round = async (organisationId: string): Promise<boolean> => {
    // Asked each time before anything is sent: from the moment that access ends, nothing more goes out.
    const ofOrganisation = listeners.get(organisationId)
    const waiting = await stillThere([...(ofOrganisation ?? [])])
    let more = false
    for (const [after, group] of Map.groupBy(waiting, (one) => one.after)) {
      const raw = await readRaw(database, organisationId, after, { most: mostInStream })
      if (raw.version <= after) continue
      more ||= raw.more
      const frameFor = framesOf(database.db, raw)
      let since = performance.now()
      for (const one of group) {
        if (performance.now() - since > mostAtOnce) {
          await setImmediate()
          since = performance.now()
        }
        const frame = toNudge.has(one) ? null : await frameFor(one.holder.actor, one.scope)
        one.after = raw.version
        if (frame) send(one.to, frame)
        else if (ofOrganisation?.has(one)) toNudge.add(one)
        if (one.to.writableLength > mostUnsent) one.to.destroy()
      }
      void nudge()
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
      // Nobody may miss what was to be told now: told again later, it is told to whoever is there then.
      setTimeout(() => void serve(organisationId), tryAgainAfter).unref()
    } finally {
      running.delete(organisationId)
    }
  }

  notifier.onNewVersion((organisationId) => {
    for (const id of organisationId === null ? listeners.keys() : [organisationId]) if (listeners.has(id)) void serve(id)
  })

  const follow: ChangeStream['follow'] = (holder, { after, scope }, to) => {
    const listener: Listener = { holder, to, scope, after }
    const { organisationId } = holder.actor
    const ofOrganisation = listeners.get(organisationId) ?? new Set()
    listeners.set(organisationId, ofOrganisation.add(listener))
    const beat = setInterval(() => {
      stillThere([listener]).then(([there]) => there && send(there.to, ': here\n\n'), onFault)
    }, beatEvery)
    to.on('close', () => {
      clearInterval(beat)
      toNudge.delete(listener)
      ofOrganisation.delete(listener)
      if (ofOrganisation.size === 0) listeners.delete(organisationId)
    })
    to.write('retry: 2000\n\n')
    void serve(organisationId)
  }

  const all = (): Listener[] => [...listeners.values()].flatMap((some) => [...some])
  return { follow, accessEnded: notifier.announce, count: () => all().length, close: () => all().forEach(({ to }) => to.end()) }
}
