/** An owner sees whom a choice would forget, chooses, and forgets somebody; the trail is emptied where it named them and says so. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayFromNow } from '#test/clock.ts'
import { axeFindings, complaintsOf, looksWellAt, openSampleStage, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
let storageState: Awaited<ReturnType<Awaited<ReturnType<Stage['open']>>['context']['storageState']>>
/** The one who left. */
let name = ''

beforeAll(async () => {
  stage = await openSampleStage()
  const { page, context } = await stage.openAsOwner()
  await turnTo(page, '/people')
  await page.locator('button.name').first().waitFor()
  name = (await page.locator('button.name').first().innerText()).trim()
  const left = (await stage.server.rowsOf('person')).find((one) => one.name === name)
  await stage.server.give('people.leave', { personId: left?.personId, leftOn: dayFromNow(-45) })
  storageState = await context.storageState()
  await context.close()
})
afterAll(() => stage?.close())

test('[ME-8] whom a choice would forget is shown before it is made; kept, it is there again in the other language and on a phone', async () => {
  const { page, context } = await stage.open({ storageState })
  const complaints = complaintsOf(page)
  await page.goto('/settings')
  const card = page.locator('#retention')
  await card.getByText('You can erase names yourself under “Former employees”.').waitFor()
  await card.getByLabel('Names of former employees').selectOption('90')
  await card.getByText('No names are due for erasure.').waitFor()
  await card.getByLabel('Names of former employees').selectOption('30')
  await card.getByText('1 person would be erased within a day:').waitFor()
  await expect.poll(() => card.innerText()).toContain(name)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await card.getByRole('button', { name: 'Save' }).click()
  await card.getByText('1 person will be erased within a day:').waitFor()
  await expect.poll(() => card.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  expect(complaints).toEqual([])
  await waitInStep(page)
  await context.close()

  const { page: small, context: other } = await stage.open({ storageState, viewport: phone })
  await small.addInitScript(() => localStorage.setItem('uitrol.language', 'nl'))
  await small.goto('/settings')
  await small.locator('#retention').getByText('1 persoon wordt binnen een dag gewist:').waitFor()
  await looksWellAt(small, [phone])
  await other.close()
})

test('[AC-4] [ME-8] forgotten, nothing names them any more, and the trail is whole and says what was taken out', async () => {
  const { page, context } = await stage.open({ storageState })
  const complaints = complaintsOf(page)
  await page.goto('/settings')
  await page
    .locator('#leavers')
    .getByRole('button', { name: `Erase: ${name}` })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click()
  await page.locator('#leavers').waitFor({ state: 'detached' })
  await waitInStep(page)
  await turnTo(page, '/trail')
  const entries = page.locator('.trail-entry')
  await entries.filter({ hasText: 'Erased the personal data of a former employee' }).waitFor()
  await page.getByLabel('Type').selectOption('person')
  const emptied = entries.filter({ hasText: 'Imported a staff list' })
  await emptied.first().click()
  await emptied.first().getByText('Personal data of an erased person was removed').waitFor()
  await entries.filter({ hasText: 'Erased the personal data of' }).click()
  await entries.getByText(/^Removed their personal data at/).waitFor()
  await page.getByRole('button', { name: 'Check activity log' }).click()
  await page.getByText('The activity log is intact').waitFor()
  await page.getByText(/^In (1 entry|\d+ entries) the personal data of (an erased person|erased people) was removed\./).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  const everything = await page.evaluate(
    async () => (await (await fetch('/api/changes?after=0')).text()) + (await (await fetch('/api/audit?limit=200')).text()),
  )
  expect(everything).not.toContain(name)
  expect(complaints).toEqual([])
  await context.close()
})
