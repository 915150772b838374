/** The rows of a list made whole before they are read: values merged downwards, and remarks to the right of the last column. */
import type { RecognisedColumns } from '#core/people/people-columns.ts'
import { bareEmail, isEmail } from '#core/people/people-emails.ts'
import type { PersonField } from '#core/people/people-headers.ts'
import type { MergedDown, SourceRow } from '#core/people/people-source.ts'
import { type Note, note } from '#core/kernel/note.ts'

/** Fields that many people share. A name or an address that is merged downwards is still one person. */
const shared: ReadonlySet<PersonField | null> = new Set<PersonField>([
  'department',
  'location',
  'country',
  'zone',
  'language',
  'managerEmail',
  'managerNumber',
])

/**
 * Gives every row under a merged department, location, country, language or manager its value.
 * @example filledDown(rows, columns, [{ column: 0, from: 2, to: 4 }])
 */
export const filledDown = (
  rows: readonly SourceRow[],
  { columns }: Pick<RecognisedColumns, 'columns'>,
  merged: readonly MergedDown[],
): readonly SourceRow[] => {
  const wanted = merged.filter(({ column }) => shared.has(columns[column]?.field ?? null))
  if (wanted.length === 0) return rows
  const byLine = new Map(rows.map((row) => [row.line, row]))
  const valueAt = new Map<number, Map<number, string>>()
  for (const { column, from, to } of wanted) {
    const value = byLine.get(from)?.cells[column] ?? ''
    if (value === '') continue
    for (const { line } of rows) {
      if (line <= from || line > to) continue
      const cells = valueAt.get(line) ?? new Map<number, string>()
      cells.set(column, value)
      valueAt.set(line, cells)
    }
  }
  return rows.map((row) => {
    const values = valueAt.get(row.line)
    if (!values) return row
    const cells = [...row.cells]
    for (const [column, value] of values) {
      while (cells.length <= column) cells.push('')
      if (cells[column]?.trim() === '') cells[column] = value
    }
    return { ...row, cells }
  })
}

/** From so many values on with empty cells below them, a column looks like one whose cells were merged. */
const fewestGroups = 2

/**
 * Columns of a text in which values of many people stand once above empty cells, as a workbook with merged cells is saved as text: what the
 * empty cells mean is not in the file, so that they stay empty and it is said.
 * @example emptyBelow(rows, found)[0]?.code // 'people.note.emptyBelow'
 */
export const emptyBelow = (rows: readonly SourceRow[], { columns }: Pick<RecognisedColumns, 'columns'>): Note[] =>
  columns.flatMap(({ header, field }, at) => {
    if (!shared.has(field)) return []
    const cells = rows.map((row) => row.cells[at]?.trim() ?? '')
    const groups = cells.filter((cell, place) => cell !== '' && cells[place + 1] === '').length
    const filled = cells.filter((cell) => cell !== '')
    const first = cells.findIndex((cell, place) => cell === '' && place > 0 && cells[place - 1] !== '')
    // Each value stands once, above its own empty cells; where values come again, the empty cells are just not known.
    const isMerged = groups >= fewestGroups && groups * 2 >= filled.length && new Set(filled).size === filled.length && cells[0] !== ''
    const row = rows[first]
    if (!isMerged || !row) return []
    return [
      note('people.note.emptyBelow', {
        column: header,
        count: cells.length - filled.length,
        line: row.line,
        value: (cells[first - 1] ?? '').slice(0, 60),
      }),
    ]
  })

/**
 * Takes off what stands to the right of the last heading. In a sheet it is a remark. In a text it may also be a cell too many, because a separator
 * stood inside a value: then every value after it is one column off, and the row stays out (`shifted`, by line).
 * @example besideColumns(rows, found, true).notes // [{ code: 'people.note.besideColumns', … }]
 */
export const besideColumns = (
  rows: readonly SourceRow[],
  { columns, places }: Pick<RecognisedColumns, 'columns' | 'places'>,
  isSheet: boolean,
): { rows: readonly SourceRow[]; shifted: ReadonlyMap<number, Note>; notes: Note[] } => {
  const width = columns.length
  const lastFilled = ({ cells }: SourceRow): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1
  const wide = rows.filter((row) => lastFilled(row) > width)
  const shifted = new Map<number, Note>()
  if (wide.length === 0) return { rows, shifted, notes: [] }
  const seen = Array.from(
    { length: width },
    (_, at) => new Set(rows.filter((row) => lastFilled(row) <= width).flatMap(({ cells }) => cells[at]?.trim() || [])),
  )
  const emailAt = places.get('email')?.[0]
  const isAddress = (cell: string | undefined): boolean => isEmail(bareEmail(cell ?? ''))
  const isSeen = (at: number, cell: string | undefined): boolean => seen[at]?.has(cell?.trim() ?? '') ?? false
  /** Values stand where they belong: none is at home one column to the left, the address is under its heading, or the last value is as in other rows. */
  const isAligned = ({ cells }: SourceRow): boolean => {
    if (seen.some((_, at) => isSeen(at, cells[at + 1]) && !isSeen(at, cells[at]))) return false
    if (emailAt !== undefined && cells.some(isAddress)) return isAddress(cells[emailAt])
    return isSeen(width - 1, cells[width - 1])
  }
  const kept: SourceRow[] = []
  for (const row of wide) {
    if (isSheet || isAligned(row)) kept.push(row)
    else shifted.set(row.line, note('people.tooManyCells', { found: lastFilled(row), expected: width }))
  }
  const remarks = new Set(kept.map(({ line }) => line))
  const [first] = kept
  return {
    rows: rows.map((row) => (remarks.has(row.line) ? { ...row, cells: row.cells.slice(0, width) } : row)),
    shifted,
    notes: first
      ? [
          note('people.note.besideColumns', {
            count: kept.length,
            line: first.line,
            value: (first.cells.slice(width).find((cell) => cell.trim() !== '') ?? '').trim().slice(0, 60),
          }),
        ]
      : [],
  }
}
