/** The plan as a workbook: a sheet to each table, with real dates and numbers. */
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node'
import { strToU8, unzipSync, zipSync } from 'fflate'
import type { Cell, CellKind, PaperTable } from '#files/plan/document-tables.ts'
import type { Paper } from '#files/plan/plan-document.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

const green = '#1f6b3a'
const wash = '#e3efe5'

const cellOf = (cell: Cell, kind: CellKind, dayFormat: string): CellObject | null => {
  if (cell === null || cell === '') return null
  if (kind === 'day') return { value: new Date(`${cell}T00:00:00Z`), type: Date, format: dayFormat, alignVertical: 'top' }
  if (kind === 'share') return { value: Number(cell), type: Number, format: '0%', alignVertical: 'top' }
  if (typeof cell === 'number') return { value: cell, type: Number, alignVertical: 'top' }
  return { value: cell, type: String, alignVertical: 'top', wrap: kind === 'long' }
}

const sheetOf = (table: PaperTable, name: string, dayFormat: string) => {
  const heads = table.columns.map(({ title }): CellObject => ({
    value: title,
    type: String,
    fontWeight: 'bold',
    textColor: green,
    backgroundColor: wash,
  }))
  const rows = table.rows.map((row) => table.columns.map(({ kind }, at) => cellOf(row[at] ?? null, kind, dayFormat)))
  return {
    data: [heads, ...rows] as SheetData,
    sheet: name,
    columns: table.columns.map(({ weight, kind }) => ({
      width: kind === 'tick' ? 7 : Math.max(9, Math.round(weight * (kind === 'long' ? 9 : 8))),
    })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  }
}

const summary = (paper: Paper, told: Telling): SheetData => {
  const line = (text: string, more: Partial<CellObject> = {}): CellObject[] => [
    { value: text, type: String, wrap: true, alignVertical: 'top', ...more },
  ]
  const lists = paper.lists.flatMap(({ title, lines }) => [
    [],
    line(title, { fontWeight: 'bold', textColor: green }),
    ...lines.map((text) => line(text)),
  ])
  return [
    line(paper.title, { fontWeight: 'bold', fontSize: 16 }),
    line(paper.headline, { fontWeight: 'bold' }),
    line(told.organisation === null ? paper.facts : `${told.organisation} · ${paper.facts}`),
    ...lists,
  ]
}

/** A zip without the moment at which it was made: equal plans are equal files (PH-11). */
const timeless = (workbook: Uint8Array): Uint8Array => {
  const parts = unzipSync(workbook)
  const calm = Object.entries(parts).map(([name, bytes]) => {
    if (!name.startsWith('docProps/')) return [name, bytes] as const
    const text = new TextDecoder().decode(bytes).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '2000-01-01T00:00:00Z')
    return [name, strToU8(text)] as const
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
  const sheets = [
    { data: summary(paper, told), sheet: words('plan'), columns: [{ width: 110 }] },
    ...paper.tables.map((table) => sheetOf(table, names[table.key], dayFormat)),
  ]
  return timeless(new Uint8Array(await writeXlsxFile(sheets).toBuffer()))
}
