/** The parts of a workbook, unpacked one by one and never beyond a limit. */
import { crc32, inflateRawSync } from 'node:zlib'
import { Problem } from '#core/kernel/problem.ts'

interface Entry {
  readonly method: number
  readonly flags: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

export interface Archive {
  readonly names: readonly string[]
  /** The bytes of a part; undefined if there is no such part. */
  read(name: string): Buffer | undefined
}

const mostEntries = 20_000
const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

const isTooLong = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'

/**
 * Opens an archive by its table of contents, which a file that was cut off no longer has. What the contents declare and what really unpacks
 * are both held to `limit` bytes, counted over all parts read.
 * Problems: `people.workbookBroken`, `people.unzipsTooLarge`.
 */
export const openArchive = (bytes: Uint8Array, file: string, limit: number): Archive => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const broken = () => new Problem('people.workbookBroken', {}, { file })
  const tooLarge = () => new Problem('people.unzipsTooLarge', { megabytes: Math.floor(limit / 1e6) }, { file })
  let end = data.length - 22
  const last = Math.max(0, data.length - 22 - 65_535)
  while (end >= last && data.readUInt32LE(end) !== endSignature) end--
  if (end < last) throw broken()
  const count = data.readUInt16LE(end + 10)
  let at = data.readUInt32LE(end + 16)
  if (count > mostEntries) throw tooLarge()
  const entries = new Map<string, Entry>()
  for (let nth = 0; nth < count; nth++) {
    if (at + 46 > data.length || data.readUInt32LE(at) !== entrySignature) throw broken()
    const nameLength = data.readUInt16LE(at + 28)
    const name = data
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    entries.set(name.toLowerCase(), {
      flags: data.readUInt16LE(at + 8),
      method: data.readUInt16LE(at + 10),
      crc: data.readUInt32LE(at + 16),
      packed: data.readUInt32LE(at + 20),
      unpacked: data.readUInt32LE(at + 24),
      at: data.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
  }
  let left = limit
  const read = (name: string): Buffer | undefined => {
    const entry = entries.get(name.toLowerCase())
    if (!entry) return undefined
    if (entry.unpacked > left) throw tooLarge()
    if (entry.at + 30 > data.length || data.readUInt32LE(entry.at) !== localSignature || (entry.flags & 1) !== 0) throw broken()
    const start = entry.at + 30 + data.readUInt16LE(entry.at + 26) + data.readUInt16LE(entry.at + 28)
    if (start + entry.packed > data.length) throw broken()
    const packed = data.subarray(start, start + entry.packed)
    const content = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, entry.unpacked) : undefined
    if (!content || content.length !== entry.unpacked || crc32(content) !== entry.crc) throw broken()
    left -= content.length
    return content
  }
  const inflate = (packed: Buffer, most: number): Buffer => {
    try {
      return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
    } catch (error) {
      throw isTooLong(error) ? tooLarge() : broken()
    }
  }
  return { names: [...entries.keys()], read }
}
