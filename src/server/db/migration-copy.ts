/** The copy of a SQLite file before its schema is changed: consistent, on disk before anything else happens, and never written over. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

const syncPath = async (path: string, flags: 'r' | 'r+'): Promise<void> => {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes what a folder holds survive a loss of power. Windows cannot do this and does not need it. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform !== 'win32') await syncPath(folder, 'r')
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
/** What file systems without hard links answer. */
const withoutLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/** Gives a finished file its name, on disk when this returns; false, and nothing done, when something of that name is there. */
export const putInPlace = async (part: string, file: string): Promise<boolean> => {
  await syncPath(part, 'r+')
  try {
    await link(part, file)
    await rm(part)
  } catch (error) {
    const isThere = (await stat(file).catch(() => undefined)) !== undefined
    if (codeOf(error) === 'EEXIST' || isThere) return false
    if (!withoutLinks.has(codeOf(error))) throw error
    await rename(part, file)
  }
  await syncFolder(dirname(file))
  return true
}

/** The database as one file without a journal, as it is at this moment; other connections may go on writing. */
export const snapshot = async (file: string, part: string): Promise<void> => {
  const { default: Sqlite } = await import('better-sqlite3')
  const raw = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    raw.prepare('vacuum into ?').run(part)
  } finally {
    raw.close()
  }
}

/** The SHA-256 of a file, in hex. */
export const digestOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** The copies of a database that lie beside it, newest first. */
export const copiesOf = async (file: string): Promise<string[]> => {
  const names = await readdir(dirname(file)).catch(() => [])
  const copies = names.filter((name) => name.startsWith(`${basename(file)}.before-`) && !name.endsWith('.part'))
  const dated = await Promise.all(
    copies.map(async (name) => {
      const path = join(dirname(file), name)
      return { path, at: (await stat(path)).mtimeMs }
    }),
  )
  return dated.toSorted((one, other) => other.at - one.at || (one.path < other.path ? 1 : -1)).map(({ path }) => path)
}

/**
 * Copies a database under a name that says which step comes next and which was the last; answers the path. A copy that is there already
 * is kept: the new one gets a number, unless it would be the same to the byte, as after an upgrade that was broken off and begun again.
 */
export const copyBefore = async (file: string, next: string, last: string): Promise<string> => {
  // The caller holds the lock of the database, so nobody else is writing a copy: what is unfinished is of a process that was killed.
  for (const one of await readdir(dirname(file)))
    if (one.startsWith(`${basename(file)}.before-`) && one.endsWith('.part')) await rm(join(dirname(file), one), { force: true })
  const name = `${file}.before-${next}.after-${last}`
  const part = `${name}.${randomUUID()}.part`
  try {
    await snapshot(file, part)
    const digest = await digestOf(part)
    for (let number = 1; ; number++) {
      const path = number === 1 ? name : `${name}.${number}`
      if (await putInPlace(part, path)) return path
      if ((await digestOf(path)) === digest) return path
    }
  } finally {
    await rm(part, { force: true })
  }
}
