/** A device goes on working while PostgreSQL is down: its work waits on the device, and goes by itself when the database is back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayFromNow } from '#test/clock.ts'
import { type OwnPostgres, ownPostgres } from '#test/faults/own-postgres.ts'
import { albina, georgetown, rollout } from '#test/cast.ts'
import { openStage, type Stage, turnTo, waitInStep } from './browser.ts'

let postgres: OwnPostgres
let stage: Stage
beforeAll(async () => {
  postgres = await ownPostgres()
  stage = await openStage({ UITROL_DATABASE_URL: postgres.url })
  expect((await stage.server.welcome('en')).status).toBe(200)
  await stage.server.give('regional.addLocation', albina)
  await stage.server.give('plan.startRollout', { ...rollout, startOn: dayFromNow(90) })
})
afterAll(async () => {
  await stage.close()
  await postgres.close()
})

test('[RG-1] what is done while the database is down is kept through closing the page, and arrives once', async () => {
  const { page, context } = await stage.openAsOwner()
  await turnTo(page, '/settings/locations')
  await page.getByRole('heading', { name: 'Locations', exact: true }).waitFor()
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/api/commands') && answer.status() === 503)
  postgres.kill()
  await page.getByRole('button', { name: 'Add location' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(georgetown.name)
  await dialog.getByRole('button', { name: 'Save' }).click()
  expect((await refused).headers()['retry-after']).toBe('5')
  await page.getByText('1 change saved on this device').waitFor()
  await page.getByText(georgetown.name).first().waitFor()

  // The page closes and opens again while the database is still down.
  await page.close()
  const again = await context.newPage()
  await again.goto('/settings/locations')
  await again.getByText('1 change saved on this device').waitFor()
  await again.getByText(georgetown.name).first().waitFor()

  await postgres.start()
  await waitInStep(again)
  await expect
    .poll(async () => (await stage.server.rowsOf('location')).map(({ name }) => name).toSorted())
    .toEqual([albina.name, georgetown.name])
  await context.close()
})
