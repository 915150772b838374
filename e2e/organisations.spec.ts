/** An owner gives a program a token, has two rollouts and two organisations, and goes from one to the other without mixing them. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollout } from '#test/cast.ts'
import { dayFromNow } from '#test/clock.ts'
import { uitrolProcess } from '#test/command-line.ts'
import { owner } from '#test/server.ts'
import { axeFindings, complaintsOf, desktop, openSampleStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let stage: Stage
let folder: string
let url: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitrol-e2e-'))
  url = `sqlite:${join(folder, 'uitrol.db')}`
  stage = await openSampleStage({ UITROL_DATABASE_URL: url })
})
afterAll(async () => {
  await stage.close()
  await rm(folder, { recursive: true, force: true })
})

const carrying = (token: string): Promise<Response> =>
  fetch(`${stage.server.address}/api/changes`, { headers: { authorization: `Bearer ${token}` } })

test('[AC-1] a token is shown once, works, says when it was used, and ends; two rollouts and two organisations stay apart; who left is forgotten', async () => {
  const { page, context } = await stage.openAsOwner()
  const complaints = complaintsOf(page)

  await turnTo(page, '/settings/integrations')
  const tokens = page.locator('#tokens')
  await tokens.getByRole('button', { name: 'Create token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Program').fill('Nightly export')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Create token' }).click()
  const token = await dialog.getByLabel('Token').inputValue()
  expect(token).toMatch(/^uit_[\w-]{43}$/)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await waitInStep(page)
  expect((await carrying(token)).status).toBe(200)
  await page.reload()
  await tokens.getByText('last used').waitFor()
  await expect.poll(() => page.content()).not.toContain(token)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await tokens.getByRole('button', { name: 'Revoke: Nightly export' }).click()
  await dialog.getByRole('button', { name: 'Revoke' }).click()
  await expect.poll(async () => (await carrying(token)).status).toBe(401)

  await stage.server.give('plan.startRollout', { ...rollout, rolloutId: 'a-second', startOn: dayFromNow(240) })
  const choice = page.getByLabel('Rollout')
  await choice.waitFor()
  await choice.selectOption('a-second')
  await page.reload()
  await choice.waitFor()
  await expect.poll(() => choice.inputValue()).toBe('a-second')
  await page.setViewportSize(phone)
  await expect.poll(() => overflows(page)).toBe(false)
  await expect.poll(() => axeFindings(page)).toEqual([])

  const founded = await uitrolProcess(['organisation', 'create', 'Saramacca Wood', '--owner', owner.email, '--country', 'SR', '--json'], {
    UITROL_DATABASE_URL: url,
  })
  expect(founded.code).toBe(0)
  const other = await context.newPage()
  await other.goto('/people')
  await other.getByRole('searchbox').fill('Sherida Pinas')
  await other.getByText('Sherida Pinas').first().waitFor()
  await page.goto('/settings/account')
  await page.getByRole('button', { name: 'Switch: Saramacca Wood' }).click()
  await page.locator('.big-choice').first().waitFor()
  // The other window notices by itself, and shows nothing of where it stood.
  await other.locator('.big-choice').first().waitFor()
  await expect.poll(() => other.content()).not.toContain('Sherida Pinas')
  await page.goto('/settings/account')
  await page.getByRole('button', { name: /Wisselen: Kasnika/ }).click()
  await page.locator('.links').waitFor()
  // Every page says where one is, and leads to the others.
  await page.locator('.organisation-here', { hasText: 'Kasnika' }).waitFor()
  await expect.poll(() => overflows(page)).toBe(false)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.locator('.organisation-here').click()
  await page.waitForURL('**/settings/account#organisations')
  await turnTo(page, '/people')
  await page.getByRole('searchbox').fill('Sherida Pinas')
  await page.getByText('Sherida Pinas').first().waitFor()

  await stage.server.give('people.leave', { personId: 'sample-desiree-vola', leftOn: dayFromNow(-60) })
  await page.setViewportSize(desktop)
  await turnTo(page, '/settings')
  await page.getByRole('button', { name: 'Erase: Desiree Vola' }).click()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Erase' }).click()
  await waitInStep(page)
  await page.locator('#leavers').waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => fetch('/api/changes').then((answer) => answer.text())))
    .not.toMatch(/desiree vola|desiree\.vola/i)
  await turnTo(page, '/settings/account')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#own-data a').click()])
  expect(download.suggestedFilename()).toBe('uitrol-my-data.json')
  // Another organisation's window being told so by the server is the only thing that the console may hold.
  expect(complaints.filter((one) => !one.includes('409'))).toEqual([])
})
