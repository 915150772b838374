/** A real Chromium against a real server, for stories: opens windows, signs in, and holds each page to axe. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { webFolderBuilt } from '#server/base/product.ts'
import type { StartParts } from '#server/start.ts'
import { clockOffset, moveClock, shiftDate, startOf, testDay } from '#test/clock.ts'
import { sampleFile } from '#test/sample.ts'
import { owner, type TestServer, testServer } from '#test/server.ts'

export const desktop = { width: 1360, height: 900 }
export const phone = { width: 390, height: 844 }
export const narrow = { width: 320, height: 640 }

/**
 * Features that are off: what Playwright switches off for what we do, as a second list replaces its own, and the popup of the address bar, which is a
 * page of its own in each window and costs half a second of processor time.
 */
const featuresOff = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
]

/** Quiet and alone: no first-run pages, no background traffic. */
const flags = [
  `--disable-features=${featuresOff.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Which browser, and how it starts. */
export const chromiumHere = { executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium', args: flags }

let started: Promise<Browser> | undefined

/** One browser for all stages of a worker, which ends with it: windows share nothing. Started anew if it is gone. */
const sharedBrowser = async (): Promise<Browser> => {
  if (!(await started)?.isConnected()) started = chromium.launch(chromiumHere)
  return started as Promise<Browser>
}

export interface Stage {
  readonly server: TestServer
  /** A fresh window with its own storage; `language` is the browser's. */
  open(options?: BrowserContextOptions & { language?: 'en' | 'nl' }): Promise<{ page: Page; context: BrowserContext }>
  /** The same, with the owner of the sample company signed in, on Today and in step. */
  openAsOwner(options?: Parameters<Stage['open']>[0]): Promise<{ page: Page; context: BrowserContext }>
  /** Lets the server and every window have another time; `instant` is RFC 3339. */
  moveTo(instant: string): Promise<void>
  close(): Promise<void>
}

/** Gives a window the clock of the test, in the pages that it loads from now on. */
const setClock = (context: BrowserContext): Promise<unknown> => context.addInitScript(shiftDate, clockOffset())

/** By how much each page is slowed down, to find stories that count on a fast machine: `UITROL_TEST_SLOW=4 npm test -- e2e`. */
const slowness = Number(process.env['UITROL_TEST_SLOW'] ?? 1)
const slowDown = async (page: Page): Promise<void> => {
  try {
    const tools = await page.context().newCDPSession(page)
    await tools.send('Emulation.setCPUThrottlingRate', { rate: slowness })
  } catch (problem) {
    if (!page.isClosed()) throw problem
  }
}

/** Gives a window the clock of the test, and patience for a busy machine. */
export const makeReady = async (context: BrowserContext): Promise<void> => {
  context.setDefaultTimeout(Number(process.env['UITROL_TEST_WAIT'] ?? 100_000))
  if (slowness > 1) context.on('page', (page) => void slowDown(page))
  await setClock(context)
}

/** Where the built web lies that stories are told on. */
export const webFolderHere = process.env['UITROL_TEST_WEB'] ?? webFolderBuilt

/** Starts a server with the built web and a browser, on a copy of the database `from`; `parts` can give it another build. */
export const openStage = async (settings: Record<string, string> = {}, parts: StartParts = {}, from?: string): Promise<Stage> => {
  const webFolder = parts.webFolder ?? webFolderHere
  if (!existsSync(join(webFolder, 'index.html'))) throw new Error(`The web is not built in ${webFolder}: npm run build`)
  const server = await testServer(settings, { ...parts, webFolder }, from)
  const browser = await sharedBrowser()
  const windows = new Set<BrowserContext>()
  const stage: Stage = {
    server,
    openAsOwner: async (options) => {
      if (server.cookie === '') await server.signIn()
      const { page, context } = await stage.open(options)
      const [name = '', value = ''] = server.cookie.split('=')
      await context.addCookies([{ name, value, url: options?.baseURL ?? server.address }])
      // The account speaks English; a choice on the device goes before it.
      if (options?.language) await context.addInitScript((language) => localStorage.setItem('uitrol.language', language), options.language)
      await page.goto('/today')
      await page.locator('.links').waitFor()
      await waitInStep(page)
      return { page, context }
    },
    open: async ({ language = 'en', ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: server.address,
        viewport: desktop,
        locale: language === 'nl' ? 'nl-NL' : 'en-GB',
        timezoneId: 'America/Paramaribo',
        // Laying the programme up costs a window a quarter of its processor time; `offline-start` is about what is kept, and allows it.
        serviceWorkers: 'block',
        // axe would read colours in the middle of a change.
        reducedMotion: 'reduce',
        ...options,
      })
      windows.add(context)
      context.on('close', () => windows.delete(context))
      await makeReady(context)
      return { page: await context.newPage(), context }
    },
    moveTo: async (instant) => {
      moveClock(instant)
      for (const context of windows) {
        await setClock(context)
        for (const page of context.pages()) await page.evaluate(shiftDate, clockOffset())
      }
    },
    close: async () => {
      for (const context of windows) await context.close()
      await server.close()
    },
  }
  return stage
}

/** A stage on which the sample company is there already, as of a day; `openAsOwner` opens windows of its owner. */
export const openSampleStage = async (settings?: Record<string, string>, parts?: StartParts, day = testDay): Promise<Stage> => {
  const sample = await sampleFile(day)
  if (day !== testDay) moveClock(startOf(day))
  return openStage(settings, parts, sample)
}

/** Notes what a page says in its console that nobody should have to read: errors, and what the Content-Security-Policy stopped. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

/** axe without its comments, which a page reads in less time. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

interface WithAxe {
  axe?: unknown
  /** What stood in the page, and how wide, when axe found nothing. */
  cleanFor?: string
}

/** Whether axe is in the page already, and whether it found nothing in all that stands there, at this width. */
const axeBefore = (page: Page): Promise<{ isThere: boolean; wasClean: boolean }> =>
  page.evaluate(() => {
    const { axe, cleanFor } = window as WithAxe
    return { isThere: axe !== undefined, wasClean: cleanFor === `${innerWidth} ${document.documentElement.outerHTML}` }
  })
const noteClean = (page: Page): Promise<void> =>
  page.evaluate(() => {
    ;(window as WithAxe).cleanFor = `${innerWidth} ${document.documentElement.outerHTML}`
  })

/**
 * What axe finds on the page as it stands, or in a part of it, one line for each rule and place; none is the goal. Where it found nothing before and nothing
 * changed, as in dark after light, only colours are judged: our styles choose nothing else by the scheme.
 */
export const axeFindings = async (page: Page, part = 'html'): Promise<string[]> => {
  const { isThere, wasClean } = await axeBefore(page)
  // In the page itself: otherwise each look opens a second page to sum up what frames say, and there are none.
  const { violations } = await new AxeBuilder({ page, axeSource: isThere ? ';' : axeSource })
    .include(part)
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'], ...(wasClean && { runOnly: ['color-contrast', 'link-in-text-block'] }) })
    .analyze()
  if (violations.length === 0 && !wasClean && part === 'html') await noteClean(page)
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`))
}

/** Whether the page is wider than the window. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1)

/** Clean in axe, in light and dark, and no wider than the window, at each of these sizes; ends in light at the first of them. */
export const looksWellAt = async (page: Page, sizes: readonly { width: number; height: number }[]): Promise<void> => {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expect.poll(() => axeFindings(page), { message: `${page.url()} ${size.width} ${colorScheme}` }).toEqual([])
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(() => overflows(page), { message: `${page.url()} at ${size.width}` }).toBe(false)
  }
  if (sizes[0]) await page.setViewportSize(sizes[0])
}

/** The same as it stands, and no wider than a small phone. */
export const looksWell = async (page: Page): Promise<void> => {
  const size = page.viewportSize() ?? phone
  await looksWellAt(page, [size])
  await page.setViewportSize(narrow)
  await expect.poll(() => overflows(page), { message: `${page.url()} at ${narrow.width}` }).toBe(false)
  await page.setViewportSize(size)
}

/** Uses the first link in the browser; ends at the first visit. */
export const becomeOwner = async (page: Page, { server }: Stage): Promise<void> => {
  if (!server.firstLink) throw new Error('this server has an owner already')
  await page.goto(server.firstLink)
  await page.locator('input[name=name]').fill(owner.name)
  await page.locator('input[name=email]').fill(owner.email)
  await page.locator('input[name=password]').fill(owner.password)
  await page.locator('input[name=organisation]').fill(owner.organisation.name)
  await page.locator('button[type=submit]').click()
  await page.locator('.big-choice').first().waitFor()
}

/** Makes the sample company; ends on Today. */
export const makeSample = async (page: Page): Promise<void> => {
  await page.locator('.big-choice').first().click()
  await page.waitForURL('**/today')
  await page.locator('.links').waitFor()
}

/** Waits until all that was done here has reached the server. */
export const waitInStep = (page: Page): Promise<void> => page.locator('.sync[data-state=inStep]').waitFor()

/** Waits until a page has every answer that it asked the server for. */
export const waitAnswered = (page: Page): Promise<void> => page.locator('main[aria-busy=true]').waitFor({ state: 'detached' })

/** Goes to an address as a link does; ends when a page with another heading than before stands, with what it asked the server for. */
const goOn = async (page: Page, address: string): Promise<void> => {
  const before = await page.evaluateHandle((to) => {
    const heading = document.querySelector('main :is(h1, h2)')
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
    return heading
  }, address)
  await page.waitForFunction((old) => {
    const heading = document.querySelector('main :is(h1, h2)')
    return heading !== null && heading !== old
  }, before)
  await waitAnswered(page)
}

/**
 * Opens another page of those who lead, drawn from nothing as a link opens it, in a window that has one open: a tenth of what loading the programme
 * anew costs. By way of an address that leads nowhere, because one message after another is the same page.
 */
export const turnTo = async (page: Page, path: string): Promise<void> => {
  await goOn(page, '/nowhere')
  await goOn(page, path)
}

/** Takes the connection from a window and its neighbours, once what carries out commands without one has come. */
export const goOffline = async (page: Page): Promise<void> => {
  const commands = await page.waitForFunction(() => {
    const script = document.querySelector('.links') ? /\/commands\.[\w.-]+\.js$/ : /\/member-commands\.[\w.-]+\.js$/
    return performance.getEntriesByType('resource').find(({ name }) => script.test(name))?.name
  })
  // As text: the runner would make something of its own of an import.
  await page.evaluate(`import(${JSON.stringify(await commands.jsonValue())}).then(() => undefined)`)
  await page.context().setOffline(true)
  await page.locator('.sync[data-state=away]').waitFor()
}
