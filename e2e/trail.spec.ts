/** An owner looks up who changed what, narrows the trail, checks it, and is told when somebody touched it behind Uitrol's back. */
import { join } from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#server/base/ids.ts'
import { openDatabase } from '#server/db/database.ts'
import { now } from '#test/clock.ts'
import { axeFindings, complaintsOf, desktop, looksWellAt, narrow, openSampleStage, phone, type Stage, turnTo } from './browser.ts'

let stage: Stage
let folder: string
let url: string
let storageState: Awaited<ReturnType<Awaited<ReturnType<Stage['open']>>['context']['storageState']>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitrol-trail-'))
  url = `sqlite:${join(folder, 'uitrol.db')}`
  stage = await openSampleStage({ UITROL_DATABASE_URL: url })
  const { context } = await stage.openAsOwner()
  storageState = await context.storageState()
  await context.close()
})
afterAll(async () => {
  await stage?.close()
  await rm(folder, { recursive: true, force: true })
})

test('[AC-4] who, when, on which device, before and after; narrowed to a thing, a person and a day; checked', async () => {
  const { page, context } = await stage.open({ storageState })
  const complaints = complaintsOf(page)
  await page.goto('/people')
  await page.locator('button.name').first().waitFor()
  const someone = (await page.locator('button.name').first().innerText()).trim()
  await turnTo(page, '/settings/users')
  await page.getByRole('link', { name: 'Open activity log' }).click()
  await page.getByRole('heading', { level: 1, name: 'What changed, who did it, and when' }).waitFor()
  const entries = page.locator('.trail-entry')
  await entries.first().waitFor()
  await page.getByLabel('Type').selectOption('phase')
  await entries.filter({ hasText: 'Made the plan of' }).first().waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).click()

  // A change of today, seen before and after, and the whole life of that one thing.
  const found = (await stage.server.rowsOf('person')).find(({ name }) => name === someone)
  if (!found) throw new Error(`nobody is called ${someone}`)
  const { version: _version, organisationId: _organisation, ...row } = found
  const data = { id: newId(now()), name: 'people.change', input: { ...row, department: 'Night shift' }, issuedAt: now() }
  expect((await page.request.post('/api/commands', { data })).status()).toBe(200)
  await page.reload()
  const entry = entries.first()
  await entry.getByText(`Changed the details of ${someone}`).click()
  await expect.poll(() => entry.innerText()).toMatch(/Orlando, \d\d:\d\d, Chrome on Linux/)
  await expect.poll(() => entry.locator('dd').first().innerText()).toMatch(/→.*Night shift$/s)
  await expect.poll(() => entry.locator('.before').first().innerText()).not.toBe('')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await entry.getByRole('button', { name: `Only this item: Person ${someone}` }).click()
  await page.waitForURL(/table=person&key=/)
  await page.waitForFunction(() => document.querySelectorAll('.trail-entry').length === 2)
  await expect.poll(() => entries.nth(1).innerText()).toMatch(/^Imported a staff list: 42 new/)
  await page.getByRole('button', { name: 'Clear filters' }).click()

  await page.getByLabel('Done by').selectOption({ label: 'Uitrol' })
  await page.waitForURL(/person=system/)
  await page.waitForFunction(() => [...document.querySelectorAll('.trail-entry')].every((one) => one.textContent.includes('Uitrol')))
  await page.getByLabel('Done by').selectOption({ label: 'Everyone' })
  await page.waitForURL((url) => !url.searchParams.has('person'))
  await page.getByLabel('Until').fill('2020-01-01')
  await page.getByText('Nothing found.').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await entries.first().waitFor()

  await page.getByRole('button', { name: 'Check activity log' }).click()
  await page.getByText(/The activity log is intact: \d+ entries, and every seal is correct\./).waitFor()
  await expect.poll(() => page.locator('main code').innerText()).toMatch(/^uitrol audit verify --anchor [0-9a-f]{64}@\d+$/)
  await expect.poll(() => axeFindings(page)).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('[AC-4] a long command is read to its end, and without the server the page says what it waits for', async () => {
  const { page, context } = await stage.open({ storageState })
  await page.goto('/trail?table=phase')
  const made = page.locator('.trail-entry').filter({ hasText: 'Made the plan of' }).last()
  await made.locator('summary').click()
  await made.getByRole('button', { name: /^Show \d+ more changes$/ }).click()
  await page.waitForFunction(() => document.querySelectorAll('.trail-change').length === 200)
  await context.setOffline(true)
  await page.getByLabel('From').fill('2026-01-01')
  await page.getByText('The activity log is on the server, which cannot be reached now.').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await context.setOffline(false)
  await page.getByText('The activity log is on the server').waitFor({ state: 'detached' })
  await context.close()
})

test('[AC-4] [RG-3] the trail holds to axe and fits, light and dark, wide and narrow, in both languages', async () => {
  for (const [language, sizes] of [
    ['en', [desktop]],
    ['nl', [phone, narrow]],
  ] as const) {
    const { page, context } = await stage.open({ storageState, viewport: sizes[0] })
    await page.addInitScript((chosen) => localStorage.setItem('uitrol.language', chosen), language)
    await page.goto('/trail')
    await page.locator('.trail-entry summary').first().click()
    await page.locator('.trail-change').first().waitFor()
    await looksWellAt(page, sizes)
    await context.close()
  }
})

test('[AC-4] a row changed behind Uitrol’s back is named', async () => {
  const database = await openDatabase(url)
  await database.db.updateTable('audit').set({ accountId: 'somebody' }).where('version', '=', 2).execute()
  await database.close()
  const { page, context } = await stage.open({ storageState })
  await page.goto('/trail')
  await page.getByRole('button', { name: 'Check activity log' }).click()
  await page.getByText('The activity log is broken: version 2 was changed after it was written.').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await context.close()
})
