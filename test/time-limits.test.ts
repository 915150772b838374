/** No test gives itself less time than all tests have: on a machine of half the speed it would fail by chance, and one that passes is over no sooner. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '..')
const lines = ['e2e', 'scripts', 'src', 'test']
  .flatMap((part) => readdirSync(join(folder, part), { recursive: true, encoding: 'utf8' }).map((file) => `${part}/${file}`))
  .filter((file) => /\.(?:test|spec)\.tsx?$/.test(file) && file !== 'test/time-limits.test.ts')
  .flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .map((line, at) => ({ place: `${file}:${at + 1}`, line })),
  )

/** How long all tests have, and what is asked again within them: `vitest.config.ts`. */
const usual = { test: 600_000, asked: 100_000 }
/** A bound that is what the test is about: sooner than the server looks at a stream by itself. */
const meant = 'const atOnce = { timeout: 15_000 }'

test('a limit is longer than the usual one, or not there', () => {
  const shorter = lines.filter(({ line }) => {
    const [, asked] = /\btimeout: ([\d_]+)/.exec(line) ?? []
    const [, whole] = /^\s*\}, ([\d_]{4,})\)/.exec(line) ?? []
    const isShort = (limit: string | undefined, least: number): boolean => limit !== undefined && Number(limit.replaceAll('_', '')) <= least
    return line !== meant && (isShort(asked, usual.asked) || isShort(whole, usual.test) || line.includes('AbortSignal.timeout('))
  })
  expect(shorter.map(({ place, line }) => `${place} ${line.trim()}`)).toEqual([])
})
