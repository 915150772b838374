/** A member is told what is for them in either language without the words of all chapters, whatever it is about. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterAll, expect, test, vi } from 'vitest'
import { languages } from '#core/kernel/language.ts'
import { vocabulary as whole } from '#core/registry/vocabulary.ts'
import { vocabulary } from '#web/base/known-words.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { MemberMessages } from '#web/communication/member-messages.tsx'
import { noticeWords } from '#web/communication/notice-words.ts'
import { me } from '#web/sync/signed-in.ts'
import { takeFeed, wipeDevice } from '#web/sync/store.ts'
import { now } from '#test/clock.ts'
import { storedRow } from '#test/cast.ts'
import { stored } from '#test/letter-rows.ts'

vi.hoisted(() => {
  vi.stubGlobal('document', { documentElement: {} })
})

const before = vocabulary.value
afterAll(async () => {
  vocabulary.value = before
  me.value = undefined
  await wipeDevice()
})

/** Values for whatever a notice speaks of. */
const values = {
  tool: 'Kompas',
  startsAt: '2026-11-23T09:00:00-03:00',
  zone: 'America/Paramaribo',
  name: 'Lilian',
  topic: null,
  because: 'no trainer',
  text: 'How do I log in?',
  tier: 3,
  count: 2,
  phase: 'core',
  verdict: 'hold',
  system: 'Ledger',
  on: '2026-11-23',
  said: 'Too slow',
  answer: 'Faster now',
  by: 'Lilian',
  en: 'We go back',
  nl: 'We gaan terug',
}

test.each(languages)('[RG-2] [RG-3] each notice is said on a member’s device from the words that it carries: %s', async (language) => {
  const codes = Object.keys(whole.en).filter((key) => key.includes('.notice.'))
  expect(Object.keys(noticeWords[language]).toSorted()).toEqual(codes.toSorted())
  chooseLanguage(language)
  vocabulary.value = { words: { en: {}, nl: {} }, isWhole: true }
  me.value = {
    firstStart: false,
    actor: { accountId: 'milton', name: 'Milton', role: 'member', personId: 'milton', locationIds: [] },
    organisation: { id: 'marowijne', name: 'Marowijne', language },
  } as unknown as typeof me.value
  for (const code of codes) {
    await wipeDevice()
    const notice = { noticeId: 'c.0', rolloutId: 'crm', personId: 'milton', code, params: JSON.stringify(values), createdAt: now() }
    takeFeed(0, {
      version: 1,
      changes: stored('notice', [notice]).map((row) => ({ table: 'notice' as const, key: row.noticeId, version: 1, op: 'put', row })),
      reset: true,
    })
    const html = render(h(MemberMessages, { newOnly: false }))
    expect(html, code).toMatch(/<p>[^<]{10}/)
    expect(html, code).not.toMatch(/undefined|\.notice\./)
  }
})

test('[CM-8] a page that is about something else shows a new message by its subject, to be opened', async () => {
  chooseLanguage('en')
  await wipeDevice()
  const key = { rolloutId: 'crm', messageKey: 'announcement', personId: 'milton' }
  const letter = storedRow('letter', { ...key, subject: 'New CRM is coming', body: 'Dear Milton,', language: 'en' })
  const delivery = storedRow('delivery', { ...key, state: 'sent', dueAt: now(), settledAt: now(), readAt: null })
  const fed = (table: 'letter' | 'delivery', row: object) => ({
    table,
    key: Object.values(key).join('/'),
    version: 1,
    op: 'put' as const,
    row,
  })
  takeFeed(0, { version: 1, changes: [fed('letter', letter), fed('delivery', delivery)] as never, reset: true })
  me.value = {
    firstStart: false,
    actor: { accountId: 'milton', name: 'Milton', role: 'member', personId: 'milton', locationIds: [] },
    organisation: { id: 'marowijne', name: 'Marowijne', language: 'en' },
  } as unknown as typeof me.value
  const page = (newOnly: boolean): string => render(h(MemberMessages, { newOnly }))
  expect(page(true)).toMatch(/<details class="got"><summary>.*New CRM is coming/)
  expect(page(false)).toMatch(/<article class="[^"]*got"><h3 [^>]*>New CRM is coming/)
})
