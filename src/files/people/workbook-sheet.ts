/** The cells of one sheet of an Excel workbook, every one as the text a reader would write. */
import type { MergedDown, SourceRow } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { SheetRows } from '#files/people/sheet-choice.ts'
import { checkNextRow, type FileLimits } from '#files/people/file-limits.ts'
import { columnOf, plain, type Shown, spelled, unfold } from '#files/people/workbook-cells.ts'
import { walkXml } from '#files/people/workbook-xml.ts'

/** Columns further right than this hold no staff list and are not read. */
const mostColumns = 500
/** As many rows as a sheet of Excel has. */
const mostSheetRows = 1_048_576
/** A cell is read no further: one long text shared by many cells must not fill the memory. */
const longestCell = 2000
const mostMerged = 20_000
const mostUnstored = 20_000

/** `A2:A4` as a column and its rows; null where it does not go down. */
const mergedDown = (reference: string): MergedDown | null => {
  const parts = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference)
  if (!parts) return null
  const [column, from, to] = [columnOf(parts[1] ?? ''), Number(parts[2]), Number(parts[3])]
  return to > from ? { column, from, to } : null
}

export interface SheetReading {
  readonly strings: readonly string[]
  readonly styles: readonly Shown[]
  readonly from1904: boolean
  readonly file: string
  readonly limits: FileLimits
}

/** Reads the rows of a sheet, what is merged downwards or hidden in it, and which formulas have no stored result. Problems as `readPeopleFile`. */
export const readSheet = (xml: string, { strings, styles, from1904, file, limits }: SheetReading): SheetRows => {
  const rows: SourceRow[] = []
  const merged: MergedDown[] = []
  const hidden: number[] = []
  const unstored: { line: number; column: number }[] = []
  let hasFormula = false
  let cells: string[] = []
  let [line, column, count, seen] = [0, -1, 0, 0]
  let type = 'n'
  let shown: Shown = plain
  let value = ''
  let [inValue, inData, reading] = [false, false, false]
  const countCells = (more: number) => {
    count += Math.max(0, more)
    if (count > limits.cells) throw new Problem('people.tooManyCellsInAll', { most: limits.cells }, { file, line })
  }
  const endCell = () => {
    if (column < 0 || column >= mostColumns) return
    if (hasFormula && value === '' && unstored.length < mostUnstored) unstored.push({ line, column })
    const text =
      type === 's'
        ? (strings[Number(value)] ?? '')
        : type === 'n'
          ? spelled(value, shown, from1904)
          : type === 'b'
            ? value.trim() === '1'
              ? 'true'
              : 'false'
            : type === 'd'
              ? value.slice(0, 10)
              : unfold(value)
    if (text === '') return
    countCells(column - cells.length)
    while (cells.length < column) cells.push('')
    cells[column] = text.slice(0, longestCell)
  }
  const endRow = () => {
    if (cells.length === 0) return
    checkNextRow(limits, rows.length, file, line)
    rows.push({ line, cells })
    cells = []
  }
  const whole = walkXml(
    xml,
    ({ name, kind, attribute }) => {
      if (name === 'mergeCell' && kind !== 'close') {
        const found = mergedDown(attribute('ref') ?? '')
        if (found && merged.length < mostMerged) merged.push(found)
      } else if (name === 'sheetData') inData = kind === 'open'
      else if (!inData) return
      else if (name === 'row') {
        if (kind === 'close') return endRow()
        if (++seen > mostSheetRows) throw new Problem('people.tooManyRows', { most: limits.rows }, { file, line })
        const told = Number(attribute('r'))
        line = Number.isInteger(told) && told > line ? told : line + 1
        column = -1
        cells = []
        if (/^(?:1|true)$/i.test(attribute('hidden') ?? '')) hidden.push(line)
      } else if (name === 'c') {
        if (kind === 'close') return endCell()
        countCells(1)
        const reference = attribute('r')
        const at = reference === undefined ? column + 1 : columnOf(reference)
        column = at >= 0 ? at : column + 1
        type = attribute('t') ?? 'n'
        shown = styles[Number(attribute('s') ?? 0)] ?? plain
        value = ''
        hasFormula = false
      } else if (name === 'f') hasFormula = true
      else if (name === 'rPh') reading = kind === 'open'
      else if (name === 'v' || name === 't') inValue = kind === 'open'
    },
    (text) => {
      if (inValue && !reading) value += text
    },
  )
  if (!whole) throw new Problem('people.workbookBroken', {}, { file, line: line || 1 })
  return { rows, merged, hidden, unstored }
}
