import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(dirname(dirname(import.meta.dirname)))

test('[ME-13] [RV-4] the estimated effect never feeds the return: nothing of money knows of it', () => {
  const files = ['core', 'server', 'web'].flatMap(
    (room) =>
    readdirSync(join(source, room, 'finance')).map((name) => [`${room}/finance/${name}`, readFileSync(join(source, room, 'finance', name), 'utf8')] as const), // prettier-ignore
  )
  expect(files.length).toBeGreaterThan(20)
  const reads = ([, text]: readonly [string, string]) => /from '#\w+\/metrics\/(?:effect|conclusion|what-helped)/.test(text)
  expect(files.filter(reads).map(([name]) => name)).toEqual([])
  // What the return counts of measures is their own before and after.
  expect(files.find(([name]) => name === 'core/finance/measured-return.ts')?.[1]).toContain('#core/impact/impact-figures.ts')
})
