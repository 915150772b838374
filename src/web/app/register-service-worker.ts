/** What a device keeps for the next visit: the programme, for opening it without a connection, and the first page as it stands. Comes in once the page stands. */
import { dayNumber, instantOf } from '#core/kernel/calendar.ts'
import { firstPageWords } from '#web/base/first-page-words.ts'
import { voice } from '#web/base/language.ts'
import { forgetLastPage, isFirstPage, type LastPage, stylesHere, whosePage } from '#web/sync/last-page.ts'
import { lastPagePlace } from '#web/sync/signed-in.ts'
import { deviceHere, filled, opened, today, zone } from '#web/sync/store.ts'

const say = voice(firstPageWords)

/** Characters of the largest page that is kept. */
const mostOfPage = 200_000

/** The page as it stands, where it can be shown again: one of rows that are here, not behind a dialog, not large, and without styles in its elements, which the policy keeps out. */
const pageHere = (root: HTMLElement): LastPage | null => {
  const of = whosePage()
  const html = root.innerHTML
  if (of === undefined || !opened.peek() || !filled.peek() || document.querySelector('dialog[open]')) return null
  if (html.length > mostOfPage || html.includes(' style="')) return null
  return { of, until: instantOf(dayNumber(today.peek()) + 1, 0, zone.peek()), styles: stylesHere(), html, late: say('late') }
}

/** Keeps the first page whenever this window is left; where it cannot be shown again, none. */
export const keepFirstPage = (): void =>
  addEventListener('visibilitychange', () => {
    const root = document.getElementById('app')
    if (document.visibilityState !== 'hidden' || !root || root.inert || !isFirstPage()) return
    const page = pageHere(root)
    forgetLastPage()
    try {
      if (page) localStorage.setItem(lastPagePlace, JSON.stringify(page))
    } catch {
      // A device that keeps nothing, or has no room, draws the page anew.
    }
  })

/** Whether a file came before there was a worker to keep it. */
const passedBy = (entry: PerformanceEntry): boolean => entry instanceof PerformanceResourceTiming && entry.workerStart === 0

/** Registers the service worker and tells it what this window has fetched. Where a browser offers none (without HTTPS), pages come from the server each time. */
export const keepProgramme = async (): Promise<void> => {
  const edition = document.querySelector<HTMLMetaElement>('meta[name=edition]')?.content
  if (!edition) return
  if (!('serviceWorker' in navigator) || !navigator.locks) {
    // The server need not draw the page again for a device that has its rows.
    if (deviceHere()) document.cookie = 'uitrol_rows=here; path=/; max-age=2592000; samesite=lax'
    return
  }
  // Held until the window closes: files of its edition stay as long.
  void navigator.locks.request(`uitrol edition ${edition}`, { mode: 'shared' }, () => new Promise<never>(() => undefined))
  try {
    await navigator.serviceWorker.register('/service-worker.js')
  } catch {
    // Not allowed here, or the server went away: the next visit tries again.
    return
  }
  const { active } = await navigator.serviceWorker.ready
  const tell = (entries: readonly PerformanceEntry[]): void => {
    const fetched = entries.filter(passedBy).map((entry) => new URL(entry.name).pathname)
    ;(navigator.serviceWorker.controller ?? active)?.postMessage({
      fetched: fetched.filter((path) => path.startsWith('/assets/')),
      language: document.documentElement.lang,
    })
  }
  tell(performance.getEntriesByType('resource'))
  // What is still on its way comes in without the worker knowing.
  new PerformanceObserver((list) => {
    const late = list.getEntries().filter((entry) => passedBy(entry) && entry.name.includes('/assets/'))
    if (late.length > 0) tell(late)
  }).observe({ type: 'resource' })
}
