/** The owner invites a member; a phone opens the link with one tap and sees its day; a second device is refused; taking access away ends it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { owner } from '#test/server.ts'
import { linkMade } from './personal-phone.ts'
import { axeFindings, complaintsOf, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

test('[AC-1] [AC-3] from the invite to the member’s own day, and out again', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)

  await turnTo(page, '/settings/users')
  await page.getByRole('link', { name: 'Invite people' }).click()
  await page.getByRole('heading', { name: 'Who do you want to invite?' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  const ticks = page.locator('.people-ticks .tick')
  await expect.poll(() => ticks.count()).toBe(42)
  // A member, a champion of the plan, and one more for the sheet.
  const member = ticks.filter({ hasNotText: 'champion' }).first()
  const memberName = (await member.innerText()).split('\n')[0]?.trim() ?? ''
  await member.click()
  // How long links work is proposed as the organisation has it, and an owner can change that here.
  const days = page.getByLabel('Days the links work')
  await expect.poll(() => days.inputValue()).toBe('14')
  await days.fill('21')
  await page.getByRole('button', { name: 'Use 21 days as the default' }).click()
  await page.getByText('Saved').first().waitFor()
  await waitInStep(page)
  await page.reload()
  await expect.poll(() => days.inputValue()).toBe('21')
  await member.click()
  await ticks.filter({ hasText: 'champion in the plan' }).first().click()
  await page.getByRole('button', { name: 'Create 2 links' }).click()
  await page.getByRole('heading', { name: '2 links created' }).waitFor()
  await page.locator('[role=status].note').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('img', { name: /^QR code for/ }).count()).toBe(2)
  await expect.poll(() => axeFindings(page)).toEqual([])
  const link = await page.getByRole('textbox', { name: `Link of ${memberName}` }).inputValue()
  expect(link).toMatch(/\/invite#[\w-]{43}$/)
  const whatsApp = (await page.getByRole('link', { name: `Send the link to ${memberName} by WhatsApp` }).getAttribute('href')) ?? ''
  expect(decodeURIComponent(whatsApp)).toContain(link)
  await expect.poll(() => page.locator('.slip').filter({ hasText: 'Scan' }).count()).toBe(2)

  // One tap on the phone.
  const { page: mobile, context: pocket } = await stage.open({ viewport: phone, hasTouch: true, isMobile: true, language: 'nl' })
  const mobileComplaints = complaintsOf(mobile)
  await mobile.goto(link)
  const first = memberName.split(' ')[0] ?? ''
  await mobile.getByRole('heading', { name: `Dag. Ben jij ${first}?` }).waitFor()
  await expect.poll(() => mobile.locator('body').innerText()).not.toContain(memberName)
  await expect.poll(() => axeFindings(mobile)).toEqual([])
  await mobile.getByRole('button', { name: `Dit ben ik, ${first}` }).tap()
  await mobile.getByText(`Dag ${first}, je begint met`).waitFor()
  await expect.poll(() => mobile.getByRole('heading', { level: 1 }).innerText()).toMatch(/^(maan|dins|woens|donder|vrij)dag \d+ [a-z]+$/)
  await mobile.getByRole('heading', { name: 'Jouw training' }).waitFor()
  await mobile.getByText(/samen met \d+ collega’s/).waitFor()
  await expect.poll(() => mobile.locator('nav').count()).toBe(0)
  await expect.poll(() => axeFindings(mobile)).toEqual([])
  await expect.poll(() => overflows(mobile)).toBe(false)
  await mobile.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => axeFindings(mobile)).toEqual([])
  // What belongs to those who lead does not open.
  await mobile.goto('/plan')
  await mobile.getByText(`Dag ${first}, je begint met`).waitFor()
  await mobile.goto('/settings/account')
  await mobile.getByRole('heading', { name: 'Waar je bent aangemeld' }).waitFor()
  await mobile.locator('.chip', { hasText: 'Dit apparaat' }).waitFor()
  await expect.poll(() => axeFindings(mobile)).toEqual([])
  await mobile.goto('/')

  // A second device is too late, and learns nothing.
  const { page: second, context: elsewhere } = await stage.open({ viewport: phone })
  await second.goto(link)
  await second.getByRole('heading', { name: 'This link does not work' }).waitFor()
  await second.getByText('was used on another device').waitFor()
  await expect.poll(() => second.locator('body').innerText()).not.toContain(first)
  await expect.poll(() => axeFindings(second)).toEqual([])
  await elsewhere.close()

  // The owner sees them, and takes access away.
  await turnTo(page, '/settings/users')
  await page.getByRole('heading', { name: '2 users, 1 open invitation' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: `Change the role of ${memberName}` }).click()
  await page.getByRole('dialog').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Remove access' }).click()
  await page.getByRole('button', { name: 'Remove access' }).click()
  await page.getByText(`Access of ${memberName} removed.`).waitFor()
  await mobile.getByRole('heading', { name: 'Je hebt geen toegang meer' }).waitFor()
  expect(mobileComplaints.filter((line) => !/status of 40[134]|ERR_/.test(line))).toEqual([])
  await pocket.close()

  // The last owner stays.
  await page.getByRole('button', { name: /^Change the role of Orlando/ }).click()
  await page.getByLabel('Member', { exact: true }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('This is the last owner').waitFor()
  expect(complaints.filter((line) => !/status of 40[134]/.test(line))).toEqual([])
})

test('[AC-1] [ME-8] a champion sees the people of their place and no plan; a sponsor sees figures and no names', async () => {
  const { page } = await stage.open()
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(owner.email)
  await page.locator('input[name=password]').fill(owner.password)
  await page.locator('button[type=submit]').click()
  await page.locator('.links').waitFor()
  await turnTo(page, '/settings/users/invite')
  await page.locator('.people-ticks .tick').filter({ hasText: 'champion in the plan, of Nieuw Nickerie' }).first().click()
  await page.getByRole('button', { name: 'Create link' }).click()
  const forChampion = await linkMade(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Invite someone else' }).click()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByLabel('Name').fill('Soraya Baal')
  await page.getByRole('button', { name: 'Create link' }).last().click()
  const forSponsor = await linkMade(page)

  const { page: champion, context: theirs } = await stage.open({ viewport: phone, language: 'nl' })
  await champion.goto(forChampion)
  await champion.getByRole('button', { name: /^Dit ben ik/ }).click()
  await champion.locator('.links').waitFor()
  await expect.poll(() => champion.locator('.links a').count()).toBe(10)
  // Their own people first, each with how far they are, then sessions, then what waits.
  const faces = champion.getByRole('region', { name: 'Jouw mensen' }).getByRole('listitem')
  await expect.poll(() => faces.count()).toBeGreaterThan(3)
  await champion.getByRole('heading', { level: 1, name: /^Dag / }).waitFor()
  await champion.getByRole('region', { name: 'Sessies en inloopuren' }).waitFor()
  await expect.poll(() => axeFindings(champion)).toEqual([])
  await expect.poll(() => overflows(champion)).toBe(false)
  await turnTo(champion, '/people')
  await champion.getByRole('table').waitFor()
  const cells = champion.locator('td[data-label=Locatie]')
  await expect.poll(() => cells.count()).toBeGreaterThan(3)
  await expect.poll(async () => new Set((await cells.allInnerTexts()).map((place) => place.trim()))).toEqual(new Set(['Nieuw Nickerie']))
  await champion
    .locator('td[data-label=Fase]')
    .filter({ hasText: /Voorlopers|Kerngroep|Alle anderen/ })
    .first()
    .waitFor()
  await expect.poll(() => axeFindings(champion)).toEqual([])
  await expect.poll(() => overflows(champion)).toBe(false)
  await turnTo(champion, '/settings/users')
  await champion.getByRole('heading', { name: 'Mijn account' }).waitFor()
  await theirs.close()

  const { page: sponsor, context: board } = await stage.open()
  await sponsor.goto(forSponsor)
  await sponsor.getByRole('button', { name: 'This is me, Soraya' }).click()
  // The same verdict as on Today, the timeline with today, each phase with its bars, and no more than three risks.
  await sponsor.getByRole('heading', { level: 1, name: /^Phase 2 starts/ }).waitFor()
  await expect.poll(() => sponsor.locator('.timeline .bar').count()).toBe(4)
  await expect.poll(() => sponsor.locator('.timeline .now-line').count()).toBe(1)
  const told = async (): Promise<number[]> =>
    [...(await sponsor.locator('main').innerText()).matchAll(/\d+(?= people\n\s*Started)/g)].map(Number)
  await expect.poll(async () => (await told()).reduce((sum, count) => sum + count, 0)).toBe(42)
  await expect.poll(async () => (await told()).every((count) => count >= 5)).toBe(true)
  const risks = await sponsor
    .getByRole('region', { name: /risks?$/ })
    .getByRole('listitem')
    .count()
  expect(risks).toBeGreaterThan(0)
  expect(risks).toBeLessThanOrEqual(3)
  for (const name of ['Ravin', 'Sherida', 'Priya', 'Harold'])
    await expect.poll(() => sponsor.locator('main').innerText()).not.toContain(name)
  await expect.poll(() => axeFindings(sponsor)).toEqual([])
  for (const width of [phone.width, 320]) {
    await sponsor.setViewportSize({ ...phone, width })
    await expect.poll(() => overflows(sponsor)).toBe(false)
  }
  await expect.poll(() => axeFindings(sponsor)).toEqual([])
  await board.close()
})
