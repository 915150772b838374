/** Who may open which page of messages. */
import { h } from 'preact'
import { LocationProvider } from 'preact-iso'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { rowKey, type Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'
import type { Role } from '#core/access/access.ts'
import { chooseLanguage, voice } from '#web/base/language.ts'
import '#web/base/vocabulary.ts'
import { MessagePage } from '#web/communication/message-page.tsx'
import { dayText } from '#web/communication/message-selectors.ts'
import { messageWords } from '#web/communication/message-words.ts'
import { MessagesSetup } from '#web/communication/messages-setup.tsx'
import { messagesSetupWords } from '#web/communication/messages-setup-words.ts'
import { MessagesPage } from '#web/communication/messages-page.tsx'
import { notFoundWords } from '#web/parts/not-found-words.ts'
import { firstAnswers } from '#web/sync/first-answers.ts'
import { me } from '#web/sync/signed-in.ts'
import { takeFeed, wipeDevice } from '#web/sync/store.ts'
import { rollout, storedRow } from '#test/cast.ts'
import { messageRow, stored } from '#test/letter-rows.ts'

// The language of the page is written on its document as soon as it is known.
vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

afterAll(async () => {
  me.value = undefined
  await wipeDevice()
})

beforeEach(() => {
  chooseLanguage('en')
  vi.stubGlobal('location', new URL('http://127.0.0.1/messages/by-hand'))
})

const shownTo = (role: Role): string => {
  const actor = { accountId: 'a', name: 'Anna', role, personId: null, locationIds: ['albina'] }
  me.value = { firstStart: false, actor, organisation: { id: 'marowijne', name: 'Marowijne Trading', language: 'nl' } }
  return renderToString(h(LocationProvider, null, h(MessagesPage, {})))
}

test('message settings say what they wait for while there is no rollout', () => {
  shownTo('owner')
  expect(renderToString(h(MessagesSetup, {}))).toContain(voice(messagesSetupWords)('noRollout'))
})

test('[CM-1] who does not run messages reads how many get one and when its text can be read, not an empty page', () => {
  const [message] = stored('message', [messageRow({ messageKey: 'announcement', sendOn: '2026-11-02', readers: 42 })])
  const page = (role: Role): string => {
    shownTo(role)
    return renderToString(h(LocationProvider, null, h(MessagePage, { message: message! })))
  }
  const later = voice(messageWords)('textLater')
  expect(page('champion')).toContain('42 recipients')
  expect(page('champion')).toContain(later)
  expect(page('lead')).not.toContain(later)
})

test('[AC-2] [CM-6] those who help at a location open the list of people to tell in person, and nobody else', () => {
  const notFound = voice(notFoundWords)('notFound')
  for (const role of ['owner', 'lead', 'champion'] as const) expect(shownTo(role)).not.toContain(notFound)
  for (const role of ['member', 'sponsor'] as const) expect(shownTo(role)).toContain(notFound)
})

test('[GA-4] [CM-10] a champion reads no day for a message about a start that waits for its go/no-go check', () => {
  const { rolloutId } = rollout
  const start = { rolloutId, phaseKey: 'core', goLiveOn: '2026-11-30' }
  const rows = { rollout: storedRow('rollout', { rolloutId, settings: '{}' }), phase: storedRow('phase', { ...start, position: 2 }) }
  takeFeed(0, {
    version: 7,
    changes: Object.entries(rows).map(([table, row]) => {
      const columns = row as unknown as Record<string, unknown>
      return { version: 7, op: 'put', table, key: rowKey(tables[table as keyof typeof rows] as Table, columns), row: columns }
    }),
  })
  const [welcome] = stored('message', [messageRow({ messageKey: 'welcome', kind: 'welcome', phaseKey: 'core', sendOn: '2026-11-30' })])
  const told = (waits: boolean): string => {
    firstAnswers.value = { version: 7, answers: { '/api/starts': [{ ...start, personId: 'anna', waits }] } }
    return dayText(welcome!)
  }
  expect([told(false), told(true)]).toEqual(['Mon\u00a030\u00a0Nov', 'Waits for go/no-go'])
})
