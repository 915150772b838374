/** A major issue: opened and paused from a phone without a connection, fixed, and resumed after a look at what moves. */
import { dayFromNow, testDay } from '#test/clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFindings, complaintsOf, goOffline, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
})
afterAll(() => stage.close())

test('[CO-1] [CO-3] [RG-1] [TL-1] pause from a phone without a connection; fix, look at what moves, and resume', async () => {
  const phases = await stage.server.rowsOf('phase')
  const startsSoon = phases.some(({ goLiveOn }) => goLiveOn > testDay && goLiveOn <= dayFromNow(7))
  const { page, context } = await stage.openAsOwner({ viewport: phone, hasTouch: true, isMobile: true })
  const complaints = complaintsOf(page)
  // While nothing is paused, Today leads to a pause and asks for the issue first.
  await page.getByRole('link', { name: 'Pause…' }).tap()
  await page.getByRole('heading', { level: 1, name: 'Why do you want to pause?' }).waitFor()
  await waitInStep(page)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)

  // From here on the line is down.
  await goOffline(page)
  await page.getByLabel('In one sentence').fill('Orders get lost on a bad connection')
  await expect.poll(() => page.getByRole('radio', { name: 'Major' }).isChecked()).toBe(true)
  await page.getByRole('radio', { name: 'Location' }).check()
  await page.getByRole('combobox', { name: 'Location' }).selectOption({ label: 'Nieuw Nickerie' })
  await page.getByLabel(/^Workaround/).fill('Write orders on the order form')
  await page.getByRole('button', { name: 'Save issue' }).tap()
  await page.getByRole('heading', { level: 1, name: /^If you pause Nieuw Nickerie/ }).waitFor()
  // News stands above, so that it covers no button below.
  await expect
    .poll(() =>
      page.evaluate(() => {
        const [news, ends] = ['.toast', '.pause-ends'].map((part) => document.querySelector(part)?.getBoundingClientRect())
        return news && ends && news.bottom < ends.top
      }),
    )
    .toBe(true)
  await page.getByRole('heading', { name: 'Continues' }).waitFor()
  // What it costs that the old system runs longer leads to the budget; a start of much later waits for nobody.
  const nothingMoves = page.getByText('Nothing moves if you resume by then.')
  const cost = page.getByText('Cost of Old CRM for longer')
  await cost.or(nothingMoves).waitFor()
  const moved = (await nothingMoves.count()) === 0
  if (startsSoon || moved) {
    await cost.waitFor()
    await page.getByText(/^1 USD = SRD 37\.79, rate of /).waitFor()
    await expect.poll(() => page.getByRole('main').getByRole('link', { name: /^SRD/ }).getAttribute('href')).toBe('/money')
  }
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
  await page.getByRole('button', { name: 'Pause Nieuw Nickerie' }).tap()
  await page.getByText('Saved on this device; others see it once there is a connection').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => page.getByRole('button', { name: 'Resume…' }).isDisabled()).toBe(true)

  // It arrives, once; another window sees what is paused.
  await context.setOffline(false)
  await waitInStep(page)
  const { page: other } = await stage.openAsOwner({ language: 'nl' })
  await turnTo(other, '/issues')
  await other.getByText(/Gepauzeerd sinds .*: Nieuw Nickerie/).waitFor()
  await expect.poll(() => axeFindings(other)).toEqual([])
  // Today says it in its heading and in what holds the go-live.
  await turnTo(other, '/today')
  await other.getByRole('link', { name: 'Gepauzeerd: Nieuw Nickerie' }).waitFor()
  await expect.poll(() => axeFindings(other)).toEqual([])
  // The plan gives no day for the old system, and the calendar of sessions has an address.
  await turnTo(other, '/plan')
  await other.getByRole('heading', { level: 1, name: 'Gepauzeerd: Old CRM blijft aan tot de uitrol hervat wordt' }).waitFor()
  await turnTo(other, '/training/calendar')
  await other.getByRole('radio', { name: 'Kalender', checked: true }).waitFor()
  await expect.poll(() => axeFindings(other)).toEqual([])

  // Fixed and stable at once; the days that move are shown before anything happens.
  await page.getByRole('button', { name: 'Record fix…' }).tap()
  await page.getByLabel('What was done').fill('New version')
  await page.getByLabel('Working days without a new report').fill('0')
  await page.getByRole('button', { name: 'Record fix', exact: true }).tap()
  await page.getByRole('button', { name: 'Resume…' }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('region', { name: 'Changes' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Resume rollout' }).tap()
  await page.getByText('Rollout resumed.').waitFor()
  await page.getByRole('button', { name: 'Close issue' }).tap()
  await page.getByText('Issue closed.').waitFor()
  await waitInStep(page)
  expect(complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([])
  await context.close()
})
