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

/** The numbers of the people in bits. */
export const numbersIn = (bits: Uint8Array): number[] => {
  const numbers: number[] = []
  for (let byte = 0; byte < bits.length; byte++)
    for (let rest = bits[byte] ?? 0, bit = 0; rest > 0; rest >>= 1, bit++) if (rest & 1) numbers.push((byte << 3) + bit)
  return numbers
}
