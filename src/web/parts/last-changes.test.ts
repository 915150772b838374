/** The list of what can be taken back: for those who lead, in their frame, and the newest first. */
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage } from '#web/base/language.ts'
import { LastChanges } from '#web/parts/last-changes.tsx'
import { remember } from '#web/parts/undo.ts'

// The language of the page is written on its document as soon as it is known.
vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

afterEach(() => void vi.useRealTimers())

beforeEach(() => {
  vi.useFakeTimers()
  chooseLanguage('en')
})

const shown = (): string => renderToString(h(LastChanges, { onTaken: () => undefined }))

test('what was done in the last ten minutes stands with its way back, the newest first; before and after there is nothing', () => {
  expect(shown()).toBe('')
  for (const text of ['Albina was added.', 'Moengo was added.']) remember(text, { isOpen: () => true, calls: [] })
  expect(shown()).toMatch(/Your last changes.*aria-label="Undo: Moengo was added\.".*aria-label="Undo: Albina was added\."/)
  vi.advanceTimersByTime(10 * 60_000)
  expect(shown()).toBe('')
})
