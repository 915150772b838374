/** The week's update from its words to each reader: by mail in their language, read with one tap, told by hand without internet. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BrowserContext, Page } from 'playwright-core'
import { albina, georgetown, person } from '#test/cast.ts'
import { type MailServer, startMailServer } from '#test/mail-server.ts'
import { owner } from '#test/server.ts'
import { onWorkday } from '#test/workday.ts'
import { axeFindings, complaintsOf, goOffline, openStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let mail: MailServer
let stage: Stage
let rollout: Awaited<ReturnType<typeof onWorkday>>
beforeAll(async () => {
  mail = await startMailServer()
  rollout = await onWorkday()
  stage = await openStage({ UITROL_SMTP_URL: mail.url })
})
afterAll(async () => {
  await stage.close()
  await mail.close()
})

const inviteOf = async (personId: string, role: string, locationIds: readonly string[]): Promise<string> => {
  const secret = `${personId}-`.padEnd(43, 'x')
  const secretHash = createHash('sha256').update(secret).digest('hex')
  const about = { invitationId: `invite-${personId}`, personId, name: personId, email: null, language: null, role, locationIds }
  await stage.server.give('access.invite', { ...about, secretHash, days: 14 })
  return `/invite#${secret}`
}

const open = async (
  options: NonNullable<Parameters<Stage['open']>[0]> = {},
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> => {
  const { page, context } = await stage.open(options)
  // The organisation speaks Dutch; this window speaks what its reader chose.
  await context.addInitScript(
    (chosen) => localStorage.setItem('uitrol.language', localStorage.getItem('uitrol.language') ?? chosen),
    options.language ?? 'en',
  )
  return { page, context, complaints: complaintsOf(page) }
}

const onPhone = async (link: string, language: 'en' | 'nl') => {
  const opened = await open({ viewport: phone, hasTouch: true, isMobile: true, language })
  await opened.page.goto(link)
  await opened.page.locator('button.first').tap()
  return opened
}

const fine = async (page: Page): Promise<void> => {
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
}

test('[CM-1] [CM-2] [CM-5] [CM-6] [CM-7] [CM-8] from the words of a week’s update to everyone who reads it', async () => {
  await stage.server.welcome()
  for (const place of [albina, georgetown]) await stage.server.give('regional.addLocation', place)
  const ravi = { ...person('ravi'), email: null, phone: '+597 712-3456' }
  for (const one of [person('chandra'), person('milton'), person('naomi', 'georgetown'), ravi]) await stage.server.give('people.add', one)
  await stage.server.give('plan.startRollout', rollout)
  await stage.server.give('plan.draft', { rolloutId: 'crm' })
  const toMilton = await inviteOf('milton', 'member', [])
  const toChandra = await inviteOf('chandra', 'champion', ['albina'])

  // The lead says what only people know.
  const [name = '', value = ''] = stage.server.cookie.split('=')
  const { page, context, complaints } = await open()
  await context.addCookies([{ name, value, url: stage.server.address }])
  await page.goto('/messages')
  await page.getByRole('heading', { level: 1, name: /^The announcement is sent on .* It still needs approval\.$/ }).waitFor()
  await page.getByRole('link', { name: 'Message settings' }).click()
  // What everybody reads is asked in each of their languages.
  for (const language of ['English', 'Dutch']) {
    await page.getByLabel(`Pilot group (${language})`).fill('the shop in Albina')
    await page.getByLabel(`Pilot result (${language})`).fill('Orders are found in half the time.')
  }
  await page.getByLabel('Contact person').fill('Chandra')
  await page.getByLabel('Contact details').fill('+597 700-0000')
  await page.getByLabel('Sender').fill('Orlando')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await waitInStep(page)
  await fine(page)

  // Own words in Dutch, seen as somebody gets them; the other language is missed, and then written.
  await turnTo(page, '/messages')
  await page
    .getByRole('list', { name: 'Needs approval' })
    .getByRole('link', { name: /Weekly update/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: /^The weekly update is sent on / }).waitFor()
  const preview = page.getByRole('article')
  await page.getByLabel('Preview as', { exact: true }).selectOption({ label: 'Milton · Albina · Dutch' })
  await preview.getByText('Milton').first().waitFor()
  await page.getByLabel('Text', { exact: true }).fill('Dag {{name}},\n\nDe {{vlag}} kan uit.')
  await page.getByText('{{vlag}}').last().waitFor()
  await page
    .getByLabel('Text', { exact: true })
    .fill('Dag {{name}},\n\nDe eerste week is om.\n{{progress}}\n\nVragen? {{ask}}\n\n{{signed}}')
  await page.getByLabel('Subject').fill('Week 1 met {{tool}}')
  await preview.getByRole('heading', { name: 'Week 1 met Kompas' }).waitFor()
  await preview.getByText('De eerste week is om.').waitFor()
  await fine(page)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Your own text, edited by Orlando').waitFor()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page
    .getByRole('alert')
    .getByText(/English/)
    .waitFor()
  await page.getByText('English (1)').click()
  await page.getByLabel('Subject').fill('Week 1 with {{tool}}')
  await page.getByLabel('Text', { exact: true }).fill('Dear {{name}},\n\nThe first week is over.\n\n{{signed}}')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Your own text, edited by Orlando').waitFor()
  await page.getByLabel('Preview as', { exact: true }).selectOption({ label: 'Naomi · Georgetown · English' })
  await page.getByText('WhatsApp', { exact: true }).click()
  await preview.getByText(/\*Week 1 with Kompas\*/).waitFor()
  await fine(page)

  // Agreed, and sent today.
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('heading', { level: 1, name: /It is approved\.$/ }).waitFor()
  await page.getByRole('button', { name: 'Send now…' }).click()
  await page.getByRole('dialog').getByText('3 people have an e-mail address, 1 has none and is told in person').waitFor()
  await fine(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click()
  await expect.poll(() => mail.mails.length).toBe(3)
  const mailTo = (who: string) => mail.mails.find(({ to }) => JSON.stringify(to).includes(`${who}@marowijne.internal`))
  expect(mailTo('milton')).toMatchObject({ subject: 'Week 1 met Kompas' })
  expect(mailTo('milton')?.text).toContain('De eerste week is om.')
  expect(mailTo('naomi')).toMatchObject({ subject: 'Week 1 with Kompas' })
  expect(mailTo('naomi')?.text).toContain('The first week is over.')
  await page.getByRole('heading', { level: 1, name: 'The weekly update reached 3 of 4 people.' }).waitFor()
  await fine(page)
  const address = page.url()

  // A member says that they read it, with one tap.
  const member = await onPhone(toMilton, 'nl')
  await member.page.getByRole('heading', { name: 'Week 1 met Kompas' }).waitFor()
  await fine(member.page)
  await member.page.getByRole('button', { name: 'Ik heb dit gelezen' }).tap()
  await member.page.getByText('1 eerder gelezen').waitFor()
  await page.getByRole('heading', { level: 1, name: /1 has confirmed reading it\.$/ }).waitFor()
  await page.getByText('Albina: 1 of 2', { exact: true }).waitFor()
  await page.getByText('Georgetown: 0 of 1', { exact: true }).waitFor()
  // Whom it reached and who has not read it.
  await page.getByText('Not read (2)', { exact: true }).click()
  const readers = page.getByRole('group', { name: 'Recipients' }).getByRole('row')
  await expect.poll(async () => (await readers.getByRole('cell').locator('strong').allInnerTexts()).join()).toBe('Chandra,Naomi')
  await readers.filter({ hasText: 'Chandra' }).getByText('Albina').waitFor()

  // The champion tells the one without an address, with no internet.
  const champion = await onPhone(toChandra, 'en')
  await champion.page.locator('main a[href^="/messages/by-hand"]').first().tap()
  await champion.page.getByRole('heading', { level: 1, name: '1 person still needs to be told in person' }).waitFor()
  await champion.page.setViewportSize({ width: 320, height: 700 })
  await fine(champion.page)
  await champion.page.emulateMedia({ colorScheme: 'dark' })
  await fine(champion.page)
  await waitInStep(champion.page)
  await goOffline(champion.page)
  await champion.page.locator('summary', { hasText: 'Week 1 met Kompas' }).tap()
  await champion.page.getByText('De eerste week is om.').first().waitFor()
  const whatsApp = await champion.page.getByRole('link', { name: 'Send Ravi a WhatsApp' }).getAttribute('href')
  expect(whatsApp).toContain('https://wa.me/5977123456?text=')
  expect(decodeURIComponent(whatsApp ?? '')).toContain('De eerste week is om.')
  await champion.page.getByRole('group', { name: 'How was Ravi told?' }).getByRole('button', { name: 'WhatsApp' }).tap()
  await champion.page.getByRole('heading', { level: 1, name: 'Everyone has been told' }).waitFor()
  await champion.context.setOffline(false)
  await turnTo(page, address)
  await page.getByRole('heading', { level: 1, name: /^The weekly update reached 4 people\./ }).waitFor()

  // With the keyboard alone, in Dutch, on a narrow screen.
  await page.setViewportSize({ width: 320, height: 700 })
  await page.evaluate(() => localStorage.setItem('uitrol.language', 'nl'))
  await page.goto('/messages')
  await page.getByRole('heading', { level: 1, name: /De aankondiging wordt op .* Het moet nog worden goedgekeurd\.$/ }).waitFor()
  await fine(page)
  const first = page.getByRole('list', { name: 'Goed te keuren' }).getByRole('link').first()
  await first.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Aanhouden…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('Reden').waitFor()
  await page.keyboard.type('Eerst met de directie praten')
  await fine(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Aanhouden' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText(`${owner.name}: Eerst met de directie praten`).waitFor()
  await fine(page)
  await turnTo(page, address)
  await page.getByRole('heading', { level: 1, name: /^Het weekbericht bereikte 4 mensen\./ }).waitFor()
  await fine(page)
  for (const said of [complaints, member.complaints, champion.complaints])
    expect(said.filter((line) => !/status of 40[134]|ERR_/.test(line))).toEqual([])
})
