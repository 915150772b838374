import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { append, largest, smallest } from '#core/kernel/many.ts'

test('a list of 300,000 is added and compared without meeting the limit of an argument list', () => {
  const numbers = Array.from({ length: 300_000 }, (_, index) => index)
  const all = [-1]
  append(all, numbers)
  expect(all).toHaveLength(300_001)
  expect(largest(all)).toBe(299_999)
  expect(smallest(all)).toBe(-1)
  expect([largest([]), smallest([])]).toEqual([-Infinity, Infinity])
})

const calls = /(?:\.(?:push|unshift|splice)|Math\.(?:max|min)|String\.from(?:CharCode|CodePoint))\(/g

/** Whether one of the arguments of the call whose bracket opens at `from` is spread. */
const spreads = (source: string, from: number): boolean => {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const rest = source.slice(at, at + 3)
    if ('([{'.includes(rest.charAt(0))) depth += 1
    else if (')]}'.includes(rest.charAt(0))) depth -= 1
    if (depth === 0) return false
    if (depth === 1 && rest === '...') return true
  }
  return false
}

test('no list is spread into arguments in src, because a long one overflows the stack: append, largest and smallest take any length', () => {
  const src = join(import.meta.dirname, '../..')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  )
  const found = files.flatMap((name) => {
    const source = readFileSync(join(src, name), 'utf8')
    return [...source.matchAll(calls)]
      .filter(({ index, 0: call }) => spreads(source, index + call.length - 1))
      .map(({ index }) => `${name}:${source.slice(0, index).split('\n').length}`)
  })
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual([])
})
