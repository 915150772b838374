/** Parts of pages that say a thing once, and searches that answer to one key. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Todo } from '#web/parts/task-row.tsx'

test('[CH-3] a task says its title once: the visible words are the label of its box', () => {
  const html = renderToString(h(Todo, { title: 'Accounts created', about: 'Due 3 Dec', done: false, onDone: () => undefined }))
  expect(html.split('Accounts created')).toHaveLength(2)
  const box = /<input id="([^"]+)" type="checkbox"/.exec(html)?.[1]
  expect(html).toContain(`<label for="${box}"`)
})

test('every search of a page is the one that the key / jumps to', () => {
  const folder = join(import.meta.dirname, '..')
  const others = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('search-box.tsx') && !file.endsWith('.test.tsx'))
    .filter((file) => /type=["']search["']|role=["']searchbox["']/.test(readFileSync(join(folder, file), 'utf8')))
  expect(others).toEqual([])
})
