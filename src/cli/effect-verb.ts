/** `uitrol effect PANEL`: what a change did, estimated from groups that changed at different times, without a server (ME-13). */
import { Command } from 'commander'
import { type Comparison, type EffectResult, estimateEffect, type Observation } from '#core/metrics/effect.ts'
import { CliError } from '#cli/cli-error.ts'
import { numberIn, readDataTable } from '#cli/data-table.ts'
import { choice, withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  readonly outcome: string
  readonly unit: string
  readonly time: string
  readonly first: string
  readonly compare: Comparison
  readonly json?: boolean
}

const figure = (value: number): string => String(Math.round(value * 1e4) / 1e4)

const textOf = (result: EffectResult, { words }: Output): string => {
  if (result.refused) return `${words('effect.refused', { refused: result.refused })}\n`
  const line = ({ estimate, low, high }: { estimate: number; low: number; high: number }) =>
    `${figure(estimate)} (${figure(low)} – ${figure(high)})`
  return `${[
    ...(result.overall ? [words('effect.overall', { figures: line(result.overall) })] : []),
    ...result.byWeeksSince.map((one) => words('effect.since', { weeks: one.weeks, figures: line(one) })),
    ...result.before.map((one) => words('effect.before', { weeks: -one.weeks, figures: line(one) })),
    words('effect.caution'),
  ].join('\n')}\n`
}

const run = async (file: string, { outcome, unit, time, first, compare, json }: Options, output: Output): Promise<void> => {
  const table = await readDataTable(file, [outcome, unit, time, first])
  const firstLive = new Map<string, number>()
  const seen = new Map<string, number>()
  const observations: Observation[] = []
  for (const row of table.rows) {
    const name = row.cell(unit)
    if (name === '') throw new CliError('cli.cellEmpty', { column: unit }, { file, line: row.line, column: unit })
    const at = numberIn(row, time, {})
    const key = `${name}\n${at}`
    const before = seen.get(key)
    if (before !== undefined) throw new CliError('cli.rowTwice', { unit: name, time: at, line: before }, { file, line: row.line })
    seen.set(key, row.line)
    const start = ['', '0', 'NA', 'Inf'].includes(row.cell(first)) ? Infinity : numberIn(row, first, {})
    const known = firstLive.get(name)
    if (known !== undefined && known !== start)
      throw new CliError('cli.firstDiffers', { unit: name, column: first }, { file, line: row.line })
    firstLive.set(name, start)
    observations.push({ unit: name, time: at, outcome: numberIn(row, outcome, {}) })
  }
  const result = estimateEffect({ observations, firstLive }, compare)
  const refused = result.refused && { ...result.refused, text: output.words('effect.refused', { refused: result.refused }) }
  await (json ? output.putJson({ ...result, refused }) : output.put(textOf(result, output)))
  if (refused) process.exitCode = 1
}

/** The verb with its options. */
export const effectVerb = (output: Output): Command => {
  const { words } = output
  return withCommon(new Command('effect'), output)
    .description(words('help.effect'))
    .argument('<PANEL>', words('help.panel'))
    .requiredOption('--outcome <COLUMN>', words('help.outcome'))
    .requiredOption('--unit <COLUMN>', words('help.unit'))
    .requiredOption('--time <COLUMN>', words('help.time'))
    .requiredOption('--first <COLUMN>', words('help.first'))
    .addOption(choice('--compare <WITH>', words('help.compare'), ['never', 'not-yet']).default('not-yet'))
    .action((file: string, options: Options) => run(file, options, output))
}
