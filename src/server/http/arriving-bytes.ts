/** Bytes as they arrive: many of them are kept where a thread reads them too, so that handing them over copies nothing (decision 0023). */

export interface ArrivingBytes {
  add(piece: Uint8Array): void
  length(): number
  all(): Uint8Array
}

/**
 * Takes at most so many bytes; more than `few` are shared with whichever thread they are handed to. Each piece is copied as it comes: to put many
 * megabytes together at once would keep everybody waiting.
 */
export const arriving = (most: number, few: number): ArrivingBytes => {
  const pieces: Uint8Array[] = []
  let shared: SharedArrayBuffer | undefined
  let length = 0
  return {
    add: (piece) => {
      pieces.push(piece)
      length += piece.length
      if (length <= few) return
      shared ??= new SharedArrayBuffer(0, { maxByteLength: most })
      for (const one of pieces.splice(0)) {
        const at = shared.byteLength
        shared.grow(at + one.length)
        new Uint8Array(shared, at).set(one)
      }
    },
    length: () => length,
    all: () => (shared ? new Uint8Array(shared, 0, length) : Buffer.concat(pieces)),
  }
}
