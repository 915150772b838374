/** What keyboards and screen readers meet: a tick that is taken back where it was made, `/` on each page with a search, a choice that is none. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, openSampleStage, type Stage, waitInStep } from './browser.ts'

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

/** What has the focus, in words. */
const focused = (): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.textContent?.trim().slice(0, 60)}`)

test('[CH-3] from Today to the reviews without a mouse: each link is reached in order, seen while it has the focus, and opens its page', async () => {
  await page.goto('/today')
  await page.locator('h1').waitFor()
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

test('[CH-3] the dialogs of deciding open by Enter, hold to axe, and give the focus back on Escape', async () => {
  const said: string[] = []
  for (const path of ['/adoption', '/adoption/imports', '/gates/core', '/issues/runbook', '/old-system', '/money', '/reviews']) {
    await page.goto(path)
    const openers = page.locator('main button[aria-haspopup=dialog]:enabled:visible')
    await openers.first().waitFor()
    await waitInStep(page)
    // One of each kind: rows repeat theirs.
    const kinds = new Set<string>()
    for (const button of await openers.all()) {
      const name = ((await button.textContent()) ?? '').trim()
      if (kinds.has(name)) continue
      kinds.add(name)
      await button.press('Enter')
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      said.push(...(await axeFindings(page, 'dialog')).map((finding) => `${path} ${name}: ${finding}`))
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      await expect.poll(() => button.evaluate((element) => element === document.activeElement), { message: `${path} ${name}` }).toBe(true)
    }
    expect(kinds.size, path).toBeGreaterThan(0)
  }
  expect(said).toEqual([])
})
