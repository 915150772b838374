/** Gives memory back to the system while nothing is asked: V8 keeps what a busy moment took until it needs the room itself. */
import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'

/** When it is looked whether there is something to give back: once after the start, then again and again, in milliseconds. */
const firstLook = 5000
const lookEvery = 60_000
/** The share of the time since the last look below which the server counts as idle. */
const idle = 0.02
/** Bytes that are worth a pause. */
const leastGained = 16_000_000
/** Bytes of a heap that is packed in less time than somebody may wait: 25 MB take 0.1 s on a slow machine. */
const mostPacked = 48_000_000

/**
 * Makes the look that gives back what a heap holds beyond its needs, where little was done since the one before; it answers whether it did.
 * Only where Node was started with `--expose-gc`. Only the heap of the thread that calls it.
 */
export const createIdleLook = (): (() => boolean) => {
  let before = performance.eventLoopUtilization()
  let kept = 0
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    if (!globalThis.gc || utilization > idle || getHeapStatistics().total_heap_size < kept + leastGained) return false
    // How much of it is garbage is only known afterwards.
    globalThis.gc({ type: 'major', execution: 'sync' })
    if (getHeapStatistics().used_heap_size < mostPacked) globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    kept = getHeapStatistics().total_heap_size
    return true
  }
}

/** Looks for as long as the process runs, and does not keep it running. */
export const giveBackWhenIdle = (): void => {
  const look = createIdleLook()
  const after = (milliseconds: number): void =>
    void setTimeout(() => {
      look()
      after(lookEvery)
    }, milliseconds).unref()
  after(firstLook)
}
