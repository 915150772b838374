import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import { fromWednesday } from '#test/workday.ts'
import { axeFindings, complaintsOf, openSampleStage, type Stage, turnTo } from './browser.ts'

let stage: Stage
const day = fromWednesday()
const earlier = dayOf(dayNumber(day) - 1)
beforeAll(async () => {
  stage = await openSampleStage({}, {}, day)
})
afterAll(() => stage.close())

test('[ME-4] a table of any columns, days in two orders, a report of several apps and another address are settled in the dialog', async () => {
  const { page } = await stage.openAsOwner()
  const complaints = complaintsOf(page)
  const dialog = page.getByRole('dialog')
  await turnTo(page, '/adoption/imports')
  const choose = async (name: string, text: string): Promise<void> => {
    await page.getByRole('button', { name: 'Import a file…' }).click()
    await dialog.getByLabel(/^File /).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  }
  const bring = async (): Promise<void> => {
    await dialog.getByRole('button', { name: /^Import \d/ }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  const sourceOf = async (sourceId: string) => (await stage.server.rowsOf('usageSource')).find((one) => one.sourceId === sourceId)

  // Columns that no report has: each is said once, and an empty count names its column.
  await choose('stock.csv', `Wie;Wanneer;Hoeveel\nroy.pansa@kasnika.example;${earlier};2\nroy.pansa@kasnika.example;${day};\n`)
  await dialog.getByLabel('Person (e-mail address)').selectOption('Wie')
  await dialog.getByLabel('Day', { exact: true }).selectOption('Wanneer')
  await dialog.getByLabel('Count (optional)').selectOption('Hoeveel')
  await dialog.getByText('1 line cannot be read').click()
  await dialog.getByText('line 3: “Hoeveel” is empty').waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await bring()
  await expect.poll(async () => JSON.parse((await sourceOf('stock'))?.mapping ?? '{}') as unknown).toMatchObject({ identity: 'Wie', day: 'Wanneer', count: 'Hoeveel' }) // prettier-ignore

  // Days that can be read in two ways are asked about.
  const year = Number(day.slice(0, 4)) - 1
  await choose('portal.csv', `Email;Last login\nroy.pansa@kasnika.example;03/04/${year}\n`)
  await dialog.getByRole('group', { name: `How is “03/04/${year}” read?` }).waitFor()
  await dialog.getByRole('radio', { name: 'Month first' }).check()
  await dialog.getByText(/Newest day: .*\b4 Mar/).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await dialog.waitFor({ state: 'detached' })

  // One app of several is kept with its source; an alias is confirmed here, and everybody unknown is listed and can be added.
  const heads = 'Report Refresh Date,User Principal Name,Display Name,Is Deleted,Teams Last Activity Date,Exchange Last Activity Date'
  await choose('office.csv', `${heads}\n${day},roy@other.example,Roy Pansa,False,${earlier},${day}\n`)
  await dialog.getByRole('combobox', { name: 'App' }).selectOption('teams')
  await dialog.getByText('roy@other.example is Roy Pansa').waitFor()
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await dialog.getByText('1 person of your list in 1 line.').waitFor()
  await bring()
  await expect.poll(async () => (await sourceOf('microsoft365.activeUserDetail.teams'))?.report).toBe('microsoft365.activeUserDetail teams')

  await choose('others.csv', `Email;Last login\none@new.example;${day}\ntwo@new.example;${day}\n`)
  await dialog.getByText('None of the 2 lines is of a person on the staff list.').waitFor()
  await expect.poll(() => dialog.getByRole('button', { name: /^Import/ }).isDisabled()).toBe(true)
  await dialog.getByText('2 lines are of people who are not on the list').click()
  await dialog.getByText('line 3: “two@new.example” is not on the staff list').waitFor()
  await dialog.getByRole('button', { name: 'Add 2 people' }).click()
  await dialog.getByText('2 people of your list in 2 lines.').waitFor()
  await bring()
  // A survey or readings whose days can be read in two ways ask as well, and go in once that is said.
  await turnTo(page, '/adoption')
  await page.getByRole('button', { name: 'Import survey' }).first().click()
  const survey = `Timestamp,Email,How satisfied are you?,Would you recommend it?\n03/04/${year},roy.pansa@kasnika.example,8,8\n`
  await dialog.locator('input[type=file]').setInputFiles({ name: 'survey.csv', mimeType: 'text/csv', buffer: Buffer.from(survey) })
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.getByRole('group', { name: `How is “03/04/${year}” read?` }).waitFor()
  await expect.poll(() => axeFindings(page)).toEqual([])
  await dialog.getByRole('radio', { name: 'Month first' }).check()
  await dialog.getByRole('button', { name: 'Import', exact: true }).click()
  await dialog.getByText(/answers? imported/).waitFor()
  // Refused previews are answered with 422, which a browser writes down as well.
  expect(complaints.filter((line) => !/status of 422/.test(line))).toEqual([])
  await page.context().close()
})
