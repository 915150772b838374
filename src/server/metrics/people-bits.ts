/** Sets of people by their numbers, one bit for each. */

/** Whether a number is in the set. */
export const hasBit = (bits: Uint8Array | undefined, at: number): boolean => ((bits?.[at >> 3] ?? 0) & (1 << (at & 7))) !== 0

/** The same set with one more, in a larger array where it has no room for it. */
export const withBit = (bits: Uint8Array | undefined, at: number): Uint8Array => {
  let grown = bits ?? new Uint8Array((at >> 3) + 1)
  if (at >> 3 >= grown.length) {
    grown = new Uint8Array(Math.max((at >> 3) + 1, 2 * grown.length))
    grown.set(bits ?? [])
  }
  grown[at >> 3]! |= 1 << (at & 7)
  return grown
}

/** The set in which the numbers from one on, up to so many, are those of a page; both are multiples of eight. May change `bits`. */
export const withPage = (bits: Uint8Array | undefined, page: Uint8Array, from: number, length: number): Uint8Array => {
  const [start, after] = [from >> 3, (from + length) >> 3]
  let grown = bits ?? new Uint8Array()
  if (page.length > 0 && start + page.length > grown.length) {
    grown = new Uint8Array(start + page.length)
    grown.set(bits ?? [])
  }
  grown.fill(0, start, after)
  grown.set(page, Math.min(start, grown.length))
  return grown
}

/** The numbers of the people in bits. */
export const numbersIn = (bits: Uint8Array): number[] => {
  const numbers: number[] = []
  for (let byte = 0; byte < bits.length; byte++)
    for (let rest = bits[byte] ?? 0, bit = 0; rest > 0; rest >>= 1, bit++) if (rest & 1) numbers.push((byte << 3) + bit)
  return numbers
}

/** Those of some sets together. */
export const union = (sets: Iterable<Uint8Array>): Uint8Array => {
  let all = new Uint8Array()
  for (const bits of sets) {
    if (bits.length > all.length) {
      const longer = bits.slice()
      for (let byte = 0; byte < all.length; byte++) longer[byte]! |= all[byte] ?? 0
      all = longer
    } else for (let byte = 0; byte < bits.length; byte++) all[byte]! |= bits[byte] ?? 0
  }
  return all
}

const bitsInByte = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length)

/** How many are in a set. */
export const countIn = (bits: Uint8Array): number => {
  let count = 0
  for (const byte of bits) count += bitsInByte[byte] ?? 0
  return count
}

/** The numbers that are in one of two sets and not in the other. */
export const differing = (one: Uint8Array | undefined, other: Uint8Array | undefined): number[] => {
  const numbers: number[] = []
  for (let byte = 0; byte < Math.max(one?.length ?? 0, other?.length ?? 0); byte++) {
    const different = (one?.[byte] ?? 0) ^ (other?.[byte] ?? 0)
    for (let rest = different, bit = 0; rest > 0; rest >>= 1, bit++) if (rest & 1) numbers.push((byte << 3) + bit)
  }
  return numbers
}
