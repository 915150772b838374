/** Connections to PostgreSQL: each is watched, and given up when the server is gone or answers no more; work goes on when it is back. */
import { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client, ClientConfig, PoolClient } from 'pg'

/** The database cannot be reached, or went away before it answered: whether a commit under way was carried out is not known. */
export class DatabaseLost extends Error {
  constructor(cause?: unknown) {
    super('The database cannot be reached.', { cause })
    this.name = 'DatabaseLost'
  }
}

/** How long a connection may take to come about, in milliseconds. */
const connectWithin = 5000
/** A query that takes longer than this raises the question whether the server still answers at all, in milliseconds. */
const slow = 3000
/** How long that question may take: once for the connection, once for the answer, in milliseconds. */
const patience = 2500
/** How often a server that is gone is asked again, in milliseconds. */
const askAgainEvery = 500
/** What the server itself ends after so long, in milliseconds; a migration takes longer and says so. */
const longestStatement = 120_000
const longestIdleTransaction = 300_000

/** What the system and PostgreSQL say of a connection that is gone or does not come about. */
const lostCodes = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_\w+|08\w{3}|57P0[1235]|53300|25P03)$/
/** The client library says these without a code. */
const lostWords = /connection|timeout|not queryable/i

const isLost = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  return 'code' in error && typeof error.code === 'string' ? lostCodes.test(error.code) : lostWords.test(error.message)
}

const ignore = (): void => undefined

/** A statement sent this often is kept prepared; one that is rarer would only fill the memory of the server, on every connection. */
const worthPreparing = 5
const mostPrepared = 500
const mostCounted = 5000

/** Gives names to the texts of statements that come again and again, so that PostgreSQL parses and plans each once a connection. */
const createNames = (): ((text: string) => string | undefined) => {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  return (text) => {
    const name = names.get(text)
    if (name !== undefined || names.size >= mostPrepared) return name
    const used = (uses.get(text) ?? 0) + 1
    if (uses.size >= mostCounted) uses.clear()
    if (used < worthPreparing) return void uses.set(text, used)
    uses.delete(text)
    names.set(text, `u${names.size}`)
    return names.get(text)
  }
}

/** What PostgreSQL says where a table was altered since a statement was prepared: a newer version of the product upgraded the database. */
const isOutdated = (error: unknown): boolean => error instanceof Error && 'routine' in error && error.routine === 'RevalidateCachedQuery'

/** Sockets that we hold in our own hand: a server that answers nothing does not close its side either. */
const createSockets = () => {
  const open = new Set<Socket>()
  return {
    stream: (): Socket => {
      const socket = new Socket()
      open.add(socket)
      socket.once('close', () => open.delete(socket))
      return socket
    },
    destroy: (): void => {
      for (const socket of open) socket.destroy()
    },
  }
}

/** A client that is not of the pool, and how to let go of it whatever state it is in. */
const openClient = async (config: ClientConfig): Promise<{ client: Client; drop: () => void }> => {
  const { default: pg } = await import('pg')
  const sockets = createSockets()
  const client = new pg.Client({ keepAlive: true, ...config, stream: sockets.stream })
  client.on('error', ignore)
  const drop = (): void => {
    client.end().catch(ignore)
    sockets.destroy()
  }
  return { client, drop }
}

/** Whether a server answers, asked over a connection of its own. */
const answers = async (connectionString: string): Promise<boolean> => {
  const { client, drop } = await openClient({ connectionString, connectionTimeoutMillis: patience, query_timeout: patience })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    drop()
  }
}

/** The socket of a connection; the types of the client library leave it out. */
const socketOf = (client: PoolClient): Socket | undefined => (client as unknown as { connection?: { stream?: Socket } }).connection?.stream

/** The process of the server that serves a connection; the types of the client library leave it out. */
const processOf = (client: PoolClient): number | undefined => (client as { processID?: number }).processID

export interface PostgresPool {
  /** Lends a connection. Raises DatabaseLost. */
  connect(): Promise<{ query: PoolClient['query']; release(): void }>
  /** Whether the server can be reached, as far as is known; costs nothing. */
  isReachable(): boolean
  /** Whether this process of the server belongs to one of these connections. */
  isOwn(processId: number): boolean
  end(): Promise<void>
  readonly options: ClientConfig
}

/**
 * Opens a pool. Once the server is found to be gone, every query under way fails and every new one fails at once, until the server
 * answers again; all of them with DatabaseLost.
 */
export const openPool = async (connectionString: string): Promise<PostgresPool> => {
  const { default: pg } = await import('pg')
  const sockets = createSockets()
  const nameOf = createNames()
  const pool = new pg.Pool({
    connectionString,
    max: 10,
    // Statements of a transaction that need not wait for each other are sent at once.
    pipeline: true,
    connectionTimeoutMillis: connectWithin,
    keepAlive: true,
    statement_timeout: longestStatement,
    idle_in_transaction_session_timeout: longestIdleTransaction,
    stream: sockets.stream,
  })
  // A connection lost while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', ignore)
  const own = new Set<number | undefined>()
  pool.on('connect', (client) => {
    // So would one that is lost between the moment at which the pool lends it out and the next, in which we have it.
    client.on('error', ignore)
    own.add(processOf(client))
  })
  pool.on('remove', (client) => void own.delete(processOf(client)))
  let lost = false
  let over = false
  let asking = false

  const ask = async (): Promise<void> => {
    asking = true
    while (!over) {
      lost = !(await answers(connectionString))
      if (!lost || over) break
      sockets.destroy()
      await wait(askAgainEvery, undefined, { ref: false })
    }
    asking = false
  }
  const suspect = (): void => {
    if (!asking && !over) void ask()
  }

  const watched = (client: PoolClient): Awaited<ReturnType<PostgresPool['connect']>> => {
    let gone: unknown
    const note = (error: unknown): void => void (gone ??= error)
    // A connection that is lost while it is lent out says so here; without a listener it would end the process.
    client.on('error', note)
    const query = async (text: string, values?: unknown[]): Promise<unknown> => {
      if (gone !== undefined) {
        // A transaction on a connection that is gone is rolled back already: what went wrong is not hidden behind that.
        if (text === 'rollback') return { command: 'ROLLBACK', rows: [] }
        throw new DatabaseLost(gone)
      }
      const watch = setInterval(suspect, slow)
      // Statements that are sent at once leave in one write.
      const socket = socketOf(client)
      socket?.cork()
      process.nextTick(() => socket?.uncork())
      try {
        // Without values it begins or ends a transaction, or changes the schema.
        return await client.query(values?.length ? { name: nameOf(text), text, values } : text)
      } catch (error) {
        // Its prepared statements are of an older schema: the connection is given up, and what was asked is asked again on another.
        if (!isLost(error) && !isOutdated(error)) throw error
        note(error)
        suspect()
        throw new DatabaseLost(error)
      } finally {
        clearInterval(watch)
      }
    }
    const release = (): void => {
      client.off('error', note)
      client.release(gone !== undefined)
    }
    return { query: query as PoolClient['query'], release }
  }

  return {
    options: { connectionString },
    connect: async () => {
      if (lost) throw new DatabaseLost()
      try {
        return watched(await pool.connect())
      } catch (error) {
        if (!isLost(error)) throw error
        suspect()
        throw new DatabaseLost(error)
      }
    },
    isReachable: () => !lost,
    isOwn: (processId) => own.has(processId),
    end: async () => {
      over = true
      await Promise.race([pool.end(), wait(1000, undefined, { ref: false })])
      sockets.destroy()
    },
  }
}

/** How often a connection that only listens is asked whether it is still there, in milliseconds. */
const pingEvery = 5000
const longestPause = 5000

/**
 * Listens to a channel of PostgreSQL for as long as it is not closed, over as many connections as that takes. `begun` is told each time
 * listening begins, because what was said before went unheard.
 */
export const listenTo = (
  connectionString: string,
  channel: string,
  heard: (payload: string | undefined, processId: number) => void,
  begun: () => void,
): (() => Promise<void>) => {
  const stopping = new AbortController()
  const { signal } = stopping
  const pause = (milliseconds: number): Promise<void> => wait(milliseconds, undefined, { ref: false, signal }).catch(ignore)

  /** Over one connection, until it breaks. */
  const listen = async (): Promise<void> => {
    const { client, drop } = await openClient({ connectionString, connectionTimeoutMillis: connectWithin, query_timeout: pingEvery })
    try {
      const broken = new Promise<void>((resolve) => {
        client.on('error', () => resolve())
        client.on('end', () => resolve())
        signal.addEventListener('abort', () => resolve())
      })
      client.on('notification', ({ payload, processId }) => heard(payload, processId))
      await client.connect()
      await client.query(`listen ${channel}`)
      begun()
      let isBroken = false
      void broken.then(() => (isBroken = true))
      while (!isBroken) {
        await Promise.race([broken, pause(pingEvery)])
        if (!isBroken) await client.query('select 1')
      }
    } finally {
      drop()
    }
  }

  const run = async (): Promise<void> => {
    let between = 250
    while (!signal.aborted) {
      const at = performance.now()
      await listen().catch(ignore)
      between = performance.now() - at > 2 * pingEvery ? 250 : Math.min(longestPause, between * 2)
      await pause(between)
    }
  }
  const running = run()
  return () => {
    stopping.abort()
    return running
  }
}
