/** The end of a run, plain enough for any reader: which files took longest, and how many tests passed, failed and were skipped. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** What a file of tests may take on a quiet machine, in seconds; whoever goes beyond it parts it, or starts less. */
const budget = 20
const mostShown = 10

interface Took {
  readonly name: string
  readonly seconds: number
  readonly cpu: number | undefined
}

const tookOf = (module: TestModule): Took => {
  const { duration, collectDuration, setupDuration } = module.diagnostic()
  return { name: module.relativeModuleId, seconds: (duration + collectDuration + setupDuration) / 1000, cpu: module.meta().cpu }
}

const slowest = (modules: readonly TestModule[]): string => {
  const took = modules.map(tookOf).toSorted((one, other) => (other.cpu ?? other.seconds) - (one.cpu ?? one.seconds))
  const lines = took.slice(0, mostShown).map(({ name, seconds, cpu }) => {
    const used = cpu === undefined ? '' : `, ${cpu.toFixed(1)} s of processor time`
    return `${seconds.toFixed(1).padStart(7)} s  ${name}${used}${seconds > budget ? ` (budget ${budget} s)` : ''}`
  })
  return `The slowest of ${took.length} files:\n${lines.join('\n')}`
}

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state !== 'pending') count[state]++
      }
      if (module.state() === 'failed' && module.children.allTests('failed').next().done) count.failed++
    }
    if (modules.length > mostShown) console.log(slowest(modules))
    console.log(`${count.passed} passed, ${count.failed + errors.length} failed, ${count.skipped} skipped`)
  }
}
