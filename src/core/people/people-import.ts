/** From the rows of a staff list to people, with every row that will not go in and why, and every row that somebody has to decide about (IM-1). */
import type { GonePerson, ImportedPerson } from '#core/people/imported-person.ts'
import { compareList, type ImportChanges, type KnownPeople, type ListedRow } from '#core/people/people-changes.ts'
import {
  type ColumnMapping,
  type ImportColumn,
  type PeopleSource,
  type RecognisedColumns,
  recogniseColumns,
} from '#core/people/people-columns.ts'
import { readersOf } from '#core/people/people-cells.ts'
import { type ImportedLocation, locationsOf, placeKey } from '#core/people/people-locations.ts'
import { hasNameOnly, nameKey, numberedName } from '#core/people/people-matching.ts'
import { namesOf } from '#core/people/people-names.ts'
import { type Draft, rowReaderOf } from '#core/people/people-rows.ts'
import type { SourceDelimiter, SourceEncoding, SourceFormat, SourceRow, SourceSheet, SourceTable } from '#core/people/people-source.ts'
import { besideColumns, emptyBelow, filledDown, realigned, secondList, withoutDittos } from '#core/people/people-table.ts'
import { Problem } from '#core/kernel/problem.ts'
import { countryName } from '#core/regional/countries.ts'
import { type Note, note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

/** A row that will not go in, with the reason: `say` says it. */
export type RefusedRow = { readonly line: number } & Note
/** A row that goes in only when somebody says so (`ImportOptions.accepted`), with the question. */
export type AskedRow = { readonly line: number } & Note

export interface PreviewColumn extends ImportColumn {
  /** The first few different values under the heading. */
  readonly samples: readonly string[]
}

export interface ImportPreview {
  readonly format: SourceFormat
  readonly encoding: SourceEncoding | null
  readonly delimiter: SourceDelimiter | null
  /** The sheet that was read, and the names of all there are; null for a text. */
  readonly sheet: Pick<SourceSheet, 'name' | 'all'> | null
  readonly source: PeopleSource
  readonly columns: readonly PreviewColumn[]
  readonly people: readonly ImportedPerson[]
  readonly refused: readonly RefusedRow[]
  readonly asked: readonly AskedRow[]
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
  /** Lines of rows that were asked about and are to go in. */
  readonly accepted?: ReadonlySet<number>
  /** For a page that lets a person say which column is what: a list without a column of names gives its columns and nobody, in place of a Problem. */
  readonly askForColumns?: boolean
}

/** Rows that stay out without being wrong: somebody who has left, and what is no person at all. */
const noMistakes: ReadonlySet<string> = new Set(['people.hasLeft', 'people.notAPerson', 'people.groupRow', 'people.headingsAgain'])
export const isNoMistake = (code: string): boolean => noMistakes.has(code)

/** Keeps one person to each address and number of a list. */
const uniquely = () => {
  const [emails, numbers] = [new Map<string, number>(), new Map<string, number>()]
  /** By the number without its zeros in front and the name: one person, whose number lost them on one of two rows. */
  const sames = new Map<string, number>()
  /** Why a person cannot go in because of one above; null where they can, and from then on they count. */
  return (draft: Draft): Note | null => {
    const { line, email, employeeNumber } = draft
    const same = numberedName(draft) ?? ''
    const sameEmail = email ? emails.get(email) : undefined
    if (email && sameEmail !== undefined) return note('people.emailTwice', { email, line: sameEmail })
    const sameNumber = employeeNumber ? (numbers.get(employeeNumber) ?? sames.get(same)) : undefined
    if (employeeNumber && sameNumber !== undefined) return note('people.numberTwice', { number: employeeNumber, line: sameNumber })
    if (email) emails.set(email, line)
    if (employeeNumber) numbers.set(employeeNumber, line)
    if (employeeNumber) sames.set(same, line)
    return null
  }
}

/**
 * Asks about a row of somebody who has neither address nor number, and whose name, department and location another row has as well: one above it, or
 * one with an address or number where a department or location is told. It is one person with two rows, or two of one name.
 */
const twiceAmong = (drafts: readonly Draft[]) => {
  const keyOf = ({ name, department, location }: Draft): string =>
    JSON.stringify([nameKey(name), ...[department, location].map((one) => (one === null ? null : placeKey(one)))])
  const alike = Map.groupBy(drafts, keyOf)
  return (draft: Draft): Note | null => {
    if (!hasNameOnly(draft)) return null
    const isPlaced = draft.department !== null || draft.location !== null
    const same = alike.get(keyOf(draft))?.find((one) => (hasNameOnly(one) ? one.line < draft.line : isPlaced))
    return same ? note('people.askSameTwice', { name: draft.name, line: same.line }) : null
  }
}

/**
 * What an import would make of a table: each column's field, the people, every row that stays out with its line and reason, every row that is
 * asked about and left out until it is accepted, and what was assumed (IM-1, PH-2: nobody is left out for want of a department, place or e-mail).
 * With `known` also what is new, changed, the same or missing (IM-2).
 * Problems: `people.nobody`, `people.noHeaderRow`, `people.noNameColumn`, `people.mappingColumn`, `people.mappingField`.
 * @example importPreview(table, { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } }).people.length // 1
 */
export const importPreview = (table: SourceTable, options: ImportOptions): ImportPreview => {
  const found = recogniseColumns(table.rows, options.mapping)
  const { columns, source, firstRow, places, unnamed } = found
  const { format, encoding, delimiter } = table
  const below = table.rows.slice(firstRow).filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  const sheet = table.sheet && { name: table.sheet.name, all: table.sheet.all }
  const shown = shownOf(columns.map((column, at) => ({ ...column, samples: samplesOf(below, at) })))
  const nothing = { people: [], refused: [], asked: [], gone: [], locations: [], changes: null }
  if (unnamed) {
    if (!options.askForColumns) throw unnamed
    const why = { code: unnamed.code, params: unnamed.params } as Note
    return { format, encoding, delimiter, sheet, source, columns: shown, ...nothing, notes: [...table.notes, why] }
  }
  if (below.length === 0) throw new Problem('people.nobody', {})
  const list = realigned(withoutDittos(filledDown(below, found, table.sheet?.merged ?? []), found), found)
  const { rows, shifted, notes: remarks } = besideColumns(list.rows, found, table.sheet !== null)
  const reader = readersOf(columns, places, rows, options.defaults)
  const names = namesOf(columns, places, rows)
  const unstored = new Set((table.sheet?.unstored ?? []).map(({ line, column }) => `${line} ${column}`))
  const { read } = rowReaderOf({
    reader,
    names,
    rows,
    columns,
    today: options.today,
    placeByCountry: !places.has('location') && places.has('country') ? (country) => countryName(country, options.defaults.language) : null,
    isUncalculated: ({ line }) => names.columns.some((column) => unstored.has(`${line} ${column}`)),
    hidden: new Set(table.sheet?.hidden),
  })
  const refused: RefusedRow[] = []
  const gone: GonePerson[] = []
  const drafts: { draft: Draft; ask: Note | null }[] = []
  for (const row of rows) {
    const { line } = row
    const why = shifted.get(line)
    const reading = why ? ({ kind: 'refused', why } as const) : read(row)
    if (reading.kind === 'refused') refused.push({ line, ...reading.why })
    else if (reading.kind === 'person') drafts.push(reading)
    else {
      gone.push(reading.who)
      refused.push({ line, ...note('people.hasLeft', { name: reading.who.name, on: reading.who.leftOn }) })
    }
  }
  const listed: ListedRow[] = []
  const [clashOf, twinOf] = [uniquely(), twiceAmong(drafts.map(({ draft }) => draft))]
  const isAccepted = ({ line }: Draft): boolean => options.accepted?.has(line) ?? false
  const goesIn = ({ draft, ask }: (typeof drafts)[number]): boolean => ask === null || isAccepted(draft)
  // What is asked about keeps nobody out who goes in.
  for (const { draft, ask } of [...drafts.filter(goesIn), ...drafts.filter((one) => !goesIn(one))]) {
    const clash = clashOf(draft)
    if (clash) refused.push({ line: draft.line, ...clash })
    else listed.push({ draft, questions: [ask, twinOf(draft)].filter((one) => one !== null), isAccepted: isAccepted(draft) })
  }
  refused.sort((a, b) => a.line - b.line)
  const { people, asked, changes } = compareList(listed, options.known ?? { people: [], locations: [] }, gone, options.today)
  const settled = new Set((options.known?.locations ?? []).map(({ name }) => placeKey(name)))
  const { locations, notes } = locationsOf(people, options.defaults, (name) => settled.has(placeKey(name)))
  return {
    format,
    encoding,
    delimiter,
    sheet,
    source,
    columns: shown,
    people,
    refused,
    asked,
    gone,
    notes: [
      ...table.notes,
      ...sheetNotes(table.sheet, found, rows),
      ...(table.sheet === null ? emptyBelow(rows, found) : []),
      ...list.notes,
      ...remarks,
      ...secondList(rows, found),
      ...namesInPart(found),
      ...names.unturned(rows),
      ...lostLetters(people, table.notes),
      ...reader.notes(),
      ...notes,
    ],
    locations,
    changes: options.known ? changes : null,
  }
}

/** Names that are only half there because no column with the other half was found: most likely its heading is not known. */
const namesInPart = ({ places, columns }: RecognisedColumns): Note[] => {
  const of = (['name', 'firstName', 'lastName'] as const).filter((field) => places.has(field))
  if (of.length > 1 || of[0] === 'name') return []
  const unused = columns.filter(({ header, field }) => field === null && header !== '').map(({ header }) => header)
  return [note('people.note.namesInPart', { part: of[0] ?? 'email', unused: unused.slice(0, 8) })]
}

/** Names in which a question mark stands for a letter that an earlier program could not write. */
const lostLetters = (people: readonly ImportedPerson[], said: readonly Note[]): Note[] => {
  const lost = people.filter(({ name }) => /\p{L}\?/u.test(name))
  const [first] = lost
  if (!first || said.some(({ code }) => code === 'people.note.lettersLost')) return []
  return [note('people.note.lettersLost', { count: lost.length, line: first.line, value: first.name.slice(0, 60) })]
}

/** Which other sheets there are, and formulas without a result in columns that count. */
const sheetNotes = (sheet: SourceSheet | null, { places }: RecognisedColumns, rows: readonly SourceRow[]): Note[] => {
  if (sheet === null) return []
  const used = new Set([...places.values()].flat())
  const missing = sheet.unstored.filter(({ column }) => used.has(column))
  const others: Note[] =
    sheet.alike.length > 0
      ? [note('people.note.otherLists', { name: sheet.name, others: sheet.alike })]
      : sheet.all.length > 1
        ? [note('people.note.firstSheet', { name: sheet.name, others: sheet.all.length - 1 })]
        : []
  const shown = new Set(rows.map(({ line }) => line))
  const hidden = sheet.hidden.filter((line) => shown.has(line))
  if (hidden[0] !== undefined) others.push(note('people.note.hiddenRows', { count: hidden.length, line: hidden[0] }))
  const [first] = missing
  return first ? [...others, note('people.note.noResult', { count: missing.length, line: first.line })] : others
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
