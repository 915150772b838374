/** An organisation of 10,000 people: the lead's device holds none of them, and people and plan work as they do for eight. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { now } from '#test/clock.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { axeFindings, complaintsOf, goOffline, openStage, overflows, phone, type Stage, turnTo } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'uitrol-large-'))
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ UITROL_DATA: folder })
  await stage.server.welcome()
  const database = await openDatabase(`sqlite:${join(folder, 'uitrol.db')}`)
  const { organisationId } = await database.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
  await makeLargeCompany(database, organisationId, 10_000, now())
  await database.close()
})
afterAll(async () => {
  await stage.close()
  rmSync(folder, { recursive: true, force: true })
})

const nodesOf = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length)

const openAs = async (path: string): Promise<{ page: Page; complaints: string[] }> => {
  const { page, context } = await stage.open()
  page.setDefaultTimeout(60_000)
  const [name = '', value = ''] = stage.server.cookie.split('=')
  await context.addCookies([{ name, value, url: stage.server.address }])
  // The organisation speaks Dutch; whoever looks here has chosen English on this device.
  await context.addInitScript(() => localStorage.setItem('uitrol.language', 'en'))
  const complaints = complaintsOf(page)
  await page.goto(path)
  return { page, complaints }
}

test('people: counted, searched from the keyboard, scrolled through, opened and changed, printed', async () => {
  const { page, complaints } = await openAs('/people')
  await page.getByRole('heading', { level: 1, name: /10,000 people/ }).waitFor()
  const table = page.getByRole('table')
  await table.getByRole('row').nth(20).waitFor()
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('10001')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => nodesOf(page)).toBeLessThan(3000)

  // The next ones come as the end of the list comes near; those far away are not drawn.
  for (let turn = 0; turn < 12; turn++) {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[aria-rowindex]')].some((row) => Number(row.getAttribute('aria-rowindex')) > 120),
  )
  await expect.poll(() => nodesOf(page)).toBeLessThan(3000)

  await page.keyboard.press('/')
  await page.keyboard.type('PERSON 4242')
  await page.getByRole('status').getByText('1 ').waitFor()
  await table.getByRole('button', { name: /Person 4242/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Edit…' }).click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Renée Tjon')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByRole('dialog').getByText('Renée Tjon').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('renee tjon')
  await table.getByRole('button', { name: /Renée Tjon/ }).waitFor()

  // On paper stand as many as are said, and how to get the others; they are fetched before the page is printed.
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.evaluate(() => Object.assign(window, { print: () => document.body.classList.add('printed') }))
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await page.locator('body.printed').waitFor()
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page
    .getByText('The first 500 of 10,000 are printed. Filter the list to print others. Export everything under Settings, Organisation.')
    .waitFor()
  await expect.poll(() => table.locator('tbody[data-piece] tr').count()).toBe(500)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(() => nodesOf(page)).toBeLessThan(3000)
  await page.setViewportSize(phone)
  await expect.poll(() => overflows(page)).toBe(false)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[RG-1] without a connection a change of a person is not kept, and says that it needs one', async () => {
  const { page } = await openAs('/people')
  await page.getByRole('table').getByRole('button').first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make champion' }).waitFor()
  await goOffline(page)
  await dialog.getByRole('button', { name: 'Make champion' }).click()
  await dialog.getByText('This needs a connection').waitFor()
  await page.context().close()
})

test('[PH-9] the plan: folded where it is long, reasons with their people, a pin previewed by the server', async () => {
  const { page, complaints } = await openAs('/plan')
  const reasons = page.getByRole('region', { name: /goes first/ })
  await reasons.getByRole('row').nth(8).waitFor()
  await expect.poll(() => nodesOf(page)).toBeLessThan(3000)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await reasons.getByRole('button', { name: /Show all/ }).click()
  // Only the rows near the window are drawn.
  await expect
    .poll(async () => {
      await reasons.getByRole('row').last().scrollIntoViewIfNeeded()
      return reasons.getByRole('row').nth(30).isVisible()
    })
    .toBe(true)
  // The main reasons are counted by the server, and show the people behind one.
  const bar = page.getByRole('list', { name: 'Main reasons' }).getByRole('listitem').first()
  const people = await bar.locator('.num').innerText()
  await bar.getByRole('button').click()
  await reasons.getByRole('button', { name: `Show all ${people} people` }).waitFor()
  await expect.poll(() => nodesOf(page)).toBeLessThan(3000)
  await page.getByRole('link', { name: 'Champions' }).click()
  await page.getByRole('checkbox', { name: 'Champions only' }).waitFor()
  await expect.poll(() => page.getByRole('checkbox', { name: 'Champions only' }).isChecked()).toBe(true)
  await page.getByRole('table').getByRole('row').nth(10).waitFor()
  await expect.poll(() => nodesOf(page)).toBeLessThan(3000)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('[TR-6] [SU-1] a session shows who is in it, and people are searched for where a list would be too long', async () => {
  const { page, complaints } = await openAs('/training')
  await page.locator('a[href^="/training/session/"]').first().click()
  const names = page.locator('[aria-labelledby=comes] .strong')
  await expect.poll(() => names.count()).toBeGreaterThan(0)
  await page.locator('summary', { hasText: 'Add participant' }).click()
  await page.getByLabel('Person', { exact: true }).fill('Person 777')
  await page
    .getByRole('button', { name: /^Person 777\b/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Change: Person' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])

  await turnTo(page, '/support/tiers')
  await page.getByRole('button', { name: /^Change level: IT/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Person responsible').fill('Person 5151')
  await dialog.getByRole('button', { name: /5151/ }).first().click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.setViewportSize(phone)
  await expect.poll(() => overflows(page)).toBe(false)
  expect(complaints).toEqual([])
  await page.context().close()
})
