/** SHA-256 (FIPS 180-4) of a file that comes in pieces, so that a large one never has to be in memory at once. */

const primes = (count: number): number[] => {
  const found: number[] = []
  for (let number = 2; found.length < count; number++) if (found.every((prime) => number % prime !== 0)) found.push(number)
  return found
}
/** The first 32 bits of the fractional part of a root. */
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0

const constants = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))
const start = primes(8).map((prime) => fraction(Math.sqrt(prime)))
const blockLength = 64

const rotate = (value: number, by: number): number => (value >>> by) | (value << (32 - by))

/** Takes one block of 64 bytes, from an offset on, into the state. Written without allocations: it runs once for every 64 bytes of a file. */
const takeBlock = (state: Int32Array, w: Int32Array, bytes: Uint8Array, from: number): void => {
  const byte = (index: number): number => bytes[from + index] as number
  for (let index = 0; index < 16; index++) {
    const at = index * 4
    w[index] = (byte(at) << 24) | (byte(at + 1) << 16) | (byte(at + 2) << 8) | byte(at + 3)
  }
  for (let index = 16; index < 64; index++) {
    const early = w[index - 15] as number
    const late = w[index - 2] as number
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    w[index] = ((w[index - 16] as number) + s0 + (w[index - 7] as number) + s1) | 0
  }
  let a = state[0] as number
  let b = state[1] as number
  let c = state[2] as number
  let d = state[3] as number
  let e = state[4] as number
  let f = state[5] as number
  let g = state[6] as number
  let h = state[7] as number
  for (let index = 0; index < 64; index++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const one = (h + s1 + ((e & f) ^ (~e & g)) + (constants[index] as number) + (w[index] as number)) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  state[0] = (state[0] as number) + a
  state[1] = (state[1] as number) + b
  state[2] = (state[2] as number) + c
  state[3] = (state[3] as number) + d
  state[4] = (state[4] as number) + e
  state[5] = (state[5] as number) + f
  state[6] = (state[6] as number) + g
  state[7] = (state[7] as number) + h
}

export interface Sha256 {
  /** Takes the next piece, of any length. */
  add(piece: Uint8Array): void
  /** The hash of all pieces as 64 lower-case hexadecimal digits; nothing is added afterwards. */
  hex(): string
}

/**
 * Begins a hash.
 *
 * @example const hash = sha256(); hash.add(bytes); hash.hex() // 'e3b0c442…'
 */
export const sha256 = (): Sha256 => {
  const state = Int32Array.from(start)
  const schedule = new Int32Array(64)
  const rest = new Uint8Array(blockLength)
  let waiting = 0
  let length = 0
  const add = (piece: Uint8Array): void => {
    length += piece.length
    let from = 0
    if (waiting > 0) {
      from = Math.min(piece.length, blockLength - waiting)
      rest.set(piece.subarray(0, from), waiting)
      waiting += from
      if (waiting < blockLength) return
      takeBlock(state, schedule, rest, 0)
      waiting = 0
    }
    for (; from + blockLength <= piece.length; from += blockLength) takeBlock(state, schedule, piece, from)
    rest.set(piece.subarray(from))
    waiting = piece.length - from
  }
  return {
    add,
    hex: () => {
      const bits = length * 8
      const end = new Uint8Array((waiting < 56 ? 56 : 120) - waiting + 8)
      end[0] = 0x80
      const view = new DataView(end.buffer)
      view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
      view.setUint32(end.length - 4, bits >>> 0)
      add(end)
      return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
    },
  }
}
