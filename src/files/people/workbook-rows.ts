/** Staff lists as Excel workbooks: the first visible sheet, every cell as the text a reader would write. */
import { dayOf } from '#core/kernel/calendar.ts'
import type { SourceRow, SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { FileLimits } from '#files/people/file-limits.ts'
import { type Archive, openArchive } from '#files/people/workbook-zip.ts'
import { walkXml } from '#files/people/workbook-xml.ts'

/** Columns further right than this hold no staff list and are not read. */
const mostColumns = 500
/** As many rows as a sheet of Excel has. */
const mostSheetRows = 1_048_576
/** A cell is read no further: one long text shared by many cells must not fill the memory. */
const longestCell = 2000

/** How a style shows a number: as a day, filled up with zeros, or as it is. */
type Shown = { readonly kind: 'day' } | { readonly kind: 'zeros'; readonly digits: number } | { readonly kind: 'plain' }
const plain: Shown = { kind: 'plain' }

interface Sheet {
  readonly name: string
  readonly part: string
}

const partOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`)

/** A number format that has a year, month or day outside quotes, brackets and escapes. */
const shownBy = (code: string): Shown => {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
  if (/^0{2,20}$/.test(bare)) return { kind: 'zeros', digits: bare.length }
  return /[yYjJdD]|m{3,}/.test(bare) && !/general|standaard/i.test(bare) ? { kind: 'day' } : plain
}
const isDayByNumber = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

const readStyles = (xml: string): Shown[] => {
  const codes = new Map<number, Shown>()
  const styles: Shown[] = []
  let inCells = false
  walkXml(
    xml,
    ({ name, kind, attribute }) => {
      if (name === 'numFmt' && kind !== 'close') codes.set(Number(attribute('numFmtId')), shownBy(attribute('formatCode') ?? ''))
      else if (name === 'cellXfs') inCells = kind === 'open'
      else if (name === 'xf' && inCells && kind !== 'close') {
        const id = Number(attribute('numFmtId') ?? 0)
        styles.push(codes.get(id) ?? (isDayByNumber(id) ? { kind: 'day' } : plain))
      }
    },
    () => {},
  )
  return styles
}

/** `_x000D_` stands for a character that XML cannot hold. */
const unfold = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

/** Texts that cells share; those of readings above Asian signs are left out. */
const readStrings = (xml: string, broken: () => Problem, most: number): string[] => {
  const strings: string[] = []
  let text: string | undefined
  let [reading, inText] = [false, false]
  const whole = walkXml(
    xml,
    ({ name, kind }) => {
      if (name === 'si') {
        if (kind === 'open') text = ''
        else if (strings.length >= most) throw broken()
        else {
          strings.push(unfold(text ?? ''))
          text = undefined
        }
      } else if (name === 'rPh') reading = kind === 'open'
      else if (name === 't') inText = kind === 'open'
    },
    (piece) => {
      if (text !== undefined && inText && !reading) text += piece
    },
  )
  if (!whole) throw broken()
  return strings
}

/** The number of a column from its letters, 0 for A; -1 where there are none. */
const columnOf = (reference: string): number => {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > 20_000) break
  }
  return column - 1
}

const daysIn1904 = 1462
const serialOfEpoch = 25_569

/** A number as Excel keeps it (17 digits, with the noise of binary fractions) as people wrote it. */
const spelled = (value: string, shown: Shown, from1904: boolean): string => {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (shown.kind === 'day' && number >= 1 && number < 200_000)
    return dayOf(Math.floor(number) + (from1904 ? daysIn1904 : 0) - serialOfEpoch)
  const rounded = Number(number.toPrecision(15))
  const text = Math.abs(rounded) < 1e21 && Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded)
  return shown.kind === 'zeros' ? text.padStart(shown.digits, '0') : text
}

interface SheetReading {
  readonly strings: readonly string[]
  readonly styles: readonly Shown[]
  readonly from1904: boolean
  readonly file: string
  readonly limits: FileLimits
}

const readSheet = (xml: string, { strings, styles, from1904, file, limits }: SheetReading): SourceRow[] => {
  const rows: SourceRow[] = []
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
    const text =
      type === 's'
        ? (strings[Number(value)] ?? '')
        : type === 'n'
          ? spelled(value, shown, from1904)
          : type === 'b'
            ? value.trim() === '1'
              ? 'true'
              : 'false'
            : type === 'e'
              ? ''
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
    if (rows.length >= limits.rows) throw new Problem('people.tooManyRows', { most: limits.rows }, { file, line })
    rows.push({ line, cells })
    cells = []
  }
  const whole = walkXml(
    xml,
    ({ name, kind, attribute }) => {
      if (name === 'sheetData') inData = kind === 'open'
      else if (!inData) return
      else if (name === 'row') {
        if (kind === 'close') return endRow()
        if (++seen > mostSheetRows) throw new Problem('people.tooManyRows', { most: limits.rows }, { file, line })
        const told = Number(attribute('r'))
        line = Number.isInteger(told) && told > line ? told : line + 1
        column = -1
        cells = []
      } else if (name === 'c') {
        if (kind === 'close') return endCell()
        countCells(1)
        const reference = attribute('r')
        const at = reference === undefined ? column + 1 : columnOf(reference)
        column = at >= 0 ? at : column + 1
        type = attribute('t') ?? 'n'
        shown = styles[Number(attribute('s') ?? 0)] ?? plain
        value = ''
      } else if (name === 'rPh') reading = kind === 'open'
      else if (name === 'v' || name === 't') inValue = kind === 'open'
    },
    (text) => {
      if (inValue && !reading) value += text
    },
  )
  if (!whole) throw new Problem('people.workbookBroken', {}, { file, line: line || 1 })
  return rows
}

const text = (archive: Archive, part: string): string => archive.read(part)?.toString('utf8') ?? ''

/** The visible sheets in their order, and whether days are counted from 1904. */
const readContents = (archive: Archive): { sheets: Sheet[]; from1904: boolean; strings: string; styles: string } => {
  const targets = new Map<string, string>()
  let [strings, styles] = ['xl/sharedStrings.xml', 'xl/styles.xml']
  walkXml(
    text(archive, 'xl/_rels/workbook.xml.rels'),
    ({ name, kind, attribute }) => {
      if (name !== 'Relationship' || kind === 'close') return
      const part = partOf(attribute('Target') ?? '')
      const type = attribute('Type') ?? ''
      targets.set(attribute('Id') ?? '', part)
      if (type.endsWith('/sharedStrings')) strings = part
      else if (type.endsWith('/styles')) styles = part
    },
    () => {},
  )
  const sheets: Sheet[] = []
  let from1904 = false
  walkXml(
    text(archive, 'xl/workbook.xml'),
    ({ name, kind, attribute }) => {
      if (kind === 'close') return
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/i.test(attribute('date1904') ?? '')
      else if (name === 'sheet' && (attribute('state') ?? 'visible') === 'visible') {
        const part = targets.get(attribute('r:id') ?? attribute('\\w+:id') ?? '')
        if (part) sheets.push({ name: attribute('name') ?? '', part })
      }
    },
    () => {},
  )
  return { sheets, from1904, strings, styles }
}

/** Reads the first visible sheet that has rows. Problems as `readPeopleFile`. */
export const readWorkbook = (bytes: Uint8Array, file: string, limits: FileLimits): SourceTable => {
  const broken = () => new Problem('people.workbookBroken', {}, { file })
  const archive = openArchive(bytes, file, limits.unzipped)
  if (archive.names.includes('xl/workbook.bin')) throw new Problem('people.oldWorkbook', {}, { file })
  if (!archive.names.includes('xl/workbook.xml')) throw new Problem('people.notATable', {}, { file })
  const contents = readContents(archive)
  if (contents.sheets.length === 0) throw broken()
  const reading: SheetReading = {
    strings: readStrings(text(archive, contents.strings), broken, limits.cells),
    styles: readStyles(text(archive, contents.styles)),
    from1904: contents.from1904,
    file,
    limits,
  }
  for (const { name, part } of contents.sheets) {
    const xml = archive.read(part)
    if (!xml) throw broken()
    const rows = readSheet(xml.toString('utf8'), reading)
    if (rows.length > 0) {
      return { format: 'xlsx', encoding: null, delimiter: null, sheet: { name, others: contents.sheets.length - 1 }, rows }
    }
  }
  throw new Problem('people.emptyFile', {}, { file })
}
