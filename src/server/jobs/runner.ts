/** Works through the table `job`: a few handlers side by side, woken by commits and by time, each piece of work under a lease. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '#server/db/database.ts'
import {
  abandonJob,
  claimJobs,
  dropJob,
  finishPeriodicJob,
  handBack,
  type Job,
  later,
  type Lease,
  nextDue,
  releaseLeases,
  renewLeases,
  settleJob,
  takeUpLeftBehind,
  withinReach,
} from '#server/jobs/job.ts'
import { pauseAfterFault } from '#server/jobs/backoff.ts'

/** What becomes of a piece of work once it was carried out. */
export type Ending =
  /** The organisation has to be told this. */
  | { readonly end: 'settled'; readonly outcome: unknown }
  /** It waits until an instant; of standing work, unless it was wanted sooner meanwhile. */
  | { readonly end: 'waits' | 'stands'; readonly until: string }
  /** There is nothing left to do. */
  | { readonly end: 'dropped' }

/** BackgroundWorker of some kinds, and how it is done. */
export interface JobHandler {
  readonly kinds: readonly string[]
  /** How many pieces are worked on at a time. */
  readonly width: number
  /** How many are taken in one go. */
  readonly atOnce: number
  /** Does one piece; what it throws is a fault of ours, and the piece is begun again later, unless it may have been handed over. */
  execute(job: Job): Promise<Ending>
  /** Nothing is left for now. */
  rested?(): void
  /** The server stops: nothing new is begun. */
  stop?(): void
  /** What still waits for an answer gives up waiting. */
  giveUp?(): void
}

export interface RunnerParts {
  readonly database: Database
  /** The clock: an instant, RFC 3339 in UTC. */
  readonly now: () => string
  /** This process among all that share the database. */
  readonly by: string
  /** Milliseconds for which a lease holds; it is renewed three times in that time. */
  readonly lease: number
  readonly jitter: () => number
  readonly onFault: (fault: unknown) => void
  /** Told when something was settled that an organisation has to be told. */
  readonly settled: (organisationId: string) => void
}

export interface Runner {
  /** There may be work. */
  kick(): void
  /** Whether leases are being renewed: false when this process lost its grip on the database. */
  isWell(): boolean
  /** Finishes what was handed over, hands back the rest. */
  close(): Promise<void>
}

/** Nothing waits longer than this without being looked at, in milliseconds. */
const longestRest = 60_000
/** How long what is being handed over may take to finish when the server stops, in milliseconds. */
const grace = 4000

/** Starts working. */
export const createRunner = (
  handlers: readonly JobHandler[],
  { database, now, by, lease, jitter, onFault, settled }: RunnerParts,
): Runner => {
  let closing = false
  const stopping = new AbortController()
  let lastBeat = performance.now()
  const resting = new Set<() => void>()
  const working = new Set<Promise<void>>()
  const leaseNow = (): Lease => {
    const instant = now()
    return { by, now: instant, until: later(instant, lease) }
  }
  const kick = (): void => {
    for (const rouse of resting) rouse()
  }

  /** Waits so many milliseconds, or until the server stops. */
  const pauseUnlessStopped = (milliseconds: number): Promise<void> =>
    wait(milliseconds, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined)

  const rest = async ({ kinds }: JobHandler): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    // Listening comes before looking, so that nothing is missed in between.
    resting.add(resolve)
    let timer: NodeJS.Timeout | undefined
    try {
      const due = await nextDue(database, kinds)
      const until = due === null ? longestRest : Math.min(longestRest, Math.max(10, Date.parse(due) - Date.parse(now())))
      timer = setTimeout(resolve, until)
      timer.unref()
      if (!closing) await promise
    } finally {
      clearTimeout(timer)
      resting.delete(resolve)
    }
  }

  const write = async (job: Job, ending: Ending): Promise<void> => {
    switch (ending.end) {
      case 'settled':
        if (await settleJob(database, job, by, ending.outcome)) settled(job.organisationId)
        break
      case 'waits':
        await handBack(database, job, by, ending.until)
        break
      case 'stands':
        await finishPeriodicJob(database, job, by, ending.until)
        break
      case 'dropped':
        await dropJob(database, job, by)
    }
  }

  /** What came of it has to be kept whatever the database says to it just now: forgotten, it would be done twice or never. */
  const insist = async (task: () => Promise<void>): Promise<void> => {
    for (let pause = 50; ; pause = Math.min(5000, pause * 2)) {
      try {
        return await task()
      } catch (fault) {
        onFault(fault)
        if (closing) return
        await pauseUnlessStopped(pause)
      }
    }
  }

  const doOne = async (handler: JobHandler, job: Job): Promise<void> => {
    let ending: Ending
    try {
      ending = await handler.execute(job)
    } catch (fault) {
      onFault(fault)
      const until = later(now(), pauseAfterFault(job.attempts, jitter()))
      return insist(async () => {
        if (await abandonJob(database, job, by, until)) settled(job.organisationId)
      })
    }
    await insist(() => write(job, ending))
  }

  const goOn = (work: Promise<void>): void => {
    const done = work.catch(onFault).finally(() => working.delete(done))
    working.add(done)
  }

  /** One hand of a handler: takes, does, takes again; the first also waits, the others are called when there is much and then go. */
  const hand = async (handler: JobHandler, hands: { count: number }, isFirst: boolean): Promise<void> => {
    let inVain = 0
    while (!closing) {
      let jobs: readonly Job[] = []
      try {
        jobs = await claimJobs(database, handler.kinds, handler.atOnce, leaseNow())
        inVain = 0
      } catch (fault) {
        onFault(fault)
        // The database is left alone for a while: what is due can not be asked for either.
        await pauseUnlessStopped(Math.min(10_000, 500 * 2 ** inVain++))
        continue
      }
      if (jobs.length === handler.atOnce && hands.count < handler.width && !closing) {
        hands.count += 1
        goOn(hand(handler, hands, false))
      }
      for (const job of jobs) {
        if (closing) break
        await doOne(handler, job)
      }
      if (jobs.length > 0) continue
      if (!isFirst) break
      if (hands.count === 1) handler.rested?.()
      await rest(handler).catch(async (fault: unknown) => {
        onFault(fault)
        await pauseUnlessStopped(500)
      })
    }
    hands.count -= 1
  }

  /** The clock at the last beat; at the first, and when it was put back since, all that waits is looked at. */
  let lastNow = Infinity
  const beat = async (): Promise<void> => {
    const instant = now()
    await withinReach(database, instant, Date.parse(instant) < lastNow)
    lastNow = Date.parse(instant)
    await renewLeases(database, leaseNow())
    const organisations = await takeUpLeftBehind(database, instant)
    for (const organisationId of organisations) settled(organisationId)
    lastBeat = performance.now()
  }
  let beating: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(onFault)
  }, lease / 3)
  timer.unref()
  const begun = beat().catch(onFault)
  beating = begun

  // After the first beat: it would take the wait from what is put off meanwhile.
  for (const handler of handlers) goOn(begun.then(() => hand(handler, { count: 1 }, true)))

  return {
    kick,
    isWell: () => performance.now() - lastBeat < 3 * lease,
    close: async () => {
      closing = true
      stopping.abort()
      for (const handler of handlers) handler.stop?.()
      kick()
      const over = setTimeout(() => {
        for (const handler of handlers) handler.giveUp?.()
      }, grace)
      while (working.size > 0) await Promise.all(working)
      clearTimeout(over)
      clearInterval(timer)
      await beating
      await releaseLeases(database, { by, now: now() }).catch(onFault)
    },
  }
}
