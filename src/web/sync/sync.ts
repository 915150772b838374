/** Keeps the device and the server in step: the feed in, the outbox out; one tab does it for all tabs. */
import { computed, signal } from '@preact/signals'
import { ask, NotReached, Refused, standIn } from '#web/sync/server-request.ts'
import { toSend } from '#web/sync/outbox.ts'
import { goneElsewhere, sendCommands } from '#web/sync/send-commands.ts'
import type { Fed } from '#web/sync/rows.ts'
import { me, openOtherOrganisation, refreshMe, sessionEnded } from '#web/sync/signed-in.ts'
import {
  decidingCount,
  deviceHere,
  keepFeed,
  now,
  onOutboxChange,
  outbox,
  refused,
  reload,
  reloadOutbox,
  scope,
  startOver,
  takeAnswers,
  takeFeed,
  version,
  waitingCount,
} from '#web/sync/store.ts'

type Link = 'starting' | 'live' | 'away'
const link = signal<{ readonly state: Link; readonly since: string }>({ state: 'starting', since: new Date().toISOString() })
/** When the last change came in or was sent. */
export const lastChangeAt = signal<string | undefined>(undefined)

export interface SyncState {
  readonly kind: 'starting' | 'inStep' | 'sending' | 'away'
  /** Commands not yet sent; without a connection those that are on the device. */
  readonly count: number
  /** Since when the server is away. */
  readonly since: string
  readonly refused: number
}

/** What the foot of the navigation says. */
export const syncState = computed<SyncState>(() => {
  const { state, since } = link.value
  const count = Math.max(waitingCount.value, state !== 'away' && decidingCount.value > 0 ? 1 : 0)
  const kind = state === 'away' ? 'away' : count > 0 ? 'sending' : state === 'starting' ? 'starting' : 'inStep'
  return { kind, count, since, refused: refused.value.length }
})

type Told =
  | { kind: 'feed'; after: number; fed: Fed }
  | { kind: 'outbox' }
  | { kind: 'link'; link: { state: Link; since: string } }
  | { kind: 'reset' }
  | { kind: 'hello' }

const setLink = (state: Link): void => {
  if (link.peek().state !== state) link.value = { state, since: new Date().toISOString() }
}

/** Waits so long, or until something happens. */
const pause = (ms: number, until: EventTarget, event: string, stop: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer)
      until.removeEventListener(event, end)
      removeEventListener('online', end)
      stop.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    until.addEventListener(event, end)
    addEventListener('online', end)
    stop.addEventListener('abort', end)
  })

/** How long a device waits at most, in milliseconds, before it asks for what was too much for the stream. */
const mostPullDelay = 1000
const forEver = 2 ** 31 - 1
const shortestPause = 2000
const longestPause = 30_000

/** Starts keeping in step; returns how to stop. */
export const startSync = (organisationId: string, accountId: string): (() => void) => {
  standIn(organisationId)
  const name = `uitrol ${organisationId} ${accountId}`
  const ending = new AbortController()
  const stop = ending.signal
  const bell = new EventTarget()
  const channel = new BroadcastChannel(name)
  const tell = (told: Told): void => {
    // What was under way when somebody left may still end afterwards.
    if (!stop.aborted) channel.postMessage(told)
  }
  let leading = false

  const takeIn = async (after: number, fed: Fed): Promise<void> => {
    // An answer that arrives after somebody left is not theirs to see any more.
    if (stop.aborted) return
    const before = outbox.peek()
    if (!takeFeed(after, fed)) return reload()
    if (fed.changes.length > 0) lastChangeAt.value = new Date().toISOString()
    if (leading) {
      await keepFeed(after, fed, before)
      tell({ kind: 'feed', after, fed })
    }
  }

  /** Takes in one page of the feed; says whether there is more. */
  const pullPage = async (): Promise<boolean> => {
    const after = version.peek()
    const fed = await ask<Fed | null>(`/api/changes?after=${after}&scope=${encodeURIComponent(scope.peek().name)}`)
    // JSON of something else on the way.
    if (!Number.isSafeInteger(fed?.version) || !Array.isArray(fed?.changes)) throw new NotReached()
    if (!fed.reset && fed.version < after) {
      // The server stands before us: it was put back from a backup. Its word counts.
      await startOver()
      tell({ kind: 'reset' })
      return true
    }
    await takeIn(after, fed)
    // A stream that was opened for another scope would only say that there is something to ask for.
    if (fed.reset) bell.dispatchEvent(new Event('scope'))
    return fed.more === true && version.peek() > after
  }

  let pulling: Promise<void> | undefined
  let isWanted = false
  const pullAll = async (): Promise<void> => {
    while (isWanted && !stop.aborted) {
      isWanted = false
      while ((await pullPage()) && !stop.aborted);
    }
  }
  /** Takes in all there is, page after page; asked for again meanwhile, it asks once more at the end. */
  const pull = (): Promise<void> => {
    isWanted = true
    pulling ??= pullAll().finally(() => {
      pulling = undefined
    })
    return pulling
  }

  /** Resolves when the stream breaks. */
  const stream = (): Promise<void> =>
    new Promise((done) => {
      let after = version.peek()
      const asked = new URLSearchParams({ after: String(after), organisation: organisationId, scope: scope.peek().name })
      const source = new EventSource(`/api/changes/stream?${asked}`)
      const end = (): void => {
        clearTimeout(soon)
        source.close()
        bell.removeEventListener('scope', end)
        stop.removeEventListener('abort', end)
        removeEventListener('offline', end)
        done()
      }
      let soon: ReturnType<typeof setTimeout> | undefined
      const pullSoon = (): void => {
        // Many devices are told at the same moment; they do not all ask at the same moment.
        soon ??= setTimeout(() => {
          soon = undefined
          pull().catch(end)
        }, Math.random() * mostPullDelay)
      }
      source.addEventListener('open', () => {
        setLink('live')
        bell.dispatchEvent(new Event('live'))
      })
      source.addEventListener('changes', (event) => {
        const fed = JSON.parse(event.data) as Fed
        const from = after
        after = Math.max(after, fed.version)
        // What lies between is being asked for page by page.
        if (from > version.peek()) pull().catch(end)
        else void takeIn(from, fed)
      })
      source.addEventListener('pull', (event) => {
        after = Math.max(after, (JSON.parse(event.data) as { version: number }).version)
        pullSoon()
      })
      bell.addEventListener('scope', end)
      source.addEventListener('error', end)
      stop.addEventListener('abort', end)
      addEventListener('offline', end)
    })

  const keepLinked = async (): Promise<void> => {
    let wait = 500
    // A connection that comes back just while the server is asked in vain is not waited out.
    addEventListener('online', () => (wait = 500), { signal: stop })
    while (!stop.aborted) {
      const begun = Date.now()
      try {
        // Whoever comes back may have got another role meanwhile, which decides what the feed tells.
        if (link.peek().state === 'away') await refreshMe()
        if (stop.aborted) return
        await pull()
        setLink('live')
        bell.dispatchEvent(new Event('live'))
        await stream()
        // The server ends the stream of whoever got another role; who we are now decides what we see.
        if (!stop.aborted && (await refreshMe()) && !me.peek()?.actor) return void sessionEnded()
        if (Date.now() - begun > 10_000) wait = 500
      } catch (problem) {
        if (problem instanceof Refused && problem.status === 401) return void sessionEnded()
        if (goneElsewhere(problem)) return openOtherOrganisation()
        if (!(problem instanceof NotReached || problem instanceof Refused)) throw problem
        setLink('away')
      }
      if (stop.aborted) return
      await pause(wait * (0.75 + Math.random() / 2), bell, 'hurry', stop)
      wait = Math.min(wait * 2, longestPause)
    }
  }

  const keepSending = async (): Promise<void> => {
    let wait = shortestPause
    while (!stop.aborted) {
      const issued = toSend(outbox.peek())
      if (issued.length === 0) {
        await pause(forEver, bell, 'outbox', stop)
        continue
      }
      try {
        const answers = await sendCommands(issued)
        if (answers.length > 0) {
          await takeAnswers(answers)
          lastChangeAt.value = new Date().toISOString()
          bell.dispatchEvent(new Event('hurry'))
        }
        if (answers.length < issued.length) throw new NotReached()
        setLink('live')
        wait = shortestPause
      } catch (problem) {
        if (problem instanceof Refused && problem.status === 401) return void sessionEnded()
        if (goneElsewhere(problem)) return openOtherOrganisation()
        if (!(problem instanceof NotReached || problem instanceof Refused)) throw problem
        setLink('away')
        await pause(wait * (0.75 + Math.random() / 2), bell, 'live', stop)
        wait = Math.min(wait * 2, longestPause)
      }
    }
  }

  onOutboxChange(() => {
    bell.dispatchEvent(new Event('outbox'))
    tell({ kind: 'outbox' })
  })
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'outbox') void reloadOutbox().then(() => bell.dispatchEvent(new Event('outbox')))
    else if (data.kind === 'hello') {
      if (leading) tell({ kind: 'link', link: link.peek() })
    } else if (leading) return
    else if (data.kind === 'feed') void takeIn(data.after, data.fed)
    else if (data.kind === 'reset') void reload()
    else link.value = data.link
  }
  const untell = link.subscribe((value) => {
    if (leading) tell({ kind: 'link', link: value })
  })
  const clock = setInterval(() => {
    now.value = new Date().toISOString()
  }, 30_000)

  const lead = async (): Promise<void> => {
    leading = true
    await reload()
    await Promise.all([keepLinked(), keepSending()])
  }
  // Without HTTPS a browser has no locks: then each tab does it; ids and versions make the doubled work harmless. So does a tab that keeps
  // nothing: what waits in it is known to no other.
  if (navigator.locks && deviceHere())
    navigator.locks.request(name, { signal: stop }, lead).catch((problem: unknown) => {
      // Who left does not wait for its turn any more.
      if (!stop.aborted) throw problem
    })
  else void lead()
  tell({ kind: 'hello' })

  return () => {
    ending.abort()
    clearInterval(clock)
    untell()
    channel.close()
  }
}
