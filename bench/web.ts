/** What a lead's browser fetches from the built server: Today on a new device, every page kept for later, and the next visit. Bytes of answers, with their headers. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { makeSample, waitInStep } from '../e2e/browser.ts'
import { build, startBuilt } from './parts/built-server.ts'
import { line, spread } from './parts/spread.ts'
import { type Fetched, weigh } from './parts/weigh.ts'

const runs = 5
const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
if (!existsSync(browserPath)) throw new Error('This bench needs Chromium: name one in CHROMIUM_PATH.')

build()
const server = await startBuilt()
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] })
const open = { baseURL: server.address, locale: 'en-GB', timezoneId: 'America/Paramaribo' }
const first = await browser.newContext(open)
const [name = '', value = ''] = (await server.welcome()).split('=')
await first.addCookies([{ name, value, url: server.address }])
const owner = await first.newPage()
await owner.goto('/')
await makeSample(owner)
await waitInStep(owner)
const cookies = await first.cookies()
await first.close()

const today: number[] = []
const all: number[] = []
const next: number[] = []
const nextAfter: number[] = []
let parts: readonly [string, number][] = []
let nextParts: readonly [string, number][] = []
const heaviest = ({ kilobytes }: Fetched): [string, number][] => [...kilobytes].toSorted((one, other) => other[1] - one[1])
for (let run = 0; run < runs; run++) {
  const context = await browser.newContext(open)
  await context.addCookies(cookies)
  const page = await context.newPage()
  const fetched = await weigh(context, page)
  await page.goto('/today', { waitUntil: 'commit' })
  await page.locator('.links').waitFor()
  today.push(fetched.total())
  await waitInStep(page)
  await page.waitForLoadState('load')
  // The rest is brought in while the page rests; quiet is when nothing has come for a second.
  for (let before = -1; before !== fetched.total(); await page.waitForTimeout(1000)) before = fetched.total()
  all.push(fetched.total())
  parts = heaviest(fetched)
  await page.close()
  const again = await context.newPage()
  const later = await weigh(context, again)
  const start = performance.now()
  await again.goto('/today', { waitUntil: 'commit' })
  await again.locator('.links').waitFor()
  nextAfter.push(performance.now() - start)
  await waitInStep(again)
  for (let before = -1; before !== later.total(); await again.waitForTimeout(1000)) before = later.total()
  next.push(later.total())
  nextParts = heaviest(later)
  await context.close()
}
line("lead's Today, first visit", spread(today), 'kB', 80, 1)
line('every page, with what it knows', spread(all), 'kB', 160, 1)
line('next visit, nothing changed', spread(next), 'kB', 1, 2)
line('next visit until it shows Today', spread(nextAfter), 'ms', 500, 0)
console.log(`all of it: ${parts.map(([address, weight]) => `${address} ${weight.toFixed(1)}`).join(', ')}`)
console.log(`next visit: ${nextParts.map(([address, weight]) => `${address} ${weight.toFixed(2)}`).join(', ')}`)
await browser.close()
await server.close()
