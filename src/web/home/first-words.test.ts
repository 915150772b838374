/** The first page of each role says all its words with the few that it brings along; who waits for the others waits for a page, not for a word. */
import { type ComponentType, h } from 'preact'
import { render } from 'preact-render-to-string'
import { LocationProvider } from 'preact-iso'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { type Language, languages } from '#core/kernel/language.ts'
import '#web/base/first-vocabulary.ts'
import { type Vocabulary, vocabulary } from '#web/base/known-words.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { TodayPage } from '#web/home/today-page.tsx'
import { FirstVisitPage } from '#web/plan/first-visit-page.tsx'
import type { Fed } from '#web/sync/rows.ts'
import { me } from '#web/sync/signed-in.ts'
import { now, takeFeed, wipeDevice } from '#web/sync/store.ts'
import { now as clock } from '#test/clock.ts'
import { sampleFile } from '#test/sample.ts'
import { type TestServer, testServer } from '#test/server.ts'

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: {} })
  vi.stubGlobal('location', { origin: 'http://localhost', pathname: '/today', search: '', hash: '' })
})

let server: TestServer
const first = vocabulary.value?.words as Vocabulary['words']
const lacking = new Set<string>()
beforeAll(async () => {
  server = await testServer({}, undefined, await sampleFile())
  await server.signIn()
})
afterAll(async () => {
  await server.close()
  me.value = undefined
  await wipeDevice()
})

/** What a page says, and which of its words are not among the first. */
const draw = async (page: ComponentType, language: Language, role: Actor['role'], fed: Fed): Promise<string> => {
  await wipeDevice()
  chooseLanguage(language)
  now.value = clock()
  takeFeed(0, { ...fed, reset: true })
  const person = fed.changes.find(({ table, row }) => table === 'champion' && row !== null)?.row
  const actor = { accountId: 'a', name: 'Orlando', role, personId: String(person?.['personId'] ?? ''), locationIds: [] }
  me.value = { firstStart: false, actor, organisation: { id: 'o', name: 'Kasnika', language } } as typeof me.value
  const noted = (words: object): object =>
    new Proxy(words, {
      get: (of, key) => {
        if (!Object.hasOwn(of, key)) lacking.add(String(key))
        return Reflect.get(of, key) as unknown
      },
    })
  vocabulary.value = { words: { en: noted(first.en), nl: noted(first.nl) } as typeof first, isWhole: false }
  return render(h(LocationProvider, null, h(page, {})))
}

test.each(languages)('[RG-1] Today of those who lead and of champions lacks no word, and no heading is empty: %s', async (language) => {
  const fed = (await (await server.ask('/api/changes?after=0&scope=')).json()) as Fed
  for (const role of ['owner', 'lead', 'champion'] as const) {
    const html = await draw(TodayPage, language, role, fed)
    expect(html, role).toContain('<h1')
    expect(html, role).not.toMatch(/<(h1|h2|h3|button|a|th|summary)\b[^>]*>\s*<\/\1>/)
    expect([...lacking], role).toEqual([])
  }
})

test.each(languages)('[RG-1] the first hour of a new owner lacks no word: %s', async (language) => {
  const html = await draw(FirstVisitPage, language, 'owner', { version: 1, changes: [] })
  expect(html).toContain('<h1')
  expect([...lacking]).toEqual([])
})
