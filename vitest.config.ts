import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'e2e/**/*.spec.ts'],
    globalSetup: ['test/postgres.ts'],
    reporters: ['default', './test/closing-line.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // A browser on a busy machine takes its time; what is asked of it is asked again until then.
    expect: { poll: { timeout: 15_000 } },
    // A story that fails once on the build machine is told once more; one that fails twice is broken.
    retry: process.env['CI'] ? 1 : 0,
  },
})
