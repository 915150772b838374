/** What helped, over rollouts whose truth was planted (ME-14): a section of docs/reference/simulations.md. */
import { type HelpKind, whatHelped } from '#core/metrics/what-helped.ts'
import { type HelpPlan, plantedHelp } from '#test/planted-help.ts'
import { mostFound } from '#test/simulations/most-found.ts'
import { percentOf } from '#test/simulations/percent.ts'

/** Groups and days of one's own instead of those of the page. */
export interface HelpChoice {
  /** People helped and not helped. */
  readonly sizes?: readonly (readonly [reached: number, compared: number])[]
  /** Days within which somebody has to become active. */
  readonly within?: number
}

/** How many of the runs say that some kind, or that one kind, helped. */
const said = (runs: number, seed: number, plan: HelpPlan, kind: HelpKind | null, within: number): number => {
  let count = 0
  for (let run = 0; run < runs; run++) {
    const { people, reaches, history } = plantedHelp(seed + run, plan)
    const helped = whatHelped(people, reaches, history, { within }).figures.filter(({ verdict }) => verdict === 'helped')
    if (kind === null ? helped.length > 0 : helped.some((one) => one.kind === kind)) count++
  }
  return count
}

const kinds = [
  ['session'],
  ['message', 'session', 'visit'],
  ['message', 'session', 'officeHour', 'visit', 'buddy', 'objection'],
] as const satisfies readonly (readonly HelpKind[])[]
const usual = [
  [40, 40],
  [60, 60],
  [40, 200],
  [12, 40],
  [6, 30],
] as const

/** The section, of so many rollouts a line. */
export const helpSection = (runs: number, { sizes = usual, within = 7 }: HelpChoice = {}): string => {
  const lines = kinds.flatMap((some) =>
    sizes.flatMap(([reached, compared]) =>
      [0.1, 0.2, 0.3].map((share) => {
        const plan = { kinds: some, reached, compared, share }
        const wrong = said(runs, 1_000_000, { ...plan, effects: {} }, null, within)
        const found = said(runs, 2_000_000, { ...plan, effects: { session: 0.3 } }, 'session', within)
        const most = mostFound({ kinds: some.length, reached, compared, share, effect: 0.3 }, 10 * runs, 7)
        return `| ${some.length} | ${reached} against ${compared} | ${share * 100} % | ${percentOf(wrong, runs)} | ${percentOf(found, runs)} | ${(100 * most).toFixed(0)} % |`
      }),
    ),
  )
  return `## What helped (ME-14)

${runs} rollouts a line, lived day by day with people who are keen or slow, who stop and come back, weekends and a holiday (\`test/planted-help.ts\`). "Called helped by mistake": help without any effect, of some kind or other. "Found": the session makes 30 points more people start within the week, and is called helped within ${within} days. The rule asks for at most 5 % and, at 40 against 40, for at least 80 %. "At most": what no method exceeds where the other kinds' people start as often as is hardest to tell apart ([decision 19](../decisions/0019-what-several-kinds-of-help-cost.md)); where the simulation finds more, its people start less often than planned. \`npm run simulate -- --only help --sizes 60:60,80:40 --within 14\` tries other groups and days.

| kinds looked at | helped against not helped | start in a week by themselves | called helped by mistake | found | at most |
| ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}
`
}
