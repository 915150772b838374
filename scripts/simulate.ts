/**
 * `npm run simulate -- [RUNS] [--only help|forecast|gates|effect]…`: the long simulations of what figures conclude, over rollouts whose
 * truth was planted. Each section replaces its own in docs/reference/simulations.md; 4000 runs where none are named. With
 * `--sizes 60:60,80:40` (helped against not helped) or `--within DAYS` of one's own, what helped (ME-14) is printed and not written.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { effectSection } from '../test/simulations/effect.ts'
import { forecastSection } from '../test/simulations/forecast.ts'
import { helpSection } from '../test/simulations/help.ts'
import { looksSection } from '../test/simulations/looks.ts'

const sections = { help: helpSection, forecast: forecastSection, gates: looksSection, effect: effectSection }
const names = ['help', 'forecast', 'gates', 'effect'] as const
const page = join(dirname(import.meta.dirname), 'docs/reference/simulations.md')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, sizes: { type: 'string' }, within: { type: 'string' } },
})
const runs = Number(positionals[0] ?? 4000)
const within = Number(values.within ?? 7)
const sizes = values.sizes?.split(',').map((one) => one.split(':').map(Number))
const wrong = values.only?.find((one) => !names.some((name) => name === one))
const isWhole = (value: number | undefined): boolean => Number.isInteger(value) && Number(value) > 0
if (wrong !== undefined || !isWhole(runs) || !isWhole(within) || sizes?.some((one) => one.length !== 2 || !one.every(isWhole))) {
  console.error(`RUNS, --sizes (as 60:60) and --within are whole numbers above nought; --only takes ${names.join(', ')}.`)
  process.exit(2)
}
const isOwn = sizes !== undefined || values.within !== undefined
if (isOwn)
  console.log(helpSection(runs, { within, ...(sizes && { sizes: sizes.map(([reached = 0, compared = 0]) => [reached, compared] as const) }) })) // prettier-ignore
else
  for (const name of names.filter((one) => values.only?.includes(one) ?? true)) {
    const section = sections[name](runs)
    console.log(section)
    const heading = section.slice(0, section.indexOf('\n'))
    const parts = readFileSync(page, 'utf8').split(/^(?=## )/m)
    const at = parts.findIndex((part) => part.startsWith(`${heading}\n`))
    parts.splice(at === -1 ? parts.length : at, 1, section)
    writeFileSync(page, `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`)
  }
