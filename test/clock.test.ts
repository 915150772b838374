/** Every process of a test, and every page, has the clock of the tests. */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clockEnvironment, dayFromNow, moveClock, now, testDay, testStart } from '#test/clock.ts'

/** What a process of its own says the time is. */
const elsewhere = (environment: NodeJS.ProcessEnv): string =>
  execFileSync(process.execPath, ['-p', 'new Date().toISOString()'], { env: environment, encoding: 'utf8' }).trim()

test('a test file, and a process that it starts, are on the day of the tests', () => {
  expect([now(), elsewhere(process.env), elsewhere(clockEnvironment())].map((instant) => instant.slice(0, 10))).toEqual(
    Array.from({ length: 3 }, () => testDay),
  )
  expect(new Date()).toBeInstanceOf(Date)
  expect(dayFromNow(0)).toBe(testDay)
})

test('time passes, from where the clock was set', async () => {
  const before = Date.now()
  await expect.poll(() => Date.now()).toBeGreaterThan(before)
  expect(now() > testStart).toBe(true)
  moveClock('2031-02-03T12:00:00.000Z')
  expect([now(), elsewhere(process.env)].map((instant) => instant.slice(0, 13))).toEqual(['2031-02-03T12', '2031-02-03T12'])
})

test('no test asks Date what time it is: `now`, `fromNow` and `dayFromNow` of test/clock.ts say so, also for what is sent from a page', () => {
  const files = globSync(['{src,scripts}/**/*.test.{ts,tsx}', '{test,e2e}/**/*.ts']).filter(
    (file) => !/^test\/clock[\w-]*(\.test)?\.ts$/.test(file),
  )
  const asking = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (/new Date\(\)|\bDate\.now\b|\bDate\(\)/.test(line) ? [`${file}:${at + 1}`] : [])),
  )
  expect(files.length).toBeGreaterThan(200)
  expect(asking).toEqual([])
})
