/** What keyboards and screen readers meet: a tick that is taken back where it was made, `/` on each page with a search, a choice that is none. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleStage, type Stage, waitInStep } from './browser.ts'

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openSampleStage()
  page = (await stage.openAsOwner()).page
})
afterAll(() => stage.close())

test('[CH-2] a tick is taken back in its row: it is announced, focus stays, and a screen reader hears the task once', async () => {
  await page.goto('/checklist')
  const row = page
    .locator('.todo')
    .filter({ has: page.locator('input:enabled') })
    .first()
  const title = await row.locator('label').innerText()
  // The row, wherever it goes: by its task and its list.
  const list = page.locator('.todo-list').first()
  const box = list.getByRole('checkbox', { name: title, exact: true })
  expect(await box.isChecked()).toBe(false)
  // The words that are seen are its name, and nothing says them again.
  expect(await row.getByText(title, { exact: true }).count()).toBe(1)
  expect(await box.evaluate((element) => element.getAttributeNames().filter((name) => /^(aria-|title$)/.test(name)))).toEqual([])
  await box.focus()
  for (const [isDone, said] of [
    [true, 'Completed'],
    [false, 'Reopened'],
  ] as const) {
    await page.keyboard.press('Space')
    await page.getByRole('status').filter({ hasText: title }).filter({ hasText: said }).first().waitFor()
    await expect.poll(() => box.isChecked()).toBe(isDone)
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
  }
  await waitInStep(page)
})

test('[CH-3] `/` goes to the search of each page that has one, and is typed like any letter inside of it', async () => {
  for (const path of ['/people', '/checklist', '/messages', '/training/buddies', '/support/answers']) {
    await page.goto(path)
    const search = page.getByRole('searchbox').first()
    await search.waitFor()
    await page.keyboard.press('/')
    await expect.poll(() => search.evaluate((element) => element === document.activeElement), { message: path }).toBe(true)
    expect(await search.inputValue(), path).toBe('')
    await page.keyboard.press('/')
    expect(await search.inputValue(), path).toBe('/')
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
  expect(await only.getByRole('option').count()).toBe(1)
  expect(await dialog.getByRole('link', { name: 'Plan' }).getAttribute('href')).toBe('/plan')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})
