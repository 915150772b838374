/** Long texts of the trail, packed: what a command about everyone changed is megabytes of JSON, and each page of it is written in the turn to write. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** How a packed text begins; no JSON begins like this. What follows is the text as UTF-8, compressed (RFC 8878), in base64. */
const mark = 'zstd:'

/** Characters from which a text is packed. */
const packedFrom = 200_000

const [opening, comma, closing] = [0x5b, 0x2c, 0x5d]

const packedBytes = (bytes: Uint8Array): string => mark + zstdCompressSync(bytes).toString('base64')

/** A text as the trail keeps it. */
export const packed = (text: string): string => (text.length < packedFrom ? text : packedBytes(Buffer.from(text)))

/** Values, each as JSON, as the trail keeps the list of them; of many the list is never one text, which would take longer than packing it. */
export const packedList = (values: readonly string[]): string => {
  const length = values.reduce((sum, value) => sum + value.length + 1, 1)
  if (length < packedFrom) return `[${values.join(',')}]`
  // A character takes three bytes at most.
  const bytes = Buffer.allocUnsafe(3 * length)
  let end = 0
  for (const value of values) {
    bytes[end] = end === 0 ? opening : comma
    end += 1 + bytes.write(value, end + 1)
  }
  bytes[end++] = closing
  return packedBytes(bytes.subarray(0, end))
}

/** The pattern by which a statement finds packed texts: what they hold can only be searched once they are read. */
export const packedPattern = `${mark}%`

/** The text that is kept; one that was tampered with and cannot be unpacked is answered as it stands there. */
export const unpacked = (kept: string): string => {
  if (!kept.startsWith(mark)) return kept
  try {
    return zstdDecompressSync(Buffer.from(kept.slice(mark.length), 'base64')).toString()
  } catch {
    return kept
  }
}
