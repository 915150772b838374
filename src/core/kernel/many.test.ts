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

/** Arguments that cannot be many: chapters, the languages of a browser, the columns of a table, the parts of a sentence, what a function takes, a slice. */
const bounded = [
  'Math.hypot(...all.slice(0, 100)',
  'Object.assign({}, ...parts)',
  'proofsOf(...of)',
  'spokenLanguage(...navigator.languages',
  'listed(kind, ...key)',
  'listed(kind, ...columns)',
  'useFilters(...filterNames)',
  'voices.value(...parts)',
  'keyOf(...asked)',
  'ask(...asked)',
]

const opening = '([{'
const closing = ')]}'

/** Where the bracket that encloses a place opens, or the one that opens at `from` closes; -1 for neither. */
const bracket = (source: string, from: number, step: 1 | -1): number => {
  const [inwards, outwards] = step === 1 ? [opening, closing] : [closing, opening]
  let depth = step === 1 ? 0 : 1
  for (let at = from; at >= 0 && at < source.length; at += step) {
    if (inwards.includes(source.charAt(at))) depth += 1
    else if (outwards.includes(source.charAt(at)) && --depth === 0) return at
  }
  return -1
}

/** Calls with a spread among their arguments; parameters of a function and lists are none. */
const spreadCalls = (source: string): number[] =>
  [...source.matchAll(/\.\.\.(?=[\w([{])/g)].flatMap(({ index }) => {
    const open = bracket(source, index - 1, -1)
    if (source.charAt(open) !== '(') return []
    const isCall = /[\w)\]>?.]$/.test(source.slice(0, open)) && !/^\s*(?:=>|:|\{)/.test(source.slice(bracket(source, open, 1) + 1))
    return isCall ? [open] : []
  })

test('a spread among arguments is told from one in a list, an object or parameters', () => {
  const calls = [
    'a.push(...b)',
    'a.splice(0, 1, ...b)',
    'f({ a }, ...b)',
    'new F(...b)',
    'f<T>(...b)',
    'a?.(...b)',
    'f(g(1), ...b.map((c) => [c]))',
  ]
  const others = [
    'f([...b])',
    'f({ ...b })',
    '(...b) => b',
    'const f = (...b: string[]): void => {}',
    'function f(...b) {}',
    '[...b, f(1)]',
  ]
  expect(calls.filter((one) => spreadCalls(one).length !== 1)).toEqual([])
  expect(others.filter((one) => spreadCalls(one).length > 0)).toEqual([])
})

test('no list of unknown length is spread into arguments in src, because a long one overflows the stack: append, largest and smallest take any length', () => {
  const src = join(import.meta.dirname, '../..')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  )
  const met = new Set<string>()
  const found = files.flatMap((name) => {
    const source = readFileSync(join(src, name), 'utf8')
    return spreadCalls(source).flatMap((open) => {
      const line = source.slice(0, open).split('\n').length
      const call = source.slice(source.lastIndexOf('\n', open) + 1, bracket(source, open, 1) + 1).replaceAll(/\s+/g, ' ')
      const known = bounded.find((one) => call.replaceAll('( ', '(').includes(one))
      if (known === undefined) return [`${name}:${line}: ${call}`]
      met.add(known)
      return []
    })
  })
  expect(files.length).toBeGreaterThan(300)
  expect(found).toEqual([])
  expect(bounded.filter((one) => !met.has(one))).toEqual([])
})
