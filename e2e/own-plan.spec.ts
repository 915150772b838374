/** A person with a staff list gets a dated plan in five steps, from the list to the page of the plan. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { productFolder } from '#files/product-folder.ts'
import { dayFromNow } from '#test/clock.ts'
import { axeFindings, becomeOwner, complaintsOf, openStage, overflows, phone, type Stage, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const staff = join(productFolder, '../shared/data/oracle_hr_107_employees.csv')

test('[IM-1] [PH-1] from pasted names to a plan, on a phone, every other step skipped', async () => {
  const { page, context } = await stage.open({ viewport: phone })
  const complaints = complaintsOf(page)
  await becomeOwner(page, stage)
  await page.locator('.big-choice').last().click()
  await page.getByLabel('Name of the new tool').fill('Paperless')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByText('Paste names').click()
  await page
    .getByLabel('Names, one per line')
    .fill('Yolanda Karijo, yolanda@kasnika.example, Sales\nRavin Bhoendie\n\nSherida Pinas <sherida@kasnika.example>')
  await page.getByText('3 people').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
  await page.getByRole('button', { name: 'Next' }).click()
  // A day that has passed is refused where it stands, and nothing is begun.
  await page.getByLabel('Go-live date').evaluate((input: HTMLInputElement) => input.removeAttribute('min'))
  await page.getByLabel('Go-live date').fill('2020-01-06')
  await page.getByRole('button', { name: 'Make plan' }).click()
  await page.getByRole('alert').locator('.trouble').waitFor()
  const day = dayFromNow(30)
  await page.getByLabel('Go-live date').fill(day)
  await page.getByRole('button', { name: 'Make plan' }).click()
  await page.waitForURL('**/plan')
  await waitInStep(page)
  await expect.poll(() => page.locator('.links a[href="/people"] b').innerText()).toBe('3')
  expect(complaints).toEqual([])
  await context.close()
})

test('[IM-1] a list with headings of its own is put right by hand, column by column', async () => {
  const own = await openStage()
  try {
    const { page } = await own.open({ viewport: phone, language: 'nl' })
    await becomeOwner(page, own)
    await page.locator('.big-choice').last().click()
    for (let step = 0; step < 3; step++) await page.locator('form .row .row button').first().click()
    const list = 'Wie;Waar\nSherida Pinas;Paramaribo\nRavin Bhoendie;Nieuw Nickerie\n'
    await page.locator('input[type=file]').setInputFiles({ name: 'lijst.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await page.locator('.note.hold').waitFor()
    await expect.poll(() => axeFindings(page)).toEqual([])
    await page.getByLabel('Wie: Veld').selectOption('name')
    await page.getByText('2 mensen, 0 locaties').waitFor()
    await page.locator('summary', { hasText: 'Kolommen' }).click()
    await page.getByLabel('Waar: Veld').selectOption('location')
    await page.getByText('2 mensen, 2 locaties').waitFor()
    await expect.poll(() => overflows(page)).toBe(false)
  } finally {
    await own.close()
  }
})

test('[IM-1] [PH-1] [PH-2] the list of 107 people shows what becomes of it, then becomes a plan', async ({ skip }) => {
  if (!existsSync(staff)) skip('the list of 107 people is not beside this copy')
  const own = await openStage()
  try {
    const { page } = await own.open()
    await becomeOwner(page, own)
    await page.locator('.big-choice').last().click()
    await page.getByLabel('Name of the new tool').fill('New HR')
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Next' }).click()
    await page.locator('input[type=file]').setInputFiles(staff)
    await page.getByText('107 people, 7 locations').waitFor()
    await expect.poll(() => axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Make plan' }).click()
    await page.waitForURL('**/plan')
    await waitInStep(page)
    await expect.poll(() => page.locator('.links a[href="/people"] b').innerText()).toBe('107')
    await page.locator('.links a[href="/today"]').click()
    await page.getByRole('heading', { level: 1, name: /^Phase 1 starts/ }).waitFor()
  } finally {
    await own.close()
  }
})
