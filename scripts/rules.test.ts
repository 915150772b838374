import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Rules {
  readonly rules: readonly {
    readonly id: string
    readonly about: string
    readonly open: string | null
    readonly tests: readonly { readonly file: string; readonly title: string }[]
  }[]
  readonly unknown: readonly { readonly id: string }[]
}

test('every rule that a test names is a rule, and each rule stands in the list once', () => {
  const answer = execFileSync(process.execPath, [join(import.meta.dirname, 'rules.ts'), '--json'], { encoding: 'utf8' })
  const { rules, unknown } = JSON.parse(answer) as Rules
  expect(unknown.map(({ id }) => id)).toEqual([])
  expect(rules).toHaveLength(101)
  expect(new Set(rules.map(({ id }) => id)).size).toBe(101)
  const said = readFileSync(join(import.meta.dirname, '../docs/rules.md'), 'utf8')
    .split('_Open: ')
    .slice(1)
  expect(rules.flatMap(({ open }) => open ?? [])).toEqual(said.map((text) => text.slice(0, text.indexOf('._'))))
  expect(rules.find(({ id }) => id === 'TL-2')?.open).toBeNull()
  expect(rules.find(({ id }) => id === 'TL-2')?.tests.map(({ file }) => file)).toContain('src/core/kernel/calendar.test.ts')
})
