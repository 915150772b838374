/** Every page that a link leads to, on the smallest phone: nothing is wider than it, and what is pressed is large enough for a finger. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSampleStage, overflows, type Stage, turnTo, waitInStep } from './browser.ts'
import { comeIn } from './personal-phone.ts'
import { walk } from './walk.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openSampleStage()
  await stage.server.signIn()
})
afterAll(() => stage.close())

const small = { width: 320, height: 640 }
/** Buttons, fields and links outside running text that a finger has less than 44 pixels of height for. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const heightOf = (element: Element): number => element.getBoundingClientRect().height
    /** What is laid around an element takes the finger too. */
    const aroundIt = (element: Element): number[] =>
      ['::before', '::after']
        .map((part) => getComputedStyle(element, part))
        .map(({ position, height }) => (position === 'absolute' ? Number.parseFloat(height) : 0))
    const pressedHeight = (element: HTMLElement): number =>
      Math.max(
        heightOf(element),
        ...aroundIt(element),
        ...(element instanceof HTMLInputElement ? [...(element.labels ?? [])].map(heightOf) : []),
      )
    const isInText = (element: Element): boolean =>
      element.matches('a') &&
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === Node.TEXT_NODE && /\w/.test(node.textContent ?? ''))
    const isSeen = (element: HTMLElement): boolean => {
      const { width, height, right } = element.getBoundingClientRect()
      return width > 1 && height > 1 && right > 0 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen')
    }
    return [...document.querySelectorAll<HTMLElement>('a[href], button, summary, select, input, textarea')]
      .filter((element) => isSeen(element) && !isInText(element) && pressedHeight(element) < 43.5)
      .map((element) => `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim()}”: ${pressedHeight(element)} px`)
  })

/** Texts of which the end is cut off with dots. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow === 'ellipsis')
      .map((element) => `cut off: ${(element.textContent ?? '').trim()}`),
  )

/** The tab of the page that stands, where its strip does not show the whole of it. */
const tabOutOfSight = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.tabs [aria-current=page]')].flatMap((tab) => {
      const [strip, own] = [tab.closest('.tabs')?.getBoundingClientRect(), tab.getBoundingClientRect()]
      return strip && (own.left < strip.left - 1 || own.right > strip.right + 1) ? [`tab out of sight: ${tab.textContent}`] : []
    }),
  )

const wrongOn = async (page: Page): Promise<string[]> => [
  ...((await overflows(page)) ? ['wider than the window'] : []),
  ...(await tooSmall(page)),
  ...(await cutOff(page)),
  ...(await tabOutOfSight(page)),
]

/** Holds the page that stands to what fits. */
const fits =
  (page: Page) =>
  (path: string): Promise<void> =>
    expect.poll(() => wrongOn(page), { message: path }).toEqual([])

test('[RG-1] every page of those who lead fits a small phone, and each target is large enough for a finger', async () => {
  const { page, context } = await stage.openAsOwner({ viewport: small, hasTouch: true, isMobile: true, language: 'nl' })
  const seen = await walk(page, '/today', turnTo, fits(page))
  // Also where no rollout is chosen yet, and what stands two links below.
  for (const path of ['/settings/messages', '/begin', '/trail', '/issues/runbook', '/adoption/imports', '/training/session'])
    expect(
      seen.some((one) => one.startsWith(path)),
      path,
    ).toBe(true)
  await context.close()
})

test('[TL-5] of a phase that began before the part of the timeline in sight, the words stay in sight', async () => {
  const { page, context } = await stage.openAsOwner({ viewport: small })
  await page.goto('/plan')
  await page.locator('.timeline .bar').first().waitFor()
  /** Scrolls the longest bar half behind the labels, and tells where it, its words and the part in sight begin. */
  const edges = () =>
    page.evaluate(() => {
      const widthOf = (element: Element | null | undefined): number => element?.getBoundingClientRect().width ?? 0
      const spare = (bar: Element): number => widthOf(bar) - widthOf(bar.querySelector('.kept-in-view'))
      const [bar] = [...document.querySelectorAll('.timeline .bar')].toSorted((a, b) => spare(b) - spare(a))
      const scroller = bar?.closest<HTMLElement>('.scroll')
      const label = bar?.closest('li')?.querySelector('.label')
      const words = bar?.querySelector('.kept-in-view')
      if (!bar || !scroller || !label || !words) throw new Error('no timeline')
      const start = label.getBoundingClientRect().right
      scroller.scrollLeft += bar.getBoundingClientRect().left - start + spare(bar) / 2
      return { start, bar: bar.getBoundingClientRect().left, words: words.getBoundingClientRect().left }
    })
  await expect.poll(async () => (({ start, bar }) => bar < start)(await edges())).toBe(true)
  await expect.poll(async () => (({ start, words }) => words >= start)(await edges())).toBe(true)
  await context.close()
})

test('[RG-1] [RG-2] so does every page of a member and of a champion, whose counts are those of their locations', async () => {
  const people = await stage.server.rowsOf('person')
  const champions = new Set((await stage.server.rowsOf('champion')).map(({ personId }) => personId))
  const known = new Set((await stage.server.rowsOf('membership')).map(({ personId }) => personId))
  for (const role of ['member', 'champion'] as const) {
    const person = people.find(
      ({ personId, language }) => language === 'nl' && !known.has(personId) && champions.has(personId) === (role === 'champion'),
    )
    if (!person) throw new Error(`the sample company has no ${role} to invite`)
    const [page, context] = await comeIn(stage, person, role)
    await page.setViewportSize(small)
    await waitInStep(page)
    const seen = await walk(page, '/', role === 'champion' ? turnTo : (member, path) => member.goto(path), fits(page))
    expect(seen.length, role).toBeGreaterThan(role === 'member' ? 2 : 15)
    // The longest words about the connection have room too.
    await context.setOffline(true)
    await page.locator('.sync[data-state=away]').waitFor()
    await expect.poll(async () => [await overflows(page), await cutOff(page)], { message: role }).toEqual([false, []])
    await context.setOffline(false)
    await waitInStep(page)
    if (role === 'champion') {
      await page.goto('/plan')
      await page.getByText('De aantallen sessies en berichten zijn die van jouw locaties.').waitFor()
      const here = (await stage.server.rowsOf('phaseSite')).filter(({ locationId }) => locationId === person.locationId)
      await page
        .getByText(`${here.reduce((sum, { headCount }) => sum + headCount, 0)} van hen op jouw locaties`, { exact: false })
        .waitFor()
    }
    await context.close()
  }
})
