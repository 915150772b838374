/** Starts a server: database, migrations, listeners, routes; and lets go of all of them again. */
import { type DestinationStream, pino } from 'pino'
import { Problem } from '#core/kernel/problem.ts'
import type { TrailAnchor } from '#core/trail/trail.ts'
import { logTrailEnds } from '#server/audit/anchor.ts'
import { adoptHolidays } from '#server/regional/adopt-holidays.ts'
import { buildApp } from '#server/app.ts'
import { serverChapters } from '#server/chapters.ts'
import type { Config } from '#server/base/config.ts'
import type { Upgrade } from '#server/db/migrate.ts'
import { databaseTrouble, openReadyDatabase } from '#server/db/ready-database.ts'
import { enlistOwners, makeFirstLink } from '#server/sign-in/first-owner.ts'
import { startBackgroundWorker, type BackgroundWorker, type BackgroundWorkerParts } from '#server/jobs/background-worker.ts'
import { createChangeStream } from '#server/sync/change-stream.ts'
import { faultRecord } from '#server/http/problem-document.ts'
import { createPlainVisits } from '#server/http/plain-visits.ts'
import { linkBase } from '#server/http/public-address.ts'
import { webFolderBuilt } from '#server/base/product.ts'
import { createDirectMail } from '#server/mail/direct-mail.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { createSignInTrail } from '#server/sign-in/sign-in-trail.ts'
import { createBackups } from '#server/operations/daily-backup.ts'
import { createCounters } from '#server/operations/prometheus.ts'
import { shutDown } from '#server/shutdown.ts'
import { createTokens } from '#server/sign-in/api-token.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createReading } from '#server/threads/reading.ts'
import { createThreads } from '#server/threads/threads.ts'
import { createVersionNotifier } from '#server/sync/version-notifier.ts'
import { createCommandsBeside } from '#server/write/commands-beside.ts'
import { completeRows, writeAllUnwritten } from '#server/write/commit.ts'
import { createWriter, type Write } from '#server/write/write.ts'

export interface Running {
  /** Where it listens, such as `http://127.0.0.1:4400`. */
  readonly address: string
  /** The owner's one-time link, while there is no owner. */
  readonly firstLink: string | null
  /** Whether mail leaves without links, because no other machine reaches the address. */
  readonly isMailWithoutLinks: boolean
  /** What was done to a database of an older version; null when there was nothing to do. */
  readonly upgrade: Upgrade | null
  /** Finishes what was begun and lets go of everything. */
  close(): Promise<void>
}

export interface StartParts {
  /** The clock, for tests. */
  readonly now?: () => string
  /** Where the built web lies. */
  readonly webFolder?: string
  /** For how many milliseconds a member’s page may be drawn here before it is left to the browser, for tests on a busy machine. */
  readonly drawWithin?: number
  /** How much usage may wait, for tests of a server that has too much to do. */
  readonly usageWaiting?: { readonly batches: number; readonly lines: number }
  /** Where log lines go, for tests that read them. */
  readonly logTo?: DestinationStream
  /** For how long work is held, and how long a mail server is waited for, in tests that cannot wait long. */
  readonly work?: Pick<BackgroundWorkerParts, 'lease' | 'patience'>
}

const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault ? String(fault.code) : '')

/** What listening says of a host that this machine has not. */
const wrongHost: ReadonlySet<string> = new Set(['ENOTFOUND', 'EADDRNOTAVAIL', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'EINVAL'])

/** Starts a server. Problems: access.portTaken, access.badSetting and those of `server.`. */
export const startServer = async (
  config: Config,
  {
    now = () => new Date().toISOString(),
    webFolder = webFolderBuilt,
    work: workParts = {},
    logTo,
    drawWithin,
    usageWaiting,
  }: StartParts = {},
): Promise<Running> => {
  const logger = pino({ level: config.log, base: null }, logTo ?? pino.destination({ dest: 2, sync: true }))
  // Of use only where it was kept, so it is written at any level but silence.
  const anchors = logger.child({}, { level: config.log === 'silent' ? 'silent' : 'info' })
  const onFault = (fault: unknown): void => logger.error(faultRecord(fault), 'fault')
  const { database, upgrade } = await openReadyDatabase(config)
  if (upgrade) logger.info({ ...upgrade }, 'upgraded')
  await writeAllUnwritten(database)
  const notifier = createVersionNotifier(database)
  const threads = createThreads(database, threadTasks, { complete: (organisationId) => completeRows(database, organisationId) })
  // Of their own: what only reads does not wait for plans and lists.
  const readers = createThreads(database, threadTasks)
  const commandsBeside = createCommandsBeside(threads, now)
  const write: Write = createWriter({
    database,
    now,
    beside: commandsBeside.carryOut,
    unwrittenOf: threads.unwrittenOf,
    committed: async (actor, differences) => {
      notifier.notify(actor.organisationId)
      try {
        await adoptHolidays(database, write, now(), actor, differences)
      } catch (trouble) {
        // What was asked for is done; a country without a calendar is not the asker's fault.
        if (!(trouble instanceof Problem)) onFault(trouble)
      }
    },
  })
  const sessions = createSessions(database, now, notifier.announce)
  const tokens = createTokens(database, now)
  const live = createChangeStream({ database, notifier, sessions, tokens, onFault })
  let work: BackgroundWorker | undefined
  const context = {
    config,
    database,
    now,
    write,
    threads,
    reading: createReading(database, readers),
    commandsBeside,
    live,
    sessions,
    tokens,
    counters: createCounters(),
    backups: createBackups({ config, database, threads, now }),
    plainVisits: createPlainVisits(now),
    signInTrail: createSignInTrail(database, write, now, onFault),
    post: createDirectMail(config, onFault),
    logAnchor: (anchor: TrailAnchor) => anchors.info(anchor, 'audit trail anchor'),
    work: { isWell: () => work?.isWell() ?? false },
    usageWaiting,
  }
  const app = await buildApp(serverChapters, context, webFolder, logger, drawWithin)
  const close = (): Promise<void> =>
    shutDown({
      app,
      endStreams: live.close,
      stopWork: async () => work?.close(),
      // Threads come first: one may have the turn to write, and the trail of sign-ins waits for it.
      afterwards: [
        threads.close,
        readers.close,
        async () => context.post?.close(),
        context.signInTrail.close,
        notifier.close,
        database.close,
      ],
      onFault,
    })
  try {
    const { host, port } = config
    const address = await app.listen({ host, port })
    await enlistOwners(database, write, now())
    const secret = await makeFirstLink(database, now())
    const shown = config.publicUrl ?? address
    await logTrailEnds(context)
    work = startBackgroundWorker({ chapters: serverChapters, context, notifier, base: linkBase(shown), onFault, ...workParts })
    const isMailWithoutLinks = config.smtpUrl !== null && linkBase(shown) === null
    return { address, firstLink: secret ? `${shown}/welcome#${secret}` : null, isMailWithoutLinks, upgrade, close }
  } catch (trouble) {
    await close()
    if (codeOf(trouble) === 'EADDRINUSE') throw new Problem('access.portTaken', { host: config.host, port: config.port })
    if (wrongHost.has(codeOf(trouble))) throw new Problem('access.badSetting', { name: 'HOST', takes: 'host' }, { field: 'HOST' })
    throw await databaseTrouble(trouble, config)
  }
}
