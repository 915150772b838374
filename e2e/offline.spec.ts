/** A tick without internet is kept through closing the page, and arrives once the internet is back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, testDay } from '#test/clock.ts'
import { complaintsOf, goOffline, openSampleStage, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

const item = 'Create the accounts for this phase'
const list = 'Core team: Two weeks before'

test('[RG-1] [CH-1] ticked offline, kept on the device, seen on another device once online', async () => {
  const { page, context } = await stage.openAsOwner()
  await page.locator('.links a[href="/checklist"]').click()
  await page.getByText('All', { exact: true }).click()
  await page.getByRole('heading', { name: '1 Early adopters' }).waitFor()

  await goOffline(page)
  await page.getByRole('button', { name: /^◆?\s*Offline since/ }).waitFor()
  // A tick is drawn once the command is decided, a moment after the click.
  const mine = page.getByRole('list', { name: list }).getByRole('checkbox', { name: item })
  await mine.click()
  await expect.poll(() => mine.isChecked()).toBe(true)
  await page.getByText('1 change saved on this device').waitFor()

  const storageState = await context.storageState()
  const { page: other, context: elsewhere } = await stage.open({ storageState })
  await other.goto('/checklist')
  await other.getByText('All', { exact: true }).click()
  const there = other.getByRole('list', { name: list }).getByRole('checkbox', { name: item })
  await expect.poll(() => there.isChecked()).toBe(false)

  // The page closes and opens again: what was done is still waiting, and goes by itself.
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto('/checklist')
  await again.getByText('All', { exact: true }).click()
  await expect.poll(() => again.getByRole('list', { name: list }).getByRole('checkbox', { name: item }).isChecked()).toBe(true)
  await waitInStep(again)

  // The other device hears of it without asking.
  await other
    .getByRole('list', { name: list })
    .locator('li', { hasText: item })
    .getByText(/done by Orlando/)
    .waitFor()
  await expect.poll(() => there.isChecked()).toBe(true)

  // Two tabs of one browser: one keeps in step for both.
  const second = await context.newPage()
  await second.goto('/checklist')
  await second.getByText('All', { exact: true }).click()
  const inSecond = second.getByRole('list', { name: list }).getByRole('checkbox', { name: item })
  await inSecond.click()
  await expect.poll(() => inSecond.isChecked()).toBe(false)
  await waitInStep(second)
  await again.getByRole('list', { name: list }).locator('li', { hasText: item }).getByText(/^due /).waitFor()
  await other.getByRole('list', { name: list }).locator('li', { hasText: item }).getByText(/^due /).waitFor()

  // What was done in a tab can be taken back there, from the state of the device.
  await second.locator('.sync').click()
  const dialog = second.getByRole('dialog', { name: 'Sync status' })
  await dialog.getByRole('heading', { name: 'Your last changes' }).waitFor()
  await dialog.getByRole('button', { name: /^Undo: / }).click()
  await expect.poll(() => inSecond.isChecked()).toBe(true)
  await waitInStep(second)
  await elsewhere.close()
  await context.close()
})

test('[RG-1] a change that the server refuses is kept, shown with the reason, and can be discarded', async () => {
  const { page, context } = await stage.open()
  const answer = await stage.server.post('/api/sign-in', { email: 'orlando@marowijne.internal', password: 'a boat on the Marowijne' })
  const [cookie = ''] = answer.headers.getSetCookie()
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
  await context.addCookies([{ name, value, url: stage.server.address }])
  await page.goto('/settings/locations')
  await page.getByRole('heading', { name: 'Locations', exact: true }).waitFor()
  await goOffline(page)
  await page.getByRole('button', { name: /Offline since/ }).waitFor()
  const place = {
    locationId: 'albina',
    name: 'Albina',
    country: 'SR',
    zone: 'America/Paramaribo',
    language: 'nl',
    connectivity: 'poor',
    opensAt: 420,
    closesAt: 900,
  }
  await page.getByRole('button', { name: 'Add location' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Albina')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByText('1 change saved on this device').waitFor()

  // Meanwhile someone else gives another place that name.
  stage.server.cookie = `${name}=${value}`
  const issued = { id: 'other-1', name: 'regional.addLocation', input: place, issuedAt: now() }
  expect((await stage.server.post('/api/commands', issued)).status).toBe(200)
  await context.setOffline(false)
  await page.getByRole('button', { name: /1 change was refused/ }).click()
  await page.getByRole('dialog').getByText('There is already a location called Albina').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await waitInStep(page)
  await expect.poll(() => page.getByRole('row', { name: /Albina/ }).count()).toBe(1)
  await context.close()
})

test('[RG-1] what is done before the programme has come in whole is kept and decided by the server', async () => {
  const { page, context } = await stage.open({ serviceWorkers: 'block' })
  const answer = await stage.server.post('/api/sign-in', { email: 'orlando@marowijne.internal', password: 'a boat on the Marowijne' })
  const [cookie = ''] = answer.headers.getSetCookie()
  const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=')
  await context.addCookies([{ name, value, url: stage.server.address }])
  stage.server.cookie = `${name}=${value}`
  // On every day there is a task to be done on Today: one that somebody ticked is opened again.
  const tasks = await stage.server.rowsOf('checklistItem')
  const [ticked] = tasks.filter(({ state, seen, dueOn }) => state === 'done' && seen === null && dueOn < testDay)
  if (!ticked) throw new Error('nobody has ticked a task')
  await stage.server.give('checklist.settle', { rolloutId: ticked.rolloutId, itemKey: ticked.itemKey, state: 'open', evidence: null })
  let stopped = 0
  await page.route(/\/commands\.[^/]*\.js/, (route) => {
    stopped++
    return route.abort()
  })
  // The first page stands without them; the others come with them.
  await page.goto('/today')
  const needs = page.getByRole('list', { name: 'Needs you now' })
  const done = needs.getByRole('button', { name: /^Done: / }).first()
  const more = page.getByRole('button', { name: /^All \d/ })
  // What can be done stands among the first five, or behind the button for all.
  await done.or(more).first().waitFor()
  for (const button of (await done.count()) > 0 ? [] : await more.all()) await button.click()
  await done.waitFor()
  const task = (await done.getAttribute('aria-label')) ?? ''
  await done.click()
  // Nothing here could decide it, so the row goes once the server did.
  await needs.getByRole('button', { name: task, exact: true }).waitFor({ state: 'detached' })
  await waitInStep(page)
  expect(stopped).toBeGreaterThan(0)
  await context.close()
})

test('[RG-1] a device without space, and one that the browser empties: no change is lost, and none is told as done that is not', async () => {
  const { page, context } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  await turnTo(page, '/settings/locations')
  const dialog = page.getByRole('dialog')
  const add = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Add location' }).click()
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByRole('button', { name: 'Save' }).click()
  }
  /** Seen here, and on the server. */
  const isThere = async (name: string): Promise<void> => {
    await page.getByRole('row', { name: new RegExp(name) }).waitFor()
    await waitInStep(page)
    await expect.poll(async () => (await stage.server.rowsOf('location')).filter((row) => row.name === name)).toHaveLength(1)
  }
  // Without space the server decides at once, so that what is seen done is done.
  await page.evaluate(() => {
    // What a browser does that has no space left: it stops the transaction. It takes minutes to notice a space that tests take away.
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...row) {
      const request = put.apply(this, row)
      request.addEventListener('success', () => this.transaction.abort())
      return request
    }
  })
  await add('Brownsweg')
  await isThere('Brownsweg')
  await goOffline(page)
  await add('Groningen')
  await dialog.getByText('This device cannot save the change').waitFor()
  await context.setOffline(false)
  await waitInStep(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await isThere('Groningen')

  // Whoever clears the data of the site in the browser goes on with what is in the window.
  const tools = await context.newCDPSession(page)
  await tools.send('Storage.clearDataForOrigin', { origin: stage.server.address, storageTypes: 'indexeddb' })
  await add('Totness')
  await isThere('Totness')
  expect(complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([])
  await context.close()
})
