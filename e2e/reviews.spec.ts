/** A lead holds a review with the figures beside it: an action with an owner, a lesson, an early close, and the lessons in the next rollout. */
import { fromWednesday } from '#test/workday.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, complaintsOf, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage({}, {}, fromWednesday())
})
afterAll(() => stage.close())

test('[RV-1] [RV-2] [RV-3] [ME-16] a review brings its figures, ends in actions with owners, and its lessons come to the next rollout', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  await turnTo(page, '/reviews')
  await page.getByRole('heading', { level: 1, name: 'Look back, and carry on better' }).waitFor()
  await page.getByText('Test on a bad connection first').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])

  await page.getByRole('link', { name: /^Week 1 · closed/ }).click()
  await page.getByRole('heading', { level: 1, name: /goals/ }).waitFor()
  // Each goal has its verdict, and the heading counts those that are met.
  const goals = page.getByRole('region', { name: 'The four goals' }).getByRole('listitem')
  await expect.poll(() => goals.filter({ hasText: /Met|Not met|Not known/ }).count()).toBe(4)
  const met = await goals.filter({ hasText: '●Met' }).count()
  const said = met === 0 ? 'None of the 4 goals is met' : met === 4 ? 'All 4 goals are met' : `${met} of 4 goals are met`
  await page.getByRole('heading', { level: 1, name: said }).waitFor()
  await page.getByRole('heading', { name: 'Thank you' }).waitFor()
  await page.getByText('Held before its day').waitFor()
  await page
    .getByRole('link', { name: /^Preview and approve: Review ·/ })
    .first()
    .waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])

  // An action without an owner is refused, with what to do.
  await page.getByRole('link', { name: /^Month 1 ·/ }).click()
  await page.getByRole('heading', { name: 'Before and after' }).waitFor()
  await page.getByRole('heading', { name: 'Who needs more training' }).waitFor()
  await page.getByRole('button', { name: 'Add Actions' }).click()
  await dialog.getByLabel('What has to be done').fill('Show the new report to Sales')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByRole('alert').getByText('Choose who does it.').waitFor()
  await dialog.getByLabel('Owner').selectOption({ label: 'Priya Sewnarain' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Priya Sewnarain · by').first().waitFor()
  await page.getByRole('button', { name: 'Mark as done: Show the new report to Sales' }).waitFor()

  // Before its day a review needs a reason.
  await page.getByRole('button', { name: 'Close review…' }).click()
  const close = dialog.getByRole('button', { name: 'Close review' })
  await dialog.getByLabel('Why before its day').waitFor()
  await expect.poll(() => close.isDisabled()).toBe(true)
  await dialog.getByLabel('Why before its day').fill('The team is together today')
  await close.click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Held before its day: The team is together today').waitFor()
  await waitInStep(page)

  await page.getByRole('link', { name: /^Month 3 ·/ }).click()
  await page.getByRole('heading', { name: 'Return' }).waitFor()
  await page.getByText('Agree who collects improvements, and how often').waitFor()
  await page.setViewportSize({ ...phone, width: 320 })
  await expect.poll(() => overflows(page)).toBe(false)
  await expect.poll(() => axeFindings(page)).toEqual([])

  await page.goto('/begin')
  await page.getByRole('heading', { name: 'From earlier rollouts' }).waitFor()
  await page.getByText('Test on a bad connection first').waitFor()
  await expect.poll(() => overflows(page)).toBe(false)
  expect(complaints).toEqual([])
})
