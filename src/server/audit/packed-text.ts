/** Long texts of the trail, packed: what a command about everyone changed is megabytes of JSON, and each page of it is written in the turn to write. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** How a packed text begins; no JSON begins like this. What follows is the text as UTF-8, compressed (RFC 8878), in base64. */
const mark = 'zstd:'

/** Characters from which a text is packed. */
const packedFrom = 200_000

/** A text as the trail keeps it. */
export const packed = (text: string): string =>
  text.length < packedFrom ? text : mark + zstdCompressSync(new TextEncoder().encode(text)).toString('base64')

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
