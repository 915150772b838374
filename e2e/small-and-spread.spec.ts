/** A list of eight locations in six countries is shown with what was guessed before anything goes in; a firm of one person has a plan of its own size. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayFromNow } from '#test/clock.ts'
import { axeFindings, becomeOwner, openStage, overflows, phone, type Stage, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const places = [
  ['Paramaribo', 'Suriname'],
  ['Nieuw Nickerie', 'Suriname'],
  ['Georgetown', 'Guyana'],
  ['Port of Spain', 'Trinidad and Tobago'],
  ['Bridgetown', 'Barbados'],
  ['Nassau', 'Bahamas'],
  ['Kingston', 'Jamaica'],
  ['Depot', ''],
] as const

test('[IM-1] [RG-5] a list of six countries shows the country and zone of each location, and which of them are guessed', async () => {
  const { page, context } = await stage.open({ viewport: phone })
  await becomeOwner(page, stage)
  await page.locator('.big-choice').last().click()
  for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Skip' }).click()
  const people = places.flatMap(([place, country], at) => [`Person ${at}a,${place},${country}`, `Person ${at}b,${place},${country}`])
  const list = ['Name,Location,Country', ...people, ''].join('\n')
  await page.locator('input[type=file]').setInputFiles({ name: 'staff.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
  await page.getByText('16 people, 8 locations').waitFor()
  const of = (place: string) => page.getByRole('group', { name: place, exact: true })
  await expect.poll(() => of('Paramaribo').getByLabel('Time zone').inputValue()).toBe('America/Paramaribo')
  await expect.poll(() => of('Georgetown').getByLabel('Time zone').inputValue()).toBe('America/Guyana')
  await expect.poll(() => of('Port of Spain').getByLabel('Time zone').inputValue()).toBe('America/Port_of_Spain')
  await expect.poll(() => of('Nassau').getByLabel('Country').inputValue()).toBe('BS')
  // What the list does not say is shown as a guess, where it can be put right.
  await page.locator('.note.hold', { hasText: 'Check country, time zone and working hours' }).waitFor()
  await of('Depot').getByText('a guess: check the time zone').waitFor()
  await expect.poll(() => of('Kingston').getByText('a guess').count()).toBe(0)
  await expect.poll(() => axeFindings(page)).toEqual([])
  await expect.poll(() => overflows(page)).toBe(false)
  await context.close()
})

test('[PH-6] [CM-1] [TR-2] a firm of one person: a day, a week to learn, and nothing that speaks to others', async () => {
  const own = await openStage()
  try {
    const { page } = await own.open({ viewport: phone })
    await becomeOwner(page, own)
    await page.locator('.big-choice').last().click()
    await page.getByLabel('Name of the new tool').fill('Ledger')
    for (let step = 0; step < 3; step++) await page.getByRole('button', { name: 'Next' }).click()
    await page.getByText('Paste names').click()
    await page.getByLabel('Names, one per line').fill('Sherida Pinas')
    await page.getByLabel('Volunteers').fill('Somebody Else')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Go-live date').fill(dayFromNow(30))
    await page.getByRole('button', { name: 'Make plan' }).click()
    // Who is not on the list is named where it can be put right, and nothing is begun.
    await page.getByText('Not on the list, or there more than once: Somebody Else').waitFor()
    await page.getByLabel('Volunteers').fill('Sherida Pinas')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Make plan' }).click()
    await page.waitForURL('**/plan')
    await waitInStep(page)
    await own.server.signIn()
    const rows = async (table: 'message' | 'session' | 'phase') => (await own.server.rowsOf(table)).length
    await expect.poll(async () => [await rows('phase'), await rows('message'), await rows('session')]).toEqual([1, 0, 0])
    await expect.poll(() => axeFindings(page)).toEqual([])
  } finally {
    await own.close()
  }
})
