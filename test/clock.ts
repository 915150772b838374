/**
 * The clock of the tests: `Date` itself tells a fixed day, at 11:00 in Paramaribo when a test file begins, and goes on from there as fast
 * as the real one. So the day is always the same, and what waits for time (sessions, leases, jobs) still sees it pass. One function
 * (`shiftDate`) sets it everywhere: in each test file (clock-setup.ts), in the Node processes that tests start (clock-child.ts, by
 * NODE_OPTIONS), and in the pages of the browser (e2e/browser.ts). UITROL_TEST_DAY names another day; `npm run days` tries thirty.
 */

/** The day of the tests, `YYYY-MM-DD`; without UITROL_TEST_DAY a Wednesday with nothing special about it. */
export const testDay = process.env['UITROL_TEST_DAY'] ?? '2026-09-16'

/** Days on which a plan meets more: a Sunday, one on which the books are closed at the year's end, and one before a holiday (1 July). */
export const oddDays = ['2026-11-29', '2026-12-29', '2027-06-30'] as const

/** The days of a story that comes out otherwise from day to day; the one that is named, where one is. */
export const storyDays: readonly string[] = process.env['UITROL_TEST_DAY'] ? [testDay] : [testDay, ...oddDays]

/** When the tests of a day begin, RFC 3339 in UTC. */
export const startOf = (day: string): string => `${day}T14:00:00.000Z`

/** When each test file begins. */
export const testStart = startOf(testDay)

/** Makes `Date` run so many milliseconds beside the machine's clock. Stands alone, because its text is also run in pages. */
export const shiftDate = (offset: number): void => {
  const machine = (Date as DateConstructor & { machine?: DateConstructor }).machine ?? Date
  const now = (): number => machine.now() + offset
  globalThis.Date = new Proxy(machine, {
    construct: (target, given, caller) => Reflect.construct(target, given.length === 0 ? [now()] : given, caller) as Date,
    apply: () => new machine(now()).toString(),
    get: (target, name) => (name === 'now' ? now : name === 'machine' ? machine : (Reflect.get(target, name) as unknown)),
  })
}

/** By how many milliseconds the clock of this test differs from the machine's. */
export const clockOffset = (): number => Number(process.env['UITROL_TEST_OFFSET'] ?? 0)

/** What a process needs in its environment to have the clock of this test; one that inherits the environment has it already. */
export const clockEnvironment = (): Record<string, string> => ({
  NODE_OPTIONS: `--import=${new URL('clock-child.ts', import.meta.url).href}`,
  UITROL_TEST_OFFSET: String(clockOffset()),
})

/** Sets the clock of this test, and of the processes that it starts from now on; it goes on from `instant` (RFC 3339). */
export const moveClock = (instant: string): void => {
  const shifted = Math.round(Date.parse(instant) - Date.now()) + clockOffset()
  process.env['UITROL_TEST_OFFSET'] = String(shifted)
  Object.assign(process.env, clockEnvironment())
  shiftDate(shifted)
}

/** Now, RFC 3339 in UTC. */
export const now = (): string => new Date().toISOString()

/** So many milliseconds from now, RFC 3339 in UTC. */
export const fromNow = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString()

/** The day so many days from now, `YYYY-MM-DD` in UTC. */
export const dayFromNow = (days: number): string => fromNow(days * 86_400_000).slice(0, 10)
