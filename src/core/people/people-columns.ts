/** Which column of a staff list holds what: found by its heading, or told by the user. */
import { largest } from '#core/kernel/many.ts'
import { type PersonField, personFields, plainHeading } from '#core/people/people-headers.ts'
import { readYesNo } from '#core/people/people-answers.ts'
import { fieldOf } from '#core/people/people-heading-grammar.ts'
import type { SourceRow } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'

export interface ImportColumn {
  /** As it stands in the file; `#3` for the third column of a list without headings. */
  readonly header: string
  readonly field: PersonField | null
}
export type PeopleSource = 'entra' | 'google' | 'plain'
/** Field by heading (or by `#3`, the third column), as the user chose; null leaves a column out. */
export type ColumnMapping = Readonly<Record<string, PersonField | null>>

export interface RecognisedColumns {
  readonly columns: readonly ImportColumn[]
  readonly source: PeopleSource
  /** Where the people begin in the rows of the table. */
  readonly firstRow: number
  /** Where the headings begin in the rows of the table; null where there are none. */
  readonly headingRow: number | null
  /** For each field the places of its columns, best first. */
  readonly places: ReadonlyMap<PersonField, readonly number[]>
  /** Why nobody can be read yet: no column holds names or addresses. */
  readonly unnamed: Problem<'people.noHeaderRow' | 'people.noNameColumn'> | null
}

/** Titles, dates and empty lines above the headings end within so many rows. */
const headingsWithin = 20
const emailLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const naming: readonly PersonField[] = ['name', 'firstName', 'lastName', 'email']

const formOfAddress =
  /^(?:mr|mrs|ms|miss|mx|dr|drs|ir|ing|mr\.? ?dr|dhr|de heer|mevr|mevrouw|mw|mej|m|mme|mlle|madame|monsieur|sr|sra|srta|prof)\.?$/i

const isEmpty = (row: SourceRow): boolean => row.cells.every((cell) => cell.trim() === '')
const hasEmail = (row: SourceRow): boolean => row.cells.some((cell) => emailLike.test(cell.trim()))

/** How many different fields a row's cells are headings of, and whether one of them names a person. */
export const headingScore = (cells: readonly string[]): { known: number; names: boolean } => {
  const fields = new Set<PersonField>()
  for (const cell of cells.slice(0, 200)) {
    const found = fieldOf(cell)
    if (found) fields.add(found.field)
  }
  return { known: fields.size, names: naming.some((field) => fields.has(field)) }
}

/** The row that is a heading best; after a row with an address only one that is so beyond doubt, because that row may be a person. */
const findHeadings = (rows: readonly SourceRow[]): number => {
  let best = -1
  let most = 0
  let addressAbove = false
  for (const [place, row] of rows.slice(0, headingsWithin).entries()) {
    if (hasEmail(row)) {
      addressAbove = true
      continue
    }
    const { known, names } = headingScore(row.cells)
    if (names && known > most && (!addressAbove || known > 1)) [best, most] = [place, known]
  }
  return best
}

/** Headings that mean nothing alone: of the number of a row, or of whatever stands in the row above. */
const bareLabel = /^(?:#|nr|no|n[°º]|num|code|cod|id|date|datum|type|soort)\.?$/i

/** Whether every filled cell of a row is a heading, at least two of them ours: part of a heading of two rows, and no person. */
const isAllHeadings = (row: SourceRow | undefined): row is SourceRow => {
  const filled = row?.cells.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? []
  const known = filled.filter((cell) => fieldOf(cell) !== undefined)
  return known.length > 1 && filled.every((cell) => known.includes(cell) || bareLabel.test(cell))
}

/** A name under a heading that speaks of something else, such as `Department` or `Manager`, is the name of that. */
const isOfAbove = (general: PersonField | undefined, own: PersonField | undefined): boolean =>
  (general === 'managerEmail' && own !== undefined) ||
  (own === 'name' && general !== undefined && !['name', 'firstName', 'lastName', 'employeeNumber'].includes(general))

/** Where the headings begin and end, and what they are: a heading over two rows says below what it says above in general. */
const headingRows = (rows: readonly SourceRow[], place: number): { headers: string[]; last: number } => {
  const below = isAllHeadings(rows[place + 1]) ? rows[place + 1] : undefined
  const lower = (below ?? rows[place])?.cells ?? []
  const upper = (below ? rows[place] : rows[place - 1])?.cells ?? []
  const headers: string[] = []
  let over = ''
  for (let at = 0; at < Math.max(lower.length, below ? upper.length : 0); at++) {
    const [top, own] = [oneLine(upper[at] ?? ''), oneLine(lower[at] ?? '')]
    if (top !== '') over = top
    const general = own === '' ? fieldOf(top) : fieldOf(over)
    if (own === '') headers.push(general || below ? top : '')
    else headers.push(over !== own && isOfAbove(general?.field, fieldOf(own)?.field) ? `${over} ${own}` : own)
  }
  if (!below) for (let at = lower.length; at < upper.length; at++) if (fieldOf(upper[at] ?? '')) headers[at] = oneLine(upper[at] ?? '')
  return { headers: Array.from(headers, (header) => header ?? ''), last: below ? place + 1 : place }
}

const oneLine = (cell: string): string => cell.replace(/\s+/g, ' ').trim()

const sourceOf = (headers: readonly string[]): PeopleSource => {
  const plain = new Set(headers.map(plainHeading))
  if (plain.has('userprincipalname') && (plain.has('displayname') || plain.has('givenname') || plain.has('accountenabled'))) return 'entra'
  if (plain.has('orgunitpath') || headers.some((header) => /^email address\s*\[required\]/i.test(header.trim()))) return 'google'
  return 'plain'
}

const byHand = /^#([1-9]\d{0,3})$/

const checkMapping = (mapping: ColumnMapping, headers: readonly string[]): void => {
  for (const [header, field] of Object.entries(mapping)) {
    if (field !== null && !personFields.includes(field))
      throw new Problem('people.mappingField', { field: String(field) }, { field: header })
    const place = byHand.exec(header)
    if (place ? Number(place[1]) > headers.length : !headers.includes(header)) {
      throw new Problem('people.mappingColumn', { column: header, columns: headers.filter((one) => one !== '') }, { column: header })
    }
  }
}

/**
 * Finds the row of headings and what each column holds (IM-1). A mapping by the user goes before what the headings say.
 * Without a column of names it says so in `unnamed`, for a person to name the columns.
 * Problems: `people.nobody`, `people.mappingColumn`, `people.mappingField`.
 * @example recogniseColumns([{ line: 1, cells: ['Naam', 'E-mailadres'] }, { line: 2, cells: ['Ann', 'ann@x.sr'] }]).columns[1]?.field // 'email'
 */
export const recogniseColumns = (rows: readonly SourceRow[], mapping: ColumnMapping = {}): RecognisedColumns => {
  const first = rows.findIndex((row) => !isEmpty(row))
  const top = rows[first]
  if (!top) throw new Problem('people.nobody', {})
  const mapped = Object.keys(mapping)
  let place = findHeadings(rows)
  if (place < 0 && mapped.length > 0) {
    const named = mapped.filter((header) => !byHand.test(header))
    place = rows
      .slice(0, headingsWithin)
      .findIndex((row) => named.length > 0 && named.every((header) => row.cells.some((cell) => oneLine(cell) === header)))
  }
  const bare = place < 0 && hasEmail(top)
  const width = largest(rows.slice(0, headingsWithin).map((row) => row.cells.length))
  const { headers, last } = bare
    ? { headers: Array.from({ length: width }, (_, n) => `#${n + 1}`), last: first - 1 }
    : headingRows(rows, place < 0 ? first : place)
  checkMapping(mapping, headers)
  /**
   * Under "Employee" or "Medewerker" often stands the number of the employee, not the name, under "Title" how somebody is addressed, and under
   * "In dienst" whether they are.
   */
  const byValues = (field: PersonField, at: number): PersonField | null => {
    if (field !== 'name' && field !== 'jobTitle' && field !== 'startsOn') return field
    const filled = rows.slice(last + 1, last + 201).flatMap(({ cells }) => cells[at]?.trim() || [])
    if (filled.length === 0) return field
    if (field === 'startsOn') return filled.every((cell) => readYesNo(cell) !== null) ? 'employed' : field
    if (field === 'jobTitle') return filled.every((cell) => formOfAddress.test(cell)) ? null : field
    return filled.every((cell) => /\d/.test(cell) && !/\p{L}{2}/u.test(cell)) ? 'employeeNumber' : field
  }
  const ranked = new Map<PersonField, { at: number; rank: number }[]>()
  const columns = headers.map((header, at): ImportColumn => {
    const told = mapping[`#${at + 1}`] !== undefined ? mapping[`#${at + 1}`] : Object.hasOwn(mapping, header) ? mapping[header] : undefined
    const found = told === undefined && !bare ? fieldOf(header) : undefined
    const field = told === undefined ? (found ? byValues(found.field, at) : null) : told
    if (field) {
      const list = ranked.get(field) ?? []
      list.push({ at, rank: found?.rank ?? -1 })
      ranked.set(field, list)
    }
    return { header, field }
  })
  const unnamed = naming.some((field) => ranked.has(field))
    ? null
    : bare
      ? new Problem('people.noHeaderRow', { columns: width }, { line: top.line })
      : new Problem('people.noNameColumn', { headers: headers.filter((header) => header !== '') }, { line: (rows[place] ?? top).line })
  const places = new Map(
    [...ranked].map(([field, list]) => [field, list.sort((a, b) => a.rank - b.rank || a.at - b.at).map(({ at }) => at)] as const),
  )
  return { columns, source: sourceOf(headers), firstRow: last + 1, headingRow: bare ? null : place < 0 ? first : place, places, unnamed }
}
