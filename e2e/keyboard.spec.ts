/** What keyboards and screen readers meet: a tick that is taken back where it was made, `/` on each page with a search, a choice that is none. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdDialogs } from './dialogs.ts'
import { axeFindings, openSampleStage, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
  page = (await stage.openAsOwner()).page
})
afterAll(() => stage.close())

test('[CH-2] a tick is taken back in its row: it is announced, focus stays, and a screen reader hears the task once', async () => {
  await turnTo(page, '/checklist')
  const row = page
    .locator('.todo')
    .filter({ has: page.locator('input:enabled') })
    .first()
  const title = await row.locator('label').innerText()
  // The row, wherever it goes: by its task and its list.
  const list = page.locator('.todo-list').first()
  const box = list.getByRole('checkbox', { name: title, exact: true })
  await expect.poll(() => box.isChecked()).toBe(false)
  // The words that are seen are its name, and nothing says them again.
  await expect.poll(() => row.getByText(title, { exact: true }).count()).toBe(1)
  await expect.poll(() => box.evaluate((element) => element.getAttributeNames().filter((name) => /^(aria-|title$)/.test(name)))).toEqual([])
  await box.focus()
  for (const [isDone, said] of [
    [true, 'Completed'],
    [false, 'Reopened'],
  ] as const) {
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: title }).filter({ hasText: said }).first().waitFor()
    await expect.poll(() => box.isChecked()).toBe(isDone)
    await expect.poll(() => box.evaluate((element) => element === document.activeElement)).toBe(true)
  }
  await waitInStep(page)
})

test('[CH-3] `/` goes to the search of each page that has one, and is typed like any letter inside of it', async () => {
  for (const path of ['/people', '/checklist', '/messages', '/training/buddies', '/support/answers']) {
    await turnTo(page, path)
    const search = page.getByRole('searchbox').first()
    await search.waitFor()
    await page.keyboard.press('/')
    await expect.poll(() => search.evaluate((element) => element === document.activeElement), { message: path }).toBe(true)
    await expect.poll(() => search.inputValue(), { message: path }).toBe('')
    await page.keyboard.press('/')
    await expect.poll(() => search.inputValue(), { message: path }).toBe('/')
    await search.fill('')
  }
})

test('[TR-5] where nobody else can be the buddy, the dialog says why and what to do, with the way there', async () => {
  const { rolloutId } = (await stage.server.rowsOf('rollout'))[0] ?? { rolloutId: '' }
  await stage.server.give('plan.changeSettings', { rolloutId, settings: { peoplePerBuddy: 1 } })
  await page.goto('/training/buddies')
  await page
    .getByRole('button', { name: /^Change buddy/ })
    .last()
    .click()
  const dialog = page.getByRole('dialog')
  const only = dialog.getByRole('combobox')
  await only.waitFor()
  // Whoever still has room is taken first, until the one choice left is none.
  await dialog.getByText('Raise the number of people per buddy in the plan settings', { exact: false }).waitFor()
  await expect.poll(() => only.getByRole('option').count()).toBe(1)
  await expect.poll(() => dialog.getByRole('link', { name: 'Plan' }).getAttribute('href')).toBe('/plan')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

/** What has the focus, in words. */
const focused = (): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim().slice(0, 60)}`)

test('[CH-3] from Today to the reviews without a mouse: each link is reached in order, seen while it has the focus, and opens its page', async () => {
  await turnTo(page, '/today')
  for (const [name, path] of [
    ['Adoption', '/adoption'],
    ['Go/no-go', '/gates'],
    ['Issues', '/issues'],
    ['Old system', '/old-system'],
    ['Money', '/money'],
    ['Reviews', '/reviews'],
  ] as const) {
    const link = page.getByRole('navigation').getByRole('link', { name, exact: true })
    // Back to the top of the page, past the way around the links, and down to this one.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.locator('.brand').focus()
    const order: string[] = []
    while (!(await link.evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab')
      order.push(await focused())
      if (order.length > 40) throw new Error(`${name} is not reached: ${order.join('; ')}`)
    }
    const ring = await link.evaluate((element) => getComputedStyle(element).outlineStyle)
    expect(ring, name).toBe('solid')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${path}`)
    // A screen reader hears where it came; the next Tab goes into the page.
    await expect.poll(focused, { message: name }).toMatch(/^H1 /)
  }
})

/** The pages on which those who lead open dialogs. */
const pagesWithDialogs = [
  '/plan',
  '/people',
  '/checklist',
  '/messages',
  '/messages/retrospective',
  '/training/session/rest%2Fgeorgetown%2Fen%2F1',
  '/training/resources',
  '/training/buddies',
  '/support/answers',
  '/support/tiers',
  '/objections',
  '/objections/wins',
  '/adoption',
  '/adoption/imports',
  '/gates/core',
  '/issues/runbook',
  '/issues/offline/georgetown',
  '/old-system',
  '/money',
  '/reviews',
  '/settings/locations',
  '/settings/users',
  '/settings/users/invite',
  '/settings/messages',
  '/settings/integrations',
]
test('[CH-3] every dialog opens by Enter, holds to axe, says on its button whether it asks more, and gives the focus back on Escape', async () => {
  const kinds = new Set<string>()
  const open = (await stage.server.rowsOf('ticket')).find(({ state }) => state === 'open')
  if (!open) throw new Error('the sample company has no open question')
  for (const path of [...pagesWithDialogs, `/support/tickets/${open.ticketId}`]) {
    await turnTo(page, path)
    for (const name of await holdDialogs(page, path)) kinds.add(`${path} ${name}`)
  }
  expect(kinds).toContain('/plan Add a freeze period…')
})

test('[CH-3] so do the dialogs that open from a person', async () => {
  await turnTo(page, '/people')
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: /Aisha Doelkarim/ }).press('Enter')
  for (const [name, title] of [
    ['Fix in a phase…', /^Fix /],
    ['Exclude from rollout…', /^Exclude /],
  ] as const) {
    await dialog.getByRole('button', { name, exact: true }).press('Enter')
    await dialog.getByRole('heading', { name: title }).waitFor()
    await expect.poll(() => axeFindings(page, 'dialog'), { message: name }).toEqual([])
    // Back to the person.
    await page.keyboard.press('Escape')
    await dialog.getByRole('heading', { name: 'Aisha Doelkarim', exact: true }).waitFor()
  }
  await dialog.getByRole('button', { name: 'Edit…', exact: true }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Name' }).waitFor()
  await expect.poll(() => axeFindings(page, 'dialog')).toEqual([])
})
