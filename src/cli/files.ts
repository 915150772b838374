/** Files as the command line takes and leaves them: read whole, written whole or not at all. */
import { createHash } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { FileReason } from '#cli/cli-words.ts'
import { CliError } from '#cli/cli-error.ts'

const codeOf = (trouble: unknown): string => (trouble instanceof Error && 'code' in trouble ? String(trouble.code) : String(trouble))

/** What the system's code comes down to for whoever named the file; the code itself where it is a rare one. */
const reasons: Readonly<Record<string, FileReason>> = {
  EISDIR: 'folder',
  ENOENT: 'noFolder',
  ENOTDIR: 'noFolder',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENAMETOOLONG: 'longName',
}
/** Why the system could not read or write, for whoever named the file. */
export const reasonOf = (trouble: unknown): FileReason => reasons[codeOf(trouble)] ?? { code: codeOf(trouble) }

/** The complaint about a file that cannot be read: cli.fileMissing or cli.fileUnreadable. */
export const unreadable = (file: string, trouble: unknown): CliError => {
  const reason = reasonOf(trouble)
  return reason === 'noFolder'
    ? new CliError('cli.fileMissing', { file }, { file })
    : new CliError('cli.fileUnreadable', { file, reason }, { file })
}

/** The bytes of a file, or of standard input for `-`. Complaints: cli.fileMissing, cli.fileUnreadable. */
export const bytesOf = async (file: string): Promise<Uint8Array> => {
  try {
    if (file !== '-') return await readFile(file)
    const pieces: Uint8Array[] = []
    for await (const piece of process.stdin) pieces.push(piece as Uint8Array)
    return Buffer.concat(pieces)
  } catch (trouble) {
    throw unreadable(file, trouble)
  }
}

/** Writes beside the place and renames: whoever looks sees the old file or the new one; `mode` says who may read it. CliError: cli.fileUnwritable. */
export const writeWhole = async (file: string, body: string | Uint8Array, mode?: number): Promise<{ bytes: number; sha256: string }> => {
  const beside = `${file}.${process.pid}.part`
  try {
    await writeFile(beside, body, { mode })
    await rename(beside, file)
  } catch (trouble) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw new CliError('cli.fileUnwritable', { file, reason: reasonOf(trouble) }, { file })
  }
  return { bytes: Buffer.byteLength(body), sha256: createHash('sha256').update(body).digest('hex') }
}
