/** A table of figures in a CSV, TSV or XLSX file: rows under a heading, read cell by cell. */
import { basename } from 'node:path'
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { CliError } from '#cli/cli-error.ts'
import { bytesOf } from '#cli/files.ts'

export interface DataRow {
  readonly file: string
  readonly line: number
  /** The trimmed text under a heading. */
  cell(column: string): string
}

export interface DataTable {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: readonly DataRow[]
}

const plain = (text: string): string => text.trim().toLowerCase()

/** Reads a table whose first row with content is the heading; which columns it needs may depend on those it has, in lower case. CliError: cli.columnMissing with the headings there are. */
export const readDataTable = async (
  file: string,
  wantedOf: readonly string[] | ((columns: readonly string[]) => readonly string[]),
): Promise<DataTable> => {
  const source = readPeopleFile(await bytesOf(file), basename(file))
  const [heading, ...rows] = source.rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const columns = (heading?.cells ?? []).map((cell) => cell.trim())
  const places = new Map(columns.map((column, at) => [plain(column), at]))
  const wanted = typeof wantedOf === 'function' ? wantedOf([...places.keys()]) : wantedOf
  for (const column of wanted)
    if (!places.has(plain(column))) throw new CliError('cli.columnMissing', { column, columns }, { file, line: heading?.line ?? 1 })
  return {
    file,
    columns,
    rows: rows.map(({ line, cells }) => ({ file, line, cell: (column) => (cells[places.get(plain(column)) ?? -1] ?? '').trim() })),
  }
}

/** The number in a cell, with a point or a comma as its decimal mark and no other signs. CliError: cli.notANumber with the line and the column. */
export const numberIn = (
  row: DataRow,
  column: string,
  { whole = false, least = -Infinity }: { whole?: boolean; least?: number },
): number => {
  const text = row.cell(column)
  const pointed = text.replace(',', '.')
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(pointed) ? Number(pointed) : Number.NaN
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value)) || value < least)
    throw new CliError('cli.notANumber', { column, text }, { file: row.file, line: row.line, column })
  return value
}

/** The day in a cell as a count since 1970; null where it is empty. CliError: cli.notADay with the line and the column. */
export const dayIn = (row: DataRow, column: string): number | null => {
  const text = row.cell(column)
  if (text === '') return null
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) : Number.NaN
  if (Number.isNaN(day) || dayOf(day) !== text)
    throw new CliError('cli.notADay', { column, text }, { file: row.file, line: row.line, column })
  return day
}
