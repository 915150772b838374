/** Ids and hashes made on the device. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, newSecret } from '#web/sync/new-id.ts'
import { sha256 } from '#web/sync/sha-256.ts'

test('ids are UUIDs of version 7 and stay in the order in which they are made, whatever the clock does', () => {
  const made = Array.from({ length: 10_000 }, (_, index) => newId(1_800_000_000_000 + (index % 7)))
  for (const id of made) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})

test('a secret fits an address and is never made twice', () => {
  const made = Array.from({ length: 100 }, newSecret)
  for (const secret of made) expect(secret).toMatch(/^[\w-]{43}$/)
  expect(new Set(made).size).toBe(100)
})

test('the hash of a secret is the SHA-256 that the server makes of it', () => {
  const theirs = (text: string): string => createHash('sha256').update(text).digest('hex')
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => sha256(text) === theirs(text)))
  for (const length of [0, 55, 56, 63, 64, 65, 119, 120, 1000]) expect(sha256('a'.repeat(length))).toBe(theirs('a'.repeat(length)))
})
