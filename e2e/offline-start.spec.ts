/** The browser is closed and opened again without a connection: the programme is there, with the work that waits; and a device keeps no more of it than it uses. */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now } from '#test/clock.ts'
import { layWire, type Wire } from '#test/wire.ts'
import { linkMade } from './personal-phone.ts'
import { chromiumHere, complaintsOf, openSampleStage, phone, makeReady, type Stage, waitInStep, webFolderHere } from './browser.ts'

let stage: Stage
let lead: Page
let folder: string
let wire: Wire
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitrol-device-'))
  await cp(webFolderHere, join(folder, 'web'), { recursive: true })
  stage = await openSampleStage({}, { webFolder: join(folder, 'web') })
  wire = await layWire(stage.server.address)
  ;({ page: lead } = await stage.openAsOwner())
})
afterAll(async () => {
  await wire.close()
  await stage.close()
  await rm(folder, { recursive: true, force: true })
})

/** A browser that keeps what it has when it closes, as one on a phone does; it reaches the server by the wire alone. */
const openDevice = async (name: string): Promise<{ device: BrowserContext; page: Page }> => {
  const device = await chromium.launchPersistentContext(join(folder, name), {
    ...chromiumHere,
    baseURL: wire.address,
    viewport: phone,
    locale: 'en-GB',
    timezoneId: 'America/Paramaribo',
  })
  await makeReady(device)
  return { device, page: device.pages()[0] ?? (await device.newPage()) }
}

/** Opens the invitation of the first one of whom the page says this, on a device of their own. */
const comesIn = async (said: string, device: Page): Promise<void> => {
  await lead.goto('/settings/users/invite')
  await lead.locator('.people-ticks .tick').filter({ hasText: said }).first().click()
  await lead.getByRole('button', { name: 'Create link' }).click()
  await device.goto((await linkMade(lead)).replace(stage.server.address, wire.address))
  await device.getByRole('button', { name: /^(This is me|Dit ben ik)/ }).click()
}

/** The addresses that are kept for opening without the server. */
const keptOn = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kept: string[] = []
    for (const name of await caches.keys()) {
      if (!name.startsWith('uitrol edition ')) continue
      for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname)
    }
    return kept
  })

/** The names of all built files. */
const builtNow = async (): Promise<string> => (await readdir(join(webFolderHere, 'assets'))).map((name) => `/${name}`).join(' ')

/** Waits until the programme is on the device, with the parts that have these in their names. */
const waitKept = (page: Page, ...parts: string[]): Promise<void> =>
  expect
    .poll(async () => {
      const kept = await keptOn(page)
      return [kept.includes('/') ? '' : '/', ...parts].filter((part) => !kept.some((path) => path.includes(part)))
    })
    .toEqual([])

/** How often a list item was ticked, by the trail. */
const timesTicked = async (): Promise<number> => {
  const trail = (await (await lead.request.get('/api/audit?command=checklist.settle&limit=200')).json()) as { entries: unknown[] }
  return trail.entries.length
}

const away = (page: Page): Promise<void> => page.locator('.sync[data-state=away]').waitFor()

test('[RG-1] opened from nothing without a connection: the list is there, a tick stays, and arrives once', async () => {
  const first = await openDevice('champion')
  await comesIn('champion in the plan, of Nieuw Nickerie', first.page)
  await first.page.locator('.links').waitFor()
  await waitInStep(first.page)
  await waitKept(first.page, '/pages.', '/commands.')
  await first.device.close()
  const before = await timesTicked()

  await wire.cut()
  const second = await openDevice('champion')
  const complaints = complaintsOf(second.page)
  await second.page.goto('/checklist')
  await away(second.page)
  await second.page.locator('main input[type=checkbox]:not(:checked):enabled').first().click()
  await second.page.locator('.sync', { hasText: /1 (change saved on this device|wijziging opgeslagen op dit apparaat)/ }).waitFor()
  expect(complaints.filter((line) => !/ERR_/.test(line))).toEqual([])
  await second.device.close()

  const third = await openDevice('champion')
  await third.page.goto('/')
  await away(third.page)
  await third.page.locator('.sync', { hasText: /1 (change saved on this device|wijziging opgeslagen op dit apparaat)/ }).waitFor()
  await expect.poll(() => timesTicked()).toBe(before)
  await wire.mend()
  await waitInStep(third.page)
  await expect.poll(() => timesTicked()).toBe(before + 1)
  await third.page.goto('/checklist')
  await waitInStep(third.page)
  await expect.poll(() => timesTicked()).toBe(before + 1)

  // Who goes leaves the programme, which everybody may have, and nothing of the company.
  await third.page.goto('/settings/account')
  await third.page.getByRole('button', { name: /^(Sign out|Afmelden)$/ }).click()
  await third.page.waitForURL('**/sign-in')
  await expect
    .poll(async () => (await keptOn(third.page)).filter((path) => path !== '/' && path !== '/favicon.svg' && !path.startsWith('/assets/')))
    .toEqual([])
  await expect.poll(() => third.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  await expect.poll(() => third.page.evaluate(() => Object.keys(localStorage).filter((key) => /me$|answer/.test(key)))).toEqual([])
  await wire.cut()
  await third.page.goto('/people')
  await third.page.locator('.door').waitFor()
  await expect.poll(() => third.page.locator('table').count()).toBe(0)
  await wire.mend()
  await third.device.close()
})

test('[RG-1] [RG-2] [AC-1] a member keeps their own page alone, opens it without a connection, and loses it with their access', async () => {
  const { device, page } = await openDevice('member')
  await comesIn('member', page)
  await page.locator('main h2').first().waitFor()
  await waitKept(page, '/member-', '/member-commands.', '/pieces.')
  const names = (await keptOn(page)).join(' ')
  for (const part of ['/lead.', '/today.', '/words.', '/pages.', '/commands.']) {
    await expect.poll(() => builtNow()).toContain(part)
    expect(names).not.toContain(part)
  }
  const { accountId } = await page.evaluate(async () => ((await (await fetch('/api/me')).json()) as { actor: { accountId: string } }).actor)
  await page.close()

  await wire.cut()
  const next = await device.newPage()
  await next.goto('/')
  await next.locator('main h2').first().waitFor()
  await away(next)
  const withdrawn = await lead.request.post('/api/commands', {
    data: { id: crypto.randomUUID(), name: 'access.withdrawRole', input: { accountId }, issuedAt: now() },
  })
  expect(withdrawn.status()).toBe(200)
  await next.reload()
  await next.locator('main h2').first().waitFor()
  await wire.mend()
  await next.getByRole('heading', { name: /(no longer have access|geen toegang meer)/ }).waitFor()
  await expect.poll(() => next.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await device.close()
})

test('[RG-2] [RG-3] a device keeps the words of one language; another one is fetched when it is chosen, and once for good', async () => {
  const { page, context } = await stage.open({
    baseURL: wire.address,
    serviceWorkers: 'allow',
    storageState: await lead.context().storageState(),
  })
  await page.goto('/settings/account')
  await page.locator('.links').waitFor()
  await waitKept(page, '/lead.en-', '/pages.en-', '/commands.en-', '/today.en-')
  const ofDutch = async (): Promise<string[]> => (await keptOn(page)).filter((path) => path.includes('.nl-'))
  await expect.poll(() => ofDutch()).toEqual([])
  const beside = await context.newPage()
  await beside.goto('/today')
  await beside.locator('.links').waitFor()

  // Without a connection it says so in both languages, and everything stays as it is.
  await wire.cut()
  await page.getByLabel('Nederlands').click()
  await page.getByText(/^Dutch has to be fetched once.*Nederlands moet één keer worden opgehaald/).waitFor()
  await expect.poll(() => page.getByLabel('English').isChecked()).toBe(true)
  await page.locator('.links a[href="/checklist"]').click()
  await page.locator('main input[type=checkbox]').first().waitFor()
  await wire.mend()
  await waitInStep(page)
  await page.goto('/settings/account')
  await page.getByLabel('Nederlands').click()
  await page.getByRole('group', { name: 'Taal' }).waitFor()
  await waitInStep(page)
  await waitKept(page, '/lead.nl-', '/pages.nl-', '/commands.nl-', '/today.nl-')
  // The window beside it goes on in the language that it began with, until it is opened anew.
  await beside.locator('.links a[href="/checklist"]').click()
  await beside.getByRole('link', { name: 'Go/no-go' }).waitFor()
  await expect.poll(() => beside.locator('html').getAttribute('lang')).toBe('en')
  await beside.reload()
  await beside.getByRole('link', { name: 'Vandaag' }).waitFor()
  await beside.close()

  // Both are here now.
  await wire.cut()
  await page.goto('/settings/account')
  await page.getByRole('group', { name: 'Taal' }).waitFor()
  await page.getByLabel('English').click()
  await page.getByRole('group', { name: 'Language' }).waitFor()
  await wire.mend()
  await context.close()
})

/** The name of a built file without what tells one edition of it from another. */
const partOf = (path: string): string => path.replace(/-[\w-]{8}(?=\.\w+$)/, '')

/** Puts another edition into the folder that the server gives out: the same programme, each file by another name. */
const publish = async (web: string, edition: string): Promise<void> => {
  const assets = (await readdir(join(web, 'assets'))).filter((name) => !/\.(br|gz)$/.test(name))
  // The last letter of the hash is always another one: by the same name the browser would rightly keep the old content.
  const renamed = new Map(assets.map((name) => [name, name.replace(/[\w-](?=\.\w+$)/, (last) => (last === '0' ? '1' : '0'))]))
  expect([...renamed.values()].filter((name) => renamed.has(name))).toEqual([])
  const before = /content="([\w-]{12})"/.exec(await readFile(join(web, 'index.html'), 'utf8'))?.[1] ?? ''
  for (const file of ['index.html', 'service-worker.js', ...assets.map((name) => join('assets', name))]) {
    let text = (await readFile(join(web, file), 'utf8')).replaceAll(before, edition)
    for (const [old, now] of renamed) text = text.replaceAll(old, now)
    for (const ending of ['', '.br', '.gz']) await rm(join(web, file + ending), { force: true })
    await writeFile(join(web, file), text)
  }
  for (const [old, now] of renamed) await rename(join(web, 'assets', old), join(web, 'assets', now))
}

test('[RG-1] [RG-2] a new edition comes at the next visit, never into a window at work, and the old one goes when nobody uses it', async () => {
  const editionOf = (page: Page): Promise<string | null> => page.locator('meta[name=edition]').getAttribute('content')
  const editionsOn = (page: Page): Promise<string[]> =>
    page.evaluate(async () => (await caches.keys()).flatMap((name) => /^uitrol edition (.*)$/.exec(name)?.[1] ?? []))
  const { page, context } = await stage.open({
    baseURL: wire.address,
    serviceWorkers: 'allow',
    storageState: await lead.context().storageState(),
  })
  await page.goto('/today')
  await page.locator('.links').waitFor()
  await waitKept(page, '/pages.en-', '/commands.en-', '/today.en-')
  const old = await editionOf(page)
  const used = await keptOn(page)
  if (!old) throw new Error('The page does not say of which edition it is.')
  const working = await context.newPage()
  await working.goto('/today')
  await working.locator('.links').waitFor()

  await publish(join(folder, 'web'), 'second012345')
  // The visit that finds the new edition still shows the old one.
  await page.goto('/checklist')
  await page.locator('main h1').waitFor()
  await expect.poll(() => editionOf(page)).toBe(old)
  await expect.poll(async () => (await keptOn(page)).filter((path) => path === '/').length).toBe(2)
  await expect.poll(() => editionsOn(page)).toEqual([old, 'second012345'])
  await page.goto('/today')
  await page.locator('.links').waitFor()
  await expect.poll(() => editionOf(page)).toBe('second012345')

  // The other window works on with what it has, pages it never showed included.
  await expect.poll(() => editionOf(working)).toBe(old)
  await working.locator('.links a[href="/checklist"]').click()
  await working.locator('main h1').waitFor()
  await expect.poll(() => editionsOn(working)).toContain(old)
  await working.close()
  // A visit that begins before the browser has let go of the closed window leaves it to the next one.
  await expect
    .poll(async () => {
      await page.goto('/plan')
      await page.locator('.links').waitFor()
      return editionsOn(page)
    })
    .toEqual(['second012345'])

  // What this device used of the old edition it has of the new one, also without the server.
  const parts = new Set((await keptOn(page)).map(partOf))
  expect(used.filter((path) => !parts.has(partOf(path)))).toEqual([])
  await wire.cut()
  await page.goto('/checklist')
  await page.locator('main input[type=checkbox]').first().waitFor()
  await wire.mend()
  await context.close()
})
