/** The effect of a tool, over rollouts whose truth was planted (ME-13): a section of docs/reference/simulations.md. */
import { plantedEffect } from '#test/planted-effect.ts'
import { percentOf } from '#test/simulations/percent.ts'

const sizes = [
  [12, 16, 22],
  [20, 30, 40],
  [40, 60, 80],
] as const

/** The section, of so many rollouts a line and column. */
export const effectSection = (runs: number): string => {
  const lines = sizes.map((phases) => {
    const overall = (seed: number, effect: number) => Array.from({ length: runs }, (_, run) => plantedEffect(seed + run, effect, phases).overall) // prettier-ignore
    const [without, six] = [overall(4_000_000, 0), overall(5_000_000, -6)]
    const held = without.filter((one) => one && one.low <= 0 && one.high >= 0).length
    const found = six.filter((one) => one && one.high < 0).length
    const mean = six.reduce((sum, one) => sum + (one?.estimate ?? 0), 0) / runs
    return `| ${phases.join(', ')} | ${percentOf(held, runs)} | ${percentOf(found, runs)} | ${mean.toFixed(1)} |`
  })
  return `## The effect of a tool (ME-13)

${runs} rollouts a line and column of three phases, six, nine and twelve weeks into sixteen, with people who are slow or quick, weeks that are bad for all and habits that last (\`test/planted-effect.ts\`). "Nought held": the tool changes nothing, and the interval of 95 % holds nought; the test asks for 93 to 99 %. "Found": it saves six minutes once it is learnt, over four weeks, and the whole interval lies below nought; the mean of all weeks since go-live is therefore less than six.

| people of the phases | nought held | found | mean estimate, minutes |
| ---: | ---: | ---: | ---: |
${lines.join('\n')}
`
}
