/** `uitrol pulse FILE`: the answers of a survey export, without a server (ME-5). */
import { Command, Option } from 'commander'
import { netPromoters, npsInterval } from '#core/metrics/intervals.ts'
import { surveyColumns, type SurveyField, surveyFields } from '#core/metrics/survey.ts'
import { CliError } from '#cli/cli-error.ts'
import { type DataRow, type DataTable, readDataTable } from '#cli/data-table.ts'
import { withCommon } from '#cli/options.ts'
import { countryFrom, readStaffList, todayFrom } from '#cli/staff-list.ts'
import type { Output } from '#cli/output.ts'

type Named = Readonly<Partial<Record<SurveyField, string>>>
interface Options {
  readonly people?: string
  readonly column?: Named
  readonly json?: boolean
}

const columnOption = ({ words }: Output): Option =>
  new Option('--column <HEADER=FIELD>', words('help.pulseColumn')).argParser((value: string, before: Named | undefined) => {
    const cut = value.lastIndexOf('=')
    if (cut < 1) throw new CliError('cli.columnUnreadable', { text: value }, { field: '--column' })
    const [header, field] = [value.slice(0, cut).trim(), value.slice(cut + 1).trim()]
    const known = surveyFields.find((one) => one === field)
    if (!known) throw new CliError('cli.badChoice', { name: '--column', value: field, choices: surveyFields }, { column: header })
    return { ...before, [known]: header }
  })

/** The heading under which each thing stands: as named, else as recognised. */
const headingsOf = (table: DataTable, named: Named): Named => {
  const found = surveyColumns(table.columns, table.rows.map((row) => table.columns.map((column) => row.cell(column)))) // prettier-ignore
  const recognised = Object.entries(found).map(([field, at]) => [field, table.columns[at]])
  const headings: Named = { ...Object.fromEntries(recognised), ...named }
  if (headings.satisfied === undefined && headings.recommend === undefined)
    throw new CliError('cli.noScores', { columns: table.columns }, { file: table.file })
  return headings
}

/** The score in a cell; undefined where nothing was answered. CliError: cli.scoreOutside. */
const scoreIn = (row: DataRow, column: string): number | undefined => {
  const text = row.cell(column)
  if (text === '') return undefined
  const score = /^\d{1,3}(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  if (!(score >= 0 && score <= 10)) throw new CliError('cli.scoreOutside', { column, text }, { file: row.file, line: row.line, column })
  return score
}

/** One answer a person: who answered again is counted by the last one. Without an address each row is somebody. */
const lastOfEach = (table: DataTable, email: string | undefined): readonly DataRow[] => {
  const rows = new Map<string, DataRow>()
  for (const row of table.rows) {
    const address = email === undefined ? '' : row.cell(email).toLowerCase()
    const key = address.includes('@') && !address.startsWith('anonymous') ? address : `line ${row.line}`
    rows.delete(key)
    rows.set(key, row)
  }
  return [...rows.values()]
}

const silentOf = async (staff: string, answered: readonly DataRow[], email: string | undefined): Promise<number> => {
  const country = countryFrom('SR')
  const { people } = await readStaffList(staff, country, todayFrom(undefined, country))
  if (email === undefined) return Math.max(0, people.length - answered.length)
  const addresses = new Set(answered.map((row) => row.cell(email).toLowerCase()))
  return people.filter((person) => person.email === null || !addresses.has(person.email.toLowerCase())).length
}

const run = async (file: string, { people, column = {}, json }: Options, output: Output): Promise<void> => {
  const table = await readDataTable(file, Object.values(column))
  const headings = headingsOf(table, column)
  const { satisfied, recommend, email } = headings
  const asked = [satisfied, recommend].filter((heading) => heading !== undefined)
  const answered = lastOfEach(table, email).filter((row) => asked.some((heading) => row.cell(heading) !== ''))
  const scoresOf = (heading: string | undefined): number[] =>
    heading === undefined ? [] : answered.flatMap((row) => scoreIn(row, heading) ?? [])
  const scores = scoresOf(satisfied)
  // A survey with one question of 0 to 10 is read as both.
  const counted = netPromoters(recommend === undefined ? scores : scoresOf(recommend))
  const { low, high } = npsInterval(counted)
  const mean = scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length
  const silent = people === undefined ? null : await silentOf(people, answered, email)
  const { promoters, passives, detractors, score: nps } = counted
  const interval = { method: 'score (Tango, 1998)', level: 0.95, low, high }
  if (json) return output.putJson({ n: answered.length, mean, promoters, passives, detractors, nps, interval, silent, columns: headings })
  const lines = [output.words('pulse.summary', { answers: answered.length, mean })]
  if (nps !== null) lines.push(output.words('pulse.nps', { nps, low, high }))
  if (silent !== null) lines.push(output.words('pulse.silent', { silent }))
  return output.put(`${lines.join('\n')}\n`)
}

/** The verb with its options. */
export const pulseVerb = (output: Output): Command =>
  withCommon(new Command('pulse'), output)
    .description(output.words('help.pulse'))
    .argument('<FILE>', output.words('help.pulseFile'))
    .option('--people <STAFF>', output.words('help.pulsePeople'))
    .addOption(columnOption(output))
    .action((file: string, options: Options) => run(file, options, output))
