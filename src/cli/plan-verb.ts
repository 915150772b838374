/** `uitrol plan STAFF`: from a staff list to the whole dated plan, without a server. */
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Command } from 'commander'
import { planFromStaff, readDay, type StaffFacts } from '#core/planning/plan-from-staff.ts'
import type { Approach, Complexity, PlanFacts } from '#core/plan/plan.ts'
import { planRollout, refuseFarStart } from '#core/planning/planner.ts'
import { countryName } from '#core/regional/countries.ts'
import { note } from '#core/kernel/note.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { planFormats, type PlanFormat, renderPlan } from '#files/plan/plan-formats.ts'
import type { Paint } from '#files/plan/plan-text.ts'
import { holidaysOf } from '#files/regional/holiday-library.ts'
import { CliError } from '#cli/cli-error.ts'
import { writeWhole } from '#cli/files.ts'
import { choice, columnOption, every, withCommon, withReading } from '#cli/options.ts'
import { readPilots } from '#cli/pilot-list.ts'
import { countryFrom, countryUnreadIn, mistakesIn, type ReadingOptions, readStaffList, todayFrom } from '#cli/staff-list.ts'
import { coloursFor, type Output } from '#cli/output.ts'

interface Options extends ReadingOptions {
  readonly tool: string
  readonly start: string
  readonly oldSystem?: string
  readonly country: string
  readonly complexity: Complexity
  readonly critical?: boolean
  readonly approach?: Approach
  readonly pilot?: string
  readonly freeze?: readonly string[]
  readonly asOf?: string
  readonly format?: PlanFormat
  readonly out?: string
  readonly skipRefused?: boolean
  readonly json?: boolean
}

/** How many years of holidays a plan may need after its start: waves of a large organisation take long. */
const yearsAhead = 4

const byEnding: Record<string, PlanFormat> = {
  '.txt': 'text',
  '.json': 'json',
  '.csv': 'csv',
  '.xlsx': 'xlsx',
  '.ics': 'ics',
  '.html': 'html',
  '.htm': 'html',
  '.pdf': 'pdf',
  '.md': 'md',
}

const formatOf = ({ format, out, json }: Options): PlanFormat => {
  if (json && format && format !== 'json' && !out) throw new CliError('cli.jsonBesideFormat', { format })
  return format ?? (out ? byEnding[extname(out).toLowerCase()] : undefined) ?? (json ? 'json' : 'text')
}

const withHolidays = async ({ facts }: StaffFacts): Promise<PlanFacts> => {
  const holidays = new Map<string, readonly { day: string; provisional: boolean }[]>()
  const first = Number(facts.startOn.slice(0, 4))
  for (const { country, name } of facts.locations) {
    if (holidays.has(country)) continue
    const days = await holidaysOf(country, first - 1, first + yearsAhead)
    if (!days) throw new CliError('cli.noCalendar', { country, location: name }, { field: 'country' })
    holidays.set(country, days)
  }
  return { ...facts, holidays }
}

/** Formats that have no room for what there is to know about the plan. */
const withoutWarnings: ReadonlySet<PlanFormat> = new Set(['csv', 'ics'])

const terminalPaint = (): Paint => {
  const colours = coloursFor(process.stdout)
  return { strong: colours.bold, soft: colours.dim, good: colours.green, now: colours.yellow }
}

const run = async (staff: string, options: Options, output: Output): Promise<void> => {
  if (options.tool.trim() === '') throw new CliError('cli.optionNeedsValue', { name: '--tool' })
  const format = formatOf(options)
  const startOn = readDay(options.start, 'start')
  const country = countryFrom(options.country)
  const today = todayFrom(options.asOf, country)
  refuseFarStart(startOn, today)
  const pilots = options.pilot === undefined ? [] : await readPilots(options.pilot)
  const list = await readStaffList(staff, country, today, options)

  const mistakes = mistakesIn(list).map(({ line, code, params }) => ({ line, code, text: sayNote(output.language, { code, params }) }))
  for (const { line, text } of mistakes) output.tell(output.words('line', { line, text }))
  if (mistakes.length > 0 && !options.skipRefused)
    throw new CliError('cli.rowsRefused', { count: mistakes.length }, { file: staff }, { refused: mistakes })

  const { complexity, critical = false, approach = null, oldSystem = null, tool, freeze = [] } = options
  const from = planFromStaff(list, {
    tool,
    oldSystem,
    startOn,
    today,
    country,
    complexity,
    critical,
    approach,
    pilots,
    freezes: freeze,
    language: output.language,
  })
  const facts = await withHolidays(from)
  const planned = planRollout(facts)
  const unread = countryUnreadIn(list)
  const foreign = unread ? [note('regional.unknownCountry', { country: unread.value })] : []
  const plan = { ...planned, warnings: [...from.warnings, ...foreign, ...planned.warnings] }
  const calendar = format === 'ics' && options.out ? { earlier: await readFile(options.out, 'utf8').catch(() => '') } : {}
  const file = await renderPlan(plan, { facts, calendar, paint: options.out ? undefined : terminalPaint() }, format, output.language)

  if (unread)
    output.tell(
      `${output.words('warning')}: ${output.words('country.unread', { ...unread, country: countryName(unread.country ?? country, output.language) })}`,
    )
  if (withoutWarnings.has(format))
    for (const one of plan.warnings) output.tell(`${output.words('warning')}: ${sayNote(output.language, one)}`)
  if (!options.out) return output.put(file.body)
  const { bytes, sha256 } = await writeWhole(options.out, file.body)
  if (options.json) await output.putJson({ written: { file: options.out, format, bytes, sha256 } })
  else output.tell(output.words('written', { file: options.out }))
}

/** The verb with its options. */
export const planVerb = (output: Output): Command => {
  const { words } = output
  return withReading(withCommon(new Command('plan'), output), output)
    .description(words('help.plan'))
    .argument('<STAFF>', words('help.staff'))
    .requiredOption('--tool <NAME>', words('help.tool'))
    .requiredOption('--start <YYYY-MM-DD>', words('help.start'))
    .option('--old-system <NAME>', words('help.oldSystem'))
    .option('--country <COUNTRY>', words('help.country'), 'SR')
    .addOption(columnOption(output))
    .addOption(choice('--complexity <HOW>', words('help.complexity'), ['simple', 'moderate', 'complex']).default('moderate'))
    .option('--critical', words('help.critical'))
    .addOption(choice('--approach <HOW>', words('help.approach'), ['phased', 'big-bang']))
    .option('--pilot <FILE>', words('help.pilot'))
    .option('--freeze <FROM..TO>', words('help.freeze'), every)
    .option('--as-of <YYYY-MM-DD>', words('help.asOf'))
    .addOption(choice('--format <FORMAT>', words('help.format'), planFormats))
    .option('--out <FILE>', words('help.out'))
    .option('--skip-refused', words('help.skipRefused'))
    .action((staff: string, options: Options) => run(staff, options, output))
}
