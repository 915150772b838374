/** What an approval says before anything goes out. */
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { chooseLanguage } from '#web/base/language.ts'
import '#web/base/vocabulary.ts'
import { ApproveDialog } from '#web/communication/approve-dialog.tsx'
import { type Me, me } from '#web/sync/signed-in.ts'
import { storedRow } from '#test/cast.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => {
  chooseLanguage('en')
})
afterEach(() => {
  me.value = undefined
})

const update = storedRow('message', { rolloutId: 'crm', messageKey: 'update', kind: 'update', sendOn: '2026-12-18', readers: 42 })

test.each([
  [true, true],
  [undefined, false],
])('[CM-6] the dialog says before the approval that mail will have no link to anybody’s page: %s', (isMailWithoutLinks, isSaid) => {
  me.value = (isMailWithoutLinks ? { isMailWithoutLinks } : {}) as Me
  const html = render(h(ApproveDialog, { messages: [update], onClose: () => undefined }))
  expect(html).toContain('42 recipients')
  expect(html.includes('UITROL_PUBLIC_URL')).toBe(isSaid)
})
