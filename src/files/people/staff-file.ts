/** Opens a staff list in whatever form it comes, and gives its rows as text. */
import { type FileLimits, fileLimits } from '#files/people/file-limits.ts'
import type { SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import { isFlatSpreadsheet, readSpreadsheet } from '#files/people/spreadsheet-rows.ts'
import { repairedRows } from '#files/people/text-encoding.ts'
import { readText } from '#files/people/text-rows.ts'
import { readWorkbook } from '#files/people/workbook-rows.ts'
import { openArchive } from '#files/people/workbook-zip.ts'

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte)

const zips = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
]
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]

const spreadsheetType = 'application/vnd.oasis.opendocument.spreadsheet'

/** A file that is an archive: a workbook of Excel or a spreadsheet of OpenDocument. */
const readArchive = (bytes: Uint8Array, name: string, limits: FileLimits, sheet: string | undefined): SourceTable => {
  const archive = openArchive(bytes, name, limits.unzipped)
  if (!archive.names.includes('mimetype')) return readWorkbook(archive, name, limits, sheet)
  const type = archive.read('mimetype')?.toString('utf8').trim() ?? ''
  const content = type.startsWith(spreadsheetType) ? archive.read('content.xml') : undefined
  if (!content) throw new Problem('people.notATable', {}, { file: name })
  return readSpreadsheet(content.toString('utf8'), 'ods', name, limits, sheet)
}

/** A text that was imported in the wrong character set leaves its damage in the workbook. */
const inSoundLetters = (table: SourceTable): SourceTable => {
  const { rows, notes } = repairedRows(table.rows)
  return { ...table, rows, notes: [...table.notes, ...notes] }
}

/**
 * Reads a staff list (IM-1): CSV or TSV in any usual encoding, or the sheet of a workbook (XLSX, ODS, FODS) that holds one, or the one named by `sheet`.
 * Lines are those of the file. Problems: `people.emptyFile`, `people.notATable`, `people.oldWorkbook`, `people.workbookBroken`, `people.unknownEncoding`,
 * `people.quoteNotClosed`, `people.tooLarge`, `people.unzipsTooLarge`, `people.tooManyRows`, `people.tooManyCellsInAll`, `people.unknownSheet`,
 * `people.noSheets`; never any other error.
 * @example readPeopleFile(new TextEncoder().encode('Naam;E-mail\nAnn;ann@x.sr'), 'lijst.csv').delimiter // ';'
 */
export const readPeopleFile = (bytes: Uint8Array, name: string, limits: FileLimits = fileLimits, sheet?: string): SourceTable => {
  if (bytes.length === 0) throw new Problem('people.emptyFile', {}, { file: name })
  if (bytes.length > limits.bytes) throw new Problem('people.tooLarge', { megabytes: Math.floor(limits.bytes / 1e6) }, { file: name })
  if (startsWith(bytes, oldOffice)) throw new Problem('people.oldWorkbook', {}, { file: name })
  if (zips.some((zip) => startsWith(bytes, zip))) return inSoundLetters(readArchive(bytes, name, limits, sheet))
  if (isFlatSpreadsheet(bytes)) return inSoundLetters(readSpreadsheet(new TextDecoder().decode(bytes), 'fods', name, limits, sheet))
  if (sheet !== undefined) throw new Problem('people.noSheets', { sheet: sheet.slice(0, 80) }, { file: name })
  return readText(bytes, name, limits)
}
