/** A second tool comes: its rollout is begun in the browser with the people who are here, and stays apart from the first. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, complaintsOf, desktop, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

test('[PH-1] [AC-1] from the settings to a second plan for the same people, and back to the first', async () => {
  const { page, context } = await stage.openAsOwner({ language: 'nl' })
  const complaints = complaintsOf(page)
  await expect.poll(() => page.getByLabel('Uitrol', { exact: true }).count()).toBe(0)

  await turnTo(page, '/settings')
  const card = page.locator('#rollouts')
  await card.getByText('getoond op dit apparaat').waitFor()
  const first = await card.locator('strong').innerText()
  await card.getByRole('link', { name: 'Uitrol starten' }).click()
  // Whoever changes their mind is where they were.
  await page.getByRole('button', { name: 'Terug' }).click()
  await card.getByRole('link', { name: 'Uitrol starten' }).click()
  await page.getByLabel('Naam van het nieuwe systeem').fill('Papierloos')
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Volgende' }).click()
  await expect.poll(() => page.getByLabel('Iedereen die al op de lijst staat').isChecked()).toBe(true)
  await page.getByText('worden alle 42 mensen op de lijst ingepland').waitFor()
  await expect.poll(() => page.getByLabel('Later').count()).toBe(0)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.setViewportSize(phone)
  await expect.poll(() => overflows(page)).toBe(false)
  await page.setViewportSize(desktop)
  await page.getByRole('button', { name: 'Volgende' }).click()
  await page.getByRole('button', { name: 'Plan maken' }).click()
  await page.waitForURL('**/plan')
  await waitInStep(page)

  const choice = page.getByLabel('Uitrol', { exact: true })
  await expect.poll(() => choice.locator('option:checked').innerText()).toBe('Papierloos')
  await page.locator('.links a[href="/people"]').click()
  await page.getByRole('table').waitFor()
  await expect.poll(() => page.locator('.links a[href="/people"] b').innerText()).toBe('42')
  await page.locator('.links a[href="/settings"]').click()
  await card.getByRole('button', { name: `Tonen: ${first}` }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.setViewportSize(phone)
  await expect.poll(() => overflows(page)).toBe(false)
  await page.setViewportSize(desktop)
  await card.getByRole('button', { name: `Tonen: ${first}` }).click()
  await expect.poll(() => choice.locator('option:checked').innerText()).toBe(first)
  await page.reload()
  await choice.waitFor()
  await expect.poll(() => choice.locator('option:checked').innerText()).toBe(first)

  // Each has a plan of its own for everyone, on the server too.
  const parts = await page.evaluate(async () => {
    const { changes } = (await (await fetch('/api/changes')).json()) as { changes: { table: string; row: { rolloutId: string } | null }[] }
    const count: Record<string, number> = {}
    for (const { table, row } of changes) if (table === 'participant' && row) count[row.rolloutId] = (count[row.rolloutId] ?? 0) + 1
    return Object.values(count)
  })
  expect(parts).toEqual([42, 42])
  expect(complaints).toEqual([])
  await context.close()
})
