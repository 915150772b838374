/** The owner has forgotten the password: a link by mail lets them in, another sets a new password. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '#test/mail-server.ts'
import { owner } from '#test/server.ts'
import { axeFindings, becomeOwner, complaintsOf, openStage, overflows, phone, type Stage } from './browser.ts'

let stage: Stage
let post: MailServer
beforeAll(async () => {
  post = await startMailServer()
  stage = await openStage({ UITROL_SMTP_URL: post.url })
  const { page, context } = await stage.open()
  await becomeOwner(page, stage)
  await context.close()
})
afterAll(async () => {
  await stage.close()
  await post.close()
})

test('[AC-3] a link asked for at the desk is opened on the phone, says where it came from, and signs in with one tap', async () => {
  const { page: desk, context: atDesk } = await stage.open()
  const complaints = complaintsOf(desk)
  await desk.goto('/sign-in')
  await desk.getByRole('button', { name: 'Mail me a link' }).click()
  await desk.getByText('Enter your e-mail address first').waitFor()
  await desk.getByLabel('E-mail address').fill(owner.email)
  await desk.getByRole('button', { name: 'Mail me a link' }).click()
  await desk.getByText(`If ${owner.email} is known here`).waitFor()
  await expect.poll(() => axeFindings(desk)).toEqual([])
  expect(complaints).toEqual([])
  await atDesk.close()

  const link = /http:\/\/\S+#link=\S+/.exec((await post.next()).text ?? '')?.[0] ?? ''
  const { page, context } = await stage.open({ viewport: phone, language: 'nl' })
  await page.goto(link)
  await page.getByRole('heading', { name: 'Je vroeg om een link' }).waitFor()
  await page.getByText(/^Aangevraagd op .*, vanaf Chrome, Linux, van het adres 127\.0\.0\.1\.$/).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
  await page.getByRole('button', { name: 'Aanmelden op dit apparaat' }).click()
  await page.locator('.big-choice').first().waitFor()
  await context.close()

  const { page: other, context: elsewhere } = await stage.open()
  await other.goto(link)
  await other.getByRole('alert').getByText('This link was used already').waitFor()
  await expect.poll(() => other.getByRole('button', { name: 'Sign in on this device' }).count()).toBe(0)
  await elsewhere.close()
})

test('[AC-3] a forgotten password gets a successor by mail, and the settings change it once more', async () => {
  const { page, context } = await stage.open()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(owner.email)
  await page.getByRole('button', { name: 'Forgot password' }).click()
  await page.getByText('a mail with a link is on its way').waitFor()
  const link = /http:\/\/\S+#new-password=\S+/.exec((await post.next()).text ?? '')?.[0] ?? ''
  await page.goto(link)
  await page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
  await page.getByLabel('New password').fill('Welcome2026!')
  await page.getByRole('button', { name: 'Save password' }).click()
  await page.getByRole('alert').getByText('one of the first that attackers try').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByLabel('New password').fill('three green mangoes fell')
  await page.getByRole('button', { name: 'Save password' }).click()
  await page.locator('.big-choice').first().waitFor()

  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByLabel('Current password').fill(owner.password)
  await page.getByLabel('New password').fill('four green mangoes fell')
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByRole('alert').getByText('The current password is not right').waitFor()
  await page.getByLabel('Current password').fill('three green mangoes fell')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByText('Password changed').waitFor()
  await context.close()
})
