/** Today: one verdict over all that can stop the next go-live, at most five things to do with their buttons, and a champion's day. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  axeFindings,
  complaintsOf,
  desktop,
  looksWellAt,
  narrow,
  openSampleStage,
  phone,
  type Stage,
  turnTo,
  waitInStep,
} from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]
/** What holds the go-live, once all of it has come. */
let holds: number
beforeAll(async () => {
  stage = await openSampleStage()
  ;({ page } = await stage.openAsOwner())
  complaints = complaintsOf(page)
})
afterAll(async () => stage?.close())

const holdsOf = (text: string): number =>
  /One thing is blocking/.test(text) ? 1 : Number(/(\d+) things are blocking/.exec(text)?.[1] ?? 0)
const heading = (): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()
/** Words of which a part cannot be seen. */
const cutOff = (here: Page, of: string): Promise<string[]> =>
  here.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
        .map((one) => one.innerText),
    of,
  )
const rows = () => page.getByRole('list', { name: 'Needs you now' }).getByRole('listitem')
const all = async (): Promise<number> => Number(await page.locator('.links a[href="/today"] b').innerText())
/** Opens the whole list where it has more than the five that stand at first; some of it comes a moment later. */
const showAll = async (): Promise<void> => {
  const more = page.getByRole('button', { name: /^All \d/ })
  await expect.poll(async () => (await more.count()) === ((await all()) > 5 ? 1 : 0)).toBe(true)
  for (const button of await more.all()) await button.click()
  await expect.poll(async () => (await rows().count()) - (await all())).toBe(0)
}

test('[CH-3] the heading counts what holds the go-live, and each of it stands on top of the list with its button', async () => {
  await turnTo(page, '/today')
  await page.getByRole('heading', { level: 1, name: /^Phase 2 starts/ }).waitFor()
  await expect.poll(() => rows().count()).toBe(5)
  await page.locator('.chip.hold', { hasText: 'At risk' }).waitFor()
  // Some of it is asked of the server, and comes a moment later.
  const holding = () => rows().filter({ hasText: 'Holds go-live' }).count()
  await expect.poll(async () => (await holding()) - Math.min(5, holdsOf(await heading()))).toBe(0)
  await expect.poll(holding).toBeGreaterThan(0)
  for (const row of await rows().all()) await expect.poll(() => row.locator('.button').count()).toBe(1)
  // The navigation counts the same things.
  await showAll()
  const fewer = page.getByRole('button', { name: 'Show fewer' })
  await expect.poll(async () => (await fewer.count()) === ((await all()) > 5 ? 1 : 0)).toBe(true)
  for (const button of await fewer.all()) await button.click()
  await expect.poll(() => rows().count()).toBe(5)
  await expect.poll(() => axeFindings(page)).toEqual([])
  holds = holdsOf(await heading())
})

test('[CH-1] on a phone the chip of an overdue task leaves its title the width', async () => {
  await page.setViewportSize(phone)
  await turnTo(page, '/checklist')
  const task = page.locator('.todo', { has: page.locator('.chip') }).first()
  await task.waitFor()
  const roomBetween = async (): Promise<number> => {
    const [title, chip] = [await task.locator('label').boundingBox(), await task.locator('.chip').boundingBox()]
    return (chip?.y ?? 0) - (title?.y ?? 0) - (title?.height ?? 0)
  }
  await expect.poll(roomBetween).toBeGreaterThanOrEqual(0)
  await page.setViewportSize(desktop)
})

test('[CH-3] a task is done from its row: it goes away, is told, and the focus stays in the list', async () => {
  await turnTo(page, '/today')
  const task = rows().filter({ hasText: 'Holds go-live' }).filter({ hasText: 'Task' }).first()
  await task.waitFor()
  await expect.poll(async () => holdsOf(await heading())).toBe(holds)
  const title = await task.locator('.strong').innerText()
  await task.getByRole('button', { name: `Done: ${title}` }).press('Enter')
  await page.getByText(`“${title}” marked as done.`).waitFor()
  await expect.poll(async () => holdsOf(await heading())).toBe(holds - 1)
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('needs')
  await waitInStep(page)
})

test('[CM-2] an approval is one press away, and the verdict follows it', async () => {
  await turnTo(page, '/today')
  await page.getByRole('heading', { name: 'Needs you now' }).waitFor()
  // It holds the start where the next ones are near, and waits further down where they are not.
  await showAll()
  const approval = rows().filter({ hasText: 'Message' }).filter({ hasText: 'Approve' }).first()
  await approval.getByRole('link', { name: /^Approve…: Approve / }).click()
  await page.waitForURL(/\/messages/)
})

test('[ME-3] readiness is bars with their figures, and leads to where each is worked on', async () => {
  await turnTo(page, '/today')
  const ready = page.getByRole('region', { name: /^Ready for phase 2/ })
  await ready
    .getByText(/^\D*\d+ of \d+$/)
    .first()
    .waitFor()
  await expect
    .poll(() => ready.getByRole('link').allInnerTexts())
    .toEqual(['Checklist', 'Trained', 'Messages', 'Champions', 'Office hours'])
  await ready.getByRole('link', { name: 'Trained' }).click()
  await page.waitForURL('**/training')
})

test('[AC-2] an address that leads nowhere says so, also below a page that exists', async () => {
  for (const address of ['/nowhere', '/training/nowhere', '/support/nowhere', '/objections/nowhere', '/settings/nowhere']) {
    await page.goto(address)
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor()
  }
})

test('[RG-3] Today fits a phone and is clean in axe, in Dutch, light and dark', async () => {
  await page.evaluate(() => localStorage.setItem('uitrol.language', 'nl'))
  await page.goto('/today')
  await page.getByRole('list', { name: 'Nu voor jou' }).waitFor()
  for (const size of [phone, narrow]) {
    await page.setViewportSize(size)
    await turnTo(page, '/today')
    await page.getByRole('list', { name: 'Nu voor jou' }).waitFor()
    await expect.poll(() => cutOff(page, '.need .strong, .meters li > :first-child')).toEqual([])
    await looksWellAt(page, [size])
  }
  expect(complaints).toEqual([])
})
