/** Rows that no statement asks for in an order come from SQLite last first here, so that nothing hangs on the order of a database. The runner loads it. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type Sqlite from 'better-sqlite3'
import { afterAll } from 'vitest'

const reversed = new WeakSet<object>()

const reverse = (message: unknown): void => {
  const { raw } = message as { readonly raw: Sqlite.Database }
  if (reversed.has(raw)) return
  reversed.add(raw)
  raw.pragma('reverse_unordered_selects = ON')
}

subscribe('uitrol.statement', reverse)
afterAll(() => void unsubscribe('uitrol.statement', reverse))
