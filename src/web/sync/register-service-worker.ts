/** What a device keeps for the next visit: the programme, for opening it without a connection, and the first page as it stands. Comes in once the page stands. */
import { firstPageHere, type LastPage, stylesHere } from '#web/sync/last-page.ts'
import { lastPagePlace } from '#web/sync/signed-in.ts'
import { deviceHere } from '#web/sync/store.ts'

/** Characters of the largest page that is kept. */
const mostOfPage = 200_000

/** Keeps the first page whenever this window is left. */
export const keepFirstPage = (): void =>
  addEventListener('visibilitychange', () => {
    const root = document.getElementById('app')
    const of = firstPageHere()
    if (document.visibilityState !== 'hidden' || !root || root.inert || of === undefined || document.querySelector('dialog[open]')) return
    const html = root.innerHTML
    const page: LastPage = { of, styles: stylesHere(), html }
    try {
      // The policy keeps out what has styles in its elements.
      if (html.length > mostOfPage || html.includes(' style="')) localStorage.removeItem(lastPagePlace)
      else localStorage.setItem(lastPagePlace, JSON.stringify(page))
    } catch {
      // A device that keeps nothing draws the page anew.
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
