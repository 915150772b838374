/** The owner invites a member; a phone opens the link with one tap and sees its day; a second device is refused; taking access away ends it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { owner } from '#test/server.ts'
import { axeFindings, becomeOwner, complaintsOf, makeSample, openStage, overflows, phone, type Stage, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('[AC-1] [AC-3] from the invite to the member’s own day, and out again', { timeout: 180_000 }, async () => {
  const { page } = await stage.open()
  const complaints = complaintsOf(page)
  await becomeOwner(page, stage)
  await makeSample(page)
  await waitInStep(page)

  await page.goto('/settings')
  await page.getByRole('link', { name: 'Invite people' }).click()
  await page.getByRole('heading', { name: 'Whom do you invite?' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  const ticks = page.locator('.people-ticks .tick')
  await expect.poll(() => ticks.count()).toBe(42)
  // A member, a champion of the plan, and one more for the sheet.
  const member = ticks.filter({ hasNotText: 'champion' }).first()
  const memberName = (await member.innerText()).split('\n')[0]?.trim() ?? ''
  await member.click()
  // How long links work is proposed as the organisation has it, and an owner can change that here.
  const days = page.getByLabel('The links work for so many days')
  expect(await days.inputValue()).toBe('14')
  await days.fill('21')
  await page.getByRole('button', { name: 'Propose 21 days from now on' }).click()
  await page.getByText('Saved').first().waitFor()
  await waitInStep(page)
  await page.reload()
  await expect.poll(() => days.inputValue()).toBe('21')
  await member.click()
  await ticks.filter({ hasText: 'champion in the plan' }).first().click()
  await page.getByRole('button', { name: 'Make 2 links' }).click()
  await page.getByRole('heading', { name: 'Here are 2 links' }).waitFor()
  await page.locator('[role=status].note').waitFor({ state: 'detached' })
  await expect.poll(() => page.getByRole('img', { name: /^Code to scan/ }).count()).toBe(2)
  expect(await axeFindings(page)).toEqual([])
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
  expect(await mobile.locator('body').innerText()).not.toContain(memberName)
  expect(await axeFindings(mobile)).toEqual([])
  await mobile.getByRole('button', { name: `Dit ben ik, ${first}` }).tap()
  await mobile.getByText(`Dag ${first}, jij stapt over op`).waitFor()
  expect(await mobile.getByRole('heading', { level: 1 }).innerText()).toMatch(/^(maan|dins|woens|donder|vrij)dag \d+ [a-z]+$/)
  await mobile.getByRole('heading', { name: 'Jouw training' }).waitFor()
  await mobile.getByText(/samen met \d+ collega’s/).waitFor()
  expect(await mobile.locator('nav').count()).toBe(0)
  expect(await axeFindings(mobile)).toEqual([])
  expect(await overflows(mobile)).toBe(false)
  await mobile.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFindings(mobile)).toEqual([])
  // What belongs to those who lead does not open.
  await mobile.goto('/plan')
  await mobile.getByText(`Dag ${first}, jij stapt over op`).waitFor()
  await mobile.goto('/settings')
  await mobile.getByRole('heading', { name: 'Waar je bent aangemeld' }).waitFor()
  await mobile.getByText('dit toestel', { exact: true }).waitFor()
  expect(await axeFindings(mobile)).toEqual([])
  await mobile.goto('/')

  // A second device is too late, and learns nothing.
  const { page: second, context: elsewhere } = await stage.open({ viewport: phone })
  await second.goto(link)
  await second.getByRole('heading', { name: 'This link does not open here' }).waitFor()
  await second.getByText('was used on another device').waitFor()
  expect(await second.locator('body').innerText()).not.toContain(first)
  expect(await axeFindings(second)).toEqual([])
  await elsewhere.close()

  // The owner sees them, and takes access away.
  await page.goto('/members')
  await page.getByRole('heading', { name: '2 people sign in here, 1 link waits to be opened' }).waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: `Change the role of ${memberName}` }).click()
  await page.getByRole('dialog').waitFor()
  expect(await axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Take access away' }).click()
  await page.getByRole('button', { name: 'Take access away' }).click()
  await page.getByText(`${memberName} no longer signs in here.`).waitFor()
  await mobile.getByRole('heading', { name: 'Je hebt geen toegang meer' }).waitFor()
  expect(mobileComplaints.filter((line) => !/status of 40[134]|ERR_/.test(line))).toEqual([])
  await pocket.close()

  // The last owner stays.
  await page.getByRole('button', { name: /^Change the role of Orlando/ }).click()
  await page.getByLabel('member', { exact: true }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('alert').getByText('This is the last owner').waitFor()
  expect(complaints.filter((line) => !/status of 40[134]/.test(line))).toEqual([])
})

test(
  '[AC-1] [ME-8] a champion sees the people of their place and no plan; a sponsor sees figures and no names',
  { timeout: 180_000 },
  async () => {
    const { page } = await stage.open()
    await page.goto('/sign-in')
    await page.locator('input[name=email]').fill(owner.email)
    await page.locator('input[name=password]').fill(owner.password)
    await page.locator('button[type=submit]').click()
    await page.locator('.links').waitFor()
    const linkIn = async (): Promise<string> => {
      const field = page.getByRole('textbox', { name: /^Link of/ })
      await field.waitFor()
      await page.locator('[role=status].note').waitFor({ state: 'detached' })
      return field.inputValue()
    }
    await page.goto('/members/invite')
    await page.locator('.people-ticks .tick').filter({ hasText: 'champion in the plan, of Nieuw Nickerie' }).first().click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const forChampion = await linkIn()
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Invite somebody not in the list' }).click()
    expect(await axeFindings(page)).toEqual([])
    await page.getByLabel('Name of whom you invite').fill('Soraya Baal')
    await page.getByRole('button', { name: 'Make the link' }).last().click()
    const forSponsor = await linkIn()

    const { page: champion, context: theirs } = await stage.open({ viewport: phone, language: 'nl' })
    await champion.goto(forChampion)
    await champion.getByRole('button', { name: /^Dit ben ik/ }).click()
    await champion.locator('.links').waitFor()
    await expect.poll(() => champion.locator('.links a').count()).toBe(8)
    await champion.goto('/people')
    await champion.getByRole('table').waitFor()
    const cells = champion.locator('td[data-label=Plaats], td[data-label=Plek]')
    await expect.poll(() => cells.count(), { timeout: 10_000 }).toBeGreaterThan(3)
    const places = await cells.allInnerTexts()
    expect(new Set(places.map((place) => place.trim()))).toEqual(new Set(['Nieuw Nickerie']))
    await champion
      .locator('td[data-label=Fase]')
      .filter({ hasText: /Voorlopers|Kerngroep|Alle anderen/ })
      .first()
      .waitFor()
    expect(await axeFindings(champion)).toEqual([])
    expect(await overflows(champion)).toBe(false)
    await champion.goto('/members')
    await champion.getByRole('heading', { name: 'Op dit adres is geen pagina' }).waitFor()
    await theirs.close()

    const { page: sponsor, context: board } = await stage.open()
    await sponsor.goto(forSponsor)
    await sponsor.getByRole('button', { name: 'This is me, Soraya' }).click()
    await sponsor.getByRole('heading', { level: 1, name: /in figures$/ }).waitFor()
    await sponsor.locator('td[data-label=People]').first().waitFor()
    const told = await sponsor.locator('td[data-label=People]').allInnerTexts()
    expect(told.map(Number).every((count) => count >= 5)).toBe(true)
    expect(told.map(Number).reduce((sum, count) => sum + count, 0)).toBe(42)
    expect(await axeFindings(sponsor)).toEqual([])
    await board.close()
  },
)
