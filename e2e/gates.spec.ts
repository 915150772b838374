/** A held go/no-go check: what holds it, another threshold over the days so far, settled by replies, and approved. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GateTold } from '#core/gates/gate-told.ts'
import { dayNumber, weekday } from '#core/kernel/calendar.ts'
import { testDay } from '#test/clock.ts'
import { axeFindings, complaintsOf, looksWell, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'
import { comeIn } from './personal-phone.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
})
afterAll(() => stage.close())

const [rolloutId, phaseKey] = ['sample', 'core']
const told = async (): Promise<GateTold> =>
  (await stage.server.ask(`/api/gate?rollout=${rolloutId}&phase=${phaseKey}`)).json() as Promise<GateTold>
const unchanged = { kind: null, threshold: null, windows: null, minimum: null, maxAgeDays: null, basis: null, dryRun: null }

test('[GA-2] [GA-4] [GA-6] [GA-8] a gate that silent people hold says how many replies settle it, passes with them, and is approved', async () => {
  const { page } = await stage.openAsOwner()
  // Everything else is only shown, so that the answers alone decide.
  for (const { key } of (await told()).checks)
    if (key !== 'satisfaction')
      await stage.server.give('gates.changeCheck', { rolloutId, phaseKey, checkKey: key, ...unchanged, dryRun: true, because: 'Story' })

  const complaints = complaintsOf(page)
  await turnTo(page, '/gates')
  await page.getByRole('heading', { level: 1, name: /^Core team starts .* once its go\/no-go check is approved\.$/ }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page
    .getByRole('list', { name: 'Go/no-go checks' })
    .getByRole('link', { name: /^Core team/ })
    .click()

  // The lead asked for certainty, so the silent hold it; a check is changed with a reason.
  await page.getByRole('button', { name: 'Edit checks…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Check', exact: true }).selectOption({ label: 'Satisfaction' })
  await expect.poll(() => dialog.getByRole('combobox', { name: 'Basis' }).inputValue()).toBe('certain')
  await dialog.getByLabel('Threshold', { exact: true }).fill('6.9')
  await dialog.getByLabel('Reason').fill('The board wants to be sure')
  await dialog.getByRole('button', { name: 'Save check' }).click()
  await page
    .getByRole('heading', { level: 1, name: /^One check is holding Core team\. (One reply|\d+ replies) can settle it\.$/ })
    .waitFor()
  const row = page.getByRole('row').filter({ hasText: 'Satisfaction' })
  await row.getByText('≥ 6.9').waitFor()
  await row.getByText(/Hold$/).waitFor()
  await row.getByText(/^Ask /).waitFor()
  // Those whom it asks for are reminded with one press, after a look at what they read, and not again on the same day.
  // From Thursday on the question of the week has reminded them by itself, and the page says so.
  if (weekday(dayNumber(testDay)) < 4) {
    await row.getByRole('button', { name: 'Remind: Satisfaction' }).click()
    await dialog.getByRole('heading', { name: /^Remind (one person|\d+ people)$/ }).waitFor()
    await dialog.getByText('New CRM').first().waitFor()
    await dialog.getByRole('button', { name: 'Send reminder' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await row.getByText(/Reminded on /).waitFor()
  await row.getByRole('button', { name: 'Remind: Satisfaction' }).waitFor({ state: 'detached' })
  await expect.poll(() => axeFindings(page)).toEqual([])

  // What another threshold would have said.
  const slider = page.getByRole('slider')
  await page.getByRole('combobox', { name: 'Check', exact: true }).selectOption({ label: 'Weekly active' })
  await slider.fill('0.9')
  await page.getByText(/^With 60% it (first passed|has not passed)/).waitFor()
  await page.getByText('90% instead of 60%').waitFor()
  await page.getByText(/With 90% it would/).waitFor()

  // On a phone, in Dutch, light and dark.
  const { page: small } = await stage.openAsOwner({ viewport: phone, hasTouch: true, isMobile: true, language: 'nl' })
  await turnTo(small, `/gates/${phaseKey}`)
  await small.getByRole('heading', { level: 1, name: /^Eén controle houdt Kerngroep tegen\./ }).waitFor()
  await small.getByRole('slider').waitFor()
  await looksWell(small)
  await expect.poll(() => overflows(small)).toBe(false)

  // The silent answer, and the gate passes by itself.
  const people = await stage.server.rowsOf('person')
  const check = (await told()).checks.find(({ key }) => key === 'satisfaction')
  expect(check?.verdict).toBe('hold')
  for (const name of check?.people?.names ?? []) {
    const person = people.find((one) => one.name === name)
    if (!person) throw new Error(`nobody is called ${name}`)
    const [own, context] = await comeIn(stage, person, 'member')
    const card = own.getByRole('region', { name: 'Vraag van de week' })
    await card.getByRole('button', { name: /^10: Hoe tevreden/ }).tap()
    await card.getByRole('button', { name: /^10: Zou je/ }).tap()
    await card.getByText(/aan een collega aanraden/).waitFor({ state: 'detached' })
    await waitInStep(own)
    await context.close()
  }
  await page.getByRole('heading', { level: 1, name: 'Every check passes. Core team can be approved.' }).waitFor()
  await page.getByRole('button', { name: 'Approve…' }).click()
  await dialog.getByText(/^Core team starts on /).waitFor()
  await dialog.getByRole('button', { name: 'Approve start' }).click()
  await page.getByRole('heading', { level: 1, name: /^Core team is approved and starts / }).waitFor()
  await waitInStep(page)
  await page.getByText(/^Approved by /).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  // Today no longer counts it among what holds the start.
  await turnTo(page, '/today')
  await page.getByRole('heading', { level: 1, name: /^Phase 2 starts/ }).waitFor()
  await page.getByRole('heading', { name: 'Needs you now' }).waitFor()
  await expect.poll(() => page.getByRole('list', { name: 'Needs you now' }).getByText('Go/no-go check of Core team').count()).toBe(0)
  expect(complaints).toEqual([])
})
