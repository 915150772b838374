/** An objection is logged in two taps and answered with this rollout's figures; a member tells something offline and hears what was done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, complaintsOf, goOffline, openSampleStage, overflows, phone, type Stage, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

test('[RE-1] [RE-2] [RE-5] [CM-11] log an objection and answer it; hear a member out', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  await page.goto('/objections')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  const card = (name: string) => page.locator('section.card').filter({ has: page.getByRole('heading', { name, exact: true }) })

  // A figure for the answers, with whose it is.
  await page.getByRole('button', { name: 'Change: Hours saved a week, per person' }).click()
  await page.getByLabel('Amount').fill('2,5')
  await page.getByLabel('Source').fill('Ravin')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await card('Figures for the answers').getByText('estimated by Ravin').waitFor()

  // Two taps: what it sounds like, and log it.
  const objections = card('Objections').locator('li')
  const before = await objections.count()
  await page.getByRole('button', { name: 'No time to learn it' }).click()
  await page.getByRole('button', { name: 'Log objection' }).click()
  await page.getByText('Objection logged.').waitFor()
  await expect.poll(() => objections.count()).toBe(before + 1)
  const mine = objections.filter({ hasText: 'No time to learn it' }).first()
  await mine.getByRole('button', { name: 'Answer' }).click()
  const dialog = page.getByRole('dialog')
  const suggestion = await dialog.locator('.said').innerText()
  expect(suggestion).toMatch(/one session of \d+ minutes/)
  expect(suggestion).toContain('about 2.5 hours a week (estimated by Ravin)')
  expect(await axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Use answer' }).click()
  await dialog.getByRole('radio', { name: 'willing to try' }).check()
  await dialog.getByRole('button', { name: 'Save answer' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => objections.count()).toBe(before)
  await page.getByLabel('Show answered').check()
  await objections.filter({ hasText: 'willing to try' }).first().waitFor()

  // A member on a phone, without a connection: it waits there, and arrives.
  await page.goto('/settings/users/invite')
  const ticks = page.locator('.people-ticks .tick')
  await expect.poll(() => ticks.count()).toBe(42)
  const member = ticks.filter({ hasNotText: 'champion' }).first()
  const name = (await member.innerText()).split('\n')[0]?.trim() ?? ''
  await member.click()
  await page.getByRole('button', { name: 'Create link' }).click()
  const link = await page.getByRole('textbox', { name: `Link of ${name}` }).inputValue()
  const { page: mobile, context: pocket } = await stage.open({ viewport: phone, hasTouch: true, isMobile: true, language: 'nl' })
  const mobileComplaints = complaintsOf(mobile)
  await mobile.goto(link)
  await mobile.getByRole('button', { name: /^Dit ben ik/ }).tap()
  await mobile.getByRole('heading', { name: 'Hoe gaat het?' }).waitFor()
  await waitInStep(mobile)
  await mobile.getByRole('button', { name: 'Feedback geven' }).tap()
  expect(await axeFindings(mobile)).toEqual([])
  expect(await overflows(mobile)).toBe(false)
  await mobile.getByLabel('Wat moeten we weten?').fill('De knop voor een nieuwe klant is moeilijk te vinden')
  await goOffline(mobile)
  await mobile.getByRole('button', { name: 'Versturen' }).tap()
  await mobile.getByText('Op dit apparaat opgeslagen. Wordt verstuurd zodra de server bereikbaar is.').waitFor()
  await mobile.getByText('wacht op antwoord').waitFor()
  await mobile.getByRole('button', { name: 'Snel resultaat delen' }).tap()
  await mobile.getByLabel('Wat gaat er nu beter?').fill('Ik vind een klant in één keer')
  await mobile.getByRole('button', { name: 'Versturen' }).tap()
  await pocket.setOffline(false)
  await waitInStep(mobile)

  // Answered, with something changed: the member hears it. Without consent the story is not to be told.
  await page.goto('/objections')
  const inbox = card('Feedback').locator('li').filter({ hasText: 'nieuwe klant' })
  await inbox.getByRole('button', { name: 'Answer' }).click()
  await page.getByRole('dialog').getByLabel('Answer').fill('Hij staat nu op de eerste pagina')
  await page.getByLabel('We changed something: share it in the weekly update').check()
  await page.getByRole('button', { name: 'Save answer' }).click()
  await inbox.getByText('changed', { exact: true }).waitFor()
  const story = card('Quick wins and successes').locator('li').filter({ hasText: 'in één keer' })
  await story.getByText('not shared').waitFor()
  expect(await story.getByRole('button', { name: 'Share this week' }).count()).toBe(0)
  await mobile.getByText('we hebben iets aangepast', { exact: true }).waitFor()
  await mobile.getByLabel('Deel met iedereen, met mijn naam erbij').check()
  await waitInStep(mobile)
  await story.getByRole('button', { name: 'Share this week' }).click()
  await story.getByText('in the next update').waitFor()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeFindings(page)).toEqual([])
    await mobile.emulateMedia({ colorScheme })
    expect(await axeFindings(mobile)).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await overflows(page)).toBe(false)
  expect(complaints).toEqual([])
  expect(mobileComplaints.filter((line) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(line))).toEqual([])
})
