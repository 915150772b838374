/** Works through the table `job`: a few lanes side by side, woken by commits and by time, each piece of work under a lease. */
import { Problem } from '#core/problem.ts'
import type { Database } from '#server/db/database.ts'
import {
  claimJobs,
  handBack,
  type Job,
  later,
  type Lease,
  nextDue,
  releaseLeases,
  renewLeases,
  settleJob,
  takeUpLeftBehind,
} from '#server/jobs/job.ts'
import { pauseAfterFault } from '#server/jobs/pauses.ts'

/** Work of some kinds, and how it is done. */
export interface Lane {
  readonly kinds: readonly string[]
  /** How many pieces are worked on at a time. */
  readonly width: number
  /** How many are taken in one go. */
  readonly atOnce: number
  /** Does one piece and says itself what becomes of it; what it throws is a fault of ours, and it is begun again later. */
  carryOut(job: Job): Promise<void>
  /** Nothing is left for now. */
  rested?(): void
  /** The server stops: whatever is waiting for an answer gives up. */
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
const grace = 8000

/** Starts working. */
export const createRunner = (lanes: readonly Lane[], { database, now, by, lease, jitter, onFault, settled }: RunnerParts): Runner => {
  let closing = false
  let lastBeat = performance.now()
  const resting = new Set<() => void>()
  const working = new Set<Promise<void>>()
  const leaseNow = (): Lease => {
    const instant = now()
    return { by, now: instant, until: later(instant, lease) }
  }
  const kick = (): void => {
    for (const rouse of [...resting]) rouse()
  }

  const rest = async ({ kinds }: Lane, longest: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>()
    // Listening comes before looking, so that nothing is missed in between.
    resting.add(resolve)
    let timer: NodeJS.Timeout | undefined
    try {
      const due = await nextDue(database, kinds)
      const until = due === null ? longest : Math.min(longest, Math.max(10, Date.parse(due) - Date.parse(now())))
      timer = setTimeout(resolve, until)
      timer.unref()
      if (!closing) await promise
    } finally {
      clearTimeout(timer)
      resting.delete(resolve)
    }
  }

  const doOne = async (lane: Lane, job: Job): Promise<void> => {
    try {
      await lane.carryOut(job)
    } catch (fault) {
      if (!(fault instanceof Problem)) onFault(fault)
      await handBack(database, job, by, later(now(), pauseAfterFault(job.attempts, jitter()))).catch(onFault)
    }
  }

  const goOn = (work: Promise<void>): void => {
    const done = work.catch(onFault).finally(() => working.delete(done))
    working.add(done)
  }

  /** One hand of a lane: takes, does, takes again; the first also waits, the others are called when there is much and then go. */
  const hand = async (lane: Lane, hands: { count: number }, isFirst: boolean): Promise<void> => {
    while (!closing) {
      let jobs: readonly Job[] = []
      let trouble = false
      try {
        jobs = await claimJobs(database, lane.kinds, lane.atOnce, leaseNow())
      } catch (fault) {
        onFault(fault)
        trouble = true
      }
      if (jobs.length === lane.atOnce && hands.count < lane.width && !closing) {
        hands.count += 1
        goOn(hand(lane, hands, false))
      }
      for (const job of jobs) {
        if (closing) break
        await doOne(lane, job)
      }
      if (jobs.length > 0) continue
      if (!isFirst) break
      if (hands.count === 1) lane.rested?.()
      await rest(lane, trouble ? 1000 : longestRest).catch(onFault)
    }
    hands.count -= 1
  }

  const beat = async (): Promise<void> => {
    await renewLeases(database, leaseNow())
    const organisations = await takeUpLeftBehind(database, now())
    for (const organisationId of organisations) settled(organisationId)
    lastBeat = performance.now()
  }
  let beating: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    beating = beating.then(beat).catch(onFault)
  }, lease / 3)
  timer.unref()
  beating = beat().catch(onFault)

  for (const lane of lanes) goOn(hand(lane, { count: 1 }, true))

  return {
    kick,
    isWell: () => performance.now() - lastBeat < 3 * lease,
    close: async () => {
      closing = true
      kick()
      const over = setTimeout(() => {
        for (const lane of lanes) lane.giveUp?.()
      }, grace)
      while (working.size > 0) await Promise.all(working)
      clearTimeout(over)
      clearInterval(timer)
      await beating
      await releaseLeases(database, { by, now: now() })
    },
  }
}

/** Keeps what came of a piece of work, and has the organisation told soon. */
export const settleAndTell = async (
  { database, by, settled }: Pick<RunnerParts, 'database' | 'by' | 'settled'>,
  job: Job,
  outcome: unknown,
): Promise<void> => {
  if (await settleJob(database, job, by, outcome)) settled(job.organisationId)
}
