/** The next visit of a day: the first page stands as it was left, until its scripts and rows are here; nobody else's does, and no older one. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fromNow } from '#test/clock.ts'
import { complaintsOf, openSampleStage, type Stage, waitInStep } from './browser.ts'
import { invite } from './personal-phone.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
})
afterAll(() => stage.close())

/** Where the page is kept; nothing else in a window says so. */
const keptPage = (page: Page): Promise<string | null> => page.evaluate(() => localStorage.getItem('uitrol.lastPage'))

/** Scripts of pages wait from now on until they are let go; by the time that they are asked for, the last page is being shown or is not. */
const holdPages = async (context: BrowserContext) => {
  const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await context.route('**/assets/lead.*.js', async (route) => {
    asked.resolve()
    await held.promise
    await route.continue()
  })
  return { asked: asked.promise, go: held.resolve }
}

/** Waits until all is here that a window keeps for the next visit. */
const waitKeeping = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('register-service-worker')))).toBe(true) // prettier-ignore

/** Today on a device that keeps its rows and no programme, once it has all that it keeps. */
const openToday = async (page: Page, context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker)
  await page.goto('/today')
  await waitInStep(page)
  await waitKeeping(page)
}

/** Today, opened and left on a device that keeps its rows and no programme (without HTTPS): scripts come from the server each time, and the page is drawn here. */
const leaveToday = async (leaving: (page: Page) => Promise<void> = async () => undefined) => {
  const { page, context } = await stage.openAsOwner({ language: 'en' })
  await openToday(page, context)
  await leaving(page)
  await page.goto('about:blank')
  return { page, context }
}

const heading = '#app[inert] h2:text("Needs you now")'

/** Opens Today with its scripts held, where nothing of an earlier visit is to stand. */
const comeBackToNothing = async (page: Page, context: BrowserContext): Promise<void> => {
  const { asked, go } = await holdPages(context)
  await page.goto('/today')
  await asked
  await expect.poll(() => page.locator('#app[inert]').count()).toBe(0)
  go()
  await page.locator('#app:not([inert]) h2:text("Needs you now")').waitFor()
}

test('[RG-1] the first page stands as it was left before its scripts are here, with its styles, and can be pressed once they are', async () => {
  const { page, context } = await leaveToday()
  const { go } = await holdPages(context)
  const complaints = complaintsOf(page)
  await page.goto('/today')
  await page.locator(heading).waitFor()
  // By a style that only those who lead have.
  await expect.poll(() => page.locator('.side').evaluate((one) => getComputedStyle(one).position)).toBe('sticky')
  await page.locator('.late', { hasText: 'Still loading.' }).waitFor()
  await page.evaluate(() => scrollTo(0, 200))
  go()
  await page.locator('#app:not([inert]) h2:text("Needs you now")').waitFor()
  await page.locator('.late').waitFor({ state: 'hidden' })
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(200)
  await page.locator('main a:visible').first().click()
  await expect.poll(() => new URL(page.url()).pathname).not.toBe('/today')
  expect(complaints).toEqual([])
  await context.close()
})

test('[RG-1] a page of an earlier day is not shown, nor one whose rows are gone from the device, and none is kept behind a dialog', async () => {
  const { page, context } = await leaveToday()
  await page.clock.setFixedTime(fromNow(86_400_000))
  await comeBackToNothing(page, context)
  await context.close()
  const { page: other, context: withoutRows } = await leaveToday()
  await withoutRows.route('**/api/changes**', (route) => route.abort())
  await other.goto('/favicon.svg')
  await other.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name)
  })
  await other.goto('/today')
  await other.locator('#app:not([inert]) main').waitFor()
  await expect.poll(() => other.locator('h2:text("Needs you now")').count()).toBe(0)
  await withoutRows.close()
  const { page: behind, context: withDialog } = await leaveToday(async (left) => {
    await left.evaluate(() => localStorage.removeItem('uitrol.lastPage'))
    await left.locator('button.sync').click()
    await left.getByRole('dialog').waitFor()
  })
  await behind.goto('/favicon.svg')
  await expect.poll(() => keptPage(behind)).toBeNull()
  await withDialog.close()
})

test('[AC-3] it is shown to nobody else, and none is kept once nobody is signed in', async () => {
  const { page, context } = await leaveToday()
  await page.goto('/favicon.svg')
  const kept = JSON.parse((await keptPage(page)) ?? '') as { of: string; until: number; html: string; styles: string[] }
  expect(kept.html).toContain('Needs you now')
  const names = JSON.parse(kept.of) as string[]
  // As it would stand there if another organisation, account, role, language or edition had left it, or an earlier day, or what nobody can read.
  const others = [...names.map((_, at) => ({ ...kept, of: JSON.stringify(names.with(at, 'other')) })), { ...kept, until: 0 }]
  expect(names).toHaveLength(5)
  for (const other of [...others.map((one) => JSON.stringify(one)), '{']) {
    await page.evaluate((text) => localStorage.setItem('uitrol.lastPage', text), other)
    await page.goto('/plan', { waitUntil: 'commit' })
    await expect.poll(() => keptPage(page), { message: other.slice(0, 100) }).toBeNull()
    await page.goto('/favicon.svg')
  }
  const { styles: _, ...unstyled } = kept
  await page.evaluate((text) => localStorage.setItem('uitrol.lastPage', text), JSON.stringify(unstyled))
  await comeBackToNothing(page, context)
  await waitKeeping(page)
  await page.goto('/plan')
  await waitKeeping(page)
  await page.goto('/settings/account')
  await expect.poll(() => keptPage(page)).toContain('Needs you now')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await expect.poll(() => keptPage(page)).toBeNull()
  await context.close()
})

test('[AC-1] [AC-2] a page of rows that somebody may not see any more is not kept while the window changes over', async () => {
  await stage.server.signIn()
  const rows = await stage.server.rowsOf('person')
  const devika = rows.find(({ name }) => name.startsWith('Devika'))
  if (!devika) throw new Error('nobody is called Devika')
  const token = await invite(stage, devika, 'champion')
  const taken = await stage.server.post('/api/invite', { token, device: token }, { cookie: '' })
  const [name = '', value = ''] = (taken.headers.getSetCookie()[0]?.split(';')[0] ?? '').split('=')
  const { actor } = (await (await stage.server.ask('/api/me', { headers: { cookie: `${name}=${value}` } })).json()) as {
    actor: { accountId: string }
  }
  const places = (await stage.server.rowsOf('location')).map(({ locationId }) => locationId)
  const placed = (locationIds: readonly string[]) =>
    stage.server.give('access.giveRole', { accountId: actor.accountId, role: 'champion', locationIds })
  await placed(places)
  const { page, context } = await stage.open({ language: 'en' })
  await context.addCookies([{ name, value, url: stage.server.address }])
  await openToday(page, context)
  const anew = page.waitForEvent('load')
  await placed(places.filter((place) => place !== devika.locationId).slice(0, 1))
  await anew
  await page.locator('#app:not([inert]) h1').waitFor()
  await expect.poll(() => keptPage(page)).toBeNull()
  await context.close()
})

test('[AC-3] a window that has not heard yet that another one signed out keeps no page', async () => {
  await stage.server.signIn()
  const { page, context } = await stage.openAsOwner({ language: 'en' })
  await openToday(page, context)
  const other = await context.newPage()
  await other.goto('/settings/account')
  await page.route('**/api/**', () => undefined)
  await other.getByRole('button', { name: 'Sign out', exact: true }).click()
  await other.waitForURL('**/sign-in')
  await page.goto('about:blank')
  await expect.poll(() => keptPage(other)).toBeNull()
  await context.close()
})
