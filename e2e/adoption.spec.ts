/** Adoption on a champion's phone: who of their own location is not active yet. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, openSampleStage, phone, type Stage } from './browser.ts'
import { comeIn, looksWell } from './personal-phone.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

test('[ME-8] a champion sees on a phone who of their own location is not active yet, and nobody of elsewhere', async () => {
  await stage.server.signIn()
  const champion = (await stage.server.rowsOf('person')).find(({ name }) => name === 'Sherida Pinas')
  if (!champion) throw new Error('the sample company has no Sherida')
  const [page, context] = await comeIn(stage, champion, 'champion')
  const complaints = complaintsOf(page)
  await page.getByRole('heading', { level: 2, name: /(is|zijn) nog niet actief$|, is actief$/ }).waitFor()
  await page.goto('/adoption')
  await page.getByRole('heading', { level: 1, name: 'Adoptie in Paramaribo' }).waitFor()
  await page.getByRole('radio', { name: 'Begonnen', exact: true }).check()
  await page.getByRole('link', { name: 'WhatsApp: Xavier Liesdek' }).waitFor()
  await page.getByRole('link', { name: 'Bezoek noteren: Xavier Liesdek' }).waitFor()
  await looksWell(page)
  expect(await page.getByText('Ravin Bhoendie').count()).toBe(0)
  expect(page.viewportSize()).toEqual(phone)
  expect(complaints).toEqual([])
  await context.close()
})
