/** Counts requests per sender in windows of time, by a clock that is never put back: a jump of the wall clock neither opens nor closes a window. */
interface Window {
  current: number
  ttl: number
  readonly until: number
}

/** More senders than this are not kept apart; the longest known is forgotten first. */
const mostSenders = 5000

/** The store of @fastify/rate-limit: its own goes by the wall clock. */
export class RequestWindows {
  readonly #windows = new Map<string, Window>()

  incr(sender: string, done: (error: Error | null, window?: { current: number; ttl: number }) => void, length: number): void {
    const at = performance.now()
    let window = this.#windows.get(sender)
    if (!window || window.until <= at) {
      this.#windows.delete(sender)
      const [oldest] = this.#windows.size < mostSenders ? [] : this.#windows.keys()
      if (oldest !== undefined) this.#windows.delete(oldest)
      this.#windows.set(sender, (window = { current: 0, ttl: length, until: at + length }))
    }
    window.current += 1
    window.ttl = window.until - at
    done(null, window)
  }

  /** Each route counts for itself. */
  child(): RequestWindows {
    return new RequestWindows()
  }
}
