/** The copies that the server makes of its database, one a day, and how they stand. */
import type { BackupFailure, BackupStanding } from '#core/operations/backup-standing.ts'
import type { Config } from '#server/base/config.ts'
import type { Database } from '#server/db/database.ts'
import { databaseFile } from '#server/db/database-location.ts'
import { bytesOf, copiesIn } from '#server/operations/backup-copy.ts'
import type { ThreadTasks } from '#server/thread-tasks.ts'
import type { Threads } from '#server/threads/threads.ts'

export interface Backups {
  /** Makes the copy of a day (YYYY-MM-DD), unless it is there or a try failed within the hour. */
  makeOf(organisationId: string, day: string): Promise<void>
  standing(): Promise<BackupStanding>
}

/** A failed try is repeated after so many milliseconds. */
const againAfter = 3_600_000
/** Copying and checking a larger file takes long enough to be done in a thread. */
const largeBytes = 20_000_000

interface Parts {
  readonly config: Config
  readonly database: Pick<Database, 'kind'>
  readonly threads: Pick<Threads<ThreadTasks>, 'run'>
  readonly now: () => string
}

/** Makes the daily copies of a server. */
export const createBackups = ({ config, database, threads, now }: Parts): Backups => {
  const { backups: kept, backupFolder: folder } = config
  const file = databaseFile(config)
  let failure: BackupFailure | null = null
  let failedAt = -Infinity
  let making: Promise<void> | undefined

  const make = async (organisationId: string, day: string): Promise<void> => {
    // A clock that was put back is no reason to wait longer.
    if (file === null || kept === 0 || Math.abs(Date.parse(now()) - failedAt) < againAfter) return
    if ((await copiesIn(folder)).some(({ madeOn }) => madeOn === day)) return
    const rows = (await bytesOf(file)) > largeBytes ? Infinity : 0
    let outcome: BackupFailure | null = 'failed'
    try {
      outcome = await threads.run(organisationId, 'backup', { file, folder, day, kept }, { rows })
    } finally {
      failure = outcome
      failedAt = outcome === null ? -Infinity : Date.parse(now())
    }
  }

  return {
    makeOf: (organisationId, day) => (making ??= make(organisationId, day).finally(() => (making = undefined))),
    standing: async () => {
      if (database.kind === 'postgres') return { by: 'postgres' }
      return kept === 0 ? { by: 'nobody' } : { by: 'server', folder, copies: await copiesIn(folder), failure }
    },
  }
}
