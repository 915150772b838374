/** Tells listeners that an organisation has a newer version, whichever process wrote it. */
import type { Database } from '#server/db/database.ts'

export interface VersionNotifier {
  /** Tells this process; PostgreSQL tells the others in the commit itself. */
  notify(organisationId: string): void
  /** Calls back with an organisation's id, or null when it may be any of them. */
  onNewVersion(listener: (organisationId: string | null) => void): void
  close(): Promise<void>
}

/** How often a file of SQLite is asked whether another process wrote to it, in milliseconds. */
const askEvery = 1000
const reconnectAfter = 1000

const listenToPostgres = (url: string, tell: (organisationId: string | null) => void): (() => Promise<void>) => {
  let over = false
  let end: () => Promise<void> = async () => undefined
  let again: NodeJS.Timeout | undefined
  const connect = async (): Promise<void> => {
    const { default: pg } = await import('pg')
    const client = new pg.Client({ connectionString: url })
    end = () => client.end()
    const lost = (): void => {
      if (over) return
      clearTimeout(again)
      again = setTimeout(() => void connect(), reconnectAfter)
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => tell(payload ?? null))
    try {
      await client.connect()
      await client.query('listen uitrol')
      // What was written while nobody listened is told now.
      tell(null)
    } catch {
      lost()
    }
  }
  const first = connect()
  return async () => {
    over = true
    clearTimeout(again)
    await first
    await end().catch(() => undefined)
  }
}

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
  const close = database.kind === 'postgres' ? listenToPostgres(database.where, tell) : askSqlite(database, tell)
  return { notify: tell, onNewVersion: (listener) => void listeners.push(listener), close }
}
