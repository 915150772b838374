/** Staff lists as OpenDocument spreadsheets, as LibreOffice saves them: packed (ODS) or as one XML file (FODS). */
import type { MergedDown, SourceRow, SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import { chosenSheet, type NamedSheet, type SheetRows } from '#files/people/sheet-choice.ts'
import { checkNextRow, type FileLimits } from '#files/people/file-limits.ts'
import { plain, spelled } from '#files/people/workbook-cells.ts'
import { type Tag, walkXml } from '#files/people/workbook-xml.ts'

const mostColumns = 500
const longestCell = 2000
const mostNoted = 20_000
/** More rows than a sheet of LibreOffice has. */
const mostSheetRows = 1_048_577

/** How often a cell or row is repeated; never more than a sheet is wide or long. */
const times = (attribute: string | undefined, most: number): number => {
  const told = Number(attribute ?? 1)
  return Number.isInteger(told) && told > 0 ? Math.min(told, most) : 1
}

interface Cell {
  readonly type: string | undefined
  readonly value: string | undefined
  readonly day: string | undefined
  readonly truth: string | undefined
  readonly told: string | undefined
  readonly isFormula: boolean
}

const cellOf = (attribute: Tag['attribute']): Cell => ({
  type: attribute('office:value-type'),
  value: attribute('office:value'),
  day: attribute('office:date-value'),
  truth: attribute('office:boolean-value'),
  told: attribute('office:string-value'),
  isFormula: attribute('table:formula') !== undefined,
})

/** A cell as text. A number that is shown with zeros in front is what is shown. */
const shownOf = ({ type, value, day, truth, told }: Cell, shown: string): string => {
  if (type === 'date' && day !== undefined) return day.slice(0, 10)
  if (type === 'boolean' && truth !== undefined) return truth === 'true' ? 'true' : 'false'
  if (value !== undefined && type !== 'string') return /^0\d+$/.test(shown) ? shown : spelled(value, plain, false)
  return told ?? shown
}

interface Found extends SheetRows {
  readonly name: string
}

/** Reads the tables of a document, those that are hidden left out. Problems as `readPeopleFile`. */
const readTables = (xml: string, file: string, limits: FileLimits): Found[] => {
  const hiddenStyles = new Set<string>()
  const tables: Found[] = []
  let style = ''
  let table:
    | { name: string; rows: SourceRow[]; merged: MergedDown[]; hidden: number[]; unstored: { line: number; column: number }[] }
    | undefined
  let [depth, line, count, column, spanned] = [0, 0, 0, 0, 1]
  let [rowTimes, cellTimes, aside, lines] = [1, 1, 0, 0]
  let cells: string[] = []
  let cell: Cell | undefined
  let shown = ''
  let inText = 0
  let hides = false

  const endCell = (): void => {
    if (!table || !cell) return
    const text = shownOf(cell, shown).slice(0, longestCell)
    if (text === '' && cell.isFormula && table.unstored.length < mostNoted && column < mostColumns)
      table.unstored.push({ line: line + 1, column })
    if (text !== '' && column < mostColumns) {
      const last = Math.min(column + cellTimes, mostColumns)
      count += last - cells.length
      if (count * rowTimes > limits.cells) throw new Problem('people.tooManyCellsInAll', { most: limits.cells }, { file, line: line + 1 })
      while (cells.length < column) cells.push('')
      while (cells.length < last) cells.push(text)
    }
    if (spanned > 1 && table.merged.length < mostNoted) table.merged.push({ column, from: line + 1, to: line + spanned })
    column += cellTimes
    cell = undefined
  }
  const endRow = (): void => {
    if (!table) return
    if (cells.length === 0) line += rowTimes
    else {
      count += cells.length * (rowTimes - 1)
      if (count > limits.cells) throw new Problem('people.tooManyCellsInAll', { most: limits.cells }, { file, line: line + 1 })
      for (let nth = 0; nth < rowTimes; nth++) {
        checkNextRow(limits, table.rows.length, file, line + 1)
        table.rows.push({ line: ++line, cells })
        if (hides) table.hidden.push(line)
      }
    }
    cells = []
  }
  const whole = walkXml(
    xml,
    ({ name, kind, attribute }) => {
      if (name === 'annotation' || name === 'tracked-changes' || name === 'shapes') {
        if (kind !== 'empty') aside += kind === 'open' ? 1 : -1
      } else if (aside > 0) return
      else if (name === 'style' && kind !== 'close') style = attribute('style:name') ?? ''
      else if (name === 'table-properties' && kind !== 'close' && attribute('table:display') === 'false') hiddenStyles.add(style)
      else if (name === 'table') {
        if (kind === 'close') {
          depth--
          if (depth === 0 && table) tables.push(table)
          if (depth === 0) table = undefined
        } else if (kind === 'open' && ++depth === 1) {
          const isHidden = hiddenStyles.has(attribute('table:style-name') ?? '')
          table = isHidden ? undefined : { name: attribute('table:name') ?? '', rows: [], merged: [], hidden: [], unstored: [] }
          ;[line, cells] = [0, []]
        }
      } else if (!table || depth !== 1) return
      else if (name === 'table-row') {
        if (kind === 'close') return endRow()
        rowTimes = times(attribute('table:number-rows-repeated'), mostSheetRows)
        ;[column, cells] = [0, []]
        hides = attribute('table:visibility') !== undefined && attribute('table:visibility') !== 'visible'
        if (kind === 'empty') endRow()
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        if (kind === 'close') return endCell()
        cellTimes = times(attribute('table:number-columns-repeated'), 20_000)
        spanned = times(attribute('table:number-rows-spanned'), mostSheetRows)
        cell = cellOf(attribute)
        ;[shown, lines] = ['', 0]
        if (kind === 'empty') endCell()
      } else if (name === 'p') {
        if (kind === 'open' && lines++ > 0) shown += '\n'
        if (kind !== 'empty') inText += kind === 'open' ? 1 : -1
      } else if (kind !== 'close' && (name === 's' || name === 'tab')) shown += ' '.repeat(times(attribute('text:c'), 100))
      else if (kind !== 'close' && name === 'line-break') shown += '\n'
    },
    (text) => {
      if (inText > 0 && aside === 0 && cell && shown.length < longestCell) shown += text
    },
  )
  if (!whole) throw new Problem('people.workbookBroken', {}, { file, ...(line > 0 ? { line } : {}) })
  return tables
}

/** Whether a text is a spreadsheet of OpenDocument in one file. */
export const isFlatSpreadsheet = (bytes: Uint8Array): boolean => {
  const top = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 8000)).toString('latin1')
  return /^\s*(?:\u00EF\u00BB\u00BF)?\s*<\?xml|^\s*<office:document/.test(top) && top.includes('opendocument.spreadsheet')
}

/** Reads the sheet of an OpenDocument spreadsheet that holds a staff list, or the one that is wanted. Problems as `readPeopleFile`. */
export const readSpreadsheet = (xml: string, format: 'ods' | 'fods', file: string, limits: FileLimits, wanted?: string): SourceTable => {
  const tables = readTables(xml, file, limits)
  if (tables.length === 0) throw new Problem('people.workbookBroken', {}, { file })
  const sheets = tables.map((table): NamedSheet => ({ name: table.name, read: () => table }))
  return { format, encoding: null, delimiter: null, notes: [], ...chosenSheet(sheets, file, wanted) }
}
