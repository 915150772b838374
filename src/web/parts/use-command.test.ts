/** Commands of pages: what was refused is shown, and what only waits here is not told as done. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage } from '#web/base/language.ts'
import '#web/base/vocabulary.ts'
import { Toasts } from '#web/parts/toast.tsx'
import { runCommand, saidOfAccepted } from '#web/parts/use-command.ts'
import { me } from '#web/sync/signed-in.ts'
import { openStore, outbox, wipeDevice } from '#web/sync/store.ts'

// The language of the page is written on its document as soon as it is known.
vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const place = {
  locationId: 'albina',
  name: 'Albina',
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl',
  connectivity: 'poor',
  opensAt: 420,
  closesAt: 930,
} as const

const toasts = (): string => renderToString(h(Toasts, {}))

afterAll(async () => {
  await wipeDevice()
  me.value = undefined
})

beforeEach(async () => {
  chooseLanguage('en')
  me.value = {
    firstStart: false,
    actor: { accountId: 'orlando', name: 'Orlando', role: 'owner', personId: null, locationIds: [] },
    organisation: { id: 'kasnika', name: 'Kasnika N.V.', language: 'nl' },
  }
  await wipeDevice()
  await openStore('kasnika', 'orlando')
})

test('a command from a button tells what happened, or why it did not', async () => {
  expect(await runCommand({ name: 'regional.addLocation', input: place }, 'Albina added.')).toBe(outbox.value[0]?.issued.id)
  expect(toasts()).toContain('Albina added.')
  const refused = await runCommand({ name: 'regional.addLocation', input: { ...place, locationId: 'other' } }, 'Second one added.')
  expect(refused).toBeUndefined()
  expect(toasts()).toContain('There is already a location called Albina.')
  expect(toasts()).not.toContain('Second one added.')
})

test('what waits for a connection is told as kept, not as done', () => {
  expect(saidOfAccepted('inStep', 'Albina added.')).toBe('Albina added.')
  expect(saidOfAccepted('sending', 'Albina added.')).toBe('Albina added.')
  expect(saidOfAccepted('away', 'Albina added.')).toBe('Saved on this device. It is sent once the server can be reached.')
  expect(saidOfAccepted('away', '')).toBe('')
})

test('every part of a page that runs commands shows why one was refused', () => {
  const folder = join(import.meta.dirname, '..')
  const silent = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => {
      const source = readFileSync(join(folder, file), 'utf8')
      const users = source.match(/= useCommand\(\)/g)?.length ?? 0
      const shown = source.match(/<TroubleNote trouble=/g)?.length ?? 0
      return shown < users
    })
  expect(silent).toEqual([])
})
