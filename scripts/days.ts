/**
 * `npm run days`: the tests that reach the sample company or a plan on one fixed day after another, through a year, and a table of what passed.
 * `--few` takes those of every `npm test`; days (`2026-12-29`) and files may be named. `--within 60` begins no further day after so many
 * minutes and names those that are left.
 */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { oddDays } from '#test/clock.ts'

const oneDay = 86_400_000
const from = Date.parse('2026-09-16')
/** Thirty days, twelve apart: every weekday four times, every month at least twice. */
const thirty = Array.from({ length: 30 }, (_, at) => new Date(from + at * 12 * oneDay).toISOString().slice(0, 10))

const root = dirname(import.meta.dirname)
/** What names the sample company, or a day that follows from the clock. */
const dated = /openSampleStage|\['sample'|dayFromNow|testDay|onWorkday/
const reaching = (): string[] =>
  globSync(['e2e/*.spec.ts', 'src/**/*.test.ts'], { cwd: root })
    .filter((file) => dated.test(readFileSync(join(root, file), 'utf8')))
    .toSorted()

const { values, positionals } = parseArgs({
  options: { few: { type: 'boolean', default: false }, within: { type: 'string', default: 'Infinity' } },
  allowPositionals: true,
})
const named = positionals.filter((word) => /^\d{4}-\d\d-\d\d$/.test(word))
const files = positionals.filter((word) => !named.includes(word))
const days = named.length > 0 ? named : values.few ? oddDays : thirty
const until = performance.now() + Number(values.within) * 60_000

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}

const folder = mkdtempSync(join(tmpdir(), 'uitrol-days-'))
const tried: { day: string; weekday: string; passed: number; failed: number; seconds: number }[] = []
try {
  for (const day of days) {
    if (performance.now() > until) break
    const report = join(folder, `${day}.json`)
    const began = performance.now()
    const choice = files.length > 0 ? files : reaching()
    const run = spawnSync(process.execPath, [join(root, 'scripts/test.js'), ...choice, '--reporter=json', `--outputFile=${report}`], {
      env: { ...process.env, UITROL_TEST_DAY: day },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
    // A file that could not be loaded, or trouble outside of any test, fails no test by name.
    const failed = run.status === 0 ? numFailedTests : Math.max(1, numFailedTests)
    const weekday = new Date(day).toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' })
    tried.push({ day, weekday, passed, failed, seconds: Math.round((performance.now() - began) / 1000) })
    console.log(`${day} ${weekday}: ${passed} passed, ${failed} failed`)
    for (const { name, status, assertionResults } of testResults)
      if (status === 'failed')
        for (const { title } of assertionResults.filter((one) => one.status === 'failed'))
          console.log(`  ${name.slice(root.length + 1)}: ${title}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.table(tried)
if (tried.length < days.length) console.log(`Not tried for want of time: ${days.slice(tried.length).join(' ')}`)
process.exitCode = tried.every(({ failed }) => failed === 0) ? 0 : 1
