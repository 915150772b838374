/** A message that one reader's server refuses and another's never answers for: the lead reads why and decides; a pause of the rollout keeps the next one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { albina, georgetown, person } from '#test/cast.ts'
import { type ScriptedMailServer, startScriptedMailServer } from '#test/scripted-mail-server.ts'
import { onWorkday } from '#test/workday.ts'
import { axeFindings, complaintsOf, openStage, phone, type Stage, turnTo, waitInStep } from './browser.ts'

let mail: ScriptedMailServer
let stage: Stage
let rollout: Awaited<ReturnType<typeof onWorkday>>
beforeAll(async () => {
  mail = await startScriptedMailServer((reader) =>
    reader.startsWith('milton') ? 'readerNever' : reader.startsWith('naomi') ? 'dropAfter' : 'take',
  )
  rollout = await onWorkday()
  stage = await openStage({ UITROL_SMTP_URL: mail.url })
})
afterAll(async () => {
  await stage.close()
  await mail.close()
})

test('[CM-6] [CM-7] [CM-10] what did not arrive, or nobody knows of, is decided by a person', async () => {
  await stage.server.welcome()
  for (const place of [albina, georgetown]) await stage.server.give('regional.addLocation', place)
  for (const one of [person('chandra'), person('milton'), person('naomi', 'georgetown')]) await stage.server.give('people.add', one)
  await stage.server.give('plan.startRollout', rollout)
  await stage.server.give('plan.draft', { rolloutId: 'crm' })
  const briefing = { pilotGroup: 'de winkel', pilotResult: 'Het scheelt tijd.', askName: 'Chandra', askContact: null, signedBy: 'Orlando' }
  await stage.server.give('communication.brief', { rolloutId: 'crm', ...briefing })
  // Naomi reads English: what the announcement tells has to be there in her language too (CM-5).
  for (const [detail, text] of Object.entries({
    benefit: 'One place',
    problem: 'Three lists',
    pilotGroup: 'the shop',
    pilotResult: 'Less time',
  }))
    await stage.server.give('communication.writeDetail', { rolloutId: 'crm', detail, language: 'en', text })

  const [name = '', value = ''] = stage.server.cookie.split('=')
  const { page, context } = await stage.open()
  await context.addInitScript(() => localStorage.setItem('uitrol.language', 'en'))
  await context.addCookies([{ name, value, url: stage.server.address }])
  const complaints = complaintsOf(page)
  await page.goto('/messages')
  await page
    .getByRole('list', { name: 'Needs approval' })
    .getByRole('link', { name: /Weekly update/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await page.getByRole('button', { name: 'Send now…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Send now' }).click()
  await page
    .getByRole('heading', {
      level: 1,
      name: 'The weekly update did not reach 1 person, and may not have reached 1 more. Decide what to do with it.',
    })
    .waitFor()
  const address = page.url()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page
    .getByRole('row', { name: /Milton/ })
    .getByText(/^550/)
    .waitFor()
  await page.getByRole('row', { name: /Naomi/ }).getByText('its answer was lost').waitFor()

  // On a phone, in the dark, from the list of what waits.
  await page.setViewportSize(phone)
  await page.emulateMedia({ colorScheme: 'dark' })
  await turnTo(page, '/today')
  await page
    .getByRole('listitem')
    .filter({ hasText: 'not delivered to 1 person · unclear for 1 person' })
    .getByRole('link', { name: /^Decide…/ })
    .click()
  await page.getByRole('button', { name: 'Tell in person: Milton' }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Mark as delivered: Naomi' }).click()
  await page.getByRole('button', { name: 'Tell in person: Milton' }).click()
  await page.getByRole('heading', { level: 1, name: 'The weekly update reached 2 of 3 people.' }).waitFor()
  await waitInStep(page)
  expect([...mail.held.values()]).toEqual([1, 1])

  // The letter of whom the lead now tells is fetched; told by mistake, and then in earnest.
  await page.getByRole('link', { name: 'Tell in person (1)' }).click()
  await page
    .getByText(/^Dag Milton|^Beste Milton|Milton,$/)
    .first()
    .waitFor({ state: 'attached' })
  await page.getByRole('group', { name: 'How was Milton told?' }).getByRole('button', { name: 'Paper' }).click()
  await page.getByText('1 person told').click()
  await page.getByRole('button', { name: 'Undo: Milton' }).click()
  await page.getByRole('group', { name: 'How was Milton told?' }).getByRole('button', { name: 'Conversation' }).click()
  await page.getByRole('heading', { level: 1, name: 'Everyone has been told' }).waitFor()
  await turnTo(page, address)
  await page.getByRole('heading', { level: 1, name: 'The weekly update reached 3 people.' }).waitFor()

  // While the rollout is paused, a message that was approved waits, and says so.
  await turnTo(page, '/issues/new')
  await page.getByLabel('In one sentence').fill('The line to Albina is down')
  await page.getByRole('radio', { name: 'Major' }).check()
  await page.getByRole('button', { name: 'Save issue' }).click()
  await page.getByRole('link', { name: 'Pause…' }).click()
  await page.getByRole('heading', { level: 1, name: /^If you pause everyone/ }).waitFor()
  await page.getByRole('button', { name: 'Pause everyone' }).click()
  await page.getByRole('heading', { level: 1, name: 'The line to Albina is down' }).waitFor()
  const issueAddress = page.url()
  await waitInStep(page)
  await turnTo(page, '/messages/announcement')
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'The announcement is on hold, because the rollout is paused.' }).waitFor()
  await page.getByText('The line to Albina is down').waitFor()
  await waitInStep(page)
  await turnTo(page, issueAddress)
  await page.getByRole('button', { name: 'Record fix…' }).click()
  await page.getByLabel('What was done').fill('The line is back')
  await page.getByLabel('Working days without a new report').fill('0')
  await page.getByRole('button', { name: 'Record fix', exact: true }).click()
  await page.getByRole('button', { name: 'Resume…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Resume rollout' }).click()
  await page.getByText('Rollout resumed.').waitFor()
  await waitInStep(page)
  await turnTo(page, '/messages/announcement')
  await page.getByRole('heading', { level: 1, name: /^The announcement is sent on .* It is approved\.$/ }).waitFor()
  expect(complaints.filter((line) => !/status of 40[134]|ERR_/.test(line))).toEqual([])
  await context.close()
})
