/** From a critical issue to the rollback carried out and decided, on a phone; and the old system, whose switch-off is refused and then reached. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import { testDay } from '#test/clock.ts'
import { axeFindings, complaintsOf, goOffline, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

test('[CO-5] [RG-1] a drill is timed with the stopwatch on a phone without a connection, and arrives once there is one', async () => {
  const { page, context } = await stage.openAsOwner({ viewport: phone, hasTouch: true, isMobile: true })
  const complaints = complaintsOf(page)
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  await turnTo(page, '/issues/runbook')
  await page.getByRole('button', { name: 'Start drill' }).tap()
  await heading('Step 1 of 6: Stop entry in New CRM')
  await waitInStep(page)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)

  await goOffline(page)
  await page.getByRole('button', { name: 'Start: Stop entry in New CRM' }).tap()
  const watch = page.locator('.issue-steps .stopwatch')
  await watch.waitFor()
  await expect.poll(() => watch.textContent()).not.toBe('00:00:00')
  await page.getByRole('button', { name: 'Stop: Stop entry in New CRM' }).tap()
  await heading('Step 2 of 6: Export what is new since go-live')
  await page.getByRole('button', { name: 'End drill' }).tap()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByRole('radio', { name: 'Did not work' }).isChecked()).toBe(true)
  await dialog.getByLabel('What went differently').fill('The backup of Friday was not there')
  await dialog.getByRole('button', { name: 'End drill' }).tap()
  await dialog.waitFor({ state: 'detached' })
  await heading(/^This drill took /)

  await context.setOffline(false)
  await waitInStep(page)
  const { page: other, context: elsewhere } = await stage.openAsOwner()
  await turnTo(other, '/issues/runbook')
  await other.getByText('The backup of Friday was not there').waitFor()
  await elsewhere.close()
  expect(complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([])
  await context.close()
})

test('[CO-4] [CM-10] a critical issue: roll back step by step on a phone, tell everyone, decide how to go on', async () => {
  const { page, context } = await stage.openAsOwner({ viewport: phone, hasTouch: true, isMobile: true })
  const complaints = complaintsOf(page)
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
  await turnTo(page, '/issues/new')
  await page.getByLabel('In one sentence').fill('Orders disappear')
  await page.getByRole('radio', { name: 'Critical' }).check()
  await page.getByRole('radio', { name: 'Everyone' }).check()
  await page.getByRole('button', { name: 'Save issue' }).tap()
  await heading('Orders disappear')
  await page.getByRole('link', { name: 'Roll back…' }).tap()
  await heading('Going back to Old CRM takes 2 h 52 min')
  await page.getByLabel('What is lost').fill('Enter orders of this afternoon again.')
  await expect.poll(() => page.getByLabel('In Dutch').inputValue()).toContain('Enter orders of this afternoon again.')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
  await page.getByRole('button', { name: 'Start rollback' }).tap()
  await heading('Going back, step 1 of 6: Stop entry in New CRM')
  await waitInStep(page)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)

  await page.getByRole('button', { name: 'All are back: Paramaribo' }).tap()
  await page.getByRole('button', { name: 'All are back: Paramaribo' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Approve message' }).tap()
  await page.getByText(/^Approved by /).waitFor()
  const decide = page.getByRole('button', { name: 'Record decision' })
  await page.getByLabel('Reason').fill('The vendor found the fault')
  await expect.poll(() => decide.isDisabled()).toBe(true)
  const steps = ['Stop entry in New CRM', 'Export what is new since go-live', 'Restore Old CRM', 'Load new records into Old CRM', 'Tell everyone', 'Check ten orders'] // prettier-ignore
  for (const [index, title] of steps.entries()) {
    await page.getByRole('checkbox', { name: title }).tap()
    const next = steps[index + 1]
    await heading(next ? `Going back, step ${index + 2} of 6: ${next}` : 'Everyone is back. Decide how to go on.')
  }
  await decide.tap()
  await heading('The rollback is done. We try again.')
  await waitInStep(page)
  await expect.poll(() => axeFindings(page)).toEqual([])

  // The pause stays until the issue is fixed; the decision opens the way.
  await page.getByRole('link', { name: 'Open issue' }).tap()
  await page.getByText(/^◆ Paused since .*: everyone$/).waitFor()
  await page.getByRole('link', { name: 'Open rollback' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('[GA-7] the switch-off is refused with what to do, then every proof is recorded, and the old system goes off', async () => {
  const { page, context } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  const save = async (name = 'Save'): Promise<void> => {
    await dialog.getByRole('button', { name, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  // A rollout of its own, so that no plan says when; the one begun last is shown.
  const begun = await page.evaluate(async ({ startOn, issuedAt }) => {
    const input = { rolloutId: 'second', tool: 'Paperless', benefit: null, problem: null, oldSystem: 'The card index', complexity: 'simple', critical: false, startOn } // prettier-ignore
    const command = { id: '0193-second', name: 'plan.startRollout', input, issuedAt }
    const answer = await fetch('/api/commands', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify([command]) }) // prettier-ignore
    return answer.text()
  }, { startOn: addDays(testDay, 60), issuedAt: `${testDay}T12:00:00.000Z` }) // prettier-ignore
  expect(begun).toContain('"version"')
  await turnTo(page, '/old-system')
  await page.getByRole('heading', { level: 1, name: '5 proofs are missing before The card index can be switched off' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Switch off The card index…' }).click()
  await dialog.getByRole('button', { name: 'Switch off The card index' }).click()
  await dialog
    .getByRole('alert')
    .getByText(/^Not yet: state that nobody works only in it/)
    .waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  // The checksum is computed here, without an upload.
  await page.getByRole('button', { name: 'Record: Data exported' }).click()
  await dialog.getByLabel('Choose the export').setInputFiles({ name: 'cards.csv', mimeType: 'text/csv', buffer: Buffer.from('abc') })
  await dialog.getByText('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad').waitFor()
  // The file carries the day of this machine; the export was made on the day of the story.
  await dialog.getByLabel('Made on').fill(testDay)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await save()
  // The file itself can be stored as well: only the one that was recorded.
  await page.getByRole('button', { name: 'Upload: cards.csv' }).click()
  await dialog.getByLabel('Choose the export').setInputFiles({ name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('abd') })
  await dialog.getByRole('button', { name: 'Upload' }).click()
  await dialog
    .getByRole('alert')
    .getByText(/^This is not cards\.csv as it was recorded/)
    .waitFor()
  await dialog.getByLabel('Choose the export').setInputFiles({ name: 'cards.csv', mimeType: 'text/csv', buffer: Buffer.from('abc') })
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Upload' }).click()
  await dialog.waitFor({ state: 'detached' })
  const stored = await page.getByRole('link', { name: 'Download: cards.csv' }).getAttribute('href')
  await expect.poll(async () => (await page.request.get(`${stage.server.address}${stored ?? ''}`)).text()).toBe('abc')
  await page.getByRole('button', { name: 'Record: Restore tried' }).click()
  await dialog.getByLabel('How it went').fill('Ten cards compared, all the same')
  await save()
  await page.getByRole('button', { name: 'Record: No work only in the old system' }).click()
  await save()
  await page.getByRole('button', { name: 'Record: Archive' }).click()
  await dialog.getByLabel('Where the archive is').fill('Cabinet in Georgetown')
  await save()
  await page
    .getByRole('heading', { level: 1, name: 'The end of the contract is missing. Then The card index can be switched off.' })
    .waitFor()
  await page.getByRole('button', { name: 'Record: Contract end' }).click()
  await dialog.getByRole('radio', { name: 'Not applicable' }).check()
  await dialog.getByLabel('Reason').fill('Nobody is paid for a card index')
  await save()
  await page.getByRole('heading', { level: 1, name: 'The card index can be switched off' }).waitFor()
  await page.getByRole('button', { name: 'Switch off The card index…' }).click()
  await save('Switch off The card index')
  await page.getByRole('heading', { level: 1, name: /^The card index was switched off on/ }).waitFor()
  await waitInStep(page)
  await page.setViewportSize({ width: 320, height: 700 })
  await expect.poll(() => overflows(page)).toBe(false)
  // The browser tells of the upload that was refused.
  expect(complaints.filter((line) => !/status of 409/.test(line))).toEqual([])
  await context.close()
})
