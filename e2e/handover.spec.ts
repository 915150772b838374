/** A lead downloads the handover and reads it, and welcomes somebody who joins after the rollout, who sees their own first weeks. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { now } from '#test/clock.ts'
import { sampleFile } from '#test/sample.ts'
import { comeIn } from './personal-phone.ts'
import { axeFindings, complaintsOf, looksWell, openStage, overflows, phone, type Stage, turnTo, waitInStep } from './browser.ts'

const pdfToText = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext', '/opt/homebrew/bin/pdftotext'].find((file) => existsSync(file))

let stage: Stage
/** The sample company on the day after its old system was switched off: whoever joins now joins after the rollout. */
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
  const file = join(folder, 'off.db')
  await copyFile(await sampleFile(), file)
  const database = await openDatabase(`sqlite:${file}`)
  const switchedOffAt = new Date(Date.parse(now()) - 86_400_000).toISOString()
  await database.db.updateTable('oldSystem').set({ switchedOffAt }).execute()
  await database.close()
  stage = await openStage({}, {}, file)
  await rm(folder, { recursive: true })
})
afterAll(() => stage.close())

test('[RV-5] the handover is downloaded as PDF and as ZIP, and says what is really used', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  await turnTo(page, '/reviews')
  await page.getByRole('link', { name: 'Open handover' }).click()
  await page.getByRole('heading', { level: 1, name: /is handed over with 1 open issue and 1 workaround/ }).waitFor()
  await page.getByRole('link', { name: 'Live workarounds' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  const fetched = async (name: string): Promise<Uint8Array> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
    return new Uint8Array(await readFile(await file.path()))
  }
  const pdf = await fetched('Download handover as PDF, Dutch')
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-')
  if (pdfToText) {
    const text = execFileSync(pdfToText, ['-layout', '-', '-'], { input: Buffer.from(pdf), encoding: 'utf8' })
    for (const said of ['Inhoud', 'Tijdelijke oplossingen', 'Wie waarover gaat', 'Ravin Bhoendie', 'Archief van het oude systeem'])
      expect(text).toContain(said)
  }
  const files = unzipSync(await fetched('Download handover as ZIP, English'))
  expect(strFromU8(files['data/workarounds.csv'] ?? new Uint8Array())).toContain('Label 62 mm')
  expect(Object.keys(files)).toContain('plan/plan-new-crm.pdf')
  await page.setViewportSize({ ...phone, width: 320 })
  await expect.poll(() => overflows(page)).toBe(false)
  await expect.poll(() => axeFindings(page)).toEqual([])
  expect(complaints).toEqual([])
})

test('[RV-5] who joins after the last start is welcomed with a buddy and steps, which are ticked', async () => {
  const { server } = stage
  const today = now().slice(0, 10)
  await server.signIn()
  const [model] = (await server.rowsOf('person')).filter(({ leftOn }) => leftOn === null)
  if (!model) throw new Error('nobody works here')
  const { organisationId: _organisation, version: _version, ...columns } = model
  const joined = { ...columns, personId: 'new-1', name: 'Devika Newcomer', email: 'new@kasnika.example', employeeNumber: null, phone: null }
  await server.give('people.add', joined)
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  await turnTo(page, '/reviews/handover')
  await page.getByText('1 person is not in the plan yet.').waitFor()
  await page.getByRole('button', { name: 'Welcome newcomer…' }).click()
  await dialog.getByLabel('Newcomer').selectOption({ label: 'Devika Newcomer' })
  await dialog.getByLabel('First day with the tool').fill(today)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Welcome' }).click()
  await dialog.waitFor({ state: 'detached' })
  const theirs = page.getByRole('region', { name: 'Devika Newcomer' })
  await theirs.getByText(/^with /).waitFor()
  await theirs.getByRole('button', { name: 'Mark as done: Account: Devika Newcomer' }).click()
  await theirs.getByRole('button', { name: 'Reopen: Account: Devika Newcomer' }).waitFor()
  await theirs.getByRole('button', { name: 'Mark as done: First-weeks check: Devika Newcomer' }).click()
  await dialog.getByLabel(/What they said/).fill('Asks nothing any more')
  await expect.poll(() => axeFindings(page, 'dialog')).toEqual([])
  await dialog.getByRole('button', { name: 'Save check' }).click()
  await dialog.waitFor({ state: 'detached' })
  await theirs.getByText('“Asks nothing any more”').waitFor()
  await waitInStep(page)
  await expect.poll(() => axeFindings(page)).toEqual([])

  // On their phone they see their own first weeks, and tick the materials themselves.
  const [theirPhone] = await comeIn(stage, { ...model, ...joined }, 'member')
  const firstWeeks = theirPhone.getByRole('region', { name: 'Jouw eerste weken' })
  await firstWeeks.getByRole('button', { name: 'Gedaan' }).tap()
  await firstWeeks.getByRole('button', { name: 'Gedaan' }).waitFor({ state: 'detached' })
  await waitInStep(theirPhone)
  await looksWell(theirPhone)
  await theirs.getByRole('button', { name: 'Reopen: Materials: Devika Newcomer' }).waitFor()
  expect(complaints).toEqual([])
})
