/** `npm run simulate [runs]`: the long simulations of what figures conclude, over rollouts whose truth was planted; writes docs/reference/simulations.md. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type HelpKind, whatHelped } from '#core/metrics/what-helped.ts'
import { type ForecastTrial, forecastTrials, heldOf } from '../test/forecast-trials.ts'
import { adoptionKinds } from '../test/planted-adoption.ts'
import { type HelpPlan, plantedHelp } from '../test/planted-help.ts'

const runs = Number(process.argv[2] ?? 4000)
const percent = (count: number): string => `${((100 * count) / runs).toFixed(1)} %`

/** How many of the runs say that some kind, or that the session, helped. */
const said = (seed: number, plan: HelpPlan, kind: HelpKind | null): number => {
  let count = 0
  for (let run = 0; run < runs; run++) {
    const { people, reaches, history } = plantedHelp(seed + run, plan)
    const helped = whatHelped(people, reaches, history).figures.filter(({ verdict }) => verdict === 'helped')
    if (kind === null ? helped.length > 0 : helped.some((one) => one.kind === kind)) count++
  }
  return count
}

const kinds = [
  ['session'],
  ['message', 'session', 'visit'],
  ['message', 'session', 'officeHour', 'visit', 'buddy', 'objection'],
] as const satisfies readonly (readonly HelpKind[])[]
const sizes = [
  [40, 40],
  [40, 200],
  [12, 40],
  [6, 30],
] as const

const lines = kinds.flatMap((some) =>
  sizes.flatMap(([reached, compared]) =>
    [0.1, 0.2, 0.3].map((share) => {
      const plan = { kinds: some, reached, compared, share }
      const wrong = said(1_000_000, { ...plan, effects: {} }, null)
      const found = said(2_000_000, { ...plan, effects: { session: 0.3 } }, 'session')
      return `| ${some.length} | ${reached} against ${compared} | ${share * 100} % | ${percent(wrong)} | ${percent(found)} |`
    }),
  ),
)

const cohortSizes = [8, 15, 25, 40, 100, 400, 2000]
const forecastDays = [5, 8, 12, 16, 20, 25]
const rollouts = Math.max(4, Math.round(runs / 50))
const trials = forecastTrials(9_000_000, rollouts, cohortSizes, forecastDays)
const heldLine = (name: string, some: readonly ForecastTrial[]): string =>
  `| ${name} | ${some.length} | ${(100 * heldOf(some)).toFixed(1)} % | ${((100 * some.reduce((sum, { width }) => sum + width, 0)) / some.length).toFixed(0)} points |`
const kindsCalled = {
  steady: 'nothing special',
  training: 'a training after go-live',
  fading: 'habits that wear off',
  closed: 'a week in which many are away',
  deadline: 'the old system becomes read-only',
} as const
const bySize = (least: number, most: number): readonly ForecastTrial[] => trials.filter(({ size }) => size >= least && size <= most)
const forecastLines = [
  heldLine('all cohorts of 40 and more', bySize(40, Infinity)),
  heldLine('all cohorts below 40', bySize(0, 39)),
  ...cohortSizes.map((size) => heldLine(`${size} people`, bySize(size, size))),
  ...forecastDays.map((day) =>
    heldLine(
      `on day ${day}, 40 and more`,
      bySize(40, Infinity).filter((one) => one.day === day),
    ),
  ),
  ...[0, 1, 2].map((earlier) =>
    heldLine(
      `after ${earlier} earlier cohorts, 40 and more`,
      bySize(40, Infinity).filter((one) => one.earlier === earlier),
    ),
  ),
  ...adoptionKinds.map((kind) =>
    heldLine(
      `${kindsCalled[kind]}, 40 and more`,
      bySize(40, Infinity).filter((one) => one.kind === kind),
    ),
  ),
]

const page = `# Simulations

Written by \`npm run simulate\`; shorter runs of the same are tests.

## What helped (ME-14)

${runs} rollouts a line, lived day by day with people who are keen or slow, who stop and come back, weekends and a holiday (\`test/planted-help.ts\`). "Called helped by mistake": help without any effect, of some kind or other. "Found": the session makes 30 points more people start within the week, and is called helped. The rule asks for at most 5 % and, at 40 against 40, for at least 80 %; what any method can find with several kinds stands in [decision 19](../decisions/0019-what-several-kinds-of-help-cost.md).

| kinds looked at | helped against not helped | start in a week by themselves | called helped by mistake | found |
| ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}

## Forecast of a cohort (ME-10)

${rollouts} rollouts of each of five kinds and each size, three cohorts two weeks apart, lived day by day (\`test/planted-adoption.ts\`): people who are keen or slow or never begin, daily and occasional users, people who stop and people who are away for a while, weekends and closed days, and what the kind adds. "Held": the share active on day 28 lay in the band of 80 %. The rule asks for 75 to 85 % for cohorts of 40 and more, and at least 75 % below. The forecasts of one cohort on different days resemble each other.

| forecasts | how many | held | mean width |
| --- | ---: | ---: | ---: |
${forecastLines.join('\n')}
`
writeFileSync(join(dirname(import.meta.dirname), 'docs/reference/simulations.md'), page)
console.log(page)
