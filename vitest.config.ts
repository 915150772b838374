import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/**/*.spec.ts'],
    globalSetup: ['test/run-folder.ts', 'test/postgres.ts'],
    setupFiles: ['test/clock-setup.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // How long until something that hangs is given up; a busy machine takes several times as long as a quiet one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 2,
    // A browser on a busy machine takes its time; what is asked of it is asked again until then.
    expect: { poll: { timeout: 60_000 } },
    retry: 0,
  },
})
