/** Uploaded files, beside the database: kept under the SHA-256 of what is in them, cut off when too large, swept when nobody names them. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '#core/kernel/problem.ts'
import type { Config } from '#server/base/config.ts'
import type { Database } from '#server/db/database.ts'
import { type FileKind, kindOf } from '#server/training/resource-kinds.ts'

const megabyte = 1_000_000
const named = /^[0-9a-f]{64}$/

export const filesFolder = ({ data }: Pick<Config, 'data'>): string => join(data, 'files')
/** Where a file lies; undefined for what is no SHA-256, so that no name leads anywhere else. */
export const pathOf = (config: Pick<Config, 'data'>, sha256: string): string | undefined =>
  named.test(sha256) ? join(filesFolder(config), sha256) : undefined

export const mostUploadBytes = ({ uploadLimit }: Pick<Config, 'uploadLimit'>): number => uploadLimit * megabyte

/** Which files are kept, and what is said of one that is too large. */
export interface Keeping {
  readonly kindOf: (fileName: string) => FileKind | undefined
  readonly tooLarge: (config: Pick<Config, 'uploadLimit'>) => Problem
}

/** Files to learn from: of a few kinds, each what its name promises. */
export const learningFiles: Keeping = {
  kindOf,
  tooLarge: ({ uploadLimit }) => new Problem('training.fileTooLarge', { megabytes: uploadLimit }),
}

export interface KeptFile {
  readonly sha256: string
  readonly bytes: number
  readonly mediaType: string
}

/** Enough of a file to see what it is. */
const headBytes = 64

/**
 * Writes a stream to a file of its own until it is whole and on disk, then under its SHA-256; whatever goes wrong on the way leaves nothing.
 * Problems: that it is too large as soon as it is, `training.fileKind` at its first bytes, `training.fileEmpty`.
 */
export const keepFile = async (
  config: Pick<Config, 'data' | 'uploadLimit'>,
  { kindOf: kindIn, tooLarge }: Keeping,
  fileName: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<KeptFile> => {
  const kind = kindIn(fileName)
  if (!kind) throw new Problem('training.fileKind', {})
  const folder = filesFolder(config)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const part = join(folder, `${randomUUID()}.part`)
  const hash = createHash('sha256')
  const most = mostUploadBytes(config)
  let bytes = 0
  let head = Buffer.alloc(0)
  const file = await open(part, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      bytes += chunk.length
      if (bytes > most) throw tooLarge(config)
      if (head.length < headBytes) {
        head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
        if (head.length === headBytes && !kind.begins(head)) throw new Problem('training.fileKind', {})
      }
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    if (bytes === 0) throw new Problem('training.fileEmpty', {})
    if (!kind.begins(head)) throw new Problem('training.fileKind', {})
    await file.sync()
    await file.close()
    const sha256 = hash.digest('hex')
    await rename(part, join(folder, sha256))
    // A file that was there already is as new as this upload: the sweep leaves it alone until a row names it.
    const now = new Date()
    await utimes(join(folder, sha256), now, now)
    return { sha256, bytes, mediaType: kind.mediaType }
  } catch (trouble) {
    await file.close().catch(() => undefined)
    await rm(part, { force: true })
    throw trouble
  }
}

/** How long a file may lie there before a row names it. */
const grace = 3_600_000

/**
 * Takes away files that no resource and no export of any organisation names any more, and parts of uploads that broke off; those of the last hour stay.
 * Answers how many went.
 */
export const sweepFiles = async (config: Pick<Config, 'data'>, { db }: Database, now: number): Promise<number> => {
  const folder = filesFolder(config)
  const names = await readdir(folder).catch(() => [])
  let gone = 0
  for (const name of names) {
    if (!named.test(name) && !name.endsWith('.part')) continue
    const path = join(folder, name)
    const isOld = async (): Promise<boolean> => {
      const found = await stat(path).catch(() => undefined)
      return found !== undefined && now - found.mtimeMs > grace
    }
    if (!(await isOld())) continue
    if (named.test(name)) {
      const used =
        (await db.selectFrom('resource').select('resourceId').where('sha256', '=', name).limit(1).executeTakeFirst()) ??
        (await db
          .selectFrom('oldExport')
          .select('exportId')
          .where('fileHash', '=', name)
          .where('keptAt', 'is not', null)
          .limit(1)
          .executeTakeFirst())
      // Asked once more, for an upload of the same file that came in meanwhile.
      if (used || !(await isOld())) continue
    }
    await unlink(path).then(
      () => gone++,
      () => undefined,
    )
  }
  return gone
}
