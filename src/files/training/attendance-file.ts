/** Attendance reports as files: from bytes to what they say, in whatever encoding Teams, Zoom or a spreadsheet wrote them (TR-6). */
import { Problem } from '#core/kernel/problem.ts'
import { type AttendanceReport, readReport } from '#core/training/attendance-report.ts'
import { decodeText } from '#files/people/text-encoding.ts'

/** More than any report of one meeting has. */
export const mostReportBytes = 8_000_000

/** The text of a report; UTF-16 with or without its mark, UTF-8, or what older programmes write. */
const textOf = (bytes: Uint8Array, file: string): string => {
  try {
    return decodeText(bytes, file).text
  } catch (trouble) {
    // Staff lists have words of their own for what is no text.
    if (trouble instanceof Problem) throw new Problem('training.noReport', {}, { file })
    throw trouble
  }
}

/**
 * Reads an attendance report (TR-6). Problems: `training.noReport`, `training.reportTooLong`.
 *
 * @example readAttendanceFile(bytes, 'Training - Attendance report.csv').participants.length // 12
 */
export const readAttendanceFile = (bytes: Uint8Array, file: string): AttendanceReport => {
  if (bytes.length > mostReportBytes) throw new Problem('training.reportTooLong', {}, { file })
  return readReport(textOf(bytes, file))
}
