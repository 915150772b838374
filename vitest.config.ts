import { defineConfig } from 'vitest/config'
import LongestFirst from './test/longest-first.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/**/*.spec.ts'],
    globalSetup: ['test/run-folder.ts', 'test/postgres.ts'],
    setupFiles: [
      'test/clock-setup.ts',
      'test/cpu-setup.ts',
      'test/property-setup.ts',
      'test/query-plans-setup.ts',
      'test/unordered-setup.ts',
    ],
    reporters: ['default', './test/closing-line.ts'],
    // How long until something that hangs is given up; a busy machine takes several times as long as a quiet one.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One more than the two processors that this is made for: what waits for a kill, a timeout or a mail server leaves them idle.
    maxWorkers: Number(process.env['UITROL_TEST_WORKERS'] ?? 3),
    sequence: { sequencer: LongestFirst },
    // Files of one worker share what they import: nothing of ours keeps state in a module, and loading the server anew cost two thirds.
    isolate: false,
    // A browser on a busy machine takes its time; what is asked of it is asked again until then.
    expect: { poll: { timeout: Number(process.env['UITROL_TEST_WAIT'] ?? 100_000) } },
    retry: 0,
  },
})
