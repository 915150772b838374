/** Ends a server in a fixed time, whatever clients and other servers hold open: what was begun is finished first. */
import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

interface ShutdownBounds {
  /** All of it together takes no longer than this, in milliseconds. */
  readonly longest: number
  /** How long requests that were begun may take to end, in milliseconds. */
  readonly requestsWithin: number
}

/** Whoever ends us kills after ten seconds. */
const bounds: ShutdownBounds = { longest: 7000, requestsWithin: 3000 }
/** How often connections that have become idle are closed, in milliseconds. */
const sweepEvery = 50

/** Takes no more requests and answers those that were begun; connections that are idle by then, half sent or never read are cut. */
const closeHttp = async (app: FastifyInstance, requestsWithin: number): Promise<void> => {
  const sweep = setInterval(() => app.server.closeIdleConnections(), sweepEvery)
  const cut = setTimeout(() => app.server.closeAllConnections(), requestsWithin)
  try {
    await app.close()
  } finally {
    clearInterval(sweep)
    clearTimeout(cut)
  }
}

export interface ShutdownParts {
  readonly app: FastifyInstance
  /** Ends live streams. */
  readonly endStreams: () => void
  /** Takes no more work at once, and finishes what is in hand. */
  readonly stopWork: () => Promise<void>
  /** What the others stand on, in the order in which it is let go of. */
  readonly afterwards: readonly (() => Promise<void>)[]
  readonly onFault: (fault: unknown) => void
}

/** Ends all parts of a server, in order; what does not end in time is left behind. */
export const shutDown = async (
  { app, endStreams, stopWork, afterwards, onFault }: ShutdownParts,
  { longest, requestsWithin }: ShutdownBounds = bounds,
): Promise<void> => {
  const until = performance.now() + longest
  /** The last thing to be ended, the database, always gets a moment. */
  const inTime = async (ending: Promise<unknown>): Promise<void> => {
    const isOver = await Promise.race([
      ending.then(() => true, onFault),
      wait(Math.max(100, until - performance.now()), false, { ref: false }),
    ])
    if (isOver === false) onFault(new Error('It did not end in time.'))
  }
  const working = stopWork()
  endStreams()
  await inTime(Promise.all([working, closeHttp(app, requestsWithin)]))
  for (const end of afterwards) await inTime(end())
}
