/** What errors of the database and the file system mean for the server as a whole, and whether that still holds. */
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProblemCode } from '#core/registry/problems.ts'
import { DatabaseLost } from '#server/db/postgres.ts'

/** The error codes of SQLite, PostgreSQL and the file system that mean that no request of this kind can succeed just now. */
const meanings: readonly (readonly [codes: RegExp, means: Extract<ProblemCode, `server.${string}`>])[] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT|53100)$/, 'server.diskFull'],
  [/^(SQLITE_CORRUPT(_\w+)?|SQLITE_NOTADB|XX00[12])$/, 'server.databaseDamaged'],
  [/^(28\w{3}|3D000)$/, 'server.databaseRefused'],
]

/** What an error says about the whole server; null for one that only concerns what was asked. */
export const serverTrouble = (error: unknown): (typeof meanings)[number][1] | null => {
  if (error instanceof DatabaseLost) return 'server.databaseLost'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return meanings.find(([codes]) => codes.test(code))?.[1] ?? null
}

/** Does what a reader can do without, such as noting when somebody was last seen: on a full disk or a damaged file reading goes on. */
export const ifWritable = async (task: () => Promise<unknown>): Promise<void> => {
  try {
    await task()
  } catch (trouble) {
    if (serverTrouble(trouble) === null) throw trouble
  }
}

export interface DatabaseHealth {
  /** Takes note of an error of the database. */
  note(error: unknown): void
  /** Whether the database was found damaged: nothing more is written to it by this process. */
  isDamaged(): boolean
  /** What keeps the server from writing just now; null when nothing does. */
  trouble(): Promise<ProblemCode | null>
}

/** With less free space than this, in bytes, a disk counts as full. */
const leastFree = 1024 * 1024
/** How long a full disk that cannot be looked at from here is taken to be full after its last error, in milliseconds. */
const remembered = 15_000

/** Whether a file can be written here: free space alone says nothing about quotas. */
const takesFile = async (folder: string): Promise<boolean> => {
  const probe = join(folder, `.uitrol-space-${process.pid}`)
  try {
    await writeFile(probe, Buffer.alloc(leastFree), { flush: true })
    return true
  } catch {
    return false
  } finally {
    await rm(probe, { force: true })
  }
}

/** Watches over a database; `folder` is where its files lie, null where they are on another machine. */
export const createDatabaseHealth = (folder: string | null): DatabaseHealth => {
  let damaged = false
  let fullAt: number | null = null

  const isFull = async (): Promise<boolean> => {
    if (folder === null) return fullAt !== null && performance.now() - fullAt < remembered
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < leastFree) return true
    if (fullAt !== null && (await takesFile(folder))) fullAt = null
    return fullAt !== null
  }

  return {
    note: (error) => {
      const means = serverTrouble(error)
      if (means === 'server.databaseDamaged') damaged = true
      if (means === 'server.diskFull') fullAt = performance.now()
    },
    isDamaged: () => damaged,
    trouble: async () => (damaged ? 'server.databaseDamaged' : (await isFull()) ? 'server.diskFull' : null),
  }
}
