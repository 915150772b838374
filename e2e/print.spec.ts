/** Pages on paper: A4 with default settings, nothing wider than the sheet, words large enough to read, and every row of a list. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { desktop, openSampleStage, type Stage, waitInStep } from './browser.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
})
afterAll(() => stage.close())

/** What is between the margins of A4, in pixels. */
const sheet = { width: 688, height: 1017 }
const inPoints = 0.75

/** Lays a page out as for paper, looks at it, and puts it back on the screen. */
const onPaper = async <T>(page: Page, look: () => Promise<T>): Promise<T> => {
  await page.setViewportSize(sheet)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const seen = await look()
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: null })
  await page.setViewportSize(desktop)
  return seen
}

/** The smallest words in points, as they come out on paper, how far the page is too wide, and what only a screen can use. */
const paperFaults = (page: Page) =>
  page.evaluate((points) => {
    const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
    const scaleOf = (element: Element): number => (element instanceof SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1)
    const sizes = [...document.querySelectorAll('main *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? '')))
      .filter((element) => isSeen(element) && element.getBoundingClientRect().width > 1)
      .map((element) => Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element) * points)
    return {
      smallest: Math.round(Math.min(...sizes) * 10) / 10,
      tooWide: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth - 1),
      ofScreens: [...document.querySelectorAll('main :is(.button, select, input[type=search])')].filter(
        (element) => isSeen(element) && !element.closest('.reasons'),
      ).length,
    }
  }, inPoints)

const sheetsOf = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

/** Pages with a heading that stands when all of it is there, on how many sheets they fit, and their smallest words in points. */
const papers = [
  { path: '/adoption', stands: { en: 'By location', nl: 'Per locatie' }, sheets: 1, points: 8 },
  { path: '/today', stands: { en: /^Ready for phase/, nl: /^Klaar voor fase/ }, sheets: 1, points: 8 },
  { path: '/gates/core', stands: { en: 'History', nl: 'Verloop' }, sheets: 1, points: 8 },
  { path: '/reviews', stands: { en: 'Lessons', nl: 'Leerpunten' }, sheets: 1, points: 8 },
  { path: '/plan', stands: { en: 'Plan warnings', nl: 'Aandachtspunten' }, sheets: 2, points: 8 },
  { path: '/money', stands: { en: 'Budget', nl: 'Budget' }, sheets: 2, points: 8 },
  { path: '/people', stands: { en: /^42 people/, nl: /^42 mensen/ }, sheets: 4, points: 8 },
] as const

describe.each(['en', 'nl'] as const)('on paper in %s', (language) => {
  let page: Page
  beforeAll(async () => {
    page = (await stage.openAsOwner({ language })).page
  })
  afterAll(() => page.context().close())

  test.each(papers)('[TL-5] $path fits $sheets A4, at $points points or more', async ({ path, stands, sheets, points }) => {
    await page.goto(path)
    await page.getByRole('heading', { name: stands[language] }).first().waitFor()
    await waitInStep(page)
    const faults = await onPaper(page, () => paperFaults(page))
    expect(faults).toMatchObject({ tooWide: 0, ofScreens: 0 })
    expect(faults.smallest).toBeGreaterThanOrEqual(points)
    await expect.poll(() => sheetsOf(page)).toBeLessThanOrEqual(sheets)
  })
})

test('[TL-5] a long list is printed whole, also where the window shows a part of it', async () => {
  const { page } = await stage.openAsOwner({ language: 'en' })
  await page.goto('/people')
  const rows = page.locator('tbody[data-piece] tr')
  await rows.first().waitFor()
  await expect.poll(() => rows.count()).toBeLessThan(42)
  await expect.poll(() => onPaper(page, () => rows.count())).toBe(42)
  await expect.poll(() => rows.count()).toBeLessThan(42)

  // Lines of which fifty are shown at first; a closed one stands with its title.
  await page.goto('/trail')
  const entries = page.locator('.trail-entry > summary')
  await entries.first().waitFor()
  const more = page.getByRole('button', { name: 'Show more' })
  await more.click()
  await expect.poll(() => entries.count()).toBe(100)
  await page.reload()
  await entries.first().waitFor()
  await expect.poll(() => entries.count()).toBe(50)
  const print = page.getByRole('button', { name: 'Print', exact: true })
  await page.evaluate(() => Object.assign(window, { print: () => document.body.classList.add('printed') }))
  await print.click()
  await page.locator('body.printed').waitFor()
  await expect.poll(() => print.count()).toBe(0)
  const printed = await onPaper(page, async () => ({ isSeen: await entries.first().isVisible(), count: await entries.count() }))
  expect(printed.isSeen).toBe(true)
  expect(printed.count).toBeGreaterThan(200)
  await page.context().close()
})
