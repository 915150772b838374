/** `npm run simulate [runs]`: the long simulations of what figures conclude, over rollouts whose truth was planted; writes docs/reference/simulations.md. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { certainBounds, isAbove, meanJustBelow } from '#core/gates/confidence-sequence.ts'
import { seeded } from '#core/kernel/seeded.ts'
import { type HelpKind, whatHelped } from '#core/metrics/what-helped.ts'
import { groupOfYes, groupWith, passesOnce, scoreScale, shareScale, shuffled } from '../test/daily-looks.ts'
import { type ForecastTrial, forecastTrials, heldOf } from '../test/forecast-trials.ts'
import { adoptionKinds } from '../test/planted-adoption.ts'
import { plantedEffect } from '../test/planted-effect.ts'
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

/** How many of the runs have something happen. */
const counted = (happens: (run: number) => boolean): string =>
  percent(Array.from({ length: runs }, (_, run) => happens(run)).filter(Boolean).length)

const looksLines = [5, 8, 16, 20, 40, 107, 1000].map((people) => {
  const random = seeded(3_000_000 + people)
  const yes = groupOfYes(people, Math.ceil(people * 0.8) - 1)
  const shareWrong = counted(() => passesOnce(shuffled(yes, random), 0.8, shareScale))
  const scoreWrong = counted(() => passesOnce(shuffled(groupWith(people, 7 * people - 1, random), random), 7, scoreScale))
  /** What four in five of a group with a mean of 8.2 say. */
  const said = Array.from({ length: runs }, () =>
    shuffled(groupWith(people, Math.round(8.2 * people), random), random).slice(0, Math.ceil(people * 0.8)),
  )
  const bySequence = counted((run) => isAbove(said[run]!, people, meanJustBelow(7, false, people, scoreScale), 0.95, scoreScale))
  const forCertain = counted((run) => certainBounds(said[run]!, people, scoreScale).low >= 7)
  return `| ${people} | ${shareWrong} | ${scoreWrong} | ${bySequence} | ${forCertain} |`
})

const effectLines = (
  [
    [12, 16, 22],
    [20, 30, 40],
    [40, 60, 80],
  ] as const
).map((phases) => {
  const without = Array.from({ length: runs }, (_, run) => plantedEffect(4_000_000 + run, 0, phases).overall)
  const six = Array.from({ length: runs }, (_, run) => plantedEffect(5_000_000 + run, -6, phases).overall)
  const held = percent(without.filter((one) => one && one.low <= 0 && one.high >= 0).length)
  const found = percent(six.filter((one) => one && one.high < 0).length)
  const mean = six.reduce((sum, one) => sum + (one?.estimate ?? 0), 0) / runs
  return `| ${phases.join(', ')} | ${held} | ${found} | ${mean.toFixed(1)} |`
})

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

## Looking daily at a gate (GA-8)

${runs} groups of each size and column, drawn anew (\`test/daily-looks.ts\`). "Wrongly": one of 28 daily looks passes, as four in five answer evenly over the days in any order, although the truth is one person, or one point of all scores together, below the threshold. The rule asks for at most 5 %. "Rightly": with a mean of 8.2 and four in five answering, the threshold of 7 is cleared in one look. By default the sequence is the basis above 40 people; below, and for certainty, there are others.

| people | wrongly: four in five say yes | wrongly: a mean of 7 | rightly, by the sequence | rightly, for certain |
| ---: | ---: | ---: | ---: | ---: |
${looksLines.join('\n')}

## The effect of a tool (ME-13)

${runs} rollouts a line and column of three phases, six, nine and twelve weeks into sixteen, with people who are slow or quick, weeks that are bad for all and habits that last (\`test/planted-effect.ts\`). "Nought held": the tool changes nothing, and the interval of 95 % holds nought; the test asks for 93 to 99 %. "Found": it saves six minutes once it is learnt, over four weeks, and the whole interval lies below nought; the mean of all weeks since go-live is therefore less than six.

| people of the phases | nought held | found | mean estimate, minutes |
| ---: | ---: | ---: | ---: |
${effectLines.join('\n')}
`
writeFileSync(join(dirname(import.meta.dirname), 'docs/reference/simulations.md'), page)
console.log(page)
