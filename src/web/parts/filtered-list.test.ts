/** Lists of pages: what they show of many rows, what their address keeps, and that there is one way to build them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { renderToString } from 'preact-render-to-string'
import { beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage } from '#web/base/language.ts'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { type Filters, useFilters } from '#web/parts/use-filters.ts'
import { listHere } from '#web/sync/list-source.ts'

// The language of the page is written on its document as soon as it is known.
vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const replaced: string[] = []

beforeEach(() => {
  chooseLanguage('en')
  replaced.length = 0
  vi.stubGlobal('history', {
    replaceState: (_state: unknown, _title: string, url: string) => {
      replaced.push(url)
      vi.stubGlobal('location', new URL(url, 'http://127.0.0.1'))
    },
  })
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
})

/** Shows a list of names at an address, and hands out its filters. */
const shownAt = (address: string, names: readonly string[], rest: object = {}): { html: string; filters: Filters<'place'> } => {
  vi.stubGlobal('location', new URL(address, 'http://127.0.0.1'))
  const kept: Filters<'place'>[] = []
  const Page = () => {
    const filters = useFilters('place')
    kept.push(filters)
    const found = names.filter((name) => filters.fits(name))
    return h(FilteredList<string>, {
      filters,
      list: listHere(found),
      of: names.length,
      searchLabel: 'Search names',
      nothing: 'Nobody yet',
      children: (rows) => rows.map((name) => h('li', { key: name }, name)),
      ...rest,
    })
  }
  const html = renderToString(h(LocationProvider, null, h(Page, {})))
  const filters = kept[0]
  if (!filters) throw new Error('the page was not drawn')
  return { html, filters }
}

const many = (count: number): string[] => Array.from({ length: count }, (_, index) => `Person ${index}`)
const linesIn = (html: string): number => html.split('<li>').length - 1

test('of 10,000 lines the first fifty are drawn, and more can be shown', () => {
  const { html } = shownAt('/people', many(10_000))
  expect(linesIn(html)).toBe(50)
  expect(html).toContain('Show more')
  expect(linesIn(shownAt('/people', many(10_000), { whole: true }).html)).toBe(10_000)
})

test('a list of twelve needs no search, unless it is being searched', () => {
  expect(shownAt('/people', many(12)).html).not.toContain('Search names')
  expect(shownAt('/people', many(13)).html).toContain('Search names')
  expect(shownAt('/people?search=3', many(12)).html).toContain('Search names')
})

test('what is searched stands in the address: the list is narrowed, counted, and can be widened again', () => {
  const { html, filters } = shownAt('/people?search=%20PERSON%2099%20', many(10_000))
  expect(html).toContain('111 found')
  expect(html).toContain('Clear filters')
  filters.clear()
  expect(replaced).toEqual(['/people'])
})

test('an empty list says what will stand in it; one that was narrowed to nothing says so', () => {
  expect(shownAt('/people', []).html).toContain('Nobody yet')
  const narrowed = shownAt('/people?place=albina', [])
  expect(narrowed.html).toContain('Nothing found')
  expect(narrowed.html).not.toContain('Nobody yet')
})

test('a choice changes its own part of the address and keeps the rest', () => {
  const { filters } = shownAt('/messages/one%20two?of=welcome&search=jan&show=sent', [])
  filters.field('place').onValue('albina')
  filters.tick('place').onValue(false)
  filters.show(['sent', 'all'], 'sent').onValue('all')
  expect(replaced).toEqual([
    '/messages/one%20two?of=welcome&search=jan&show=sent&place=albina',
    '/messages/one%20two?of=welcome&search=jan&show=sent',
    '/messages/one%20two?of=welcome&search=jan&show=all',
  ])
})

test('two changes before the page is drawn again both stand in the address', () => {
  const { filters } = shownAt('/people?show=all', [])
  filters.field('place').onValue('albina')
  filters.field('search').onValue('jan')
  filters.show(['open', 'all'], 'open').onValue('open')
  expect(replaced.at(-1)).toBe('/people?show=open&place=albina&search=jan')
  filters.set({ place: '', show: '' })
  filters.clear()
  expect(replaced.at(-1)).toBe('/people')
})

test('an address with a part that the list does not know shows the usual one', () => {
  expect(shownAt('/people?show=nonsense', []).filters.show(['open', 'all'], 'open').value).toBe('open')
  expect(shownAt('/people?show=all', []).filters.show(['open', 'all'], 'open').value).toBe('all')
})

test('pages search and filter their lists in this one way', () => {
  const folder = join(import.meta.dirname, '..')
  const others = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.startsWith('parts/'))
    .filter((file) => /search-box\.tsx|filter-sheet\.tsx|list-filters/.test(readFileSync(join(folder, file), 'utf8')))
  // A message is previewed as one of its recipients, who is searched for among thousands; it is no list.
  expect(others).toEqual(['communication/message-preview.tsx'])
})
