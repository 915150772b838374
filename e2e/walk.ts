/** From link to link through all pages that somebody reaches, a few of each kind. */
import type { Page } from 'playwright-core'
import { waitAnswered } from './browser.ts'

/** Of pages of one kind, such as one for each message, as many are looked at. */
const mostOfAKind = 2
const kindOf = (path: string): string => (path.split('/').length > 2 ? path.slice(0, path.lastIndexOf('/')) : path)

/** Waits until a page stands with all that it fetches. */
export const waitWhole = async (page: Page): Promise<void> => {
  await page.locator('main :is(h1, h2)').first().waitFor()
  await waitAnswered(page)
  await page
    .getByText(/^(?:One moment|Een ogenblik)…$/)
    .first()
    .waitFor({ state: 'detached' })
}

const linksOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="/"]:not([download])')]
      .map(({ pathname }) => pathname)
      .filter((path) => !/^\/(?:api|calendar)\b/.test(path)),
  )

/** Follows the links from a page on: opens each page, waits until it stands whole and looks at it. Tells which pages it came to. */
export const walk = async (
  page: Page,
  from: string,
  open: (page: Page, path: string) => Promise<unknown>,
  look: (path: string) => Promise<unknown>,
): Promise<string[]> => {
  const seen: string[] = []
  const waiting = [from]
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path)
    const alike = seen.filter((one) => kindOf(one) === kind)
    // Pages of which each is another one stand directly below their subject.
    if (seen.includes(path) || (/[%\d]/.test(path) && alike.length >= mostOfAKind)) continue
    await open(page, path)
    await waitWhole(page)
    seen.push(path)
    await look(path)
    waiting.push(...(await linksOn(page)))
  }
  return seen
}
