/** What a lead's browser fetches from the built server, until Today shows by the clock of the page itself: Today on a new device, every page kept for later, the next visit, and one without a connection. All bytes that the server sends, whoever in the browser asked for them. */
import { existsSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { layWire } from '#test/wire.ts'
import { makeSample, waitInStep } from '../e2e/browser.ts'
import { build, startBuilt } from './parts/built-server.ts'
import { noteShown, shownIn } from './parts/shown.ts'
import { line, spread } from './parts/spread.ts'
import { type Fetched, weigh } from './parts/weigh.ts'

const runs = 5
const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
if (!existsSync(browserPath)) throw new Error('This bench needs Chromium: name one in CHROMIUM_PATH.')

build()
const server = await startBuilt()
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] })
const wire = await layWire(server.address)
const open = { baseURL: wire.address, locale: 'en-GB', timezoneId: 'America/Paramaribo' }
const first = await browser.newContext(open)
const [name = '', value = ''] = (await server.welcome()).split('=')
await first.addCookies([{ name, value, url: server.address }])
const owner = await first.newPage()
await owner.goto('/')
await makeSample(owner)
await waitInStep(owner)
const cookies = await first.cookies()
await first.close()

const kilobytes = (): number => wire.received() / 1000
/** Waits until nothing has come for two seconds. */
const quiet = async (page: Page): Promise<void> => {
  for (let before = -1; before !== kilobytes(); await page.waitForTimeout(2000)) before = kilobytes()
}
/** When the page can be used, by its own clock. */
const usable = async (page: Page): Promise<number> => {
  await page.locator('#app:not([inert]) main .grid2 h2').first().waitFor()
  return page.evaluate(() => performance.now())
}
interface Visit {
  readonly page: Page
  readonly fetched: Fetched
  /** Milliseconds until its needs and its week showed. */
  readonly after: number
  /** Requests answered by then. */
  readonly requests: number
  /** Kilobytes that the server had sent by then, and the paths that it had been asked for. */
  readonly sent: number
  readonly asked: readonly string[]
}

/** Opens Today in a new window. */
const visit = async (context: BrowserContext): Promise<Visit> => {
  const page = await context.newPage()
  const fetched = await weigh(context, page)
  await noteShown(page, 'main .grid2 h2')
  const before = kilobytes()
  await page.goto('/today', { waitUntil: 'commit' })
  const { at, moment, paths, asked } = await shownIn(page)
  return { page, fetched, after: at, requests: paths.length, sent: wire.received(moment) / 1000 - before, asked }
}

const today: number[] = []
const todayAfter: number[] = []
const askedByThen: number[] = []
const usableAfter: number[] = []
const requests: number[] = []
const all: number[] = []
const allFiles: number[] = []
const next: number[] = []
const nextAfter: number[] = []
const nextUsable: number[] = []
const offlineAfter: number[] = []
let parts: readonly [string, number][] = []
let nextParts: readonly [string, number][] = []
const heaviest = ({ kilobytes }: Fetched): [string, number][] => [...kilobytes].toSorted((one, other) => other[1] - one[1])
for (let run = 0; run < runs; run++) {
  const context = await browser.newContext(open)
  await context.addCookies(cookies)
  const before = kilobytes()
  const first = await visit(context)
  today.push(first.sent)
  todayAfter.push(first.after)
  requests.push(first.requests)
  usableAfter.push(await usable(first.page))
  await waitInStep(first.page)
  // The rest is brought in and kept while the page rests.
  await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await quiet(first.page)
  all.push(kilobytes() - before)
  allFiles.push([...first.fetched.kilobytes.keys()].filter((path) => path.startsWith('/assets/')).length)
  parts = heaviest(first.fetched)
  askedByThen.push(first.asked.reduce((sum, path) => sum + (first.fetched.kilobytes.get(path) ?? 0), 0))
  await first.page.close()
  const since = kilobytes()
  const again = await visit(context)
  nextAfter.push(again.after)
  nextUsable.push(await usable(again.page))
  await waitInStep(again.page)
  await quiet(again.page)
  next.push(kilobytes() - since)
  nextParts = heaviest(again.fetched)
  await again.page.close()
  await wire.cut()
  const without = await visit(context)
  offlineAfter.push(without.after)
  await without.page.locator('.sync[data-state=away]').waitFor()
  await context.close()
  await wire.mend()
}
line("lead's Today, first visit", spread(today), 'kB', 80, 1)
line('the same with all that was on its way by then', spread(askedByThen), 'kB', undefined, 1)
line('until it shows', spread(todayAfter), 'ms', undefined, 0)
line('until it can be used', spread(usableAfter), 'ms', undefined, 0)
line('requests until it shows', spread(requests), '', undefined, 0)
line('every page, with what it knows', spread(all), 'kB', 190, 1)
line('built files of it', spread(allFiles), '', 8, 0)
line('next visit, nothing changed', spread(next), 'kB', 1, 2)
line('next visit until it shows Today', spread(nextAfter), 'ms', 500, 0)
line('next visit until it can be used', spread(nextUsable), 'ms', undefined, 0)
line('next visit without a connection until it shows Today', spread(offlineAfter), 'ms', 500, 0)
console.log(`all of it: ${parts.map(([address, weight]) => `${address} ${weight.toFixed(1)}`).join(', ')}`)
console.log(`next visit: ${nextParts.map(([address, weight]) => `${address} ${weight.toFixed(2)}`).join(', ')}`)
await browser.close()
await wire.close()
await server.close()
