/** The checksum of a file on this device, read piece by piece, so that even a large one is never in memory at once (GA-7). */
import { sha256 } from '#core/contingency/sha256.ts'

const pieceBytes = 4 * 1024 * 1024

/** SHA-256 of a file; `onPart` hears the share that is read, 0 to 1. Rejects where the file cannot be read, or once `signal` aborts. */
export const hashFile = async (file: Blob, onPart: (share: number) => void, signal?: AbortSignal): Promise<string> => {
  const hash = sha256()
  for (let from = 0; from < file.size; from += pieceBytes) {
    signal?.throwIfAborted()
    hash.add(new Uint8Array(await file.slice(from, from + pieceBytes).arrayBuffer()))
    onPart(Math.min(1, (from + pieceBytes) / file.size))
  }
  return hash.hex()
}
