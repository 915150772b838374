/** A member's first visit, after the tap on their personal link: bytes, requests, and how long it takes on a slow mobile connection; and what a month weighs. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { layWire } from '#test/wire.ts'
import { makeSample, phone, waitInStep } from '../e2e/browser.ts'
import { newId } from '#server/base/ids.ts'
import { build, startBuilt } from './parts/built-server.ts'
import { noteShown, shownIn } from './parts/shown.ts'
import { line, spread } from './parts/spread.ts'
import { type Fetched, weigh } from './parts/weigh.ts'

const runs = 5
/** Kibibytes, because the goal counts in them. */
const inKibibytes = 1000 / 1024
const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
if (!existsSync(browserPath)) throw new Error('This bench needs Chromium: name one in CHROMIUM_PATH.')

build()
const server = await startBuilt()
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] })
const open = { baseURL: server.address, locale: 'en-GB', timezoneId: 'America/Paramaribo' }
const cookie = await server.welcome()
const first = await browser.newContext(open)
const [name = '', value = ''] = cookie.split('=')
await first.addCookies([{ name, value, url: server.address }])
const owner = await first.newPage()
await owner.goto('/')
await makeSample(owner)
await waitInStep(owner)
await first.close()

const post = (path: string, body: unknown, from = cookie): Promise<Response> =>
  fetch(`${server.address}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', cookie: from },
  })

/** Comes in by a personal link of their own; answers the cookie. */
const memberComes = async (personId: string): Promise<string> => {
  const now = new Date().toISOString()
  const token = randomBytes(32).toString('base64url')
  const invitation = {
    invitationId: newId(now),
    personId,
    name: personId,
    email: null,
    language: 'en',
    role: 'member',
    locationIds: [],
    days: 14,
  }
  const input = { ...invitation, secretHash: createHash('sha256').update(token).digest('hex') }
  const made = await post('/api/commands', { id: newId(now), name: 'access.invite', input, issuedAt: now })
  if (!made.ok) throw new Error(await made.text())
  const taken = await post('/api/invite', { token, device: randomBytes(32).toString('base64url') }, '')
  return (taken.headers.getSetCookie()[0] ?? '').split(';')[0]?.split('=')[1] ?? ''
}
const member = await memberComes('sample-sherida-pinas')

const bytes: number[] = []
const after: number[] = []
const requests: number[] = []
const times: number[] = []
const usableBytes: number[] = []
const usableTimes: number[] = []
let parts: readonly [string, number][] = []
const heaviest = ({ kilobytes }: Fetched): [string, number][] => [...kilobytes].toSorted((one, other) => other[1] - one[1])
for (let run = 0; run < runs; run++) {
  for (const slow of [false, true]) {
    const context = await browser.newContext({ ...open, viewport: phone })
    await context.addCookies([{ name, value: member, url: server.address }])
    const page = await context.newPage()
    const fetched = await weigh(context, page)
    if (slow) {
      const session = await context.newCDPSession(page)
      const perSecond = 400_000 / 8
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: perSecond,
        uploadThroughput: perSecond,
      })
    }
    await noteShown(page, 'main h2')
    const start = performance.now()
    await page.goto('/', { waitUntil: 'commit' })
    await page.locator('#app:not([inert]) main h2').first().waitFor()
    if (slow) {
      usableTimes.push((performance.now() - start) / 1000)
      const { at, paths } = await shownIn(page)
      times.push(at / 1000)
      bytes.push(paths.reduce((sum, path) => sum + (fetched.kilobytes.get(path) ?? 0), 0) * inKibibytes)
      requests.push(paths.length)
    } else {
      usableBytes.push(fetched.total() * inKibibytes)
      parts = heaviest(fetched)
      for (let before = -1; before !== fetched.total(); await page.waitForTimeout(1000)) before = fetched.total()
      after.push(fetched.total() * inKibibytes)
    }
    await context.close()
  }
}
line("member's page, first visit", spread(bytes), 'KiB', 30, 1)
const script = parts.flatMap(([address, weight]) => (/\/base-.*\.js$/.test(address) ? [weight] : []))
if (script.length === 0) throw new Error('The script of every window has another name.')
line('the script of every window, behind it', spread(script), 'kB', undefined, 1)
line('requests until it shows their day', spread(requests), '', 3, 0)
line('until it shows, at 400 kbit/s and 400 ms', spread(times), 's', 1.3, 2)
line('until it can be used, the same way', spread(usableTimes), 's', undefined, 2)
line('fetched by then', spread(usableBytes), 'KiB')
line('with what it brings in afterwards', spread(after), 'KiB')

/** What the server sends to one phone in a month: a look each working day, after something changed for everyone, their training once a week and the help twice. */
const monthOf = async (): Promise<number> => {
  const wire = await layWire(server.address)
  const context = await browser.newContext({ ...open, baseURL: wire.address, viewport: phone })
  await context.addCookies([{ name, value: member, url: wire.address }])
  const look = async (path: string): Promise<void> => {
    const page = await context.newPage()
    await page.goto(path, { waitUntil: 'commit' })
    await waitInStep(page)
    for (let before = -1; before !== wire.received(); await page.waitForTimeout(500)) before = wire.received()
    await page.close()
  }
  for (let day = 0; day < 20; day++) {
    const now = new Date().toISOString()
    const input = { country: 'SR', day: '2030-01-02', nameEn: `Day ${day}`, nameNl: `Dag ${day}`, provisional: false, off: true }
    await post('/api/commands', { id: newId(now), name: 'regional.changeHoliday', input, issuedAt: now })
    await look('/')
    if (day % 5 === 0) await look('/training')
    if (day % 5 === 1 || day % 5 === 3) await look('/help')
  }
  const received = wire.received() / 1000
  await context.close()
  await wire.close()
  return received
}
const months: number[] = []
for (let run = 0; run < 3; run++) months.push(await monthOf())
line("a member's month", spread(months), 'kB', 300, 0)
console.log(parts.map(([address, weight]) => `${address} ${weight.toFixed(1)}`).join(', '))
await browser.close()
await server.close()
