/** `uitrol forecast SERIES`: a series of new adopters fitted and continued, or who is active on day 28 by cohort, without a server (ME-10). */
import { Command } from 'commander'
import { forecastCohort, scoreForecasts } from '#core/metrics/cohort-forecast.ts'
import { bandLevel, type DiffusionForecast, forecastDiffusion, leastPeriods } from '#core/metrics/diffusion.ts'
import { CliError } from '#cli/cli-error.ts'
import { cohortColumns, cohortsIn } from '#cli/cohort-series.ts'
import { type DataTable, numberIn, readDataTable } from '#cli/data-table.ts'
import { choice, wholeOption, withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  readonly model: 'bass' | 'logistic' | 'auto'
  readonly horizon: number
  readonly people?: number
  readonly json?: boolean
}

/** The adopters of each period, from the first to the last. CliError: cli.seriesGap, cli.seriesShort, cli.notANumber. */
const seriesOf = (table: DataTable): { first: number; adopters: readonly number[] } => {
  const rows = table.rows.map((row) => ({
    period: numberIn(row, 'period', { whole: true }),
    adopters: numberIn(row, 'adopters', { least: 0 }),
    line: row.line,
  }))
  rows.sort((one, other) => one.period - other.period)
  const [first] = rows
  for (const [at, { period, line }] of rows.entries())
    if (first && period !== first.period + at)
      throw new CliError('cli.seriesGap', { period: first.period + at }, { file: table.file, line })
  if (!first || rows.length < leastPeriods)
    throw new CliError('cli.seriesShort', { periods: rows.length, least: leastPeriods }, { file: table.file })
  return { first: first.period, adopters: rows.map((row) => row.adopters) }
}

const rounded = (value: number): string => String(Math.round(value * 10_000) / 10_000)

const textOf = ({ model, parameters, forecast, backtest }: DiffusionForecast, { words }: Output): string =>
  `${[
    words('forecast.model', { model, parameters: Object.entries(parameters).map(([name, value]) => `${name} = ${rounded(value)}`) }),
    ...forecast.map((point) => words('forecast.point', point)),
    words('forecast.backtest', backtest),
  ].join('\n')}\n`

/** The cohorts of a table, each up to its day 28; numbers of people, as in a series, with the day since go-live as period. */
const forecastCohorts = async (table: DataTable, { json }: Options, output: Output): Promise<void> => {
  const all = cohortsIn(table)
  const found = all.map((own) => ({ cohort: own.key ?? '', people: own.people, told: forecastCohort(own, all) }))
  const { held, of } = scoreForecasts(all)
  const backtest = { level: bandLevel, covered: held, of }
  const { words } = output
  if (!json)
    return output.put(
      `${[
        ...found.map(({ cohort, told }) => {
          if (typeof told === 'string') return words('forecast.none', { cohort, reason: told })
          const { day = 0, low = 0, high = 0 } = told.points.at(-1) ?? {}
          return words('forecast.cohort', { cohort, day, low, high })
        }),
        words('forecast.backtest', backtest),
      ].join('\n')}\n`,
    )
  await output.putJson({
    model: 'cohort',
    parameters: {},
    standardErrors: {},
    form: 'weekly hazards of first use, lapse and return, pooled over cohorts',
    fitted: [],
    forecast: found.flatMap(
      ({ cohort, people, told }) =>
      typeof told === 'string'
        ? []
        : told.points.map(({ day, low, middle, high }) => ({ cohort, people, period: day, adopters: middle * people, low: low * people, high: high * people })), // prettier-ignore
    ),
    refused: found.flatMap(({ cohort, told }) => (typeof told === 'string' ? [{ cohort, reason: told }] : [])),
    backtest,
  })
}

const run = async (file: string, options: Options, output: Output): Promise<void> => {
  const { model, horizon, people, json } = options
  const table = await readDataTable(file, (columns) => (columns.includes('cohort') ? cohortColumns : ['period', 'adopters']))
  if (table.columns.some((column) => column.toLowerCase() === 'cohort')) return forecastCohorts(table, options, output)
  const { first, adopters } = seriesOf(table)
  const total = adopters.reduce((sum, value) => sum + value, 0)
  if (total === 0) throw new CliError('cli.seriesEmpty', {}, { file })
  if (people !== undefined && people < total) throw new CliError('cli.fewerThanAdopted', { people, adopted: total }, { field: '--people' })
  const found = forecastDiffusion(adopters, { model, horizon, people: people ?? null })
  const forecast = found.forecast.map((point) => ({ ...point, period: point.period + first - 1 }))
  const { squares: _, ...shown } = found
  const form = 'interval, non-linear least squares (Srinivasan and Mason, 1986)'
  await (json ? output.putJson({ ...shown, form, forecast }) : output.put(textOf({ ...found, forecast }, output)))
}

/** The verb with its options. */
export const forecastVerb = (output: Output): Command =>
  withCommon(new Command('forecast'), output)
    .description(output.words('help.forecast'))
    .argument('<SERIES>', output.words('help.series'))
    .addOption(choice('--model <MODEL>', output.words('help.model'), ['bass', 'logistic', 'auto']).default('auto'))
    .addOption(wholeOption('--horizon <N>', output.words('help.horizon'), 0, 520).default(4))
    .addOption(wholeOption('--people <N>', output.words('help.peopleTotal'), 1, 10_000_000))
    .action((file: string, options: Options) => run(file, options, output))
