/** The work that this process does beside answering: the chapters' periodic tasks and jobs; woken by commits, shared with other processes. */
import { hostname } from 'node:os'
import type { ServerChapter } from '#server/chapter.ts'
import type { ServerContext } from '#server/context.ts'
import { newId } from '#server/base/ids.ts'
import { ensurePeriodicJobs, hurryPeriodicJob } from '#server/jobs/job.ts'
import { createRunner } from '#server/jobs/runner.ts'
import type { SmtpTimeouts } from '#server/mail/smtp-delivery.ts'
import { periodicJob } from '#server/jobs/periodic-job.ts'
import type { VersionNotifier } from '#server/sync/version-notifier.ts'

export interface BackgroundWorker {
  /** Whether it goes on: false when this process lost its grip on the database. */
  isWell(): boolean
  /** Finishes what was handed over, hands back the rest. */
  close(): Promise<void>
}

export interface BackgroundWorkerParts {
  /** Whose tasks are run and whose jobs are carried out. */
  readonly chapters: readonly ServerChapter[]
  readonly context: ServerContext
  readonly notifier: VersionNotifier
  /** Where people reach this server, for links in messages; null where nobody else does. */
  readonly base: string | null
  readonly onFault: (fault: unknown) => void
  /** Milliseconds for which this process holds what it works on; others take over when it is no more. */
  readonly lease?: number
  readonly patience?: SmtpTimeouts
}

/** A change is looked at this much later, in milliseconds, together with those that come meanwhile. */
const soon = 200
/** What was settled is told this much later, so that many letters make few commands. */
const told = 1000

/** When the database cannot be asked, it is asked again after so many milliseconds. */
const tryAgainAfter = 1000

/** Starts working. */
export const startBackgroundWorker = ({
  chapters,
  context,
  notifier,
  base,
  onFault,
  lease = 60_000,
  patience,
}: BackgroundWorkerParts): BackgroundWorker => {
  const { database, now } = context
  const by = `${hostname()} ${process.pid} ${newId(now())}`
  let closing = false
  let hurrying: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let firesAt = Infinity
  /** Organisations that want a round; null stands for all. */
  let wanted = new Set<string | null>()

  /** Organisations that are known to have their standing work. */
  const standing = new Set<string>()
  /** Where organisations stood when they last had a round from here. */
  const stoodAt = new Map<string, number>()

  /** Those that changed since: somebody wrote, and nobody knows where. BackgroundWorker itself changes no version, or two servers would rouse each other for ever. */
  const changed = async (): Promise<string[]> => {
    const all = await database.db.selectFrom('organisationVersion').select(['organisationId', 'version']).execute()
    return all.flatMap(({ organisationId, version }) => {
      const isNews = stoodAt.get(organisationId) !== version
      stoodAt.set(organisationId, version)
      return isNews ? [organisationId] : []
    })
  }

  const hurry = async (): Promise<void> => {
    firesAt = Infinity
    const some = wanted
    wanted = new Set()
    try {
      if (some.has(null)) for (const organisationId of await changed()) some.add(organisationId)
      some.delete(null)
      for (const organisationId of some) {
        if (organisationId === null) continue
        if (!standing.has(organisationId)) await ensurePeriodicJobs(database, now(), organisationId)
        standing.add(organisationId)
        await hurryPeriodicJob(database, now(), organisationId)
      }
    } catch (fault) {
      // The database could not be asked: whoever wanted a round still wants it.
      for (const organisationId of some) want(organisationId, tryAgainAfter)
      throw fault
    }
    runner.kick()
  }
  const want = (organisationId: string | null, within: number): void => {
    if (closing) return
    wanted.add(organisationId)
    const at = performance.now() + within
    if (at >= firesAt) return
    clearTimeout(timer)
    firesAt = at
    timer = setTimeout(() => {
      hurrying = hurrying.then(hurry).catch(onFault)
    }, within)
    timer.unref()
  }

  const handlers = [
    periodicJob(chapters, context, onFault, () => runner.kick()),
    ...chapters.flatMap((one) => one.jobHandlers?.({ context, by, base, jitter: Math.random, patience }) ?? []),
  ]
  const runner = createRunner(handlers, {
    database,
    now,
    by,
    lease,
    jitter: Math.random,
    onFault,
    settled: (organisationId) => want(organisationId, told),
  })
  notifier.onNewVersion((organisationId) => want(organisationId, soon))
  // Whatever was left when the server last stopped, and organisations that never had a round.
  want(null, 0)

  return {
    isWell: () => runner.isWell(),
    close: async () => {
      closing = true
      clearTimeout(timer)
      await hurrying
      await runner.close()
    },
  }
}
