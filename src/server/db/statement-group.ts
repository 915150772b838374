/**
 * Statements that go to PostgreSQL together and are answered together: what it says to them comes in one piece. After each that stands
 * alone it sends what it has and waits, which wakes both sides for every statement. As in a transaction, after one that fails none holds.
 */
import type { Connection, Query, QueryConfig, QueryResult, Submittable } from 'pg'

export interface Statement {
  /** Kept prepared under this name; undefined where it is parsed anew. */
  readonly name: string | undefined
  readonly text: string
  readonly values: unknown[]
}

/** A statement sent this often is kept prepared; one that is rarer would only fill the memory of the server, on every connection. */
const worthPreparing = 5
const mostPrepared = 500
const mostCounted = 5000

/** Gives names to the texts of statements that come again and again, so that PostgreSQL parses and plans each once a connection. */
export const createNames = (): ((text: string) => string | undefined) => {
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

/** What the client library calls on a query; its types leave it out. */
interface Handlers {
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, connection: Connection): void
  handleEmptyQuery(connection: Connection): void
  handleCopyInResponse(connection: Connection): void
  handleReadyForQuery(connection: Connection): void
  handleError(error: unknown, connection: Connection): void
}

/** A query of the client library, which knows how its values are written and its rows are read. */
interface Part extends Handlers {
  readonly name?: string
  readonly text: string
  prepare(connection: Connection): void
}

/** What a connection has prepared, by name. */
interface Preparing {
  readonly parsedStatements: Record<string, string>
  readonly submittedNamedStatements: Record<string, string>
}

type QueryClass = new (config: QueryConfig, answered: (error: Error | undefined, result: QueryResult) => void) => Query

/** The columns that a prepared statement of a connection answers with, as it described them once; by name, null for one without rows. */
export type Described = Map<string, unknown>

/** Makes a group that `PoolClient.query` takes; `settle` is told of each statement, in their order, once all of them are done, or that they failed. */
export const groupOf = (
  QueryOfLibrary: QueryClass,
  statements: readonly Statement[],
  described: Described,
  settle: (index: number, error: Error | undefined, result: QueryResult) => void,
): Submittable & Handlers => {
  const parts = statements.map(
    ({ name, text, values }, index) =>
      new QueryOfLibrary({ name, text, values }, (error, result) => settle(index, error ?? undefined, result)) as unknown as Part,
  )
  let answered = 0
  /** Why a value could not be written, where one could not: nothing is asked then. */
  let refused: unknown
  const current = (): Part => parts[answered] as Part
  const forget = (connection: Connection, areParsed: boolean): void => {
    const { parsedStatements, submittedNamedStatements } = connection as unknown as Preparing
    for (const { name, text } of parts) {
      if (name === undefined) continue
      delete submittedNamedStatements[name]
      if (areParsed) parsedStatements[name] = text
      else described.delete(name)
    }
  }
  const fail = (error: unknown, connection: Connection): void => {
    forget(connection, false)
    for (const part of parts) part.handleError(error, connection)
  }
  return {
    submit: (connection) => {
      const { parse, bind, execute, close } = connection
      const { parsedStatements, submittedNamedStatements } = connection as unknown as Preparing
      const pieces: Uint8Array[] = []
      let preparing: Part | undefined
      const collecting = {
        parsedStatements,
        submittedNamedStatements,
        bind: (one: Parameters<typeof bind>[0]) => {
          try {
            bind.call(collecting as unknown as Connection, one, true)
          } catch (error) {
            refused = error
            throw error
          }
        },
        execute,
        close,
        parse: (one: Parameters<typeof parse>[0]) => {
          // Of a group that failed nobody knows how much was prepared.
          if (one.name) close.call(collecting as unknown as Connection, { type: 'S', name: one.name }, true)
          parse.call(collecting as unknown as Connection, one, true)
        },
        describe: (one: Parameters<Connection['describe']>[0]) => {
          const columns = described.get(preparing?.name ?? '')
          if (columns === undefined) connection.describe.call(collecting as unknown as Connection, one, true)
          else if (columns !== null) preparing?.handleRowDescription(columns)
        },
        // All of them have one end.
        sync: () => undefined,
        _send: (piece: Uint8Array) => pieces.push(piece),
      }
      for (preparing of parts) preparing.prepare(collecting as unknown as Connection)
      if (refused !== undefined) {
        pieces.length = 0
        fail(refused, connection)
      }
      connection.sync.call(collecting as unknown as Connection)
      connection.stream.write(Buffer.concat(pieces))
    },
    handleRowDescription: (message) => {
      const { name } = current()
      if (name !== undefined) described.set(name, message)
      current().handleRowDescription(message)
    },
    handleDataRow: (message) => current().handleDataRow(message),
    handleCommandComplete: (message, connection) => {
      const { name } = current()
      if (name !== undefined && !described.has(name)) described.set(name, null)
      current().handleCommandComplete(message, connection)
      answered++
    },
    handleEmptyQuery: () => void answered++,
    handleCopyInResponse: (connection) => current().handleCopyInResponse(connection),
    handleReadyForQuery: (connection) => {
      if (refused !== undefined) return
      forget(connection, true)
      for (const part of parts) part.handleReadyForQuery(connection)
    },
    handleError: fail,
  }
}
