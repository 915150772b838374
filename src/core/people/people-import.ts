/** From the rows of a staff list to people, with every row that will not go in and why (IM-1). */
import type { ImportedPerson, GonePerson } from '#core/people/imported-person.ts'
import { type ImportChanges, importChanges, type KnownPeople } from '#core/people/people-changes.ts'
import { type ColumnMapping, type ImportColumn, type PeopleSource, recogniseColumns } from '#core/people/people-columns.ts'
import { type ColumnReaders, readersOf } from '#core/people/people-cells.ts'
import { type ImportedLocation, locationsOf } from '#core/people/people-locations.ts'
import { plainHeading } from '#core/people/people-headers.ts'
import type { SourceDelimiter, SourceEncoding, SourceFormat, SourceRow, SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import { countryName } from '#core/regional/countries.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

/** A row that will not go in, with the reason: `say` says it. */
export type RefusedRow = { readonly line: number } & Note

export interface PreviewColumn extends ImportColumn {
  /** The first few different values under the heading. */
  readonly samples: readonly string[]
}

export interface ImportPreview {
  readonly format: SourceFormat
  readonly encoding: SourceEncoding | null
  readonly delimiter: SourceDelimiter | null
  readonly source: PeopleSource
  readonly columns: readonly PreviewColumn[]
  readonly people: readonly ImportedPerson[]
  readonly refused: readonly RefusedRow[]
  readonly gone: readonly GonePerson[]
  readonly notes: readonly Note[]
  readonly locations: readonly ImportedLocation[]
  /** Against the people there are (IM-2); null when none were given. */
  readonly changes: ImportChanges | null
}

export interface ImportOptions {
  /** `YYYY-MM-DD`: who left before this day is not planned. */
  readonly today: string
  readonly defaults: { readonly country: string; readonly language: Language }
  readonly mapping?: ColumnMapping
  readonly known?: KnownPeople
  /** For a page that lets a person say which column is what: a list without a column of names gives its columns and nobody, in place of a Problem. */
  readonly askForColumns?: boolean
}

/** The longest value that goes in; the command that takes the list keeps to the same. */
export const longest = { name: 200, email: 254, employeeNumber: 60, phone: 60, department: 120, location: 80, jobTitle: 160 } as const

const emailShape = /^[^\s@<>()[\],;:"\\]{1,64}@[^\s@<>()[\],;:"\\.]+(?:\.[^\s@<>()[\],;:"\\.]+)+$/u
export const isEmail = (text: string): boolean => text.length <= longest.email && emailShape.test(text)

/** `Name <ann@x.sr>` and `mailto:ann@x.sr` as the address alone, in lower case. */
const bareEmail = (text: string): string =>
  (/<([^<>]{1,300})>\s*$/.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()

/** A name by its e-mail address: `jan.van.dijk@x.sr` is Jan Van Dijk. */
const nameByEmail = (email: string): string =>
  (email.split('@')[0] ?? email)
    .split(/[._]+/)
    .filter((part) => part !== '')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join(' ') || email

const turned = (name: string): string => {
  const [last = '', first = ''] = name.split(',', 2)
  return `${first.trim()} ${last.trim()}`.trim()
}

const nameOf = (read: ColumnReaders, cells: readonly string[], lastFirst: boolean): string => {
  const whole = read.text('name', cells)
  if (whole) return lastFirst && whole.split(',').length === 2 ? turned(whole) : whole
  const parts = (['firstName', 'infix', 'lastName'] as const).map((field) => read.text(field, cells))
  return parts.filter((part) => part !== null).join(' ')
}

const tooLong = (read: Record<keyof typeof longest, string | null>): Note | null => {
  for (const [field, most] of Object.entries(longest) as [keyof typeof longest, number][]) {
    if ((read[field]?.length ?? 0) > most) return note('people.valueTooLong', { field, most })
  }
  return null
}

type Draft = Omit<ImportedPerson, 'managerEmail'> & { readonly manager: string | null; readonly managerNumber: string | null }

/** An e-mail address as it is; a number or a name that only one person here has as that person's address. */
const managersOf = (drafts: readonly Draft[], known: KnownPeople | undefined): ImportedPerson[] => {
  const everyone = [...(known?.people ?? []), ...drafts]
  const byNumber = new Map(everyone.flatMap(({ employeeNumber, email }) => (employeeNumber && email ? [[employeeNumber, email]] : [])))
  let byName: Map<string, string | null> | undefined
  /** Made when first asked for, because most lists name managers by address or number. */
  const emailByName = (name: string): string | null => {
    if (!byName) {
      byName = new Map()
      for (const one of everyone) {
        const key = plainHeading(one.name)
        const there = byName.get(key)
        byName.set(key, there === undefined || there === one.email ? one.email : null)
      }
    }
    return byName.get(plainHeading(name)) ?? null
  }
  const find = (said: string): string | null => {
    const email = bareEmail(said)
    return isEmail(email) ? email : (byNumber.get(said) ?? emailByName(said.includes(',') ? turned(said) : said))
  }
  return drafts.map(({ manager, managerNumber, ...person }) => ({
    ...person,
    managerEmail: (manager && find(manager)) ?? (managerNumber && byNumber.get(managerNumber)) ?? null,
  }))
}

/**
 * What an import would make of a table: each column's field, the people, every row that stays out with its line and reason, and what was
 * assumed (IM-1, PH-2: nobody is left out for want of a department, place or e-mail). With `known` also what is new, changed, the same or missing (IM-2).
 * Problems: `people.nobody`, `people.noHeaderRow`, `people.noNameColumn`, `people.mappingColumn`, `people.mappingField`.
 * @example importPreview(table, { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } }).people.length // 1
 */
export const importPreview = (table: SourceTable, options: ImportOptions): ImportPreview => {
  const { columns, source, firstRow, places, unnamed } = recogniseColumns(table.rows, options.mapping)
  const body = table.rows.slice(firstRow).filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  const { format, encoding, delimiter } = table
  const shown = shownOf(columns.map((column, at) => ({ ...column, samples: samplesOf(body, at) })))
  if (unnamed) {
    if (!options.askForColumns) throw unnamed
    const why = { code: unnamed.code, params: unnamed.params } as Note
    return {
      format,
      encoding,
      delimiter,
      source,
      columns: shown,
      people: [],
      refused: [],
      gone: [],
      notes: [why],
      locations: [],
      changes: null,
    }
  }
  if (body.length === 0) throw new Problem('people.nobody', {})
  const read = readersOf(columns, places, body, options.defaults)
  const named = body.map((row) => read.text('name', row.cells)).filter((name) => name !== null)
  const lastFirst = named.length > 0 && named.filter((name) => name.split(',').length === 2).length >= named.length * 0.8
  const placedByCountry = !places.has('location') && places.has('country')
  const refused: RefusedRow[] = []
  const gone: GonePerson[] = []
  const drafts: Draft[] = []
  const lineOfEmail = new Map<string, number>()
  const lineOfNumber = new Map<string, number>()

  const refusal = (row: SourceRow): Note | null => {
    const { line, cells } = row
    const extra = cells.findLastIndex((cell) => cell.trim() !== '') + 1
    if (extra > columns.length) return note('people.tooManyCells', { found: extra, expected: columns.length })
    const emails = read.texts('email', cells).map(bareEmail)
    const email = emails.find(isEmail) ?? null
    const name = nameOf(read, cells, lastFirst) || (email ? nameByEmail(email) : '')
    if (!name && emails.length === 0) return note('people.noName', {})
    if (!email && emails[0]) return note('people.emailMalformed', { email: emails[0].slice(0, 80) })
    const employeeNumber = read.text('employeeNumber', cells)
    const [startsOn, leftOn] = [read.day('startsOn', row), read.day('leftOn', row)]
    const employed = read.answer('employed', row) ?? true
    if (!employed || (leftOn && leftOn < options.today)) {
      gone.push({ line, name, email, employeeNumber, leftOn })
      return note('people.hasLeft', { name, on: leftOn })
    }
    if (startsOn && leftOn && leftOn < startsOn) return note('people.leavesBeforeStart', { name, startsOn, leftOn })
    const country = read.country(row)
    const place = read.text('location', cells)
    const location = place ?? (placedByCountry && country ? countryName(country, options.defaults.language) : null)
    const [phone, department, jobTitle] = [read.text('phone', cells), read.department(cells), read.text('jobTitle', cells)]
    const long = tooLong({ name, email, employeeNumber, phone, department, location, jobTitle })
    if (long) return long
    const sameEmail = email ? lineOfEmail.get(email) : undefined
    if (email && sameEmail !== undefined) return note('people.emailTwice', { email, line: sameEmail })
    const sameNumber = employeeNumber ? lineOfNumber.get(employeeNumber) : undefined
    if (employeeNumber && sameNumber !== undefined) return note('people.numberTwice', { number: employeeNumber, line: sameNumber })
    if (email) lineOfEmail.set(email, line)
    if (employeeNumber) lineOfNumber.set(employeeNumber, line)
    drafts.push({
      line,
      id: employeeNumber ?? email ?? `line-${line}`,
      name,
      email,
      employeeNumber,
      phone,
      department,
      location,
      country,
      language: read.language(row),
      jobTitle,
      manager: read.text('managerEmail', cells),
      managerNumber: read.text('managerNumber', cells),
      startsOn,
      leftOn,
      pilot: read.answer('pilot', row) ?? false,
      keenness: read.keenness(row),
      oldUse: read.amount('oldUse', row),
      champion: read.answer('champion', row) ?? false,
    })
    return null
  }

  for (const row of body) {
    const reason = refusal(row)
    if (reason) refused.push({ line: row.line, ...reason })
  }
  const people = managersOf(drafts, options.known)
  const { locations, notes } = locationsOf(people, options.defaults)
  const sheet = table.sheet && table.sheet.others > 0 ? [note('people.note.firstSheet', table.sheet)] : []
  return {
    format,
    encoding,
    delimiter,
    source,
    columns: shown,
    people,
    refused,
    gone,
    notes: [...sheet, ...read.notes(), ...notes],
    locations,
    changes: options.known ? importChanges(people, options.known, gone, options.today) : null,
  }
}

/** Without the empty columns that spreadsheets leave on the right. */
const shownOf = (columns: readonly PreviewColumn[]): PreviewColumn[] =>
  columns.slice(0, columns.findLastIndex(({ header, samples }) => header !== '' || samples.length > 0) + 1)

const samplesOf = (rows: readonly SourceRow[], at: number): string[] => {
  const samples = new Set<string>()
  for (const row of rows.slice(0, 200)) {
    const value = row.cells[at]?.trim().slice(0, 80)
    if (value) samples.add(value)
    if (samples.size === 3) break
  }
  return [...samples]
}
