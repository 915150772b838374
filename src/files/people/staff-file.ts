/** Opens a staff list in whatever form it comes, and gives its rows as text. */
import { type FileLimits, fileLimits } from '#files/people/file-limits.ts'
import type { SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import { readText } from '#files/people/text-rows.ts'
import { readWorkbook } from '#files/people/workbook-rows.ts'

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean => signature.every((byte, at) => bytes[at] === byte)

const zips = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
]
const oldOffice = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * Reads a staff list (IM-1): CSV or TSV in any usual encoding, or the first visible sheet of a workbook. Lines are those of the file.
 * Problems: `people.emptyFile`, `people.notATable`, `people.oldWorkbook`, `people.workbookBroken`, `people.unknownEncoding`, `people.quoteNotClosed`,
 * `people.tooLarge`, `people.unzipsTooLarge`, `people.tooManyRows`, `people.tooManyCellsInAll`; never any other error.
 * @example readPeopleFile(new TextEncoder().encode('Naam;E-mail\nAnn;ann@x.sr'), 'lijst.csv').delimiter // ';'
 */
export const readPeopleFile = (bytes: Uint8Array, name: string, limits: FileLimits = fileLimits): SourceTable => {
  if (bytes.length === 0) throw new Problem('people.emptyFile', {}, { file: name })
  if (bytes.length > limits.bytes) throw new Problem('people.tooLarge', { megabytes: Math.floor(limits.bytes / 1e6) }, { file: name })
  if (startsWith(bytes, oldOffice)) throw new Problem('people.oldWorkbook', {}, { file: name })
  if (zips.some((zip) => startsWith(bytes, zip))) return readWorkbook(bytes, name, limits)
  return readText(bytes, name, limits)
}
