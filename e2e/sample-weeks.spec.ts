/** The sample company eight weeks in: what helped and the effect of the tool, with their bounds and what they cannot prove. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { becomeOwner, complaintsOf, looksWell, openStage, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('[ME-13] [ME-14] the sample company eight weeks in shows a kind of help that worked and an effect of the tool', async () => {
  const { page, context } = await stage.open()
  const complaints = complaintsOf(page)
  await becomeOwner(page, stage)
  await page.getByRole('button', { name: /^Try it eight weeks in/ }).click()
  await page.waitForURL('**/today')
  await page.locator('.links').waitFor()
  await waitInStep(page)
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Phase 3 starts/)
  await turnTo(page, '/adoption')
  await page.getByRole('listitem').filter({ hasText: 'One-on-one help' }).getByText('Helped', { exact: true }).waitFor()
  await page.getByText(/minutes since go-live, between .+; from 40 people/).waitFor()
  await page.getByText(/Phases are chosen, not drawn/).waitFor()
  await looksWell(page)
  expect(complaints).toEqual([])
  await context.close()
})
