/** How long a whole plan takes for 100, 10,000 and 100,000 people, what it needs of memory, and how it grows; each size in a process of its own. */
import { execFileSync } from 'node:child_process'
import { planRollout } from '#core/planning/planner.ts'
import { companyOf } from '#test/company.ts'

interface Goal {
  readonly people: number
  readonly milliseconds: number
  readonly megabytes: number | null
}

const goals: readonly Goal[] = [
  { people: 100, milliseconds: 10, megabytes: null },
  { people: 10_000, milliseconds: 300, megabytes: null },
  { people: 100_000, milliseconds: 3_000, megabytes: 600 },
]
const runs = 7

interface Measured {
  readonly first: number
  readonly times: number[]
  /** Peak resident memory of the process with the facts and its first plan, megabytes. */
  readonly megabytes: number
  /** The same after all runs, in which memory is only given back when Node sees fit. */
  readonly megabytesAtEnd: number
}

const measure = (people: number): Measured => {
  const facts = companyOf(people)
  const once = () => {
    const start = performance.now()
    planRollout(facts)
    return performance.now() - start
  }
  const peak = () => process.resourceUsage().maxRSS / 1024
  const first = once()
  const megabytes = peak()
  const times = Array.from({ length: runs }, once).toSorted((one, other) => one - other)
  return { first, times, megabytes, megabytesAtEnd: peak() }
}

const [, , size] = process.argv
if (size !== undefined) {
  console.log(JSON.stringify(measure(Number(size))))
} else {
  const medians = new Map<number, number>()
  for (const { people, milliseconds, megabytes } of goals) {
    const measured = JSON.parse(execFileSync(process.execPath, [import.meta.filename, String(people)], { encoding: 'utf8' })) as Measured
    const median = measured.times[Math.floor(measured.times.length / 2)] ?? 0
    medians.set(people, median)
    const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0)
    console.log(
      `plan ${people} people: median ${ms(median)} ms of ${measured.times.length} (min ${ms(measured.times[0] ?? 0)}, max ${ms(measured.times.at(-1) ?? 0)}, first ${ms(measured.first)}); goal ${milliseconds} ms; ratio ${(median / milliseconds).toFixed(2)}`,
    )
    if (megabytes !== null)
      console.log(
        `plan ${people} people: peak ${measured.megabytes.toFixed(0)} MB (${measured.megabytesAtEnd.toFixed(0)} MB after ${runs} more plans); goal ${megabytes} MB; ratio ${(measured.megabytes / megabytes).toFixed(2)}`,
      )
  }
  const growth = (medians.get(100_000) ?? 0) / (medians.get(10_000) ?? 1)
  const allowed = (100_000 * Math.log2(100_000)) / (10_000 * Math.log2(10_000))
  console.log(
    `growth from 10,000 to 100,000: ${growth.toFixed(1)} times; n log n gives ${allowed.toFixed(1)}; ratio ${(growth / allowed).toFixed(2)}`,
  )
}
