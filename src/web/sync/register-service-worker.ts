/** Lets the browser keep the programme for opening it without a connection; comes in once the page stands. */

import { deviceHere } from '#web/sync/store.ts'

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
