/** The pages of a lead in an organisation of 10,000 and of 100,000 people: bytes of a first visit, nodes and time of each page that links lead to, and a member's first feed: `npm run bench large [sqlite|postgres] [people,…] [runs]`. */
import { brotliCompressSync, constants } from 'node:zlib'
import type { Page } from 'playwright-core'
import { openDatabase } from '#server/db/database.ts'
import { deviceChangesAfter } from '#server/sync/changes.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { layWire } from '#test/wire.ts'
import { openStage } from '../e2e/browser.ts'
import { walk } from '../e2e/walk.ts'
import { build } from './parts/built-server.ts'
import { kind, options, ownDatabase } from './parts/on-database.ts'
import { noteShown, shownIn } from './parts/shown.ts'
import { line, spread } from './parts/spread.ts'

const runs = Number(options[1] ?? 5)
const sizes = (options[0] ?? '10000,100000').split(',').map(Number)
const mostNodes = 3000
const mostPatience = 60_000

/** Seconds by the clock of the page from its first byte asked for until it last drew something of what it shows. */
const shownAfter = (page: Page): Promise<number> =>
  page.evaluate(() => (window as { lastDrawn?: number }).lastDrawn ?? Infinity).then((ms) => ms / 1000)

/** Lets each page note when something that it shows last changed. */
const noteDrawing = (): void => {
  new MutationObserver((changes) => {
    const targets = changes.map(({ target }) => (target instanceof Element ? target : target.parentElement))
    if (targets.some((target) => target?.id === 'app' || target?.closest('main')))
      (window as { lastDrawn?: number }).lastDrawn = performance.now()
  }).observe(document, { childList: true, subtree: true, characterData: true })
}

const nodesOf = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('*').length)

if (!process.env['UITROL_TEST_WEB']) build()
for (const people of sizes) {
  const { url, close } = await ownDatabase()
  const stage = await openStage({ UITROL_DATABASE_URL: url })
  await stage.server.welcome()
  const database = await openDatabase(url)
  const { organisationId } = await database.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
  const { drafted } = await makeLargeCompany(database, organisationId, people, new Date().toISOString())
  const called = `${kind}, ${people.toLocaleString('en')}`
  console.log(`${called} people, plan made in ${(drafted / 1000).toFixed(1)} s`)
  const wire = await layWire(stage.server.address)
  const [name = '', value = ''] = stage.server.cookie.split('=')
  const todayBytes: number[] = []
  const todayAfter: number[] = []
  const firstBytes: number[] = []
  const inStepAfter: number[] = []
  const kept: number[] = []
  const nodes = new Map<string, number[]>()
  const times = new Map<string, number[]>()
  for (let run = 0; run < runs; run++) {
    const { page, context } = await stage.open({ baseURL: wire.address })
    page.setDefaultTimeout(mostPatience)
    await page.addInitScript(noteDrawing)
    await noteShown(page, 'main .grid2 h2')
    await context.addCookies([{ name, value, url: wire.address }])
    const before = wire.received()
    const start = performance.now()
    await page.goto('/today', { waitUntil: 'commit' })
    const { at, moment } = await shownIn(page)
    todayBytes.push((wire.received(moment) - before) / 1000)
    todayAfter.push(at / 1000)
    await page.locator('.sync[data-state=inStep]').waitFor()
    firstBytes.push((wire.received() - before) / 1000)
    inStepAfter.push((performance.now() - start) / 1000)
    await page.waitForTimeout(2000)
    kept.push(await page.evaluate(async () => ((await navigator.storage.estimate()).usage ?? 0) / 1e6))
    const look = async (path: string): Promise<void> => {
      const kind = path.replace(/\/[^/]*[%\d][^/]*$/, '/…')
      times.set(kind, [...(times.get(kind) ?? []), await shownAfter(page)])
      nodes.set(kind, [...(nodes.get(kind) ?? []), await nodesOf(page)])
    }
    await walk(page, '/today', (there, path) => there.goto(path, { waitUntil: 'commit' }), look)
    await context.close()
  }
  line(`${called}: lead's Today, first visit until it shows`, spread(todayBytes), 'kB', 150, 1)
  line(`${called}: until it shows`, spread(todayAfter), 's', undefined, 2)
  line(`${called}: the same until in step`, spread(firstBytes), 'kB', undefined, 1)
  line(`${called}: until in step`, spread(inStepAfter), 's', undefined, 2)
  line(`${called}: kept on the device`, spread(kept), 'MB', undefined, 2)
  for (const [what, shown] of times) {
    line(`${called}: ${what}, nodes`, spread(nodes.get(what) ?? []), '', mostNodes, 0)
    line(`${called}: ${what}, until it stands`, spread(shown), 's', 1, 2)
  }
  const somebody = await database.db
    .selectFrom('person')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .orderBy('personId', 'desc')
    .executeTakeFirstOrThrow()
  const { personId } = somebody
  const member = { organisationId, accountId: 'member', name: 'Member', role: 'member' as const, personId, locationIds: [] }
  const feed = JSON.stringify(await deviceChangesAfter(database, member, 0, ''))
  const sent = brotliCompressSync(feed, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length / 1000
  line(`${called}: a member's first feed`, spread([sent]), 'kB', 5, 1)
  await wire.close()
  await database.close()
  await stage.close()
  await close()
}
// The browser that all stages share ends with the process, and would keep it running.
process.exit()
