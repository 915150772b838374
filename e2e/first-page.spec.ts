/** The first page: drawn by the server before any script, taken over by the scripts as it stands, and nobody else's. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import type { BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { person } from '#test/cast.ts'
import { complaintsOf, desktop, openSampleStage, phone, type Stage, waitInStep } from './browser.ts'
import { invite } from './personal-phone.ts'

let stage: Stage
const cookies = { member: [] as Cookie[], champion: [] as Cookie[], sponsor: [] as Cookie[], owner: [] as Cookie[] }
type Cookie = Parameters<BrowserContext['addCookies']>[0][number]

/** The cookies of somebody who chose Dutch and came in by a personal link. */
const comeInAs = async (role: 'member' | 'champion' | 'sponsor', first: string): Promise<Cookie[]> => {
  const person = (await stage.server.rowsOf('person')).find(({ name }) => name.startsWith(first))
  if (!person) throw new Error(`nobody is called ${first}`)
  const token = await invite(stage, person, role)
  const taken = await stage.server.post('/api/invite', { token, device: token }, { cookie: '' })
  return cookiesIn(taken.headers.getSetCookie()[0])
}

const cookiesIn = (said = ''): Cookie[] => {
  const [name = '', value = ''] = (said.split(';')[0] ?? '').split('=')
  const url = stage.server.address
  return [
    { name, value, url },
    { name: 'uitrol_language', value: 'nl', url },
  ]
}

beforeAll(async () => {
  // On a busy machine it would be left to the browser.
  stage = await openSampleStage({}, { drawWithin: 60_000 })
  await stage.server.signIn()
  cookies.owner = cookiesIn(stage.server.cookie)
  cookies.member = await comeInAs('member', 'Farida')
  cookies.champion = await comeInAs('champion', 'Asha')
  cookies.sponsor = await comeInAs('sponsor', 'Sherida')
})
afterAll(() => stage.close())

/** The page as a browser or a worker asks for it. */
const pageFor = async (cookie: string | undefined, accept: string, path = '/'): Promise<string> =>
  (await fetch(`${stage.server.address}${path}`, { headers: { accept, ...(cookie ? { cookie } : {}) } })).text()

const spoken = (of: readonly Cookie[]): string => of.map(({ name, value }) => `${name}=${value}`).join('; ')

/** A window of somebody who has never been here with this device, whose scripts wait until they are let go. */
const openHeld = async (of: readonly Cookie[], options: BrowserContextOptions) => {
  const { page, context } = await stage.open({ ...options, language: 'nl' })
  await context.addCookies([...of])
  await context.addInitScript(() => localStorage.setItem('uitrol.language', 'nl'))
  let go: () => void = () => undefined
  const held = new Promise<void>((done) => (go = done))
  await context.route('**/assets/*.js', async (route) => {
    await held
    await route.continue()
  })
  return { page, context, go }
}

/** Keeps what stands in the page when the scripts take its place. */
const noteTakeover = (): void => {
  new MutationObserver((_, observer) => {
    const app = document.getElementById('app')
    if (!app || app.inert || app.childElementCount === 0) return
    observer.disconnect()
    ;(window as { takenOver?: string }).takenOver = app.innerHTML
  }).observe(document, { childList: true, subtree: true })
}

/** Without the state of the device, which may be in step when the scripts draw, and without the data that only a drawn page brings. */
const withoutState = (html: string): string =>
  html.replace(/<button type="button" class="sync".*?<\/button>/, '').replace(/<script type="application\/json".*<\/script>/, '')

test('[RG-2] a member’s day stands on the phone from one answer, without a script; with the scripts it can be pressed', async () => {
  const { page: still, context: without } = await stage.open({ viewport: phone, language: 'nl', javaScriptEnabled: false })
  await without.addCookies(cookies.member)
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

  const { page, context, go } = await openHeld(cookies.member, { viewport: phone })
  const complaints = complaintsOf(page)
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

test('[RG-1] [RG-2] a page whose scripts do not come says after a while that it cannot be used yet, and no longer once it can', async () => {
  const { page, context, go } = await openHeld(cookies.champion, { viewport: phone })
  await page.goto('/', { waitUntil: 'commit' })
  const late = page.locator('.late')
  await page.locator('#app[inert] h2').first().waitFor()
  await page.locator('.late', { hasText: 'Nog aan het laden' }).waitFor()
  go()
  await page.locator('#app:not([inert]) h2').first().waitFor()
  await late.waitFor({ state: 'hidden' })
  await context.close()
})

test.for([
  { role: 'champion', path: '/', viewport: phone, says: 'Jouw mensen' },
  { role: 'owner', path: '/today', viewport: desktop, says: 'Nu voor jou' },
] as const)(
  '[RG-2] the first page of whoever leads stands before any script, with its styles; the scripts draw the same, and it goes by keyboard: $role',
  async ({ role, path, viewport, says }) => {
    const { page, context, go } = await openHeld(cookies[role], { viewport })
    const complaints = complaintsOf(page)
    await context.addInitScript(noteTakeover)
    const answer = await page.goto(path, { waitUntil: 'commit' })
    expect(answer?.headers()).toMatchObject({ 'cache-control': 'no-store' })
    await page.locator('#app[inert] h2', { hasText: says }).waitFor()
    // By a style that only those who lead have.
    await expect.poll(() => page.locator('.side').evaluate((one) => getComputedStyle(one).display)).toBe('flex')
    const drawn = await page.locator('#app').innerHTML()
    go()
    await page.locator('#app:not([inert]) h2', { hasText: says }).waitFor()
    const taken = await page.evaluate(() => (window as { takenOver?: string }).takenOver)
    expect(withoutState(taken ?? '')).toBe(withoutState(drawn))
    await waitInStep(page)
    // From the heading on, where a reader of the screen begins.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    const first = page.locator('main a:visible, main button:visible').first()
    for (let at = 0; at < 3 && !(await first.evaluate((one) => one === document.activeElement)); at++) await page.keyboard.press('Tab')
    await expect.poll(() => first.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(complaints).toEqual([])
    await context.close()
  },
)

test('[RG-2] a device that has its rows is not sent them once more in a page, where it may keep no programme (without HTTPS)', async () => {
  const { page, context } = await stage.open({ viewport: phone, language: 'nl' })
  await context.addCookies(cookies.champion)
  await context.addInitScript(() => localStorage.setItem('uitrol.language', 'nl'))
  await context.addInitScript(() => delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker)
  const first = await page.goto('/')
  const drawn = await first?.text()
  expect(drawn).toContain('<div id="app" inert>')
  await waitInStep(page)
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toContain('uitrol_rows')
  const next = await page.goto('/')
  const frame = await next?.text()
  expect(frame).toContain('<div id="app"></div>')
  await page.getByText('Jouw mensen').waitFor()
  await context.close()
})

test('[RG-2] [AC-2] a page holds the rows of the one who asked, and the one that a service worker keeps, or a stranger gets, nobody’s', async () => {
  const member = spoken(cookies.member)
  const owner = spoken(cookies.owner)
  await expect.poll(() => pageFor(member, 'text/html')).toContain('Farida')
  await expect.poll(() => pageFor(owner, 'text/html', '/today')).toContain('Nu voor jou')
  // What waits for those who lead is not in a member's page, nor a member's day in theirs.
  for (const [cookie, ofOthers] of [
    [member, 'Nu voor jou'],
    [owner, 'Dag Farida'],
    [spoken(cookies.champion), 'Farida'],
  ] as const) {
    const page = await pageFor(cookie, 'text/html')
    expect(page).toContain('<div id="app" inert>')
    expect(page).not.toContain(ofOthers)
  }
  for (const path of ['/', '/today'])
    for (const [cookie, accept] of [
      [member, '*/*'],
      [owner, '*/*'],
      [spoken(cookies.sponsor), 'text/html'],
      [undefined, 'text/html'],
      ['uitrol=nobody', 'text/html'],
    ] as const) {
      const page = await pageFor(cookie, accept, path)
      expect(page).toContain('<div id="app"></div>')
      expect(page).not.toContain('Farida')
      expect(page).not.toContain('id="told"')
    }
})

test('[RG-2] a name that would end the script it stands in is a name, in the data of the page and on it', async () => {
  const name = '</script><!--<script>Eva'
  const farida = (await stage.server.rowsOf('person')).find((one) => one.name.startsWith('Farida'))
  await stage.server.give('people.add', { ...person('eva'), name, locationId: farida?.locationId })
  const { page, context } = await openHeld(await comeInAs('member', name), { viewport: phone })
  const complaints = complaintsOf(page)
  await page.goto('/', { waitUntil: 'commit' })
  await page.locator('#app[inert] h1').waitFor()
  const told = page.locator('#told')
  await expect.poll(async () => JSON.parse((await told.textContent()) ?? '')).toMatchObject({ me: { actor: { name } } })
  expect(complaints).toEqual([])
  await context.close()
})

test('[RG-9] [RG-2] whoever follows a link on a page without HTTPS has not reached this server without it', async () => {
  const headers = { accept: 'text/html', cookie: spoken(cookies.owner), referer: 'http://intranet.example/' }
  const visit = async (): Promise<string> => (await fetch(`${stage.server.address}/today`, { headers })).text()
  const me = async (): Promise<unknown> => (await stage.server.ask('/api/me')).json()
  await expect.poll(visit).toContain('id="told"')
  await expect.poll(me).not.toHaveProperty('isWithoutHttps')
})

test('[RG-2] of many who come in the same moment some are sent a drawn page, and the others at once one that the browser draws', async () => {
  const { hostname, port } = new URL(stage.server.address)
  const many = 40
  const asked = (isLast: boolean): string =>
    `GET / HTTP/1.1\r\nhost: ${hostname}\r\naccept: text/html\r\ncookie: ${spoken(cookies.member)}\r\n${isLast ? 'connection: close\r\n' : ''}\r\n`
  // In one piece, so that the last one is asked for before the first one can have been answered.
  const socket = connect(Number(port), hostname)
  socket.write(Array.from({ length: many }, (_, index) => asked(index === many - 1)).join(''))
  const answers = await text(socket)
  expect(answers.split('HTTP/1.1 200 OK')).toHaveLength(many + 1)
  expect(answers.split('id="told"')).toHaveLength(8 + 1)
  await expect.poll(() => pageFor(spoken(cookies.member), 'text/html')).toContain('id="told"')
})
