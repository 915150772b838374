import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashFile } from '#web/contingency/hash-file.ts'

/** A file that is made while it is read, and counts how much of it is asked for at once. */
const madeFile = (size: number): { file: Blob; most: () => number } => {
  let most = 0
  const bytes = (from: number, to: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from({ length: to - from }, (_, index) => (from + index) % 251)
  const file = {
    size,
    slice: (from: number, to: number) => {
      const end = Math.min(to, size)
      most = Math.max(most, end - from)
      return { arrayBuffer: async () => bytes(from, end).buffer }
    },
  }
  return { file: file as unknown as Blob, most: () => most }
}

test('[GA-7] a large file is read in pieces of four megabytes, and its checksum is that of the whole', async () => {
  const size = 9_500_000
  const { file, most } = madeFile(size)
  const shares: number[] = []
  const whole = createHash('sha256')
    .update(Uint8Array.from({ length: size }, (_, index) => index % 251))
    .digest('hex')
  expect(await hashFile(file, (share) => shares.push(share))).toBe(whole)
  expect(most()).toBe(4 * 1024 * 1024)
  expect(shares).toHaveLength(3)
  expect(shares.at(-1)).toBe(1)
})

test('[GA-7] a reading that is no longer wanted stops', async () => {
  const reading = new AbortController()
  const { file } = madeFile(9_500_000)
  await expect(hashFile(file, () => reading.abort(), reading.signal)).rejects.toThrow()
})
