/** A copy of a database file for safe keeping: made while others write, never over another file, and checked as it would be restored. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { TrailBreak } from '#core/trail/trail.ts'
import { trailsIn, verifyTrail } from '#server/audit/verify-chain.ts'
import { damageIn } from '#server/db/database-file.ts'
import { openDatabase } from '#server/db/database.ts'
import { isKnown } from '#server/db/migrate.ts'
import { digestOf, putInPlace, snapshot } from '#server/db/migration-copy.ts'

/** Copies the database of a file, with its SHA-256 in a file beside the copy; null, and nothing done, when there is a file of that name. */
export const backupDatabase = async (file: string, copy: string): Promise<{ readonly digest: string } | null> => {
  const part = `${resolve(copy)}.${randomUUID()}.part`
  try {
    await snapshot(file, part)
    const digest = await digestOf(part)
    if (!(await putInPlace(part, resolve(copy)))) return null
    const beside = await open(`${copy}.sha256`, 'w')
    try {
      await beside.writeFile(`${digest}  ${basename(copy)}\n`)
      await beside.sync()
    } finally {
      await beside.close()
    }
    return { digest }
  } finally {
    await rm(part, { force: true })
  }
}

export type BackupVerdict =
  | { readonly end: 'noCopy' | 'digest' | 'damaged' }
  | { readonly end: 'trail'; readonly organisationId: string; readonly broken: TrailBreak }
  | { readonly end: 'whole'; readonly organisations: number; readonly digest: string }

/**
 * Whether a copy can be relied on: its SHA-256 where that is beside it, its pages, its schema, and the activity log of each organisation.
 * It is opened as a copy of its own, in a folder made and removed in `beside`.
 */
export const verifyBackup = async (copy: string, beside = join(tmpdir(), 'uitrol-backup-')): Promise<BackupVerdict> => {
  const digest = await digestOf(copy).catch(() => null)
  if (digest === null) return { end: 'noCopy' }
  const said = await readFile(`${copy}.sha256`, 'utf8').catch(() => digest)
  if (!said.startsWith(digest)) return { end: 'digest' }
  if ((await damageIn(copy)) !== null) return { end: 'damaged' }
  const folder = await mkdtemp(beside)
  try {
    // Opened elsewhere: opening a database may write to its file.
    const opened = join(folder, 'uitrol.db')
    await snapshot(resolve(copy), opened)
    const database = await openDatabase(`sqlite:${opened}`)
    try {
      if (!(await isKnown(database))) return { end: 'damaged' }
      const ids = await trailsIn(database)
      for (const organisationId of ids) {
        const { broken } = await verifyTrail(database, organisationId)
        if (broken) return { end: 'trail', organisationId, broken }
      }
      return { end: 'whole', organisations: ids.length, digest }
    } finally {
      await database.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
