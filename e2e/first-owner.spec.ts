/** The first owner opens the link, makes the sample company, signs out and in again. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { owner } from '#test/server.ts'
import {
  axeFindings,
  becomeOwner,
  complaintsOf,
  desktop,
  looksWellAt,
  makeSample,
  narrow,
  openStage,
  phone,
  type Stage,
  turnTo,
  waitInStep,
} from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('[AC-3] [CH-3] from the one-time link to the sample company on Today, and in again with the password', async () => {
  const { page, context } = await stage.open()
  const complaints = complaintsOf(page)
  await page.goto('/')
  await page.getByRole('heading', { name: 'This Uitrol has no owner yet' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])

  await page.goto(stage.server.firstLink ?? '')
  await page.getByLabel('Country').selectOption('GY')
  await expect.poll(() => page.getByLabel('Time zone').inputValue()).toBe('America/Guyana')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await becomeOwner(page, stage)
  await expect.poll(() => axeFindings(page)).toEqual([])

  await makeSample(page)
  await waitInStep(page)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Phase 2 starts/)
  await expect.poll(() => page.locator('.links a[href="/people"] b').innerText()).toBe('42')
  await expect.poll(() => page.getByRole('list', { name: 'Needs you now' }).getByRole('listitem').count()).toBe(5)

  // The link is used up, also for someone with another device.
  const { page: other, context: elsewhere } = await stage.open()
  await other.goto(stage.server.firstLink ?? '')
  await other.locator('input[name=name]').fill('Someone else')
  await other.locator('input[name=email]').fill('someone@else.example')
  await other.locator('input[name=password]').fill('a password long enough')
  await other.locator('input[name=organisation]').fill('Elsewhere')
  await other.getByRole('button', { name: 'Start' }).click()
  await other.getByRole('alert').getByText('This link has been used or has expired').waitFor()
  await elsewhere.close()

  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByText('Nederlands').click()
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('nl')
  await page.getByLabel('E-mailadres').fill(owner.email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Aanmelden' }).click()
  await page.getByRole('alert').getByText('Het e-mailadres of wachtwoord klopt niet').waitFor()
  await page.getByLabel('Wachtwoord', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Aanmelden' }).click()
  await page.getByRole('heading', { name: /^Fase 2 begint/ }).waitFor()
  expect(complaints.filter((line) => !/status of 40[134]/.test(line))).toEqual([])
  await context.close()
})

const settingsPages = ['organisation', 'locations', 'users', 'messages', 'integrations', 'account'].map((page) => `/settings/${page}`)

test('[RG-3] Today, checklist and settings hold to axe in light and dark, on phone and desk, in both languages', async () => {
  const { page: first, context: signedIn } = await stage.open()
  await first.goto('/sign-in')
  await first.locator('input[name=email]').fill(owner.email)
  await first.locator('input[name=password]').fill(owner.password)
  await first.locator('button[type=submit]').click()
  await first.locator('.links').waitFor()
  const storageState = await signedIn.storageState()
  await signedIn.close()
  for (const [language, sizes] of [
    ['en', [desktop]],
    ['nl', [phone, narrow]],
  ] as const) {
    const { page, context } = await stage.open({ storageState })
    await page.addInitScript((chosen) => localStorage.setItem('uitrol.language', chosen), language)
    await page.setViewportSize(sizes[0])
    await page.goto('/today')
    await page.locator('h1').waitFor()
    for (const path of ['/today', '/checklist', ...settingsPages]) {
      await turnTo(page, path)
      await page.locator('.links a[aria-current=page]').waitFor({ state: 'attached' })
      await looksWellAt(page, sizes)
    }
    await context.close()
  }
})

test('an address that cannot be decoded opens a page', async () => {
  const { page, context } = await stage.openAsOwner()
  for (const path of ['/training/session/%', '/support/tickets/%FF', '/messages/100%']) {
    await page.goto(path)
    await page.locator('h1').waitFor()
  }
  await context.close()
})
