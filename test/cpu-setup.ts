/** Counts the processor time of each test file, with the processes that it starts: UITROL_TEST_CPU=1, on Linux. The runner loads it. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Seconds of processor time. */
    cpu?: number
  }
}

interface Spent {
  readonly parent: number
  readonly ticks: number
}

/** What a process and those it waited for have taken; nothing where it has ended meanwhile. */
const spentBy = (pid: string): Spent | undefined => {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // After the name, which may hold spaces: state, parent, …, own and waited-for time of user and system.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { parent: fields[1] ?? 0, ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + ticks, 0) }
  } catch {
    return undefined
  }
}

/** Hundredths of a second that this worker and all below it have taken. */
const taken = (): number => {
  const all = new Map(readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? [[Number(pid), spentBy(pid)] as const] : [])))
  const isBelow = (pid: number): boolean => pid === process.pid || (pid > 1 && isBelow(all.get(pid)?.parent ?? 0))
  return [...all].reduce((sum, [pid, spent]) => sum + (spent && isBelow(pid) ? spent.ticks : 0), 0)
}

if (process.env['UITROL_TEST_CPU']) {
  const before = taken()
  // oxlint-disable-next-line no-empty-pattern -- the runner reads from the pattern that no fixture is wanted
  afterAll(({}, suite) => {
    suite.file.meta.cpu = (taken() - before) / 100
  })
}
