/** Opens a usage report in whatever form it comes: CSV, TSV or a sheet of a workbook, in any usual encoding. */
import { Problem } from '#core/kernel/problem.ts'
import { readUsage, type UsageOptions, type UsageReport } from '#core/metrics/usage-report.ts'
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

/** The headings of a report, and its lines. Problems: metrics.tooManyRows, and those of `readPeopleFile`. */
export const usageTable = (bytes: Uint8Array, name: string) => {
  const { rows } = readTable(bytes, name)
  const [heading, ...lines] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  return { headings: heading?.cells ?? [], lines }
}

/**
 * Reads a usage report (ME-4). Problems: metrics.concealed, metrics.notAReport, metrics.noIdentity, metrics.emptyColumn, metrics.unknownApp,
 * metrics.dayOrder, metrics.columnGone, and those of `readPeopleFile`; each with the file.
 */
export const readUsageFile = (bytes: Uint8Array, name: string, options: UsageOptions): UsageReport => {
  const { headings, lines } = usageTable(bytes, name)
  const report = readUsage(headings, lines, options)
  if (!('trouble' in report)) return report
  const { code, ...params } = report.trouble
  throw new Problem(`metrics.${code}` as 'metrics.notAReport', params, { file: name })
}
