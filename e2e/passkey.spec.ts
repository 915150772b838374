/** The owner adds a passkey, signs in with it without typing anything, proves with it who they are, and takes it away again. */
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { now } from '#test/clock.ts'
import { owner } from '#test/server.ts'
import { axeFindings, complaintsOf, openSampleStage, overflows, phone, type Stage, turnTo } from './browser.ts'

let stage: Stage
/** The same server by the name that browsers know passkeys for. */
let byName: string
let folder: string
let url: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitrol-e2e-'))
  url = `sqlite:${join(folder, 'uitrol.db')}`
  stage = await openSampleStage({ UITROL_DATABASE_URL: url })
  byName = stage.server.address.replace('127.0.0.1', 'localhost')
})
afterAll(async () => {
  await stage.close()
  await rm(folder, { recursive: true, force: true })
})

/** Lets all sessions be an hour older than they are. */
const anHourPasses = async (): Promise<void> => {
  const { db, close } = await openDatabase(url)
  const createdAt = new Date(Date.parse(now()) - 3_600_000).toISOString()
  await db.updateTable('signIn').set({ createdAt, provedAt: null }).execute()
  await close()
}

/** A device with a fingerprint reader, as Chromium's own tools play it. */
const giveFinger = async (context: BrowserContext, page: Page): Promise<{ device: CDPSession; authenticatorId: string }> => {
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { device, authenticatorId }
}

test('[AC-3] a passkey is added in the settings and signs in; used twice with one challenge, or taken away, it does not', async () => {
  const { page, context } = await stage.openAsOwner({ baseURL: byName })
  const complaints = complaintsOf(page)
  const { device, authenticatorId } = await giveFinger(context, page)

  await turnTo(page, '/settings/account')
  await page.getByText('No passkeys yet').waitFor()
  await page.getByRole('button', { name: 'Add passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add passkey' })
  await expect.poll(() => dialog.getByLabel('Name of the passkey').inputValue()).toMatch(/^Chrome, Linux$/)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByLabel('Name of the passkey').fill('My laptop')
  await dialog.getByRole('button', { name: 'Add passkey' }).click()
  await page.getByText('Passkey added').waitFor()
  await page.locator('#passkeys').getByText('not used yet').waitFor()
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])
  // The same device once more: it says itself that it has one.
  await page.getByRole('button', { name: 'Add passkey' }).click()
  await dialog.getByRole('button', { name: 'Add passkey' }).click()
  await dialog.getByText('No passkey was added').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  // Nobody is there to touch it while the page only offers it.
  await device.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await page.getByRole('button', { name: 'Use passkey' }).waitFor()
  await expect.poll(() => page.locator('input[name=email]').getAttribute('autocomplete')).toBe('username webauthn')
  await expect.poll(() => axeFindings(page)).toEqual([])
  await device.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  const answered = page.waitForRequest((request) => request.url().endsWith('/api/sign-in/passkey'))
  await page.getByRole('button', { name: 'Use passkey' }).click()
  const body = (await answered).postDataJSON() as unknown
  await page.locator('.links').waitFor()
  const replayed = await stage.server.post('/api/sign-in/passkey', body, { host: new URL(byName).host })
  expect(replayed.status === 401 || replayed.status === 404).toBe(true)
  const again = await page.evaluate(
    async (sent) =>
      (
        await fetch('/api/sign-in/passkey', {
          method: 'POST',
          body: JSON.stringify(sent),
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    body,
  )
  expect(again).toBe(401)

  await page.goto('/settings/account')
  await page.locator('#passkeys').getByText('last used').waitFor()
  // A copy of the passkey, whose counter stands where it stood before: somebody else has it.
  const {
    credentials: [original],
  } = await device.send('WebAuthn.getCredentials', { authenticatorId })
  if (!original) throw new Error('the device lost its passkey')
  expect(original.signCount).toBeGreaterThan(1)
  const copyBack = async (signCount: number): Promise<void> => {
    await device.send('WebAuthn.clearCredentials', { authenticatorId })
    await device.send('WebAuthn.addCredential', { authenticatorId, credential: { ...original, signCount } })
  }
  await copyBack(0)
  const refused = await page.evaluate(async () => {
    const ask = async (path: string, body: unknown): Promise<Response> =>
      fetch(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    const options = (await (await ask('/api/sign-in/passkey/options', {})).json()) as PublicKeyCredentialRequestOptionsJSON
    const passkey = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    return (await ask('/api/sign-in/passkey', { passkey: (passkey as PublicKeyCredential).toJSON() as unknown })).status
  })
  expect(refused).toBe(401)
  await copyBack(original.signCount + 1)
  await page.getByRole('button', { name: 'Remove: My laptop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('No passkeys yet').waitFor()
  await device.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await page.getByRole('button', { name: 'Use passkey' }).waitFor()
  await device.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await page.getByRole('button', { name: 'Use passkey' }).click()
  await page.getByRole('alert').getByText('This passkey is not known here').waitFor()
  expect(complaints.filter((line) => !/status of 401/.test(line))).toEqual([])
  await context.close()
})

test('[AC-3] an hour later the way in changes only after the password or a passkey once more; a passkey comes in by being offered', async () => {
  const { page, context } = await stage.open({ baseURL: byName })
  const complaints = complaintsOf(page)
  const { device, authenticatorId } = await giveFinger(context, page)
  const touched = (enabled: boolean): Promise<unknown> =>
    device.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
  await page.goto('/sign-in')
  await page.locator('input[name=email]').fill(owner.email)
  await page.locator('input[name=password]').fill(owner.password)
  await page.locator('button[type=submit]').click()
  await page.locator('.links').waitFor()

  await anHourPasses()
  await turnTo(page, '/settings/account')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await proof.waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await proof.locator('input[name=password]').fill('not this one')
  await proof.getByRole('button', { name: 'Confirm' }).click()
  await proof.getByRole('alert').waitFor()
  await proof.locator('input[name=password]').fill(owner.password)
  await proof.getByRole('button', { name: 'Confirm' }).click()
  const adding = page.getByRole('dialog', { name: 'Add passkey' })
  await adding.getByRole('button', { name: 'Add passkey' }).click()
  await page.getByText('Passkey added').waitFor()

  // The page offers it in the field for the e-mail address; the device says yes, and nothing is typed or pressed.
  await touched(false)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.waitForURL('**/sign-in')
  await page.getByRole('button', { name: 'Use passkey' }).waitFor()
  await touched(true)
  await page.goto('/sign-in')
  await page.locator('.links').waitFor()

  await anHourPasses()
  await page.goto('/settings/account')
  await page.getByRole('button', { name: /^Remove: Chrome/ }).click()
  await proof.getByRole('button', { name: 'Use passkey' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('No passkeys yet').waitFor()
  expect(complaints.filter((line) => !/status of (401|422)/.test(line))).toEqual([])
  await context.close()
})

test('[AC-3] on plain HTTP in a local network passkeys are not offered, and no page speaks of them', async () => {
  const { page, context } = await stage.open({ viewport: phone, language: 'nl' })
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'Aanmelden' }).waitFor()
  await page.waitForLoadState('networkidle')
  await expect.poll(() => page.getByText(/toegangssleutel|zonder wachtwoord/i).count()).toBe(0)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
  await context.close()
})
