/** How long something takes, and the longest that others wait for an answer while it goes on. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { line, spread } from './spread.ts'
import type { Waits } from './waits.ts'

/** What nobody should wait longer than, in milliseconds. */
const longestWait = 250

export interface Meanwhile {
  /** Prints how long `act` took, against a limit in milliseconds where there is one, and how long others waited. */
  measure(what: string, act: () => Promise<unknown>, limit?: number): Promise<void>
  close(): void
}

/** Watches a server from a process of its own, signed in by a cookie. */
export const watchMeanwhile = (address: string, cookie: string): Meanwhile => {
  const watcher = fork(join(import.meta.dirname, 'waits.ts'))
  return {
    measure: async (what, act, limit) => {
      watcher.send({ address, cookie })
      await once(watcher, 'message')
      const start = performance.now()
      await act()
      const took = performance.now() - start
      watcher.send('tell')
      const [waits] = (await once(watcher, 'message')) as [Waits]
      line(what, spread([took]), 'ms', limit, 0)
      line(`${what}: longest read meanwhile`, spread([waits.read]), 'ms', longestWait, 0)
      line(`${what}: longest command meanwhile`, spread([waits.written]), 'ms', longestWait, 0)
    },
    close: () => watcher.disconnect(),
  }
}
