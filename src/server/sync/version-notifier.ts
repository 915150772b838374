/** Tells listeners that an organisation has a newer version, whichever process wrote it. */
import { sql } from 'kysely'
import { listenTo } from '#server/db/postgres.ts'
import type { Database } from '#server/db/database.ts'

export interface VersionNotifier {
  /** Tells this process; PostgreSQL tells the others in the commit itself. */
  notify(organisationId: string): void
  /** Tells every process, where nothing is committed under a new version. */
  announce(organisationId: string): Promise<void>
  /** Calls back with an organisation's id, or null when it may be any of them. */
  onNewVersion(listener: (organisationId: string | null) => void): void
  close(): Promise<void>
}

/** How often a file of SQLite is asked whether another process wrote to it, in milliseconds. */
const askEvery = 1000

const askSqlite = (database: Database, tell: (organisationId: string | null) => void): (() => Promise<void>) => {
  let last = database.foreignWrites()
  const timer = setInterval(() => {
    const current = database.foreignWrites()
    if (current === last) return
    last = current
    tell(null)
  }, askEvery)
  timer.unref()
  return async () => clearInterval(timer)
}

/** Starts listening for versions written elsewhere and gathers those written here. */
export const createVersionNotifier = (database: Database): VersionNotifier => {
  const listeners: ((organisationId: string | null) => void)[] = []
  const tell = (organisationId: string | null): void => {
    for (const listener of listeners) listener(organisationId)
  }
  const close =
    database.kind === 'postgres'
      ? // What was written while nobody listened is told when listening begins.
        listenTo(
          database.where,
          'uitrol',
          (payload, processId) => {
            // What this process wrote it has told its listeners already.
            if (!database.isOwn(processId)) tell(payload ?? null)
          },
          () => tell(null),
        )
      : askSqlite(database, tell)
  const announce = async (organisationId: string): Promise<void> => {
    tell(organisationId)
    if (database.kind === 'postgres') await sql`select pg_notify('uitrol', ${organisationId})`.execute(database.db)
  }
  return { notify: tell, announce, onNewVersion: (listener) => void listeners.push(listener), close }
}
