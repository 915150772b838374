import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sha256 } from '#core/contingency/sha256.ts'

const hashOf = (pieces: readonly Uint8Array[]): string => {
  const hash = sha256()
  for (const piece of pieces) hash.add(piece)
  return hash.hex()
}
const text = (of: string): Uint8Array => new TextEncoder().encode(of)

test('[GA-7] the published examples of FIPS 180-4', () => {
  expect(hashOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(hashOf([text('abc')])).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(hashOf([text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')])).toBe(
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  )
  const thousand = new Uint8Array(1000).fill(97)
  expect(hashOf(Array.from({ length: 1000 }, () => thousand))).toBe('cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0')
})

test('[GA-7] in whatever pieces a file comes, the hash is that of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (pieces) => {
      const whole = createHash('sha256')
      for (const piece of pieces) whole.update(piece)
      expect(hashOf(pieces)).toBe(whole.digest('hex'))
    }),
  )
})
