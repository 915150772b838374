/**
 * A page that comes when it is first needed. Where it could not be fetched it is asked for again, at once when there is a connection: left
 * alone, it would stay empty until somebody opens the programme anew.
 */
import { lazy as lazyOnce } from 'preact-iso'

const shortest = 1000
const longest = 15_000

/** Waits so long, or until there is a connection. */
const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer)
      removeEventListener('online', end)
      done()
    }
    const timer = setTimeout(end, ms)
    addEventListener('online', end)
  })

/** What `load` gives, as soon as it can give it. */
export const untilFetched = async <T>(load: () => Promise<T>): Promise<T> => {
  for (let wait = shortest; ; wait = Math.min(wait * 2, longest)) {
    try {
      return await load()
    } catch {
      await pause(wait)
    }
  }
}

export const lazy: typeof lazyOnce = (load) => lazyOnce(() => untilFetched(load))
