/** The rows of a list made whole before they are read: values merged downwards, and remarks to the right of the last column. */
import type { RecognisedColumns } from '#core/people/people-columns.ts'
import { bareEmail, isEmail } from '#core/people/people-emails.ts'
import { fieldOf } from '#core/people/people-heading-grammar.ts'
import { type PersonField, plainHeading } from '#core/people/people-headers.ts'
import { canBeName } from '#core/people/people-nonpersons.ts'
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

const ditto = /^(?:-*\s*["„“”〃]\s*-*|''|idem|id\.|ditto|do\.)$/i

/**
 * Puts in place of ditto marks, in fields that many people share, what stands above them.
 * @example withoutDittos(rows, columns)[1]?.cells[2] // 'Sales', as in the row above
 */
export const withoutDittos = (rows: readonly SourceRow[], { columns }: Pick<RecognisedColumns, 'columns'>): readonly SourceRow[] => {
  const at = columns.flatMap(({ field }, place) => (shared.has(field) ? [place] : []))
  const above = new Map<number, string>()
  return rows.map((row) => {
    const repeated = at.filter((place) => ditto.test(row.cells[place]?.trim() ?? '') && above.has(place))
    const cells =
      repeated.length === 0 ? row.cells : row.cells.map((cell, place) => (repeated.includes(place) ? (above.get(place) ?? cell) : cell))
    for (const place of at) above.set(place, cells[place] ?? '')
    return cells === row.cells ? row : { ...row, cells }
  })
}

/**
 * Puts the cells of a later part of the list, whose own headings stand in another order, under the headings of the first. What has no heading there
 * is left out and said.
 * @example realigned(rows, found).rows
 */
export const realigned = (
  rows: readonly SourceRow[],
  { columns, places }: Pick<RecognisedColumns, 'columns' | 'places'>,
): { rows: readonly SourceRow[]; notes: Note[] } => {
  const heads = columns.map(({ header }) => plainHeading(header))
  const known = new Set(heads.filter((head) => head !== ''))
  const placeOf = (cell: string): number => {
    const field = fieldOf(cell)?.field
    return (field === undefined ? undefined : places.get(field)?.[0]) ?? -1
  }
  const notes: Note[] = []
  let order: readonly number[] | null = null
  const moved = rows.map((row) => {
    const top = row.cells.find((cell) => cell.trim() !== '') ?? ''
    const filled = known.has(plainHeading(top.slice(0, 120)))
      ? row.cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [{ at, cell, head: plainHeading(cell) }]))
      : []
    const again = filled.filter(({ head }) => known.has(head)).length
    if (again > 1 && again * 2 >= filled.length) {
      if (filled.every(({ at, head }) => heads[at] === head)) order = null
      else {
        const targets = filled.map(({ at, cell, head }) => ({
          at,
          cell,
          to: known.has(head) ? heads.indexOf(head) : placeOf(cell),
        }))
        order = columns.map((_, to) => targets.find((one) => one.to === to)?.at ?? -1)
        const lost = targets.filter(({ to }) => to < 0).map(({ cell }) => cell.trim().slice(0, 40))
        notes.push(note('people.note.otherOrder', { line: row.line, lost }))
        return { ...row, cells: columns.map(({ header }) => header) }
      }
    }
    return order === null ? row : { ...row, cells: order.map((from) => row.cells[from] ?? '') }
  })
  return { rows: notes.length > 0 ? moved : rows, notes }
}

/** Names in a column whose heading stood there before: a second list beside the first, which is not read. */
export const secondList = (rows: readonly SourceRow[], { columns, places }: Pick<RecognisedColumns, 'columns' | 'places'>): Note[] => {
  const at = places.get('name') ?? places.get('lastName') ?? []
  const [first = -1, ...others] = at.toSorted((a, b) => a - b)
  const beside = others.find(
    (place) => place > first + 1 && plainHeading(columns[place]?.header ?? '') === plainHeading(columns[first]?.header ?? ''),
  )
  if (beside === undefined) return []
  const unread = rows.filter(({ cells }) => {
    const [one, other] = [cells[first]?.trim() ?? '', cells[beside]?.trim() ?? '']
    return one !== '' && canBeName(other) && plainHeading(one) !== plainHeading(other)
  })
  const [top] = unread
  if (!top) return []
  return [
    note('people.note.secondList', {
      column: columns[beside]?.header ?? '',
      count: unread.length,
      line: top.line,
      value: (top.cells[beside] ?? '').trim().slice(0, 60),
    }),
  ]
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
