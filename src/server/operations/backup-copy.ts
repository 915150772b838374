/** A copy of a SQLite database for one day: it counts once it was opened and checked, and only the newest are kept. */
import { mkdir, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Backup, BackupFailure } from '#core/operations/backup-standing.ts'
import { serverTrouble } from '#server/db/database-health.ts'
import { putInPlace, snapshot } from '#server/db/migration-copy.ts'
import { verifyBackup } from '#server/operations/backup-database.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

const named = /^uitrol-(\d{4}-\d{2}-\d{2})\.db$/
/** What is unfinished is called so; what is left of it after a kill is removed before the next copy. */
const unfinished = '.unfinished-'
/** So much stays free on the disk. */
const spareBytes = 50_000_000

/** Copies that were checked lie beside their SHA-256, which is written last; newest first. */
export const copiesIn = async (folder: string): Promise<Backup[]> => {
  const names = new Set(await readdir(folder).catch(() => []))
  const found = [...names].flatMap((fileName) => {
    const [, madeOn] = named.exec(fileName) ?? []
    return madeOn !== undefined && names.has(`${fileName}.sha256`) ? [{ fileName, madeOn }] : []
  })
  const sized = await Promise.all(found.map(async (one) => ({ ...one, bytes: (await stat(join(folder, one.fileName))).size })))
  return sized.toSorted((one, other) => (one.madeOn < other.madeOn ? 1 : -1))
}

/** What a database takes on the disk, its journal included. */
export const bytesOf = async (file: string): Promise<number> => {
  const sizes = await Promise.all([file, `${file}-wal`].map(async (one) => (await stat(one).catch(() => undefined))?.size ?? 0))
  return sizes.reduce((sum, one) => sum + one, 0)
}

export interface BackupWanted {
  readonly file: string
  readonly folder: string
  readonly day: string
  readonly kept: number
}

/** Copies, checks, names it, and removes the oldest; what went wrong, or null. Others may read and write meanwhile. */
const makeCopy = async ({ file, folder, day, kept }: BackupWanted): Promise<BackupFailure | null> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    for (const name of await readdir(folder))
      if (name.startsWith(unfinished)) await rm(join(folder, name), { recursive: true, force: true })
    const { bavail, bsize } = await statfs(folder)
    // For the copy and the one that is opened to check it: a backup never fills the disk on which the server writes.
    if (bavail * bsize < 2 * (await bytesOf(file)) + spareBytes) return 'noSpace'
    const part = join(folder, `${unfinished}${day}`)
    const name = `uitrol-${day}.db`
    try {
      await snapshot(file, part)
      const found = await verifyBackup(part, join(folder, unfinished))
      if (found.end !== 'whole') return 'damaged'
      // One without its SHA-256 is of a server that was killed here: it was never counted.
      for (const one of [`${name}.sha256`, name]) await rm(join(folder, one), { force: true })
      await putInPlace(part, join(folder, name))
      // Whole as soon as it has its name: it makes the copy count.
      const sum = `${part}.sha256`
      await writeFile(sum, `${found.digest}  ${name}\n`)
      await putInPlace(sum, join(folder, `${name}.sha256`))
    } finally {
      await rm(part, { force: true })
    }
    // One of a day to come was made while the clock was wrong, and goes first.
    const inOrder = (await copiesIn(folder)).toSorted((one, other) => Number(one.madeOn > day) - Number(other.madeOn > day))
    for (const { fileName } of inOrder.slice(kept))
      for (const one of [`${fileName}.sha256`, fileName]) await rm(join(folder, one), { force: true })
    return null
  } catch (trouble) {
    const known = serverTrouble(trouble)
    if (known === 'server.diskFull') return 'noSpace'
    if (known === 'server.databaseDamaged') return 'damaged'
    if (trouble instanceof Error && 'syscall' in trouble) return 'unwritable'
    throw trouble
  }
}

/** The same as a task of a thread. */
export const dailyBackup: ThreadTask<BackupWanted, BackupFailure | null> = (_parts, wanted) => makeCopy(wanted)
