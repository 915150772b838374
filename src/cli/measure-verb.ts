/** `uitrol measure`: how many of a staff list were active, from usage reports, without a server (ME-1 to ME-4, ME-9). */
import { basename } from 'node:path'
import { Command } from 'commander'
import { todayIn } from '#core/kernel/calendar.ts'
import { adoptionShare, type AdoptionShare, type Assigned, type ShareOf } from '#core/metrics/adoption-share.ts'
import type { UsageReport } from '#core/metrics/usage-report.ts'
import { Problem } from '#core/kernel/problem.ts'
import { readDay } from '#core/planning/plan-from-staff.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { zoneFor } from '#core/regional/zones.ts'
import { readUsageFile } from '#files/usage/usage-file.ts'
import { bytesOf } from '#cli/files.ts'
import { choice, every, wholeOption, withCommon } from '#cli/options.ts'
import { countryFrom, readStaffList } from '#cli/staff-list.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  readonly people: string
  readonly usage: readonly string[]
  readonly app?: string
  readonly asOf?: string
  readonly window: number
  readonly goLive?: string
  readonly goal: number
  readonly country: string
  readonly dates?: 'day-first' | 'month-first'
  readonly json?: boolean
}

/** A report from a file. Problems: metrics.concealed, metrics.notAReport and the other troubles of a report, each with the file. */
const readReport = async (file: string, { app, dates }: Options, today: string, zone: string): Promise<UsageReport> => {
  const name = file === '-' ? 'stdin' : basename(file)
  const order = dates === undefined ? undefined : dates === 'day-first' ? 'day' : 'month'
  const report = readUsageFile(await bytesOf(file), name, { today, zone, app, order })
  if (report.grain === 'total') throw new Problem('metrics.namelessReport', {}, { file: name })
  return report
}

const shown = (groups: readonly ShareOf[], key: 'location' | 'department') =>
  groups.map(({ name, interval, ...group }) => ({ [key]: name, ...group, interval: { method: 'Wilson', level: 0.95, ...interval } }))

const textOf = (result: AdoptionShare, reports: readonly UsageReport[], { words }: Output): string => {
  const { active, eligible, share, interval, gate } = result
  const lines = [
    words('measure.share', { active, eligible, share, ...interval, asOf: result.asOf }),
    words('measure.gate', { verdict: gate.verdict, reason: gate.reason }),
    ...result.byLocation.map((group) => `  ${words('measure.group', group)}`),
  ]
  if (result.uncovered.length > 0) lines.push(words('measure.uncovered', { people: result.uncovered.length }))
  if (result.unknown.length > 0) lines.push(words('measure.unknown', { rows: result.unknown.length }))
  if (result.proposed.length > 0) lines.push(words('measure.proposed', { rows: result.proposed.length }))
  const refused = reports.reduce((sum, report) => sum + report.refused.length, 0)
  if (refused > 0) lines.push(words('measure.refused', { rows: refused }))
  return `${lines.join('\n')}\n`
}

const run = async (options: Options, output: Output): Promise<void> => {
  const country = countryFrom(options.country)
  const { zone } = zoneFor(country)
  const now = todayIn(zone, new Date().toISOString())
  const asOf = options.asOf === undefined ? null : readDay(options.asOf, 'as-of')
  const goLive = options.goLive === undefined ? null : readDay(options.goLive, 'go-live')
  const today = asOf !== null && asOf > now ? asOf : now
  const list = await readStaffList(options.people, country, asOf ?? now)
  const reports: UsageReport[] = []
  for (const file of options.usage) reports.push(await readReport(file, options, today, zone))
  const assigned = list.people.map(({ id, name, email, location, department }): Assigned => ({ id, name, email, location, department }))
  const result = adoptionShare(assigned, reports, { asOf, today, window: options.window, goLive, goal: options.goal / 100 })
  const several = reports.find(({ apps, app }) => apps.length > 1 && app === null)
  if (several) output.tell(`${output.words('warning')}: ${output.words('measure.anyApp', { apps: several.apps })}`)
  const left = new Set(list.gone.map(({ line }) => line))
  const excluded = [
    ...list.gone.map((person) => ({ person: person.email ?? person.name, line: person.line, reason: 'left' })),
    ...list.refused
      .filter(({ line }) => !left.has(line))
      .map(({ line, code, params }) => ({ person: null, line, reason: code, text: sayNote(output.language, { code, params }) })),
  ]
  if (!options.json) return output.put(textOf(result, reports, output))
  const { interval, byLocation, byDepartment, gate, ...figures } = result
  return output.putJson({
    source: reports[0]?.source ?? null,
    sources: reports.map(({ source, grain, madeOn, app, refused }) => ({ source, grain, madeOn, app, refused })),
    ...figures,
    excluded,
    interval: { method: 'Wilson', level: 0.95, ...interval },
    byLocation: shown(byLocation, 'location'),
    byDepartment: shown(byDepartment, 'department'),
    window: options.window,
    goal: options.goal,
    gate: { ...gate, text: output.words('measure.gate', gate) },
  })
}

/** The verb with its options. */
export const measureVerb = (output: Output): Command => {
  const { words } = output
  return withCommon(new Command('measure'), output)
    .description(words('help.measure'))
    .requiredOption('--people <STAFF>', words('help.measurePeople'))
    .requiredOption('--usage <FILE>', words('help.usageFile'), every)
    .option('--app <NAME>', words('help.app'))
    .option('--as-of <YYYY-MM-DD>', words('help.measureAsOf'))
    .addOption(wholeOption('--window <N>', words('help.window'), 1, 365).default(7))
    .option('--go-live <YYYY-MM-DD>', words('help.goLive'))
    .addOption(wholeOption('--goal <N>', words('help.goal'), 1, 100).default(80))
    .option('--country <COUNTRY>', words('help.country'), 'SR')
    .addOption(choice('--dates <ORDER>', words('help.dates'), ['day-first', 'month-first']))
    .action((options: Options) => run(options, output))
}
