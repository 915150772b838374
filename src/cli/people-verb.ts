/** `uitrol people STAFF`: what an import would make of a staff list. */
import { append, largest } from '#core/kernel/many.ts'
import { Command } from 'commander'
import type { ImportPreview } from '#core/people/people-import.ts'
import { say, sayNote } from '#core/registry/vocabulary.ts'
import { columnOption, withCommon, withReading } from '#cli/options.ts'
import { countryFrom, type ReadingOptions, readStaffList, todayFrom } from '#cli/staff-list.ts'
import type { Output } from '#cli/output.ts'

interface Options extends ReadingOptions {
  readonly country: string
  readonly asOf?: string
  readonly json?: boolean
}

const shownPeople = 40

const rowsIn = (rows: ImportPreview['refused'], { language }: Output) =>
  rows.map(({ line, code, params }) => ({ line, code, text: sayNote(language, { code, params }) }))

const dataOf = (list: ImportPreview, output: Output) => ({
  format: list.format,
  encoding: list.encoding,
  delimiter: list.delimiter,
  sheet: list.sheet?.name ?? null,
  source: list.source,
  columns: list.columns.map(({ header, field, samples }) => ({ header, field, samples })),
  people: list.people,
  refused: rowsIn(list.refused, output),
  asked: rowsIn(list.asked, output),
  locations: list.locations,
  notes: list.notes.map((note) => ({ code: note.code, text: sayNote(output.language, note) })),
})

const tableText = (list: ImportPreview, output: Output): string => {
  const { words, language } = output
  const lines: string[] = []
  const wide = largest([...list.columns.map(({ header }) => header.length), words('people.column').length])
  lines.push(`${words('people.column').padEnd(wide)}  ${words('people.becomes')}`)
  for (const { header, field } of list.columns)
    lines.push(`${header.padEnd(wide)}  ${field === null ? words('people.nothing') : say(language)('people.field', { field })}`)
  lines.push('', words('people.found', { people: list.people.length, places: list.locations.length }))
  const shown = list.people.slice(0, shownPeople)
  const widths = [0, 1, 2].map((at) =>
    largest([0, ...shown.map(({ name, email, location }) => ([name, email, location][at] ?? '').length)]),
  )
  for (const { name, email, location, department } of shown)
    lines.push(
      `  ${[name, email, location].map((cell, at) => (cell ?? '').padEnd(widths[at] ?? 0)).join('  ')}  ${department ?? ''}`.trimEnd(),
    )
  if (list.people.length > shown.length) lines.push(`  ${words('people.more', { count: list.people.length - shown.length })}`)
  for (const [rows, title] of [
    [list.refused, 'people.refused'],
    [list.asked, 'people.asked'],
  ] as const) {
    if (rows.length > 0) lines.push('', words(title, { count: rows.length }))
    for (const { line, text } of rowsIn(rows.slice(0, 200), output)) lines.push(`  ${words('line', { line, text })}`)
  }
  if (list.notes.length > 0) append(lines, ['', ...list.notes.map((note) => `${words('warning')}: ${sayNote(language, note)}`)])
  return `${lines.join('\n')}\n`
}

const run = async (staff: string, options: Options, output: Output): Promise<void> => {
  const country = countryFrom(options.country)
  const list = await readStaffList(staff, country, todayFrom(options.asOf, country), options)
  await (options.json ? output.putJson(dataOf(list, output)) : output.put(tableText(list, output)))
}

/** The verb with its options. */
export const peopleVerb = (output: Output): Command => {
  const { words } = output
  return withReading(withCommon(new Command('people'), output), output)
    .description(words('help.people'))
    .argument('<STAFF>', words('help.staff'))
    .option('--country <COUNTRY>', words('help.country'), 'SR')
    .addOption(columnOption(output))
    .option('--as-of <YYYY-MM-DD>', words('help.asOf'))
    .action((staff: string, options: Options) => run(staff, options, output))
}
