/** The last line of a run, plain enough for any reader: how many passed, failed and were skipped. */
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

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
    console.log(`${count.passed} passed, ${count.failed + errors.length} failed, ${count.skipped} skipped`)
  }
}
