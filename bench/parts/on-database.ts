/** An empty database, and a built server on it, for benches that are about either kind: `npm run bench NAME [sqlite|postgres] …`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#test/postgres.ts'
import { type BuiltServer, startBuilt } from './built-server.ts'
import { durableDatabase } from './durable-database.ts'

type Kind = 'sqlite' | 'postgres'
const isKind = (word: string | undefined): word is Kind => word === 'sqlite' || word === 'postgres'

const given = process.argv.slice(2)
/** The kind of database that was asked for, SQLite where none was. */
export const kind: Kind = given.find(isKind) ?? 'sqlite'
/** What was asked for beside it. */
export const options: readonly string[] = given.filter((word) => !isKind(word))

export interface OwnDatabase {
  /** Where it is, as `openDatabase` takes it. */
  readonly url: string
  close(): Promise<void>
}

/** An empty database whose commits wait for the disk. */
export const ownDatabase = async (): Promise<OwnDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'uitrol-bench-'))
  const stop = kind === 'postgres' ? await startPostgres('durable') : undefined
  const where = await durableDatabase(kind, folder, 'bench')
  const url = kind === 'sqlite' ? `sqlite:${where}` : where
  const close = async (): Promise<void> => {
    await stop?.()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url, close }
}

/** Starts the built server on a database of its own; `close` ends both. */
export const startOnDatabase = async (): Promise<OwnDatabase & { readonly server: BuiltServer }> => {
  const { url, close } = await ownDatabase()
  const server = await startBuilt([], { UITROL_DATABASE_URL: url })
  return { server, url, close: () => server.close().then(close) }
}
