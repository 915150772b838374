/** The plan as a workbook: a sheet to each table, with real dates and numbers. */
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import { largest } from '#core/kernel/many.ts'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { type Cell, type CellKind, type PaperTable, peopleList } from '#files/plan/document-tables.ts'
import { lean, type Paper } from '#files/plan/plan-document.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

const green = '#1f6b3a'
const wash = '#e3efe5'

const cellOf = (cell: Cell, kind: CellKind, dayFormat: string): CellObject | null => {
  if (kind === 'tick') return { value: '☐', type: String, align: 'center', alignVertical: 'top' }
  if (cell === null || cell === '') return null
  if (kind === 'day') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: dayFormat, align: 'left', alignVertical: 'top' }
  if (kind === 'share') return { value: Number(cell), type: Number, format: '0%', alignVertical: 'top' }
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' }
  return { value: cell, type: String, alignVertical: 'top', wrap: kind === 'long' }
}

/** Points that a row takes; spreadsheets differ in whether they work it out themselves for text that wraps. */
const pointsFor = (cells: readonly (readonly [text: string, width: number])[]): number =>
  4 + 13 * largest(cells.map(([text, width]) => Math.max(1, Math.ceil(text.length / Math.max(1, width - 3)))))

const widthOf = ({ weight, kind }: PaperTable['columns'][number]): number =>
  kind === 'tick' ? 7 : Math.max(9, Math.round(weight * (kind === 'long' ? 9 : 8)))

/** The cells of a row; the first that holds something tells how high it is. */
const withHeight = (cells: readonly (CellObject | null)[], height: number): (CellObject | null)[] => {
  const at = cells.findIndex((cell) => cell !== null)
  return cells.map((cell, place) => (cell && place === at ? { ...cell, height } : cell))
}

const sheetOf = (table: PaperTable, name: string, dayFormat: string) => {
  const heads = table.columns.map(({ title }): CellObject => ({
    value: title,
    type: String,
    fontWeight: 'bold',
    textColor: green,
    backgroundColor: wash,
  }))
  const rows = table.rows.map((row) =>
    withHeight(
      table.columns.map(({ kind }, at) => cellOf(row[at] ?? null, kind, dayFormat)),
      pointsFor([
        ['', 9],
        ...table.columns.flatMap((column, at) => (column.kind === 'long' ? [[String(row[at] ?? ''), widthOf(column)] as const] : [])),
      ]),
    ),
  )
  return {
    data: [heads, ...rows] as SheetData,
    sheet: name,
    columns: table.columns.map((column) => ({ width: widthOf(column) })),
    stickyRowsCount: 1,
  }
}

const summary = (paper: Paper, told: Telling): SheetData => {
  const line = (text: string, more: Partial<CellObject> = {}): CellObject[] => [
    { value: text, type: String, wrap: true, alignVertical: 'top', height: pointsFor([[text, 100]]), ...more },
  ]
  const lists = paper.lists.flatMap(({ title, lines }) => [
    [],
    line(title, { fontWeight: 'bold', textColor: green }),
    ...lines.map((text) => line(text)),
  ])
  return [
    line(paper.title, { fontWeight: 'bold', fontSize: 16, height: 24 }),
    line(paper.headline, { fontWeight: 'bold' }),
    line(told.organisation === null ? paper.facts : `${told.organisation} · ${paper.facts}`),
    ...lists,
  ]
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What the library has no word for: filters over the columns of a table, and pages as wide as the sheet with its headings on each. */
const fitted = (xml: string, table: PaperTable | undefined): string => {
  const filter = table ? `<autoFilter ref="A1:${letters[table.columns.length - 1]}${table.rows.length + 1}"/>` : ''
  const margins = '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  const page = `<pageSetup paperSize="9" orientation="${table ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`
  return xml
    .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    .replace(/<pageMargins[^>]*\/>|<pageSetup[^>]*\/>/g, '')
    .replace(/(<\/sheetData>|<sheetData\/>)/, (end) => `${end}${filter}${margins}${page}`)
}

const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Headings that are printed on every page, and the ranges of the filters, as names that spreadsheets look for. */
const namesIn = (xml: string, tables: readonly PaperTable[], names: readonly string[]): string => {
  const defined = tables.flatMap((table, at) => {
    const sheet = quoted(names[at] ?? '')
    const last = `$${letters[table.columns.length - 1]}$${table.rows.length + 1}`
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at + 1}" hidden="1">${sheet}!$A$1:${last}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at + 1}">${sheet}!$1:$1</definedName>`,
    ]
  })
  return xml.replace(/<definedNames\/>/, defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : '')
}

/** The workbook for reading and printing, without the moment at which it was made: equal plans are equal files (PH-11). */
const finished = (workbook: Uint8Array, tables: readonly PaperTable[], names: readonly string[]): Uint8Array => {
  const parts = unzipSync(workbook)
  const calm = Object.entries(parts).map(([name, bytes]) => {
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)
    const isText = sheet !== null || name === 'xl/workbook.xml' || name.startsWith('docProps/')
    if (!isText) return [name, bytes] as const
    const text = new TextDecoder().decode(bytes)
    if (sheet) return [name, strToU8(fitted(text, tables[Number(sheet[1]) - 2]))] as const
    if (name === 'xl/workbook.xml') return [name, strToU8(namesIn(text, tables, names))] as const
    return [name, strToU8(text.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '2000-01-01T00:00:00Z'))] as const
  })
  return zipSync(Object.fromEntries(calm), { mtime: new Date(2000, 0, 1), level: 6 })
}

/** A sheet with the plan in sentences, then one to each table. */
export const planXlsx = async (told: Telling, paper: Paper): Promise<Uint8Array> => {
  const { words, language } = told
  const dayFormat = language === 'nl' ? 'dd-mm-yyyy' : 'd mmm yyyy'
  const names: Record<PaperTable['key'], string> = {
    phases: words('phases'),
    people: words('peopleSheet'),
    messages: words('messages'),
    sessions: words('sessions'),
    officeHours: words('officeHours'),
    champions: words('champions'),
    buddies: words('buddies'),
    checklist: words('checklist'),
  }
  const tables = paper.tables.map((table) => (table.key === 'people' ? lean(peopleList(told)) : table))
  const sheets = [
    { data: summary(paper, told), sheet: words('plan'), columns: [{ width: 100 }] },
    ...tables.map((table) => sheetOf(table, names[table.key], dayFormat)),
  ]
  const workbook = writeXlsxFile(sheets, { fontFamily: 'Arial', fontSize: 10 })
  return finished(
    new Uint8Array(await workbook.toBuffer()),
    tables,
    tables.map((table) => names[table.key]),
  )
}
