/** The first page of a member: drawn by the server before any script, taken over by the scripts, and nobody else's. */
import type { Cookie } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, openSampleStage, phone, type Stage, waitInStep } from './browser.ts'
import { comeIn } from './personal-phone.ts'

let stage: Stage
let cookies: Cookie[]
beforeAll(async () => {
  // On a busy machine it would be left to the browser.
  stage = await openSampleStage({}, { drawWithin: 60_000 })
  await stage.server.signIn()
  const farida = (await stage.server.rowsOf('person')).find(({ name }) => name.startsWith('Farida'))
  if (!farida) throw new Error('nobody is called Farida')
  const [, context] = await comeIn(stage, farida, 'member')
  cookies = await context.cookies()
  await context.close()
})
afterAll(() => stage.close())

/** The page as a browser or a worker asks for it. */
const pageFor = async (cookie: string | undefined, accept: string): Promise<string> =>
  (await fetch(`${stage.server.address}/`, { headers: { accept, ...(cookie ? { cookie } : {}) } })).text()

test('[RG-2] a member’s day stands on the phone from one answer, without a script; with the scripts it can be pressed', async () => {
  const { page: still, context: without } = await stage.open({ viewport: phone, language: 'nl', javaScriptEnabled: false })
  await without.addCookies(cookies)
  const answer = await still.goto('/')
  expect(answer?.headers()).toMatchObject({ 'cache-control': 'no-store' })
  await expect.poll(() => still.locator('html').getAttribute('lang')).toBe('nl')
  await still.getByText('Dag Farida, je begint met').waitFor()
  const day = await still.locator('h1').innerText()
  await still.getByText('jouw maatje').waitFor()
  // The styles came along, and the policy lets them in.
  await expect
    .poll(() =>
      still
        .locator('.button')
        .first()
        .evaluate((button) => getComputedStyle(button).minHeight),
    )
    .toBe('44px')
  await without.close()

  const { page, context } = await stage.open({ viewport: phone, language: 'nl' })
  const complaints = complaintsOf(page)
  await context.addCookies(cookies)
  await context.addInitScript(() => localStorage.setItem('uitrol.language', 'nl'))
  let go: () => void = () => undefined
  const held = new Promise<void>((done) => (go = done))
  await context.route('**/assets/*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/', { waitUntil: 'commit' })
  await page.locator('#app[inert] h1', { hasText: day }).waitFor()
  go()
  await page.locator('#app:not([inert]) h1', { hasText: day }).waitFor()
  await waitInStep(page)
  await page.getByRole('button', { name: 'Ik kan niet' }).click()
  await page.getByRole('dialog').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('[RG-2] [AC-2] nobody’s rows are in the page of a lead or a stranger, nor in the one that a service worker keeps', async () => {
  const member = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await expect.poll(() => pageFor(member, 'text/html')).toContain('Farida')
  for (const [cookie, accept] of [
    [member, '*/*'],
    [stage.server.cookie, 'text/html'],
    [undefined, 'text/html'],
    ['uitrol=nobody', 'text/html'],
  ] as const) {
    const page = await pageFor(cookie, accept)
    expect(page).toContain('<div id="app"></div>')
    expect(page).not.toContain('Farida')
  }
})
