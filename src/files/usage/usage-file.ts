/** Opens a usage report in whatever form it comes: CSV, TSV or a sheet of a workbook, in any usual encoding. */
import { largest } from '#core/kernel/many.ts'
import { Problem } from '#core/kernel/problem.ts'
import { identityHeadings, plainHeading } from '#core/metrics/usage-columns.ts'
import { readUsage, type UsageOptions, type UsageReport, type UsageRow } from '#core/metrics/usage-report.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'

/** A table; of one that is too long it is said how it goes in nevertheless. */
const readTable: typeof readPeopleFile = (bytes, name) => {
  try {
    return readPeopleFile(bytes, name)
  } catch (trouble) {
    if (!(trouble instanceof Problem && trouble.code === 'people.tooManyRows')) throw trouble
    throw new Problem('metrics.tooManyRows', trouble.params as { most: number }, trouble.place)
  }
}

/** As many rows may stand above the headings: what the report is called, and when it was made. */
const headingsWithin = 20

/** The row of headings: the first that names people, else the first that is filled nearly as far as the fullest. */
const headingsAt = (rows: readonly UsageRow[]): number => {
  const top = rows.slice(0, headingsWithin)
  const filled = ({ cells }: UsageRow): number => cells.filter((cell) => cell.trim() !== '').length
  const naming = top.findIndex((row) => filled(row) > 1 && row.cells.some((cell) => identityHeadings.includes(plainHeading(cell))))
  const most = largest(top.map(filled))
  return naming >= 0 ? naming : top.findIndex((row) => filled(row) * 4 >= most * 3)
}

/** The headings of a report, and its lines. Problems: metrics.tooManyRows, and those of `readPeopleFile`. */
export const usageTable = (bytes: Uint8Array, name: string) => {
  const { rows } = readTable(bytes, name)
  const told = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const at = headingsAt(told)
  return { headings: told[at]?.cells ?? [], lines: told.slice(at + 1) }
}

/**
 * Reads a usage report (ME-4). Problems: metrics.concealed, metrics.notAReport, metrics.noIdentity, metrics.emptyColumn, metrics.unknownApp,
 * metrics.dayOrder, metrics.columnGone, metrics.appPeriod, metrics.madeInFuture, and those of `readPeopleFile`; each with the file.
 */
export const readUsageFile = (bytes: Uint8Array, name: string, options: UsageOptions): UsageReport => {
  const { headings, lines } = usageTable(bytes, name)
  const report = readUsage(headings, lines, options)
  if (!('trouble' in report)) return report
  const { code, ...params } = report.trouble
  throw new Problem(`metrics.${code}` as 'metrics.notAReport', params, { file: name })
}
