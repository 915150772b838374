/** When something first stands on the screen, by the page's own clock, and what had come by then. */
import type { Page } from 'playwright-core'

export interface Shown {
  /** Milliseconds since the page was asked for. */
  readonly at: number
  /** The same moment by the clock of the machine, in milliseconds since 1970. */
  readonly moment: number
  /** The addresses of what had come by then, each once. */
  readonly paths: readonly string[]
  /** The same with what had only been asked for. */
  readonly asked: readonly string[]
}

const note = (selector: string): void => {
  const look = (): void => {
    if (!document.querySelector(selector)) requestAnimationFrame(look)
    else requestAnimationFrame(() => performance.mark('shown'))
  }
  look()
}

/** Notes in every page that opens from now on when this first stands there. */
export const noteShown = (page: Page, selector: string): Promise<unknown> => page.addInitScript(note, selector)

/** When it stood there. */
export const shownIn = async (page: Page): Promise<Shown> => {
  await page.waitForFunction(() => performance.getEntriesByName('shown').length > 0)
  return page.evaluate(() => {
    const at = performance.getEntriesByName('shown')[0]?.startTime ?? Number.NaN
    const came = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] as PerformanceResourceTiming[]
    const paths = came.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= at)
    const asked = came.filter(({ startTime }) => startTime <= at)
    const names = (of: typeof came): string[] => [...new Set(of.map(({ name }) => new URL(name).pathname))]
    return { at, moment: performance.timeOrigin + at, paths: names(paths), asked: names(asked) }
  })
}
