import { expect, test } from 'vitest'
import { holdsTag } from '#server/http/entity-tag.ts'

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"x", "a"', true],
  ['W/"x" ,W/"a"', true],
  ['*', true],
  [' * ', true],
  ['"x, \\"a"', false],
  ['"b"', false],
  ['a', false],
  ['', false],
  [undefined, false],
])('[TL-5] a client that sends If-None-Match: %s holds "a": %s', (header, held) => {
  expect(holdsTag(header, '"a"')).toBe(held)
})
