/** A lead reads what the rollout brings and costs, changes the budget and its rates, and sees what the exchange rate does to both. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, complaintsOf, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

test('[RG-4] [RV-4] the budget in dollars and local currency, its stress case, and the return with its range', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  const save = async (name = 'Save'): Promise<void> => {
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await turnTo(page, '/money')
  await page.getByRole('heading', { level: 1, name: /^The first year pays for itself in \d+ of 10 cases$/ }).waitFor()
  await page.getByRole('img', { name: /^Return of the first year: .* in 8 of 10 cases between/ }).waitFor()
  await page.getByText('estimated by Finance, from the pilot').last().waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])

  // Thousands or decimals: what can be read in two ways is asked again.
  await page.getByRole('button', { name: 'Add line' }).click()
  await dialog.getByLabel('Name').fill('Tablets for the warehouse')
  await dialog.getByRole('radio', { name: 'Other costs' }).check()
  await dialog.getByLabel('Currency').fill('eur')
  await dialog.getByLabel('Price of one').fill('1.250')
  await dialog.getByText('without thousands signs').waitFor()
  await dialog.getByLabel('Price of one').fill('125,50')
  await dialog.getByLabel('Quantity').fill('4')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await save()
  await page.getByRole('heading', { level: 1, name: 'The rate from EUR to SRD is missing' }).waitFor()

  // A rate of zero is refused where it is typed; a list is pasted, and its faults are named by line.
  await page.getByRole('button', { name: 'Enter rate' }).first().click()
  await dialog.getByLabel('Rate', { exact: true }).fill('0')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.getByRole('alert').getByText('is zero').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Paste rates' }).click()
  const list = dialog.getByLabel('Rates, one on each line')
  await list.fill('01-09-2026;EUR;SRD;43,10\n14-09-2026;EUR;SRD;44,20\n15-09-2026;EUR')
  await dialog.getByText('Line 3 is not a rate').waitFor()
  await list.fill('01-09-2026;EUR;SRD;43,10\n14-09-2026;EUR;SRD;44,20')
  await dialog.getByText('2 rates, 1 September 2026 to 14 September 2026').waitFor()
  await save()
  const tablets = page.getByRole('row', { name: /Tablets for the warehouse/ })
  await tablets.getByText(/EUR.502\.00/).waitFor()
  await tablets.getByText(/SRD.22,188\.40/).waitFor()
  await tablets.getByText(/SRD.31,063\.76/).waitFor()
  await page.getByRole('button', { name: 'Change: Tablets for the warehouse' }).click()
  await save('Remove')
  await tablets.waitFor({ state: 'detached' })
  const licences = page.getByRole('row', { name: /New CRM licences/ })
  await licences.getByText(/SRD.183,659\.40/).waitFor()
  await licences.getByText(/SRD.257,123\.16/).waitFor()

  // What was approved decides; the currency stays while something is.
  await page.getByRole('button', { name: 'Budget settings' }).click()
  await dialog.getByLabel('Currency of the budget').fill('USD')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.getByRole('alert').getByText('the budget stays in SRD').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Approve amount' }).click()
  await dialog.getByLabel('Approved amount (SRD)').fill('250000')
  await save('Approve amount')
  await page.getByRole('heading', { level: 1, name: /^The budget is SRD.\d[\d,.]+ short$/ }).waitFor()
  await page.getByRole('button', { name: 'Approve amount' }).click()
  await dialog.getByLabel('Approved amount (SRD)').fill('345000')
  await save('Approve amount')
  await page.getByText(/^The budget holds to SRD\s\d+\.\d\d per USD\.$/).waitFor()
  await page.getByText(/^A slip of one week costs SRD.1,826\.34/).waitFor()

  // Nothing is claimed that nobody entered.
  await page.getByRole('button', { name: 'Change assumptions' }).click()
  await expect.poll(() => axeFindings(page)).toEqual([])
  const share = dialog.getByRole('group', { name: 'Useful share of that time (%)' })
  await share.getByLabel('High').fill('130')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await dialog.getByRole('alert').getByText('lies between 0 and 1').waitFor()
  for (const side of ['Low', 'Value', 'High']) await share.getByLabel(side).fill('')
  await save()
  await page.getByText(/^Not known, so left out: useful share of that time/).waitFor()

  // Hours that were counted in sessions held stand beside what was entered, and are used instead with one press.
  await page.getByRole('button', { name: 'Change assumptions' }).click()
  const training = dialog.getByRole('group', { name: 'Training hours, each person' })
  await training.getByText(/^So far, from \d+ sessions with \d+ attendances, shared over everyone: \d.* Not used/).waitFor()
  await training.getByRole('button', { name: 'Use measured: Training hours, each person' }).click()
  await training.getByText(/Used while the fields are empty\.$/).waitFor()
  for (const side of ['Low', 'Value', 'High']) await expect.poll(() => training.getByLabel(side).inputValue()).toBe('')
  await save()
  await page.getByText('What it is made of').click()
  const hours = page.getByRole('listitem').filter({ hasText: 'Training hours, each person' })
  await hours.getByText(/^so far, from \d+ sessions/).waitFor()
  await expect.poll(() => hours.getByRole('link').getAttribute('href')).toBe('/training')
  await waitInStep(page)

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect.poll(() => axeFindings(page)).toEqual([])
  }
  await page.setViewportSize(phone)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 700 })
  await expect.poll(() => overflows(page)).toBe(false)
  expect(complaints).toEqual([])
})
