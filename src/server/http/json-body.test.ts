import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countMarks } from '#server/http/json-body.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text)
const anything = { marks: Infinity, groups: Infinity }

/** The same count, of what the text says. */
const marksOf = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value)
  const own = 1 + Math.max(0, inner.length - 1) + (Array.isArray(value) ? 0 : inner.length)
  return inner.reduce<number>((sum, one) => sum + marksOf(one), own)
}

test('what a JSON text holds is counted from its bytes, whatever its texts contain', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, space) => {
      expect(countMarks(bytes(JSON.stringify(value, null, space)), anything)).toBe(marksOf(value))
    }),
  )
})

test('one that holds too much or is nested too deep is refused', () => {
  const refused = (expected: string, limit: number) =>
    expect.objectContaining({ code: 'access.badInput', params: { field: '', expected, limit } })
  expect(() => countMarks(bytes('['.repeat(10_000)), anything)).toThrow(refused('shallow', 40))
  expect(() => countMarks(bytes('{"a":'.repeat(41)), anything)).toThrow(refused('shallow', 40))
  expect(countMarks(bytes(`${'['.repeat(40)}${']'.repeat(40)}`), anything)).toBe(40)
  const fields = Array.from({ length: 2001 }, (_, index) => [`f${index}`, 0] as const)
  expect(() => countMarks(bytes(JSON.stringify(Object.fromEntries(fields))), anything)).toThrow(refused('fewer', 2000))
  expect(() => countMarks(bytes(JSON.stringify(fields.map((one) => Object.fromEntries([one])))), anything)).toThrow(refused('fewer', 2000))
  expect(countMarks(bytes(JSON.stringify(fields.map(() => ({ a: 0 })))), anything)).toBe(3 * 2001)
  expect(() => countMarks(bytes('[0,0,0,0]'), { ...anything, marks: 3 })).toThrow(refused('fewer', 3))
  expect(countMarks(bytes('[0,0,0]'), { ...anything, marks: 3 })).toBe(3)
  expect(() => countMarks(bytes('[{},[],{}]'), { ...anything, groups: 3 })).toThrow(refused('fewer', 3))
  expect(countMarks(bytes('[{},[]]'), { ...anything, groups: 3 })).toBe(4)
})
