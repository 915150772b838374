/** What stays on this device when the browser closes: rows, the version they stand at, and the outbox, one database per account. */
import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Kept } from '#web/sync/outbox.ts'
import { type Fed, isFirstFill, noScope, type Scope, scopeAfter, shapeOfRows } from '#web/sync/rows.ts'

interface Layout extends DBSchema {
  rows: { key: [string, string]; value: { table: string; key: string; row: Record<string, unknown> } }
  outbox: { key: string; value: Kept }
  meta: { key: string; value: unknown }
}

export interface Device {
  /** Everything kept, for the start and after a gap. */
  load(): Promise<{ version: number; fed: Fed; outbox: Kept[]; scope: Scope; behind: boolean }>
  loadOutbox(): Promise<Kept[]>
  /** Takes in a piece of the feed that begins after `after`; pieces that another tab took in already change nothing. */
  take(after: number, fed: Fed): Promise<void>
  keep(kept: readonly Kept[]): Promise<true>
  forget(ids: readonly string[]): Promise<void>
  /** Drops the rows, not the outbox. */
  clearRows(): Promise<void>
  wipe(): Promise<void>
}

/** What a browser says of a database that it deleted or closed meanwhile, that has no space left, or that is damaged. */
const unusable = new Set(['AbortError', 'InvalidStateError', 'NotReadableError', 'QuotaExceededError', 'TimeoutError', 'UnknownError'])

/** What was done with a device; nothing where there is none, or where the browser cannot use it any more. Faults of ours go on. */
export const ifUsable = async <T>(done: Promise<T> | undefined): Promise<T | undefined> => {
  try {
    return await done
  } catch (problem) {
    if (problem instanceof DOMException && unusable.has(problem.name)) return undefined
    throw problem
  }
}

/** What a transaction gives once all of it is done. Why it was stopped counts before what failed in it for that reason. */
const whole = async <T>(tx: { readonly done: Promise<void> }, work: () => Promise<T>): Promise<T> => {
  const [worked, done] = await Promise.allSettled([work(), tx.done])
  if (done.status === 'rejected') throw done.reason
  if (worked.status === 'rejected') throw worked.reason
  return worked.value
}

const deviceOn = (db: IDBPDatabase<Layout>, name: string): Device => ({
  async load() {
    const tx = db.transaction(['rows', 'outbox', 'meta'])
    const [rows, outbox, version, scope, behind] = await whole(tx, () =>
      Promise.all([
        tx.objectStore('rows').getAll(),
        tx.objectStore('outbox').getAll(),
        tx.objectStore('meta').get('version'),
        tx.objectStore('meta').get('scope'),
        tx.objectStore('meta').get('behind'),
      ]),
    )
    const at = typeof version === 'number' ? version : 0
    return {
      version: at,
      fed: { version: at, changes: rows.map((row) => ({ version: at, op: 'put', ...row })) },
      outbox,
      scope: (scope as Scope | undefined) ?? noScope,
      behind: behind === true,
    }
  },
  async loadOutbox() {
    const tx = db.transaction('outbox')
    return whole(tx, () => tx.store.getAll())
  },
  async take(after, fed) {
    const tx = db.transaction(['rows', 'meta'], 'readwrite')
    await whole(tx, async () => {
      const rows = tx.objectStore('rows')
      const meta = tx.objectStore('meta')
      const [stored, scope, behind] = await Promise.all([meta.get('version'), meta.get('scope'), meta.get('behind')])
      const at = fed.reset || typeof stored !== 'number' ? 0 : stored
      if (!fed.reset && (after > at || fed.version <= at)) return
      const writes: Promise<unknown>[] = fed.reset ? [rows.clear()] : []
      for (const { version, table, key, op, row } of fed.changes) {
        if (version <= at) continue
        writes.push(op === 'put' && row ? rows.put({ table, key, row }, [table, key]) : rows.delete([table, key]))
      }
      writes.push(meta.put(fed.version, 'version'))
      writes.push(meta.put(scopeAfter((scope as Scope | undefined) ?? noScope, fed), 'scope'))
      writes.push(meta.put(isFirstFill(after, fed, behind === true), 'behind'))
      await Promise.all(writes)
    })
  },
  async keep(kept) {
    const tx = db.transaction('outbox', 'readwrite')
    await whole(tx, () => Promise.all(kept.map((one) => tx.store.put(one, one.issued.id))))
    return true
  },
  async forget(ids) {
    const tx = db.transaction('outbox', 'readwrite')
    await whole(tx, () => Promise.all(ids.map((id) => tx.store.delete(id))))
  },
  async clearRows() {
    const tx = db.transaction(['rows', 'meta'], 'readwrite')
    const meta = tx.objectStore('meta')
    await whole(tx, () => Promise.all([tx.objectStore('rows').clear(), ...['version', 'scope', 'behind'].map((name) => meta.delete(name))]))
  },
  async wipe() {
    db.close()
    await deleteDB(name)
  },
})

const nameOf = (organisationId: string, accountId: string): string => `uitrol ${organisationId} ${accountId}`

/** Removes all that an account keeps on this device; other windows let go of it. */
export const clearDevice = async (organisationId: string, accountId: string): Promise<void> => {
  // Where nothing can be kept, nothing was.
  if ('indexedDB' in globalThis) await deleteDB(nameOf(organisationId, accountId)).catch(() => undefined)
}

/**
 * Opens what this account keeps on this device; rows that were sent for another sight (role, places) are fetched anew. `onDeleted` is
 * called when it is deleted from outside: by another window of the same account, or by the browser. Nothing can be kept in it afterwards.
 * Undefined where nothing can be kept (a private window, a damaged database): all as usual, until the window closes.
 */
export const openDevice = async (
  organisationId: string,
  accountId: string,
  sight: string,
  onDeleted: () => void,
): Promise<Device | undefined> => {
  const name = nameOf(organisationId, accountId)
  try {
    const db = await openDB<Layout>(name, 1, {
      upgrade: (made) => {
        made.createObjectStore('rows')
        made.createObjectStore('outbox')
        made.createObjectStore('meta')
      },
      blocking: (_current, _next, event) => {
        onDeleted()
        const closing = event.target as IDBDatabase
        closing.close()
      },
      terminated: onDeleted,
    })
    const device = deviceOn(db, name)
    const wanted = `${sight} ${shapeOfRows}`
    const tx = db.transaction('meta')
    if ((await whole(tx, () => tx.store.get('shape'))) !== wanted) {
      await device.clearRows()
      await db.put('meta', wanted, 'shape')
    }
    return device
  } catch {
    return undefined
  }
}
