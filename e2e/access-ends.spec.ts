/** A champion's access is taken away, while their device is open and while it is closed: nothing stays on it but whom to ask. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkMade } from './personal-phone.ts'
import { axeFindings, complaintsOf, goOffline, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openSampleStage()
  ;({ page } = await stage.openAsOwner())
})
afterAll(() => stage.close())

/** The databases of the product on a device, and what the browser remembers of who was here. */
const keptOn = (device: Page): Promise<string[]> =>
  device.evaluate(async () => [
    ...(await indexedDB.databases()).flatMap(({ name }) => name ?? []),
    ...Object.keys(localStorage).filter((key) => key === 'uitrol.me' || key.startsWith('uitrol.answer')),
  ])

/** All that the rows on a device say. */
const rowsOn = (device: Page): Promise<string> =>
  device.evaluate(async () => {
    const [{ name = '' } = {}] = await indexedDB.databases()
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open(name)
      request.addEventListener('success', () => done(request.result))
      request.addEventListener('error', () => fail(request.error ?? new Error('not opened')))
    })
    const all = await new Promise<unknown[]>((done) => {
      const request = db.transaction('rows').objectStore('rows').getAll()
      request.addEventListener('success', () => done(request.result))
    })
    db.close()
    return JSON.stringify(all)
  })

/** Invites a champion of Nieuw Nickerie, who opens the link on a phone of their own. */
const championComes = async (): Promise<{ device: Page; pocket: BrowserContext; accountId: string; locationIds: string[] }> => {
  await turnTo(page, '/settings/users/invite')
  await page.locator('.people-ticks .tick').filter({ hasText: 'champion in the plan, of Nieuw Nickerie' }).first().click()
  await page.getByRole('button', { name: 'Create link' }).click()
  const link = await linkMade(page)
  const { page: device, context: pocket } = await stage.open({ viewport: phone, language: 'nl' })
  await device.goto(link)
  await device.getByRole('button', { name: /^Dit ben ik/ }).click()
  await device.locator('.links').waitFor()
  await waitInStep(device)
  const { accountId, locationIds } = await device.evaluate(
    async () => ((await (await fetch('/api/me')).json()) as { actor: { accountId: string; locationIds: string[] } }).actor,
  )
  return { device, pocket, accountId, locationIds }
}

const gone = 'Je hebt geen toegang meer tot'

test('[AC-1] [AC-3] taken away while the device is open, with work that was not sent yet: all of it goes', async () => {
  const { device, pocket, accountId } = await championComes()
  const complaints = complaintsOf(device)
  const second = await pocket.newPage()
  await second.goto('/people')
  await second.getByRole('table').waitFor()
  await expect.poll(() => keptOn(device)).not.toEqual([])

  await device.goto('/checklist')
  await device.locator('main h1').waitFor()
  await goOffline(device)
  const tick = device.locator('main input[type=checkbox]').first()
  await tick.click()
  await stage.server.give('access.withdrawRole', { accountId })
  await pocket.setOffline(false)

  for (const window of [device, second]) {
    await window.getByRole('heading', { name: gone }).waitFor()
    await expect.poll(() => keptOn(window)).toEqual([])
    await expect.poll(() => window.locator('table').count()).toBe(0)
  }
  await device.getByText('Vraag de projectleider om een nieuwe persoonlijke link').waitFor()
  await expect.poll(() => axeFindings(device)).toEqual([])
  await expect.poll(() => overflows(device)).toBe(false)
  await device.emulateMedia({ colorScheme: 'dark' })
  // Colours take a moment to change.
  await expect.poll(() => axeFindings(device)).toEqual([])
  // Looked at again it says the same, until somebody wants to come in as somebody else.
  await device.reload()
  await device.getByRole('heading', { name: 'Je hebt hier geen toegang meer' }).waitFor()
  await device.getByRole('button', { name: 'Aanmelden met een ander account' }).click()
  await device.getByRole('heading', { name: /Meld je aan/ }).waitFor()
  await device.reload()
  await device.getByRole('heading', { name: /Meld je aan/ }).waitFor()
  expect(complaints.filter((line) => !/status of 40[139]|ERR_/.test(line))).toEqual([])
  await pocket.close()
})

test('[RG-1] what an open device keeps is deleted by the browser: what is done there afterwards reaches the server all the same', async () => {
  const { device, pocket } = await championComes()
  const complaints = complaintsOf(device)
  await turnTo(device, '/checklist')
  await device.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases())
      await new Promise((done, fail) => {
        const request = indexedDB.deleteDatabase(name)
        request.addEventListener('success', done)
        request.addEventListener('error', fail)
      })
  })
  const ticked = device.locator('main input[type=checkbox]:checked')
  const before = await ticked.count()
  const answered = device.waitForResponse((response) => response.url().endsWith('/api/commands'))
  await device.locator('main input[type=checkbox]:not(:checked):enabled').first().click()
  await expect.poll(() => ticked.count()).toBe(before + 1)
  const told: unknown = await (await answered).json()
  expect(told).toEqual([{ id: expect.any(String), version: expect.any(Number) }])
  await waitInStep(device)
  expect(complaints).toEqual([])
  await pocket.close()
})

test('[AC-1] [AC-3] taken away while the device is closed: it goes at the next contact', async () => {
  const { device, pocket, accountId } = await championComes()
  await device.close()
  await stage.server.give('access.withdrawRole', { accountId })
  const next = await pocket.newPage()
  await next.goto('/people')
  await next.getByRole('heading', { name: gone }).waitFor()
  await expect.poll(() => keptOn(next)).toEqual([])
  await pocket.close()
})

test('[AC-1] [ME-8] a champion who becomes a member keeps their own rows and no others', async () => {
  const { device, pocket, accountId } = await championComes()
  const before = await rowsOn(device)
  const colleagues = [...before.matchAll(/"table":"person","key":"([^"]+)"/g)].map(([, key]) => key)
  expect(new Set(colleagues).size).toBeGreaterThan(3)
  await device.close()
  await stage.server.give('access.giveRole', { accountId, role: 'member', locationIds: [] })
  const next = await pocket.newPage()
  await next.goto('/')
  await next.getByRole('heading', { level: 1, name: /^\w+dag \d+/ }).waitFor()
  await expect
    .poll(async () => new Set([...(await rowsOn(next)).matchAll(/"table":"person","key":"([^"]+)"/g)].map(([, key]) => key)).size)
    .toBe(1)
  await pocket.close()
})
